import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import { runBin, type Run } from '../helpers/run-bin.ts';
import { scratchFolder } from '../helpers/scratch.ts';

async function catalog(...args: string[]): Promise<Run> {
  return runBin(['catalog', ...args], { cwd: await scratchFolder() });
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map(displayWidth));
}

describe('catalog show', () => {
  it('gives a page of 80 columns with state, licence, drivers, claims and sources', async () => {
    const { code, stdout, stderr } = await catalog('show', 'Apache', 'Kafka');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(widest(stdout)).toBeLessThanOrEqual(80);
    for (const part of [
      /^Apache Kafka\n/,
      /\n {2}state +active/,
      /\n {2}licence +Apache-2\.0: permissive; fits every licence policy/,
      /\n {2}newest +4\./,
      /\nMessage queue \(message-queue\), among message brokers\n/,
      /\n {2}met +replay: /,
      /\n {2}not met +delayed delivery: /,
      /\n {2}\+ {2}\w/,
      /\n {2}- {2}\w/,
      /\n {2}operations +\w/,
      /\n {2}exit +\w/,
      /\n {2}to rent +Amazon MSK/,
      /\n {2}needs +Apache ZooKeeper, because /,
      /\n {2}- {2}Kafka Streams: /,
      /\nSources\n\n {2}\d{4}-\d\d-\d\d {2}https:\/\//,
    ]) {
      expect(stdout).toMatch(part);
    }
  });

  it('says first what a part or a document is', async () => {
    expect((await catalog('show', 'nginx wiki')).stdout).toMatch(
      /^Nginx Wiki is about NGINX: Old community documentation/,
    );
    expect((await catalog('show', 'MirrorMaker 2')).stdout).toMatch(/^MirrorMaker 2 is a part of Apache Kafka: /);
  });

  it('says what took the place of something that has ended, and how the licence changed', async () => {
    expect((await catalog('show', 'hystrix')).stdout).toMatch(
      /state +deprecated since 2018-11[\s\S]*Look at Resilience4j/,
    );
    const consul = (await catalog('show', 'consul')).stdout;
    expect(consul).toMatch(/licence +BUSL-1\.1: not approved by the OSI; fits the policy any only/);
    expect(consul).toMatch(/Licence over time: MPL-2\.0 until 1\.16/);
  });

  it('gives the same as one document', async () => {
    const { stdout } = await catalog('show', 'KAFKA', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      option: {
        id: 'apache-kafka',
        name: 'Apache Kafka',
        kind: 'server',
        homepage: 'https://kafka.apache.org',
        repository: 'https://github.com/apache/kafka',
        license: { spdx: 'Apache-2.0', policy: 'permissive', history: [] },
        language: ['Java', 'Scala'],
        lifecycle: { state: 'active', since: null, successor: null },
        layers: ['message-queue'],
        roles: { 'message-queue': { level: 'broker', drivers: { replay: { value: 'by-position', fit: 'met' } } } },
      },
    });
    const asked = JSON.parse((await catalog('show', 'nginx wiki', '--json')).stdout) as object;
    expect(asked).toMatchObject({ asked: { kind: 'reference', name: 'Nginx Wiki' }, option: { id: 'nginx' } });
  });

  it('guesses what was meant', async () => {
    expect(await catalog('show', 'kafak')).toMatchObject({ code: 2, stdout: '' });
    expect((await catalog('show', 'kafak')).stderr).toContain('Did you mean `apache-kafka`?');
    expect((await catalog('show', 'zzzzzzzz')).stderr).toContain('See create-arch-adr catalog list.');
    expect(JSON.parse((await catalog('show', 'kafak', '--json')).stdout)).toHaveProperty('problems');
  });

  it('obeys no control characters of what was asked', async () => {
    expect((await catalog('show', '\u001b[31mkafka')).stderr).not.toContain('\u001b');
  });

  it('fits into a narrow terminal and a wide one', async () => {
    const cwd = await scratchFolder();
    for (const color of ['--color', '--no-color']) {
      const { stdout } = await runBin(['catalog', 'show', 'nginx', color], { cwd });
      expect(stdout.includes('\u001b[')).toBe(color === '--color');
    }
  });
});

