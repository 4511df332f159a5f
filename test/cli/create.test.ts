import { chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, scratchFolder, scratchRepo } from '../helpers/scratch.ts';

const example = await readFile(new URL('../../examples/parcels.stack.yaml', import.meta.url), 'utf8');
const run = ['--date', '2026-11-24'];

function stack(decisions: string, extra = ''): string {
  return `version: 1\nsystem:\n  name: Shop\n${extra}decisions:\n${decisions}`;
}

describe('a run with answers', () => {
  it('writes three records and the summary, and a second run changes no byte', async () => {
    const repo = await scratchRepo({ 'stack.yaml': example });
    const first = await runBin([...run, '--answers', 'stack.yaml'], { cwd: repo });
    const written = await filesOf(repo);
    const second = await runBin(['--date', '2027-01-01', '--answers', 'stack.yaml'], { cwd: repo });
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(Object.keys(written)).toEqual([
      'docs/adr/0001-use-grpc-for-service-to-service-calls.md',
      'docs/adr/0002-use-apache-kafka-as-the-message-queue.md',
      'docs/adr/0003-use-jaeger-for-distributed-tracing.md',
      'docs/stack.md',
      'stack.yaml',
    ]);
    expect(await filesOf(repo)).toEqual(written);
    expect(second.stdout.match(/^\w+/gm)).toEqual(['keep', 'keep', 'keep', 'keep']);
  });

  it('prints the plan as one JSON document on standard output', async () => {
    const repo = await scratchRepo({ 'stack.yaml': example });
    const result = await runBin([...run, '--json'], { cwd: repo });
    const document = JSON.parse(result.stdout) as {
      version: number;
      changes: { kind: string; path: string }[];
      records: unknown[];
    };
    expect(document.version).toBe(1);
    expect(document.changes.map((change) => change.kind)).toEqual(['create', 'create', 'create', 'create']);
    expect(document.records).toHaveLength(3);
  });

  it('writes nothing with --dry-run and shows the diff', async () => {
    const repo = await scratchRepo({ 'stack.yaml': example });
    const result = await runBin([...run, '--dry-run'], { cwd: repo });
    expect(result.stdout).toContain('+++ b/docs/stack.md');
    expect(Object.keys(await filesOf(repo))).toEqual(['stack.yaml']);
  });

  it('reads answers from standard input', async () => {
    const repo = await scratchRepo();
    const result = await runBin([...run, '--answers', '-'], { cwd: repo, input: stack('  rpc: {choice: grpc}\n') });
    expect(result.code).toBe(0);
    expect(Object.keys(await filesOf(repo))).toContain('docs/adr/0001-use-grpc-for-service-to-service-calls.md');
  });

  it('supersedes an accepted record when another choice is accepted with a new date, with links on both sides', async () => {
    const repo = await scratchRepo({ 'stack.yaml': stack('  rpc: {choice: grpc, status: accepted}\n') });
    await runBin(run, { cwd: repo });
    await writeFile(join(repo, 'stack.yaml'), stack('  rpc: {choice: connect, status: accepted, date: 2026-12-01}\n'));
    await runBin(['--date', '2026-12-01', '--yes'], { cwd: repo });
    const files = await filesOf(repo);
    const old = files['docs/adr/0001-use-grpc-for-service-to-service-calls.md'] ?? '';
    const fresh = files['docs/adr/0002-use-connect-for-service-to-service-calls.md'] ?? '';
    expect(old).toContain(
      '\n\nSuperseded by [2. Use Connect for service-to-service calls](0002-use-connect-for-service-to-service-calls.md)\n',
    );
    expect(old).toContain('- Status: superseded by [0002-use-connect-for-service-to-service-calls](0002-use-connect');
    expect(fresh).toContain(
      '\nSupersedes [1. Use gRPC for service-to-service calls](0001-use-grpc-for-service-to-service-calls.md)\n',
    );
  });

  it('says what happened, where and what to do when there is no terminal and no answers', async () => {
    const repo = await scratchRepo();
    const result = await runBin([], { cwd: repo });
    expect(result.code).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain('stack.yaml');
    expect(await filesOf(repo)).toEqual({});
  });
});

