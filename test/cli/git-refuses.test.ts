import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBin } from '../helpers/run-bin.ts';
import { git, scratchFolder, scratchRepo, writeFiles } from '../helpers/scratch.ts';

const answers = 'version: 1\nsystem: {name: Shop}\ndecisions:\n  message-queue: {choice: apache-kafka}\n';
const record = (number: number, title: string): string =>
  `# ${number}. ${title}\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n`;

/** A repository that has record 3 on another branch only. */
async function origin(): Promise<string> {
  const root = await scratchRepo({ 'stack.yaml': answers, 'docs/adr/0001-a.md': record(1, 'A') });
  await git(root, 'config', 'uploadpack.allowFilter', 'true');
  await git(root, 'checkout', '-qb', 'other');
  await writeFiles(root, { 'docs/adr/0003-c.md': record(3, 'C') });
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'c');
  await git(root, 'checkout', '-q', 'main');
  return root;
}

async function cloneOf(root: string, ...flags: string[]): Promise<string> {
  const folder = await scratchFolder();
  await git(folder, 'clone', '-q', '--no-local', ...flags, `file://${root}`, 'clone');
  return join(folder, 'clone');
}

describe('a number that may be in use on a branch that git cannot read', () => {
  it.each([
    ['the clone lacks the trees of the branch', ['--filter=tree:0'], /lazy fetching|could not fetch/],
    ['the clone is shallow', ['--depth=1'], /shallow clone/],
  ])('is given with a warning when %s', async (_, flags, why) => {
    const root = await cloneOf(await origin(), ...flags);
    const run = await runBin(['--dry-run'], { cwd: root });
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(why);
    expect(run.stderr).toMatch(/ warning .* git\/numbers-unknown\n {2}\S/);
  });

  it('does not use the network when the clone is partial', async () => {
    const source = await origin();
    const root = await cloneOf(source, '--filter=tree:0');
    await rm(join(source, '.git'), { recursive: true });
    const before = await git(root, 'count-objects', '-v');
    const run = await runBin(['--dry-run'], { cwd: root, env: { GIT_TRACE: join(root, 'trace') } });
    expect(run.stderr).toContain('git/numbers-unknown');
    expect(await git(root, 'count-objects', '-v')).toBe(before);
    expect(await readFile(join(root, 'trace'), 'utf8')).not.toMatch(/upload-pack|fetch-pack/);
  });

  it('is given with a warning that names a ref that git cannot read, and counts the others', async () => {
    const root = await origin();
    await writeFile(join(root, '.git/refs/heads/broken'), '0123456789012345678901234567890123456789\n');
    const run = await runBin(['--dry-run'], { cwd: root });
    expect(run.stdout).toContain('docs/adr/0004-use-apache-kafka');
    expect(run.stderr).toMatch(/bad ref refs\/heads\/broken.* git\/numbers-unknown/);
  });

  it('is given with a warning when git is missing', async () => {
    const run = await runBin(['--dry-run'], { cwd: await origin(), env: { PATH: '/nowhere' } });
    expect(run.stderr).toMatch(/git is not installed\. git\/numbers-unknown\n {2}Install git\./);
  });

  it('is given with a warning when the repository belongs to another person', async () => {
    const run = await runBin(['--dry-run'], {
      cwd: await origin(),
      env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
    });
    expect(run.stderr).toMatch(/dubious ownership/);
    expect(run.stderr).toContain('git config --global --add safe.directory');
  });

  it.each([
    ['a complete clone', ['--no-single-branch'], '0004'],
    ['a clone without file contents', ['--filter=blob:none'], '0004'],
  ])('is not given in %s', async (_, flags, number) => {
    const run = await runBin(['--dry-run'], { cwd: await cloneOf(await origin(), ...flags) });
    expect(run.stdout).toContain(`docs/adr/${number}-use-apache-kafka`);
    expect(run.stderr).not.toContain('git/numbers-unknown');
  });

  it('needs no warning in a repository without a commit', async () => {
    const root = await scratchFolder({ 'stack.yaml': answers });
    await git(root, 'init', '-q');
    expect((await runBin(['--dry-run'], { cwd: root })).stderr).not.toContain('git/numbers-unknown');
  });

  it('stops renumber when git refuses', async () => {
    const root = await scratchRepo({ 'docs/adr/0002-a.md': record(2, 'A'), 'docs/adr/0002-b.md': record(2, 'B') });
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
    const run = await runBin(['renumber', '--yes'], { cwd: root, env });
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/^error Git cannot answer: fatal: detected dubious ownership/);
  });
});