describe('catalog list', () => {
  it('groups all options by layer', async () => {
    const { code, stdout, stderr } = await catalog('list');
    expect(code).toBe(0);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
    expect(stdout.match(/^\S.*\([a-z-]+\)$/gm)).toHaveLength(18);
    expect(stderr).toMatch(/\d+ options in 18 layers/);
  });

  it('is what catalog alone does', async () => {
    expect((await catalog()).stdout).toBe((await catalog('list')).stdout);
  });

  it('narrows by layer, state, licence, policy, kind and name', async () => {
    const list = async (...args: string[]): Promise<string[]> => {
      const { stdout } = await catalog('list', '--json', ...args);
      const { options } = JSON.parse(stdout) as { options: { id: string }[] };
      return options.map((option) => option.id);
    };
    expect(await list('--layer', 'dns', '--lifecycle', 'abandoned')).toEqual(['skydns']);
    expect(await list('--layer', 'dns', '--license', 'mpl')).toEqual(['bind9']);
    expect(await list('--layer', 'service-discovery', '--policy', 'osi-approved')).not.toContain('consul');
    expect(await list('--layer', 'dns', '--kind', 'managed')).toContain('amazon-route-53');
    expect(await list('kafka', 'streams')).toEqual(['apache-kafka']);
  });

  it('gives id, name, layers, lifecycle and licence as data', async () => {
    const { stdout } = await catalog('list', 'consul', '--layer', 'dns', '--json');
    const { version, options } = JSON.parse(stdout) as { version: number; options: object[] };
    expect(version).toBe(1);
    expect(options[0]).toEqual({
      id: 'consul',
      name: 'Consul',
      layers: expect.arrayContaining(['dns', 'service-discovery']) as unknown,
      lifecycle: 'active',
      license: 'BUSL-1.1',
    });
  });

  it('says so when nothing fits, and refuses words it does not know', async () => {
    expect(await catalog('list', 'zzzzzz')).toMatchObject({ code: 0, stdout: '' });
    expect(await catalog('list', '--layer', 'dnz')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean `dns`?') as unknown,
    });
    expect(await catalog('list', '--lifecycle', 'dead')).toMatchObject({ code: 2 });
  });
});

describe('catalog compare', () => {
  it('shows differences first, in 80 columns', async () => {
    const { code, stdout } = await catalog('compare', 'kafka', 'RabbitMQ', 'nats');
    expect(code).toBe(0);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/^Apache Kafka +RabbitMQ +NATS\n/);
    const at = ['where they differ', '\nreplay\n', 'Where they are alike', '\ndurability\n', '\nlicence\n'].map(
      (part) => stdout.indexOf(part),
    );
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(0);
  });

  it('takes the layer that was asked for, and names the others', async () => {
    expect((await catalog('compare', 'nginx', 'envoy')).stderr).toContain('add --layer');
    const { stdout } = await catalog('compare', 'nginx', 'envoy', '--layer', 'reverse-proxy', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      layer: { id: 'reverse-proxy' },
      options: [{ id: 'nginx' }, { id: 'envoy' }],
    });
  });

  it.each([
    [['nginx', 'kafka'], 'NGINX and Apache Kafka share no layer.'],
    [['nginx', 'envoy', '--layer', 'dns'], 'Not all of them have a role in `dns`.'],
    [['nginx', 'envoy', '--layer', 'dnz'], 'Did you mean `dns`?'],
    [['nginx'], 'Name two or three.'],
    [['nginx', 'C: Nginx'], 'The same option was named twice.'],
    [['kafka', 'nats', 'rabbitmq', 'nsq'], 'Name two or three.'],
    [['kafka', 'natz'], 'Did you mean `nats`?'],
  ])('refuses %o', async (names, words) => {
    const run = await catalog('compare', ...names);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(words);
  });
});

describe('catalog validate', () => {
  it('finds no fault in what is shipped', async () => {
    const run = await catalog('validate');
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toMatch(/The shipped catalog: 18 layers, \d+ options, \d+ rules; no faults\./);
  });

  it('lists each fault of a folder with its place', async () => {
    const cwd = await scratchFolder({
      'ours/options/kue.yaml': 'id: kue\nkind: servre\nroles: { message-queue: { level: brokr } }\n',
    });
    const run = await runBin(['catalog', 'validate', 'ours'], { cwd });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('ours/options/kue.yaml:2:7 error');
    const { stdout, code } = await runBin(['catalog', 'validate', 'ours', '--json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      as: 'overlay',
      seen: { layers: 0, options: 1, rules: 0 },
      problems: [{ code: 'catalog/wrong-value', file: 'ours/options/kue.yaml', line: 2, column: 7 }],
    });
  });

  it('lists facts past their limit as warnings, which do not fail it', async () => {
    const cwd = await scratchFolder({
      'ours/options/kue.yaml':
        "id: kue\nlicense: { source: page }\nsources: { page: { url: 'https://example.org', checked: 2026-01-01 } }\n",
    });
    const stale = ['catalog', 'validate', 'ours', '--stale', '--date'];
    const run = await runBin([...stale, '2026-04-02'], { cwd });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('ours/options/kue.yaml:3:57 warning');
    expect(run.stdout).toContain('licence last checked on 2026-01-01, 91 days ago (limit 90)');
    const never = await scratchFolder({
      'ours/options/kue.yaml':
        "id: kue\noverlaps: [{ capability: message-broker, advice: Say which., source: page }]\nsources: { page: { url: 'https://example.org', checked: unread } }\n",
    });
    const other = await runBin([...stale, '2026-04-02'], { cwd: never });
    expect(other.stdout).toMatch(/ours\/options\/kue\.yaml:\d+:\d+ info/);
    expect(other.stderr).toContain('1 source not opened');
    expect((await runBin([...stale, '2026-02-31'], { cwd })).code).toBe(2);
  });

  it('refuses a folder that is missing, empty or a file', async () => {
    const cwd = await scratchFolder({ 'file.yaml': 'id: x\n', 'empty/readme.md': '' });
    for (const folder of ['nowhere', 'empty', 'file.yaml']) {
      expect(await runBin(['catalog', 'validate', folder], { cwd })).toMatchObject({ code: 2, stdout: '' });
    }
  });
});