describe('bad input', () => {
  it.each<[string, string, string]>([
    [
      'an unknown option',
      stack('  rpc: {choice: grcp}\n'),
      'stack.yaml:5:17 error The catalog has no option `grcp`. answers/unknown-option\n  Did you mean `grpc`?',
    ],
    [
      'an unknown layer',
      stack('  rcp: {choice: grpc}\n'),
      'stack.yaml:5:3 error There is no layer `rcp`. answers/unknown-layer\n  Did you mean `rpc`?',
    ],
    [
      'an unknown key',
      stack('  rpc: {choice: grpc, staus: accepted}\n'),
      'stack.yaml:5:23 error `decisions.rpc.staus` is not a key that is known here. answers/unknown-key\n  Did you mean `status`?',
    ],
    [
      'a wrong type',
      stack('  rpc: {choice: grpc, drivers: streaming}\n'),
      'stack.yaml:5:32 error `decisions.rpc.drivers` is `streaming`. answers/wrong-value\n  Expected a list.',
    ],
    ['a doubled key', stack('  rpc: {choice: grpc}\n  rpc: {choice: connect}\n'), 'stack.yaml:6:3 error'],
    [
      'a sentence that a comma cuts, in a list',
      stack('  rpc: {choice: grpc, considered: [{connect: too new, too small}]}\n'),
      'stack.yaml:5:55 error The comma after `too new` ended the sentence: in braces YAML takes `too small` for a key of its own. answers/cut-sentence\n  Put the sentence in quotes: `connect: "too new, too small"`.',
    ],
    [
      'a sentence that a comma cuts, among known keys',
      stack('  rpc: {choice: grpc, because: it is fast, small and ours, status: accepted}\n'),
      'Put the sentence in quotes: `because: "it is fast, small and ours"`.',
    ],
    [
      'a sentence that a comma cuts, behind a code',
      stack('  rpc: {choice: grpc, accepts: {stack/overlap: fine, for now, really}}\n'),
      'Put the sentence in quotes: `stack/overlap: "fine, for now, really"`.',
    ],
    [
      'an empty key that no sentence stands before',
      stack('  rpc: {choice: grpc, because: }\n'),
      '`decisions.rpc.because` is empty. answers/wrong-value',
    ],
    ['a day that is none', stack('  rpc: {choice: grpc, date: "2026-02-30"}\n'), 'is not a day of the calendar'],
    [
      'a directory outside',
      stack('  rpc: {choice: grpc}\n', 'output: {directory: ../elsewhere}\n'),
      'leads outside the repository',
    ],
    [
      'a directory in git’s own folder',
      stack('  rpc: {choice: grpc}\n', 'output: {directory: .git/adr}\n'),
      "The log folder .git/adr lies in git's own folder.",
    ],
    [
      'a summary in git’s own folder',
      stack('  rpc: {choice: grpc}\n', 'output: {summary: docs/.GIT/stack.md}\n'),
      "The summary docs/.GIT/stack.md lies in git's own folder.",
    ],
    [
      'a directory with a backslash',
      stack('  rpc: {choice: grpc}\n', 'output: {directory: docs\\adr}\n'),
      String.raw`docs\adr has a backslash`,
    ],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n`,
      '`a` is not a key that is known here',
    ],
    ['no YAML', 'version: [1\n', 'This is not valid YAML'],
    ['a list', '- 1\n', 'The file is a list'],
    ['nothing', '', 'The file is empty'],
  ])('%s is told with its place, and nothing is written', async (_, text, message) => {
    const repo = await scratchRepo({ 'stack.yaml': text });
    const result = await runBin(run, { cwd: repo });
    expect(result.stderr).toContain(message);
    expect(result.code).toBe(2);
    expect(result.stdout).toBe('');
    expect(Object.keys(await filesOf(repo))).toEqual(['stack.yaml']);
  });

  it('a code that accepts nothing is told with the nearest one, and does not keep the run from writing', async () => {
    const answers = stack('  rpc: {choice: grpc, accepts: {stack/overlaps: Why not.}}\n');
    const repo = await scratchRepo({ 'stack.yaml': answers });
    for (const words of ['create', 'keep']) {
      const result = await runBin(run, { cwd: repo });
      expect(result.code).toBe(0);
      expect(result.stdout).toContain(words);
      expect(result.stderr).toContain('stack.yaml:5:33 warning `accepts: stack/overlaps` accepts nothing');
      expect(result.stderr).toContain('Did you mean `stack/overlap`?');
    }
    const checked = await runBin(['check'], { cwd: repo });
    expect(checked.stdout.match(/stack\/overlaps/g)).toHaveLength(1);
    expect(checked.code).toBe(0);
  });

  it('tells what stands between two decisions once', async () => {
    const answers = stack('  service-mesh: {choice: linkerd}\n  circuit-breaker: {choice: failsafe-go}\n');
    const repo = await scratchRepo({ 'stack.yaml': answers });
    const result = await runBin(run, { cwd: repo });
    expect(result.stderr.match(/stack\/overlap$/gm)).toHaveLength(1);
    expect(result.stderr).toContain('Linkerd and failsafe-go (circuit-breaker) overlap.');
  });

  it('tells all problems at once', async () => {
    const repo = await scratchRepo({
      'stack.yaml': stack(
        '  rpc: {choice: grcp, considered: [trift]}\n  message-queue: {choice: kafkaa, drivers: [reply]}\n',
      ),
    });
    const result = await runBin([...run, '--json'], { cwd: repo });
    const document = JSON.parse(result.stdout) as { problems: { code: string; line: number }[] };
    expect(document.problems.map((problem) => [problem.code, problem.line])).toEqual([
      ['answers/unknown-option', 5],
      ['answers/unknown-option', 5],
      ['answers/unknown-option', 6],
      ['answers/own-driver', 6],
    ]);
  });

  it('a file of 50 MB is refused without reading it', async () => {
    const repo = await scratchRepo({ 'stack.yaml': `# ${'x'.repeat(50_000_000)}\n` });
    const result = await runBin(run, { cwd: repo });
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('stack.yaml is too large')]);
  });

  it('bytes that are not UTF-8 are refused', async () => {
    const repo = await scratchRepo();
    await writeFile(join(repo, 'stack.yaml'), Buffer.from([0x76, 0xff, 0xfe, 0x0a]));
    const result = await runBin(run, { cwd: repo });
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('stack.yaml is not UTF-8 text')]);
  });

  it('an answers file that is a folder is refused', async () => {
    const repo = await scratchRepo();
    await mkdir(join(repo, 'stack.yaml'));
    const result = await runBin([...run, '--answers', 'stack.yaml'], { cwd: repo });
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('stack.yaml is a folder')]);
  });

  it('a log folder that is a file is refused', async () => {
    const repo = await scratchRepo({ 'stack.yaml': example, 'docs/adr': 'text' });
    const result = await runBin([...run, '--directory', 'docs/adr'], { cwd: repo });
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('docs/adr is a file')]);
  });

  it('a log folder that leads outside through a symbolic link is refused, and nothing is written there', async () => {
    const outside = await scratchFolder();
    const repo = await scratchRepo({ 'stack.yaml': example });
    await symlink(outside, join(repo, 'docs'));
    const result = await runBin(run, { cwd: repo });
    expect([2, 3]).toContain(result.code);
    expect(await filesOf(outside)).toEqual({});
  });

  it('a folder of the log that is a file by the time of writing names it and writes nothing', async () => {
    const repo = await scratchRepo({ 'stack.yaml': example, docs: 'text' });
    const result = await runBin(run, { cwd: repo });
    expect(result.code).not.toBe(0);
    expect(result.stderr).toContain('docs');
    expect(Object.keys(await filesOf(repo))).toEqual(['docs', 'stack.yaml']);
  });

  it('unknown flags are told with the nearest known one', async () => {
    const repo = await scratchRepo();
    const result = await runBin(['--dry-rum'], { cwd: repo });
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('--dry-run')]);
  });
});

