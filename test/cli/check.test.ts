import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, git, scratchFolder, scratchRepo, writeFiles } from '../helpers/scratch.ts';

const stack = `version: 1
system: { name: Shop }
decisions:
  message-queue:
    choice: apache-kafka
    version: '4.1'
    status: accepted
    date: 2026-11-20
    considered: [rabbitmq]
    revisit: 2026-06-01
`;

interface Report {
  readonly seen: { readonly records: number; readonly decisions: number };
  readonly problems: readonly {
    readonly code: string;
    readonly severity: string;
    readonly file: string;
    readonly line?: number;
  }[];
}

/** A repository with the records of these answers written and committed. */
async function shop(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await scratchRepo({ 'stack.yaml': stack, ...files });
  expect((await runBin(['--date', '2026-11-24'], { cwd: root })).code).toBe(0);
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'records');
  return root;
}

async function report(root: string, ...args: string[]): Promise<Report & { readonly code: number }> {
  const run = await runBin(['check', '--json', '--date', '2026-11-24', ...args], { cwd: root });
  return { ...(JSON.parse(run.stdout) as Report), code: run.code };
}

function codes({ problems }: Report): string[] {
  return problems.map(({ code, file, line }) => `${code} ${file}:${line ?? ''}`);
}

describe('create-arch-adr check', () => {
  it('counts what it saw, writes nothing and passes when only warnings stand', async () => {
    const root = await shop();
    const before = await filesOf(root);
    const result = await report(root);
    expect(result).toMatchObject({ code: 0, seen: { records: 1, decisions: 1 } });
    expect(codes(result)).toEqual(['check/revisit-due stack.yaml:5']);
    expect(await filesOf(root)).toEqual(before);
  });

  it('warns when a person added a record that the stack page does not list yet', async () => {
    const root = await shop({ 'docs/adr/0001-own.md': '# 1. Own\n\n## Status\n\nAccepted\n' });
    await writeFiles(root, { 'docs/adr/0009-own.md': '# 9. Own\n\n## Status\n\nAccepted\n' });
    const result = await report(root);
    expect(result.code).toBe(0);
    expect(codes(result)).toContain('check/out-of-date docs/stack.md:1');
    expect((await runBin(['--date', '2026-11-24'], { cwd: root })).code).toBe(0);
    expect(codes(await report(root))).not.toContain('check/out-of-date docs/stack.md:1');
  });

  it('fails when the answers ask for something the log does not say', async () => {
    const root = await shop();
    await writeFiles(root, { 'stack.yaml': stack.replace('apache-kafka', 'nats').replace("    version: '4.1'\n", '') });
    const result = await report(root);
    expect(result.code).toBe(1);
    expect(codes(result).filter((code) => code.startsWith('check/out-of-date'))).toHaveLength(2);
  });

  it('reports an accepted record whose text was changed', async () => {
    const root = await shop();
    const path = 'docs/adr/0001-use-apache-kafka-as-the-message-queue.md';
    const text = await readFile(join(root, path), 'utf8');
    await writeFiles(root, {
      [path]: text.replace('## Decision Outcome\n', '## Decision Outcome\n\nAnd one thing more.\n'),
    });
    expect(codes(await report(root)).some((code) => code.startsWith(`check/frozen ${path}`))).toBe(true);
  });

  it('holds the decision against what the repository uses', async () => {
    const root = await shop({
      'compose.yaml': 'services:\n  a:\n    image: apache/kafka:3.9.0\n',
      'svc/package.json': '{\n  "dependencies": {\n    "amqplib": "0.10.0",\n    "express": "4.0.0"\n  }\n}\n',
    });
    expect(codes(await report(root)).filter((code) => code.startsWith('drift/'))).toEqual([
      'drift/version compose.yaml:3',
      'drift/rejected-option svc/package.json:3',
      'drift/undecided svc/package.json:4',
    ]);
    expect(codes(await report(root, '--no-detect')).filter((code) => code.startsWith('drift/'))).toEqual([]);
  });

  it('tells an accepted option that no manifest names, within the part it holds for', async () => {
    const root = await shop({ 'a/package.json': '{ "dependencies": { "kafkajs": "2.2.4" } }\n' });
    expect(codes(await report(root))).not.toContain('drift/not-found stack.yaml:5');
    await writeFiles(root, { 'stack.yaml': `${stack}    applies-to: [b]\n` });
    expect(codes(await report(root))).toContain('drift/not-found stack.yaml:5');
  });

  it('may be about a rejected option that the team still moves off, for a reason', async () => {
    const root = await shop({ 'a/package.json': '{ "dependencies": { "kafkajs": "2.2.4", "amqplib": "0.10.0" } }\n' });
    expect(codes(await report(root))).toContain('drift/rejected-option a/package.json:1');
    await writeFiles(root, { 'stack.yaml': `${stack}    accepts: { drift/rejected-option: Gone by March. }\n` });
    expect(codes(await report(root)).filter((code) => code.startsWith('drift/rejected'))).toEqual([]);
  });

  it.each(['portable', 'madr', 'nygard', 'y-statement'])(
    'leaves what the team accepted to the record, with the reason: %s',
    async (format) => {
      const accepts = '    accepts: { drift/rejected-option: Gone by March., drift/version: Not "yet" }\n';
      const root = await scratchRepo({
        'stack.yaml': `${stack}${accepts}`,
        'package.json': '{ "dependencies": { "amqplib": "0.10.0" } }\n',
      });
      const run = ['--date', '2026-11-24', '--format', format];
      expect((await runBin(run, { cwd: root })).code).toBe(0);
      const [, text = ''] = Object.entries(await filesOf(root)).find(([path]) => path.includes('adr/0001')) ?? [];
      expect(text).toContain(
        'hat was decided against may still be in use beside Apache Kafka. Accepted: Gone by March.',
      );
      expect(text).toContain('nother version of Apache Kafka than 4.1 may be in use. Accepted: Not "yet".');
      const before = await filesOf(root);
      expect((await runBin(run, { cwd: root })).code).toBe(0);
      expect(await filesOf(root)).toEqual(before);
      expect(codes(await report(root)).filter((code) => /rejected|out-of-date|useless|frozen/.test(code))).toEqual([]);
    },
  );

  it('asks for an amendment where an accepted record does not tell yet what the team accepts', async () => {
    const root = await shop();
    await writeFiles(root, { 'stack.yaml': `${stack}    accepts: { drift/not-found: It is deployed by hand. }\n` });
    expect(codes(await report(root)).join('\n')).toContain('adr/frozen');
    expect((await runBin(['--amend', '--date', '2026-11-24'], { cwd: root })).code).toBe(0);
    const after = await filesOf(root);
    expect(Object.values(after).join('\n')).toContain('that names it. Accepted: It is deployed by hand.');
    expect(codes(await report(root))).toEqual(['check/revisit-due stack.yaml:5']);
  });

  it('says of an option that serves several layers what it may be there for', async () => {
    const decisions = '  api-gateway: { choice: haproxy }\n  reverse-proxy: { skip: The CDN does it. }\n';
    const root = await scratchRepo({
      'stack.yaml': `version: 1\nsystem: { name: Shop }\ndecisions:\n${decisions}`,
      'compose.yaml': 'services:\n  a:\n    image: nginx:1.29\n',
    });
    const told = async (): Promise<string[]> => {
      const { stdout } = await runBin(['check'], { cwd: root });
      return stdout.split('\n').filter((line) => line.endsWith('drift/second-option'));
    };
    expect(await told()).toEqual([
      expect.stringContaining(
        'info  NGINX is used here. For api-gateway HAProxy was decided, so it serves load-balancing or api-proxy, or it is a second one.',
      ),
    ]);
    const all = `${decisions}  load-balancing: { choice: haproxy }\n  api-proxy: { choice: haproxy }\n`;
    await writeFiles(root, { 'stack.yaml': `version: 1\nsystem: { name: Shop }\ndecisions:\n${all}` });
    expect(await told()).toEqual([expect.stringContaining('warning  NGINX is used here, and HAProxy was decided')]);
  });

  it('compares the licence that a record tells with that of today, and else goes by day or version', async () => {
    const answers = `version: 1\nsystem: { name: Shop }\ndecisions:\n  service-discovery:\n    choice: consul\n    version: '1.15'\n    status: accepted\n    date: 2026-11-20\n`;
    const root = await scratchRepo({ 'stack.yaml': answers });
    await runBin(['--date', '2026-11-24'], { cwd: root });
    const path = 'docs/adr/0001-use-consul-for-service-discovery.md';
    const text = await readFile(join(root, path), 'utf8');
    expect(text).toMatch(/^- Consul 1\.15 \(latest known: [^)]*\): MPL-2\.0/m);
    const told = async (): Promise<string[]> =>
      (await runBin(['check'], { cwd: root })).stdout.split('\n').filter((line) => line.endsWith('check/relicensed'));
    expect(await told()).toEqual([
      expect.stringContaining(
        'info  Consul 1.15 is under MPL-2.0, which holds until 1.16; newer versions are under BUSL-1.1.',
      ),
    ]);
    await writeFiles(root, { [path]: text.replace(/: MPL-2\.0, active/, ': BUSL-1.1, active') });
    expect(await told()).toEqual([
      expect.stringContaining(
        'warning  This record tells that Consul 1.15 is under BUSL-1.1; the catalog tells MPL-2.0 today.',
      ),
    ]);
    await writeFiles(root, { 'stack.yaml': `${answers}    accepts: { check/relicensed: Our lawyers read it. }\n` });
    expect(await told()).toEqual([]);
  });

  it('exits with 2 and all problems when the answers are wrong', async () => {
    const root = await scratchRepo({
      'stack.yaml': stack.replace('apache-kafka', 'apache-kafak').replace('version: 1', 'version: 1\nsytem: x'),
    });
    const run = await runBin(['check'], { cwd: root });
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('stack.yaml:');
  });

  it('checks a log of other people without any answers', async () => {
    const root = await scratchRepo({
      'doc/adr/0001-a.md': '# 1. A\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n',
      'doc/adr/0001-b.md': '# 1. B\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n',
    });
    const result = await report(root);
    expect(result).toMatchObject({ code: 1, seen: { records: 2, decisions: 0 } });
    expect(codes(result)).toEqual(['check/doubled-number doc/adr/0001-b.md:1']);
  });

  it('fails on a configured log without records, and says so when there is nothing to check at all', async () => {
    const empty = await scratchRepo({ '.adr-dir': 'decisions\n' });
    expect(codes(await report(empty))).toEqual(['check/no-records decisions:']);
    const nothing = await runBin(['check'], { cwd: await scratchFolder() });
    expect(nothing).toMatchObject({ code: 2, stdout: '' });
    expect(nothing.stderr).toContain('nothing to check');
  });

  it('refuses a day that is none', async () => {
    const run = await runBin(['check', '--date', '2026-99-99'], { cwd: await shop() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--date 2026-99-99 is not a date.');
  });

  it('shows and fails on what --severity names and worse', async () => {
    const root = await shop();
    expect((await report(root, '--severity', 'warning')).code).toBe(1);
    expect(await report(root, '--severity', 'error')).toMatchObject({ code: 0, problems: [] });
    expect((await runBin(['check', '--severity', 'warnig'], { cwd: root })).code).toBe(2);
  });

  it('says with --readers which program misreads which record, once what many records share', async () => {
    const record = (number: number): string =>
      `# ${number}. Thing ${number}\n\nDate: 2026-01-02\n\n## Status\n\nRejected\n\n## Context\n\nx\n`;
    const files = [1, 2, 3, 4, 5].map((number) => [`docs/adr/000${number}-thing.md`, record(number)] as const);
    const root = await scratchRepo(Object.fromEntries(files));
    expect(codes(await report(root)).filter((code) => code.startsWith('readers/'))).toEqual([]);
    const found = codes(await report(root, '--readers=log4brains'));
    expect(found.filter((code) => code.startsWith('readers/status'))).toEqual(
      files.map(([path]) => `readers/status ${path}:7`),
    );
    const { stdout } = await runBin(['check', '--readers', '--severity', 'warning'], { cwd: root });
    expect(stdout.match(/log4brains shows the status “accepted”, not rejected/g)).toHaveLength(1);
    expect(stdout).toContain('5 files: 0001-thing.md, 0002-thing.md, 0003-thing.md and 2 more');
  });

  it('names the reader that somebody meant', async () => {
    const run = await runBin(['check', '--readers=backstag'], { cwd: await shop() });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('Did you mean backstage?');
  });

  it('finds numbers that the base branch took meanwhile', async () => {
    const root = await shop();
    await git(root, 'checkout', '-qb', 'feature');
    await writeFiles(root, { 'docs/adr/0002-mine.md': '# 2. Mine\n\n## Status\n\nAccepted\n' });
    await git(root, 'checkout', '-q', 'main');
    await writeFiles(root, { 'docs/adr/0002-theirs.md': '# 2. Theirs\n\n## Status\n\nAccepted\n' });
    await git(root, 'add', 'docs/adr/0002-theirs.md');
    await git(root, 'commit', '-qm', 'theirs');
    await git(root, 'checkout', '-q', 'feature');
    expect(codes(await report(root))).not.toContain('check/taken-number docs/adr/0002-mine.md:1');
    expect(codes(await report(root, '--base', 'main'))).toContain('check/taken-number docs/adr/0002-mine.md:1');
    expect((await runBin(['check', '--base', '--upload-pack=x'], { cwd: root })).code).toBe(2);
  });

  it('prints text by file with the next step, and annotations where GitHub runs it', async () => {
    const root = await shop();
    const plain = await runBin(['check', '--date', '2026-11-24'], { cwd: root });
    expect(plain.stdout).toMatch(/^stack\.yaml\n {2}5:5 {2}warning {2}.*looked at again.*\n {6}Look at it/);
    expect(plain.stdout).toContain('Checked 1 record and 1 decision: 1 warning.');
    const ci = await runBin(['check', '--date', '2026-11-24'], { cwd: root, env: { GITHUB_ACTIONS: 'true' } });
    expect(ci.stdout).toContain('::warning file=stack.yaml,line=5,col=5,title=check/revisit-due::');
  });

  describe('with answers that are not right', () => {
    const wrong = stack.replace('status: accepted', 'status: acepted').replace('rabbitmq', 'rabitmq');

    it('gives a document of a check with each problem at its place, and exit code 2', async () => {
      const result = await report(await scratchRepo({ 'stack.yaml': stack.replace('accepted', 'acepted') }));
      expect(result).toEqual({
        code: 2,
        version: 1,
        seen: { records: 0, decisions: 0 },
        problems: [
          {
            code: 'answers/wrong-value',
            severity: 'error',
            file: 'stack.yaml',
            line: 7,
            column: 13,
            message: expect.stringContaining('acepted') as string,
            hint: expect.stringContaining('Did you mean `accepted`?') as string,
          },
        ],
      });
    });

    it('names each problem with its place in SARIF', async () => {
      const root = await scratchRepo({ 'stack.yaml': wrong, 'src/a.ts': '' });
      const run = await runBin(['check', '--sarif'], { cwd: join(root, 'src') });
      const { runs } = JSON.parse(run.stdout) as { runs: { results: { ruleId: string; locations: unknown }[] }[] };
      expect(run.code).toBe(2);
      expect(runs[0]?.results[0]).toMatchObject({
        ruleId: 'answers/wrong-value',
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'stack.yaml' },
              region: { startLine: 7, startColumn: 13 },
            },
          },
        ],
      });
    });

    it('annotates the lines where GitHub runs it, and says it once for people', async () => {
      const root = await scratchRepo({ 'stack.yaml': wrong, 'src/a.ts': '' });
      const cwd = join(root, 'src');
      const ci = await runBin(['check'], { cwd, env: { GITHUB_ACTIONS: 'true' } });
      expect(ci.code).toBe(2);
      expect(ci.stdout).toContain('::error file=stack.yaml,line=7,col=13,title=answers/wrong-value::');
      expect(ci.stderr).toContain('stack.yaml:7:13 error');
      expect(ci.stderr).toContain('nothing else was checked');
      const plain = await runBin(['check'], { cwd });
      expect(plain).toMatchObject({ code: 2, stdout: '', stderr: ci.stderr });
    });

    it('tells a text that is no YAML in the same ways', async () => {
      const root = await scratchRepo({ 'stack.yaml': 'version: 1\nsystem: [\n' });
      const run = await runBin(['check'], { cwd: root, env: { GITHUB_ACTIONS: 'true' } });
      expect(run.code).toBe(2);
      expect(run.stdout).toMatch(/^::error file=stack\.yaml,line=\d+,col=\d+,title=/);
    });
  });
});
