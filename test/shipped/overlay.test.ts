import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { runBin, type Run } from '../helpers/run-bin.ts';
import { filesOf, scratchFolder, scratchRepo } from '../helpers/scratch.ts';

const example = await readFile(fileURLToPath(new URL('../../examples/parcels.stack.yaml', import.meta.url)), 'utf8');
const queueLayer = await readFile(
  fileURLToPath(new URL('../../catalog/layers/message-queue.yaml', import.meta.url)),
  'utf8',
);
const nats = await readFile(fileURLToPath(new URL('../../catalog/options/nats.yaml', import.meta.url)), 'utf8');

const date = ['--date', '2026-11-24'];

/** An own option with a role in an own layer, made from one that is shipped. */
const parcelBus = nats
  .replace('id: nats', 'id: parcel-bus')
  .replace(/^name: .*$/m, 'name: Parcel Bus')
  .replace(/^aliases: .*$/m, 'aliases: []')
  .replace(/^parts:[\s\S]*?(?=^[a-z])/m, '')
  .replace(/^variants:[\s\S]*?(?=^[a-z])/m, '')
  .replaceAll(', variant: NATS Streaming', '')
  .replace(/^ {2}message-queue:/m, '  parcel-queue:');

const ours = {
  'ours/layers/parcel-queue.yaml': queueLayer
    .replace('id: message-queue', 'id: parcel-queue')
    .replace('order: 6', 'order: 60')
    .replace('name: Message queue', 'name: Parcel queue')
    .replace(/^known:[\s\S]*?(?=^[a-z])/m, ''),
  'ours/options/parcel-bus.yaml': parcelBus,
  'ours/options/rabbitmq.yaml': 'id: rabbitmq\nring: { name: adopt, reason: The platform team runs it }\n',
  'ours/options/kue.yaml': 'id: kue\nhide: true\n',
};
const hold = {
  'ours/options/apache-kafka.yaml': 'id: apache-kafka\nring: { name: hold, reason: "Nobody is on call for it." }\n',
};

async function kafkaRecord(repo: string): Promise<string> {
  const files = await filesOf(repo);
  return Object.entries(files).find(([path]) => path.includes('kafka'))?.[1] ?? '';
}

async function run(repo: string, ...args: string[]): Promise<Run> {
  return runBin([...args, ...date], { cwd: repo });
}

