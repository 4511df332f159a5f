import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, readFile, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { spawn as spawnTerminal } from 'node-pty';
import { describe, expect, test } from 'vitest';
import { stateFolder } from '../../src/io/state-folder.ts';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, git, scratchFolder, scratchRepo, writeFiles } from '../helpers/scratch.ts';

const bin = fileURLToPath(new URL('../../bin/create-arch-adr.js', import.meta.url));
const killTest = fileURLToPath(new URL('../../.ci/kill-test.js', import.meta.url));
const record = 'docs/adr/0001-use-apache-kafka-as-the-message-queue.md';

const answers = (extra: string, choice = 'apache-kafka'): string =>
  `version: 1\nsystem: {name: Shop}\n${extra}decisions:\n  message-queue: {choice: ${choice}}\n`;

/** A repository whose records are written and committed. */
async function repository(): Promise<string> {
  const root = await scratchRepo({ 'stack.yaml': answers('') });
  expect((await runBin(['--commit'], { cwd: root })).code).toBe(0);
  return root;
}

async function edit(root: string, path: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(join(root, path), 'utf8');
  await writeFile(join(root, path), text.replace(from, to));
}

/** Runs the program in a terminal, and answers its question with some keys. */
async function inTerminal(
  root: string,
  keys: string,
  args: readonly string[] = ['--answers', 'stack.yaml'],
): Promise<{ code: number; screen: string }> {
  const terminal = spawnTerminal(process.execPath, [bin, ...args], {
    cwd: root,
    cols: 80,
    rows: 24,
    env: { ...process.env, CI: '', NO_COLOR: '1', TERM: 'xterm' },
  });
  let screen = '';
  let isAnswered = false;
  terminal.onData((data) => {
    screen += data;
    if (isAnswered || !screen.includes('[y/N] ')) return;
    isAnswered = true;
    terminal.write(keys);
  });
  const code = await new Promise<number>((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)));
  return { code, screen };
}

test('a run that is killed leaves every file whole, and the next run brings all into the planned state', async () => {
  const { stdout } = await execa(process.execPath, [killTest, '20']);
  expect(stdout).toMatch(/^20 kills of a run that changes 20 records .* Torn, lost or left over: 0\.$/);
}, 240_000);

describe('what a killed run began', () => {
  const entry = { path: 'docs/x.md', after: 'whole\n', temporary: 'docs/.create-arch-adr-0123456789ab-0.tmp' };

  async function cutOff(): Promise<string> {
    const root = await repository();
    const journal = { version: 1, entries: [entry], folders: [] };
    await writeFiles(stateFolder(root), { 'ready.json': JSON.stringify(journal) });
    return root;
  }

  test('is finished by the next run, which says so', async () => {
    const root = await cutOff();
    const run = await runBin([], { cwd: root });
    expect(run.stderr).toContain('An earlier run was cut off while it wrote a file; it is finished now.\n');
    expect(await readFile(join(root, 'docs/x.md'), 'utf8')).toBe('whole\n');
    await expect(lstat(join(root, '.git/create-arch-adr'))).rejects.toThrow();
  });

  test.each([[['--dry-run']], [['check', '--no-detect']]])('stays for later in %j, which says so', async (args) => {
    const root = await cutOff();
    const run = await runBin(args, { cwd: root });
    expect(run.stderr).toMatch(/^An earlier run was cut off .* the next run that writes finishes that first\.\n/);
    await expect(lstat(join(root, 'docs/x.md'))).rejects.toThrow();
  });
});

describe('two runs at once', () => {
  test('end one after the other with a whole log', async () => {
    const root = await scratchRepo({ 'stack.yaml': answers('') });
    const runs = await Promise.all(Array.from({ length: 4 }, () => runBin(['--quiet'], { cwd: root })));
    // One that planned before another wrote must not write on top of it.
    for (const { code, stderr } of runs) {
      if (code !== 0) expect([code, stderr]).toEqual([3, expect.stringMatching(/changed while this ran|writing here/)]);
    }
    expect(runs.map(({ code }) => code)).toContain(0);
    const files = await filesOf(root);
    expect(Object.keys(files)).toEqual([record, 'docs/stack.md', 'stack.yaml']);
    expect((await runBin(['--quiet'], { cwd: root })).stdout).toBe('');
  });

  test('end with a clear message where one takes long', async () => {
    const root = await repository();
    const owner = { id: '00000000000000ff', pid: process.pid, host: hostname(), at: '2026-11-01T10:00:00.000Z' };
    await writeFiles(stateFolder(root), { lock: JSON.stringify(owner) });
    const run = await runBin(['--quiet'], { cwd: root });
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(
      /^Another run \(process \d+\) is writing here; waiting for it\.\nerror Another run \(process \d+\) has been writing here since 2026-11-01T10:00:00\.000Z\.\n {2}Nothing was written\./,
    );
  }, 20_000);
});