describe('hostile names', () => {
  const hostile = 'A | B `c` "d" <script>alert(1)</script> {{x}} \u001b[31mred\u001b[0m \u202eevil ]( # --> end';

  it('are harmless text in titles, tables, diagrams and file names', async () => {
    const quoted = JSON.stringify(hostile);
    const repo = await scratchRepo({
      'stack.yaml': `version: 1\nsystem: {name: ${quoted}, summary: ${quoted}}\ncontext: {cloud: ${quoted}, existing: [${quoted}], constraints: [${quoted}], peak: ${quoted}}\ndeciders: [${quoted}]\ndecisions:\n  rpc:\n    choice: {name: ${quoted}, url: "javascript:alert(1)", summary: ${quoted}}\n    trigger: ${quoted}\n    drivers: [streaming: ${quoted}, ${quoted}]\n    considered: [grpc: ${quoted}]\n    because: ${quoted}\n    consequences: {good: [${quoted}], bad: [${quoted}]}\n    revisit: ${quoted}\n`,
    });
    const result = await runBin(run, { cwd: repo });
    expect([result.code, result.stderr.includes('\u001b')]).toEqual([0, false]);
    const files = await filesOf(repo);
    const paths = Object.keys(files);
    expect(paths).toEqual([expect.stringMatching(/^docs\/adr\/0001-[a-z0-9-]+\.md$/), 'docs/stack.md', 'stack.yaml']);
    const texts = paths.filter((path) => path.startsWith('docs/')).map((path) => files[path] ?? '');
    for (const text of texts) {
      expect(text.replace(/<!--[\s\S]*?-->/g, '')).not.toMatch(/(?<!\\)<script/);
      // eslint-disable-next-line no-control-regex -- escape sequences must not get through
      expect(text).not.toMatch(/\u001b|\u202e/);
      expect(text).not.toContain('](javascript:');
    }
    const again = await runBin(run, { cwd: repo });
    expect(again.stdout.match(/^\w+/gm)).toEqual(['keep', 'keep']);
  });
});

describe('the summary', () => {
  it('keeps the text of the team around its region', async () => {
    const repo = await scratchRepo({ 'stack.yaml': example });
    await runBin(run, { cwd: repo });
    const path = join(repo, 'docs/stack.md');
    const page = await readFile(path, 'utf8');
    await writeFile(path, `Our words above.\r\n\r\n${page}\nOur words below, no line break`);
    await rm(join(repo, 'docs/adr'), { recursive: true });
    await chmod(path, 0o644);
    await runBin([...run, '--yes'], { cwd: repo });
    const after = await readFile(path, 'utf8');
    expect(after.startsWith('Our words above.\r\n\r\n<!-- create-arch-adr')).toBe(true);
    expect(after.endsWith('\nOur words below, no line break')).toBe(true);
  });
});