describe('programs that a repository configures', () => {
  /** A repository whose settings run a program at every chance that git gives; the program leaves a file behind. */
  async function trapped(files: Record<string, string>): Promise<{ root: string; sprung: () => Promise<string> }> {
    const root = await scratchRepo({ ...files, '.gitattributes': '*.md filter=trap diff=trap\n' });
    const log = join(await scratchFolder(), 'sprung');
    const trap = join(root, '.git/trap');
    await writeFile(trap, `#!/bin/sh\necho "$0 $*" >> '${log}'\ncat 2>/dev/null\nexit 0\n`);
    await chmod(trap, 0o755);
    const settings = [
      ...[
        'core.fsmonitor',
        'core.pager',
        'core.editor',
        'core.sshCommand',
        'core.askPass',
        'core.alternateRefsCommand',
      ],
      ...['diff.external', 'diff.trap.textconv', 'diff.trap.command', 'filter.trap.clean', 'filter.trap.smudge'],
      ...['gpg.program', 'gpg.ssh.program', 'credential.helper', 'pager.log', 'pager.grep', 'sequence.editor'],
    ];
    for (const key of settings) await git(root, 'config', key, trap);
    await git(root, 'config', 'filter.a=b.clean', trap);
    for (const key of ['log.showSignature', 'submodule.recurse', 'grep.fullName'])
      await git(root, 'config', key, 'true');
    await git(root, 'config', 'core.hooksPath', join(root, '.git'));
    for (const name of ['pre-commit', 'post-index-change', 'reference-transaction', 'query-watchman']) {
      await writeFile(join(root, '.git', name), await readFile(trap, 'utf8'));
      await chmod(join(root, '.git', name), 0o755);
    }
    return { root, sprung: () => readFile(log, 'utf8').catch(() => '') };
  }

  it.each([
    [['check']],
    [['detect']],
    [['questions']],
    [['--yes']],
    [['--dry-run']],
    [['status', '2', 'accepted']],
    [['check', '--base', 'HEAD', '--no-detect']],
    [['renumber', '--yes']],
  ])('are not run by %j', async (args) => {
    const doubled = { 'docs/adr/0002-a.md': record(2, 'A'), 'docs/adr/0002-b.md': record(2, 'B') };
    const files = args[0] === 'renumber' ? doubled : { 'docs/adr/0002-a.md': record(2, 'A') };
    const { root, sprung } = await trapped({ 'stack.yaml': answers, 'package.json': '{}', ...files });
    await writeFile(join(root, 'docs/adr/0002-a.md'), `${record(2, 'A')}\nBy hand.\n`);
    await runBin(args, { cwd: root });
    expect(await sprung()).toBe('');
  });

  it('are not git itself from a folder of the repository', async () => {
    const { root, sprung } = await trapped({ 'stack.yaml': answers });
    await writeFiles(root, { 'node_modules/.bin/git': await readFile(join(root, '.git/trap'), 'utf8') });
    await chmod(join(root, 'node_modules/.bin/git'), 0o755);
    const env = { PATH: `${root}/node_modules/.bin:.:${process.env['PATH'] ?? ''}` };
    await runBin(['--dry-run'], { cwd: root, env });
    expect(await sprung()).toBe('');
  });
});