describe('edits that git does not have', () => {
  async function edited(): Promise<string> {
    const root = await repository();
    await edit(root, record, /(## Considered Options\n)/, '$1\nOur own words.\n');
    await writeFile(join(root, 'stack.yaml'), answers('deciders: [Ana]\n'));
    return root;
  }

  test('stop a run that nobody can be asked about, with the file named', async () => {
    const root = await edited();
    const before = await filesOf(root);
    const run = await runBin([], { cwd: root });
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr: `error ${record} has edits that git does not have.\n  Nothing was written. Commit them first, or go on with --yes.\n`,
    });
    expect(await filesOf(root)).toEqual(before);
  });

  test.each([
    [/(\nProposed\n)/, '$1\nAna wants to think about it.\n'],
    [/(\nProposed)\n/, '$1, if the budget holds\n'],
    [/(- Status: proposed)\n/, '$1 (Ana)\n'],
  ])('are seen in the status, too: %s', async (from, to) => {
    const root = await repository();
    await edit(root, record, from, to);
    await writeFile(join(root, 'stack.yaml'), answers('deciders: [Ana]\n'));
    const run = await runBin([], { cwd: root });
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining(`${record} has edits that git does not have.`)]);
  });

  test('are kept with --yes, and the run says whose file it touches', async () => {
    const root = await edited();
    const run = await runBin(['--yes'], { cwd: root });
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(`${record} has edits that git does not have. Going on, because of --yes.\n`);
    const text = await readFile(join(root, record), 'utf8');
    expect(text).toContain('Our own words.');
    expect(text).toContain('Ana');
  });

  test('in git are nothing to ask about', async () => {
    const root = await edited();
    await git(root, 'commit', '-qam', 'by hand');
    expect((await runBin([], { cwd: root })).code).toBe(0);
  });

  test('are looked for in ignored files, too', async () => {
    const root = await scratchRepo({ 'stack.yaml': answers(''), '.gitignore': 'docs/\n' });
    await runBin([], { cwd: root });
    await edit(root, record, /(## Considered Options\n)/, '$1\nOur own words.\n');
    await writeFile(join(root, 'stack.yaml'), answers('deciders: [Ana]\n'));
    expect((await runBin([], { cwd: root })).code).toBe(2);
  });

  test('are none where an earlier run made the record and nobody touched it', async () => {
    const root = await scratchRepo({ 'stack.yaml': answers('') });
    await runBin([], { cwd: root });
    await writeFile(join(root, 'stack.yaml'), answers('deciders: [Ana]\n', 'rabbitmq'));
    expect((await runBin([], { cwd: root })).code).toBe(0);
  });

  test.each([
    ['words at the end of the record', /$/, '\nA note.\n'],
    ['words below the title', /\n\n- Status/, '\n\nA note.\n\n- Status'],
    ['a section of their own', /## Considered Options/, '## Ours\n\nA note.\n\n## Considered Options'],
    ['another status', /proposed/i, 'accepted'],
    ['another title', /^# 1\. Use/, '# 1. Take'],
  ])('are %s', async (_, from, to) => {
    const root = await repository();
    await edit(root, record, from, to);
    await writeFile(join(root, 'stack.yaml'), answers('deciders: [Ana]\n'));
    expect((await runBin([], { cwd: root })).code).toBe(2);
  });

  test('are nothing to ask about without git', async () => {
    const root = await scratchFolder({ 'stack.yaml': answers('') });
    await runBin([], { cwd: root });
    await edit(root, record, /(## Considered Options\n)/, '$1\nOur own words.\n');
    await writeFile(join(root, 'stack.yaml'), answers('deciders: [Ana]\n'));
    expect((await runBin([], { cwd: root })).code).toBe(0);
  });

  /** Runs in a terminal, answers the question, and gives the exit code and what was on the screen. */
  test.each([
    ['yes', 'y\r', 0, true],
    ['no', '\r', 1, false],
    ['Ctrl-C', '\u0003', 130, false],
    ['the end of input', '\u0004', 1, false],
  ])('are asked about in a terminal: %s', async (_, keys, code, isWritten) => {
    const root = await edited();
    const result = await inTerminal(root, keys);
    expect(result.screen).toContain(`This record has edits that git does not have:\r\n  ${record}\r\n`);
    expect(result.code).toBe(code);
    expect((await readFile(join(root, record), 'utf8')).includes('Ana')).toBe(isWritten);
  });
});

describe('renumbering', () => {
  const moved = 'docs/adr/0003-b.md';

  async function doubled(): Promise<string> {
    const record = (title: string): string => `# 2. ${title}\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n`;
    return scratchRepo({ 'docs/adr/0002-a.md': record('A'), 'docs/adr/0002-b.md': record('B') });
  }

  test.each([
    ['yes', 'y\r', 0, true],
    ['no', 'n\r', 1, false],
    ['Ctrl-C', '\u0003', 130, false],
  ])('shows its plan and asks in a terminal: %s', async (_, keys, code, isWritten) => {
    const root = await doubled();
    const result = await inTerminal(root, keys, ['renumber']);
    expect(result.screen.indexOf(`rename   ${moved}`)).toBeGreaterThan(-1);
    expect(result.screen.indexOf(`rename   ${moved}`)).toBeLessThan(result.screen.indexOf('as shown? [y/N]'));
    expect(result.code).toBe(code);
    expect(moved in (await filesOf(root))).toBe(isWritten);
  });

  test.each([
    ['without anybody to ask', [], 2, false],
    ['with --dry-run', ['--dry-run'], 0, false],
    ['with --yes', ['--yes'], 0, true],
  ])('%s', async (_, flags, code, isWritten) => {
    const root = await doubled();
    const run = await runBin(['renumber', ...flags], { cwd: root });
    expect(run.code).toBe(code);
    expect(run.stdout).toContain(`rename   ${moved}`);
    expect(moved in (await filesOf(root))).toBe(isWritten);
    expect(run.stderr.includes('there is no terminal to ask in')).toBe(code === 2);
  });
});

describe('what the system refuses', () => {
  test('is reported with the file, and nothing is half done: a full quota', async () => {
    const root = await scratchRepo({ 'stack.yaml': answers('') });
    // A file may not grow beyond 2 blocks of 512 bytes; Node turns the signal for it off and gets an error.
    const command = `ulimit -f 2; exec "$0" "$1" --quiet --no-git`;
    const result = await execa('sh', ['-c', command, process.execPath, bin], { cwd: root, reject: false });
    expect(result.stderr).toMatch(
      /^error .*\.json cannot be written: EFBIG: file too large, write\.\n {2}Nothing was changed\./m,
    );
    expect(result.exitCode).toBe(3);
    expect(Object.keys(await filesOf(root))).toEqual(['stack.yaml']);
    await expect(lstat(join(root, '.git/create-arch-adr'))).rejects.toThrow();
  });

  test('nothing is written through a folder that leads out of the repository', async () => {
    const folder = await scratchFolder({ 'repo/stack.yaml': answers(''), 'elsewhere/keep': '' });
    await git(join(folder, 'repo'), 'init', '-q');
    await symlink('../elsewhere', join(folder, 'repo/docs'));
    const run = await runBin([], { cwd: join(folder, 'repo') });
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('docs leads outside the repository through a symbolic link.');
    expect(Object.keys(await filesOf(join(folder, 'elsewhere')))).toEqual(['keep']);
  });
});

test('Ctrl-C at any moment ends in a repository that is whole', async () => {
  const root = await repository();
  for (let wait = 60; wait <= 300; wait += 60) {
    await writeFile(join(root, 'stack.yaml'), answers(`deciders: [Ana ${wait}]\n`));
    const child = spawn(process.execPath, [bin, '--quiet'], { cwd: root, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGINT'), wait);
    await once(child, 'exit');
    clearTimeout(timer);
    expect((await runBin(['--quiet'], { cwd: root })).code).toBe(0);
    expect(await readFile(join(root, record), 'utf8')).toContain(`Ana ${wait}`);
    expect(Object.keys(await filesOf(root))).toEqual([record, 'docs/stack.md', 'stack.yaml']);
    await expect(lstat(join(root, '.git/create-arch-adr'))).rejects.toThrow();
  }
}, 30_000);