describe('an organisation’s catalog folder', () => {
  it('puts rings into the records', async () => {
    const repo = await scratchRepo({ 'stack.yaml': example, ...ours });
    expect((await run(repo, '--catalog', 'ours')).code).toBe(0);
    const record = await kafkaRecord(repo);
    expect(record).toContain('On the organisation’s ring “adopt”: The platform team runs it.');
    expect(record).toMatch(/- RabbitMQ: .*on the organisation’s ring adopt/);
  });

  it('is read as well when stack.yaml names it', async () => {
    const repo = await scratchRepo({ 'stack.yaml': `catalog: [ours]\n${example}`, ...ours });
    expect((await run(repo)).code).toBe(0);
    expect(await kafkaRecord(repo)).toContain('On the organisation’s ring “adopt”');
    expect((await run(repo, 'check')).stdout).not.toContain('out-of-date');
  });

  it('makes an option on hold a problem until the team accepts it', async () => {
    const repo = await scratchRepo({ 'stack.yaml': `catalog: [ours]\n${example}`, ...ours, ...hold });
    const first = await run(repo, '--json');
    const { problems } = JSON.parse(first.stdout) as {
      problems: { code: string; message: string; file: string; line: number }[];
    };
    expect(problems.find((problem) => problem.code === 'stack/on-hold')).toMatchObject({ file: 'stack.yaml' });
    const accepted = example.replace(
      'choice: apache-kafka',
      'choice: apache-kafka\n    accepts: { stack/on-hold: Until the move in May. }',
    );
    const second = await scratchRepo({ 'stack.yaml': `catalog: [ours]\n${accepted}`, ...ours, ...hold });
    const after = await run(second, '--json');
    expect(after.stdout).not.toContain('stack/on-hold');
    expect(await kafkaRecord(second)).toContain('Until the move in May.');
  });

  it('adds a layer and an option, for which a whole record is written', async () => {
    const stack = example.replace(
      'decisions:\n',
      'decisions:\n  parcel-queue:\n    choice: Parcel Bus\n    trigger: Two buses were in use.\n    drivers: [replay]\n',
    );
    const repo = await scratchRepo({ 'stack.yaml': stack, ...ours });
    expect((await run(repo, '--catalog', 'ours')).code).toBe(0);
    const files = await filesOf(repo);
    const [path, text] = Object.entries(files).find(
      ([name]) => name.includes('parcel-bus') && name.endsWith('.md'),
    ) ?? ['', ''];
    expect(parseAdr(text, path).identity).toMatchObject({ layer: 'parcel-queue', option: 'parcel-bus' });
    expect((await run(repo)).stderr).toContain('There is no layer `parcel-queue`');
  });

  it('hides an option from lists, pages and answers, and says so', async () => {
    const repo = await scratchRepo({ 'stack.yaml': example.replace('choice: apache-kafka', 'choice: kue'), ...ours });
    expect((await run(repo, '--catalog', 'ours')).stderr).toContain(
      'The catalog folder of the organisation hides Kue.',
    );
    const list = await runBin(['catalog', 'list', 'kue', '--catalog', 'ours'], { cwd: repo });
    expect(list.stdout).toBe('');
    expect((await runBin(['catalog', 'show', 'kue', '--catalog', 'ours'], { cwd: repo })).code).toBe(2);
  });

  it('counts in catalog and detect wherever somebody stands in a repository whose stack.yaml names it', async () => {
    const repo = await scratchRepo({
      ...ours,
      'stack.yaml': 'catalog: [ours]\ndecisions: {unfinished: 1}\n',
      'src/package.json': '{"dependencies": {"kue": "0.11.6"}}',
    });
    const inside = { cwd: `${repo}/src` };
    expect((await runBin(['catalog', 'show', 'kue'], inside)).stderr).toContain('Kue is hidden by a catalog folder.');
    expect((await runBin(['catalog', 'list', 'rabbitmq'], inside)).stdout).toContain('RabbitMQ [adopt]');
    expect((await runBin(['detect', '--json'], inside)).stdout).toContain('"found": []');
    const elsewhere = { cwd: await scratchFolder() };
    expect((await runBin(['catalog', 'show', 'kue'], elsewhere)).code).toBe(0);
  });

  it('is named by the answers that detect drafts with it', async () => {
    const repo = await scratchRepo({ ...ours, 'package.json': '{"dependencies": {"amqplib": "0.10.4"}}' });
    expect((await runBin(['detect', '--write', '--catalog', 'ours'], { cwd: repo })).code).toBe(0);
    expect(await readFile(`${repo}/stack.yaml`, 'utf8')).toContain('catalog: ["ours"]\ndecisions:\n');
    expect((await run(repo)).code).toBe(0);
  });

  it('shows rings in catalog show and list', async () => {
    const cwd = await scratchFolder(ours);
    const show = await runBin(['catalog', 'show', 'rabbitmq', '--catalog', 'ours'], { cwd });
    expect(show.stdout).toMatch(/ring +adopt, says the organisation: The platform team runs it\./);
    const list = await runBin(['catalog', 'list', 'rabbitmq', '--catalog', 'ours'], { cwd });
    expect(list.stdout).toContain('RabbitMQ [adopt]');
  });

  it('stops a run with the places of its own faults, and nothing is written', async () => {
    const repo = await scratchRepo({
      'stack.yaml': example,
      'ours/options/nats.yaml': 'id: nats\nkind: servre\nrinq: x\n',
    });
    const before = await filesOf(repo);
    const result = await run(repo, '--catalog', 'ours');
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('ours/options/nats.yaml:2:7 error');
    expect(result.stderr).toContain('ours/options/nats.yaml:3:1 error');
    expect(await filesOf(repo)).toEqual(before);
  });

  it('may lie anywhere when a flag names it, and inside the repository when stack.yaml does', async () => {
    const elsewhere = await scratchFolder(ours);
    const repo = await scratchRepo({ 'stack.yaml': example });
    expect((await run(repo, '--catalog', `${elsewhere}/ours`)).code).toBe(0);
    const other = await scratchRepo({ 'stack.yaml': `catalog: ['${elsewhere}/ours']\n${example}` });
    expect(await run(other)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('outside the repository') as unknown,
    });
  });

  it('is laid one over the other in the order of the flags', async () => {
    const cwd = await scratchFolder({
      ...ours,
      'more/options/rabbitmq.yaml': 'id: rabbitmq\nring: { name: assess }\n',
    });
    const show = await runBin(['catalog', 'show', 'rabbitmq', '--catalog', 'ours', '--catalog', 'more'], { cwd });
    expect(show.stdout).toMatch(/ring +assess, says the organisation: The platform team runs it\./);
  });
});

describe('a hostile catalog folder', () => {
  it('cannot break records, terminal or templates', async () => {
    const reason = '{{system.name}} {{#each x}} <script>alert(1)</script> | ![x](http://evil) $& $1 --> {other}';
    const repo = await scratchRepo({
      'stack.yaml': example,
      'ours/options/apache-kafka.yaml': `id: apache-kafka\nring: { name: hold, reason: '${reason}' }\n`,
    });
    const result = await run(repo, '--catalog', 'ours');
    expect(result.code).toBe(0);
    const record = await kafkaRecord(repo);
    expect(record).toContain('{{system.name}} {{#each x}}');
    expect(record.replaceAll('\\<', '')).not.toContain('<script>');
    expect(record.match(/<!--/g)).toHaveLength(2);
    const again = await run(repo, '--catalog', 'ours', '--json');
    expect(
      (JSON.parse(again.stdout) as { changes: { kind: string }[] }).changes.every((change) => change.kind === 'keep'),
    ).toBe(true);
  });

  it('cannot send control characters to the terminal', async () => {
    const cwd = await scratchFolder({
      'ours/options/nats.yaml': String.raw`id: nats
ring: { name: hold, reason: "\e[2Jgone\x07" }
"\e[31mkey": x
`,
    });
    const result = await runBin(['catalog', 'show', 'nats', '--catalog', 'ours'], { cwd });
    expect(result.code).toBe(2);
    // eslint-disable-next-line no-control-regex -- control characters are exactly what must not be there
    expect(result.stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  });
});
