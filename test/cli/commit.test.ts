import { chmod, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runBin, type Run } from '../helpers/run-bin.ts';
import { git, scratchFolder, scratchRepo, writeFiles } from '../helpers/scratch.ts';

const kafka = 'docs/adr/0001-use-apache-kafka-as-the-message-queue.md';
const rabbit = 'docs/adr/0001-use-rabbitmq-as-the-message-queue.md';
const one = answers('apache-kafka');
const nobody = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', EMAIL: '' };

function answers(choice: string, more = ''): string {
  return `version: 1\nsystem: {name: Shop}\ndecisions:\n  message-queue: {choice: ${choice}${more}}\n`;
}

async function commit(root: string, ...args: string[]): Promise<Run> {
  return runBin(['--commit', ...args], { cwd: root });
}

/** Message and files of the last commit. */
async function last(root: string): Promise<{ message: string; files: string[] }> {
  const message = await git(root, 'log', '-1', '--format=%B');
  const files = await git(root, 'show', '--format=', '--name-status', '--no-renames', 'HEAD');
  return { message: message.trim(), files: files.split('\n').map((line) => line.replace('\t', ' ')) };
}

describe('--commit', () => {
  test('makes one commit of exactly the files of the run, and leaves the index as it was', async () => {
    const root = await scratchRepo({ 'stack.yaml': one, 'a.txt': 'a\n', 'b.txt': 'b\n', 'c.txt': 'c\n' });
    await writeFiles(root, {
      'a.txt': 'staged\n',
      'b.txt': 'not staged\n',
      'new.txt': 'untracked\n',
      'new-staged.txt': 'n\n',
    });
    await git(root, 'add', 'a.txt', 'new-staged.txt');
    await git(root, 'rm', '-q', '--cached', 'c.txt');
    const status = await git(root, 'status', '--porcelain');
    const run = await commit(root);
    expect(run.code).toBe(0);
    expect(await last(root)).toEqual({
      message: 'docs: record the decision to use Apache Kafka as the message queue',
      files: [`A ${kafka}`, 'A docs/stack.md'],
    });
    const id = await git(root, 'rev-parse', '--short', 'HEAD');
    expect(run.stderr).toMatch(`Committed ${id} on main: docs: record the decision to use Apache Kafka`);
    expect(await git(root, 'status', '--porcelain')).toBe(status);
  });

  test('says what changed: a record that is rewritten under another name', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    await commit(root);
    await writeFile(join(root, 'stack.yaml'), answers('rabbitmq'));
    await commit(root);
    expect(await last(root)).toEqual({
      message: 'docs: update the decision to use RabbitMQ as the message queue',
      files: [`D ${kafka}`, `A ${rabbit}`, 'M docs/stack.md', 'M stack.yaml'],
    });
    expect(await git(root, 'status', '--porcelain')).toBe('');
  });

  test('says what changed: a record that supersedes another', async () => {
    const root = await scratchRepo({ 'stack.yaml': answers('apache-kafka', ', status: accepted') });
    await commit(root);
    await writeFile(join(root, 'stack.yaml'), answers('rabbitmq', ', status: accepted, date: 2030-01-02'));
    await commit(root);
    expect((await last(root)).message).toBe(
      [
        'docs: record the decision to use RabbitMQ as the message queue',
        '',
        '- update 0001-use-apache-kafka-as-the-message-queue.md',
        '- create 0002-use-rabbitmq-as-the-message-queue.md',
      ].join('\n'),
    );
  });

  test('says what changed: several records', async () => {
    const two = (deciders: string): string =>
      `${one.replace('decisions', `${deciders}decisions`)}  rpc: {choice: grpc}\n`;
    const root = await scratchRepo({ 'stack.yaml': two('') });
    await commit(root);
    expect((await last(root)).message).toMatch(/^docs: record 2 architecture decisions\n\n- create 0001-use-grpc/);
    await writeFile(join(root, 'stack.yaml'), two('deciders: [Ana]\n'));
    await commit(root);
    expect((await last(root)).message).toMatch(/^docs: update 2 architecture decision records\n\n- update 0001/);
  });

  test('makes no commit where nothing changed', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    await commit(root);
    const head = await git(root, 'rev-parse', 'HEAD');
    const run = await commit(root);
    expect([run.code, run.stderr]).toEqual([
      0,
      expect.stringContaining('Nothing changed, so there is nothing to commit.'),
    ]);
    expect(await git(root, 'rev-parse', 'HEAD')).toBe(head);
  });

  test('makes no commit where a run only took back what was never committed', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    await commit(root, '--date', '2026-11-01');
    await writeFile(join(root, 'stack.yaml'), one.replace('decisions', 'deciders: [Ana]\ndecisions'));
    await runBin([], { cwd: root });
    await writeFile(join(root, 'stack.yaml'), one);
    const run = await commit(root);
    expect([run.code, run.stderr]).toEqual([0, expect.stringContaining('there is nothing to commit.')]);
    expect(await git(root, 'status', '--porcelain')).toBe('');
  });

  test('removes a record that was never committed without a word about it', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    await runBin([], { cwd: root });
    await writeFile(join(root, 'stack.yaml'), answers('rabbitmq'));
    expect((await commit(root)).code).toBe(0);
    expect((await last(root)).files).toEqual([`A ${rabbit}`, 'A docs/stack.md', 'M stack.yaml']);
  });

  test('works on a branch without a commit, and in a folder of the repository', async () => {
    const root = await scratchFolder({ 'stack.yaml': one, 'sub/x': '' });
    await git(root, 'init', '-q', '-b', 'main');
    await git(root, 'config', 'user.name', 'Ana');
    await git(root, 'config', 'user.email', 'ana@example.org');
    const run = await runBin(['--commit'], { cwd: join(root, 'sub') });
    expect(run.code).toBe(0);
    expect((await last(root)).files).toEqual([`A ${kafka}`, 'A docs/stack.md', 'A stack.yaml']);
  });

  test('says that HEAD is detached', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    await git(root, 'checkout', '-q', '--detach');
    const run = await commit(root);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/Committed \w+ on no branch, because HEAD is detached: docs: record/);
  });

  test('takes file names as they are, not as patterns', async () => {
    const text = one.replace('decisions', "output: {directory: 'docs/[ab]*'}\ndecisions");
    const root = await scratchRepo({ 'stack.yaml': text, [kafka.replace('adr', 'a1')]: 'x\n' });
    await writeFile(join(root, kafka.replace('adr', 'a1')), 'y\n');
    expect((await commit(root)).code).toBe(0);
    expect((await last(root)).files).toEqual([`A ${kafka.replace('adr', '[ab]*')}`, 'A docs/stack.md']);
  });
});

describe('a commit that git refuses', () => {
  async function withHook(name: string, script: string): Promise<string> {
    const root = await scratchRepo({ 'stack.yaml': one, 'a.txt': '' });
    await writeFile(join(root, 'a.txt'), 'staged');
    await git(root, 'add', 'a.txt');
    await writeFiles(root, { [`.git/hooks/${name}`]: `#!/bin/sh\n${script}\n` });
    await chmod(join(root, `.git/hooks/${name}`), 0o755);
    return root;
  }

  test('by a hook is reported with what the hook said; the files stay, and the index is as it was', async () => {
    const root = await withHook('pre-commit', 'echo "no docs on Fridays"; echo "ask Ines" >&2; exit 1');
    const run = await commit(root);
    expect(run.code).toBe(3);
    expect(run.stdout).toContain(`create   ${kafka}`);
    expect(run.stderr).toMatch(/error The files are written, but not committed: git refused the commit\./);
    expect(run.stderr).toContain('no docs on Fridays\nask Ines\n');
    expect(await readFile(join(root, kafka), 'utf8')).toContain('# 1. Use Apache Kafka');
    expect(await git(root, 'status', '--porcelain')).toBe('M  a.txt\n?? docs/');
  });

  test('by a hook that prints much shows its last lines, with control characters as escapes', async () => {
    const noise = 'i=0; while [ $i -lt 5000 ]; do echo "file $i is fine"; i=$((i+1)); done';
    const bad = `printf '\\033[31m%01000d\\n::error::forged\\nlint: title is too long\\n' 0`;
    const root = await withHook('pre-commit', `${noise}; ${bad}; exit 1`);
    const run = await commit(root);
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('(4963 more lines above)\nfile 4963 is fine\n');
    expect(run.stderr).toMatch(/\n\\u001b\[31m0{390,}…\n.*error::forged\nlint: title is too long\n$/);
    expect(run.stderr).not.toMatch(/^::error/m);
    expect(run.stderr.length).toBeLessThan(3000);
  });

  test('by a hook that prints nothing says where to look', async () => {
    const run = await commit(await withHook('commit-msg', 'exit 1'));
    expect([run.code, run.stderr]).toEqual([3, expect.stringContaining('Neither git nor a hook printed a reason.')]);
  });

  test('is one document with --json', async () => {
    const root = await withHook('commit-msg', 'echo "bad message"; exit 1');
    const run = await commit(root, '--json');
    expect(run.code).toBe(3);
    const document = JSON.parse(run.stdout) as { problems: { code: string; hint: string }[]; changes: unknown[] };
    expect(document.changes).toHaveLength(2);
    expect(document.problems.at(-1)).toMatchObject({ code: 'git/commit-failed', hint: 'bad message' });
  });

  test('for ignored files is reported, and the files stay', async () => {
    const root = await scratchRepo({ 'stack.yaml': one, '.gitignore': 'docs/\n' });
    const run = await commit(root);
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/written, but not committed[^]*ignored/);
    expect(await git(root, 'status', '--porcelain')).toBe('');
  });

  test('may be made by a hook that passes', async () => {
    const root = await withHook('pre-commit', 'exit 0');
    expect((await commit(root)).code).toBe(0);
    expect(await git(root, 'status', '--porcelain')).toBe('M  a.txt');
  });
});

describe('a commit that cannot be made', () => {
  /** Runs with --commit and expects that nothing was written. */
  async function refused(root: string, env: Record<string, string> = {}, ...args: string[]): Promise<Run> {
    const run = await runBin(['--commit', ...args], { cwd: root, env });
    await expect(readFile(join(root, kafka), 'utf8')).rejects.toThrow(/ENOENT/);
    return run;
  }

  test('because there is no repository', async () => {
    const run = await refused(await scratchFolder({ 'stack.yaml': one }));
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^error --commit needs a git repository, and this is none\./);
  });

  test('because git is not to be asked', async () => {
    expect((await refused(await scratchRepo({ 'stack.yaml': one }), {}, '--no-git')).code).toBe(2);
  });

  test('because git is missing', async () => {
    const run = await refused(await scratchRepo({ 'stack.yaml': one }), { PATH: '/nowhere' });
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/--commit is not possible: there is no git on this machine\./);
  });

  test('because git does not know who commits', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    for (const key of ['user.name', 'user.email']) await git(root, 'config', '--unset', key);
    await git(root, 'config', 'user.useConfigOnly', 'true');
    const run = await refused(root, { ...nobody, HOME: root });
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(
      /git does not know who you are\.\n {2}Nothing was written\. Set it with `git config user\.name/,
    );
  });

  test('because a merge is in progress', async () => {
    const root = await scratchRepo({ 'stack.yaml': one, 'a.txt': 'a\n' });
    await git(root, 'checkout', '-qb', 'other');
    await writeFile(join(root, 'a.txt'), 'other\n');
    await git(root, 'commit', '-qam', 'other');
    await git(root, 'checkout', '-q', 'main');
    await git(root, 'merge', '-q', '--no-commit', '--no-ff', 'other');
    const run = await refused(root);
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/a merge is in progress/);
  });

  test('because the repository is damaged', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    await rm(join(root, '.git/HEAD'));
    const run = await refused(root);
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/--commit is not possible: fatal: not a git repository/);
  });
});

describe('what a commit contains', () => {
  async function withHook(script: string): Promise<string> {
    const root = await scratchRepo({ 'stack.yaml': one, 'a.txt': 'a\n' });
    await writeFiles(root, { '.git/hooks/pre-commit': `#!/bin/sh\n${script}\n` });
    await chmod(join(root, '.git/hooks/pre-commit'), 0o755);
    return root;
  }
  const format = "sed -i 's/^# /#  /' docs/*.md docs/adr/*.md";

  test.each([
    ['formats and stages', `${format}; git add -u`, true],
    ['formats and stages everything', `${format}; git add -A`, true],
    ['formats and does not stage', format, false],
    [
      'changes the index only',
      `git update-index --cacheinfo 100644,$(echo x | git hash-object -w --stdin),docs/stack.md`,
      false,
    ],
  ])('leaves index and working tree clean when a hook %s', async (_, script, isFormatted) => {
    const root = await withHook(script);
    await writeFiles(root, { 'a.txt': 'mine\n', 'new.txt': 'mine\n', 'staged.txt': 'mine\n' });
    await git(root, 'add', 'staged.txt');
    expect((await commit(root)).code).toBe(0);
    expect((await last(root)).files).toEqual([`A ${kafka}`, 'A docs/stack.md']);
    expect(await git(root, 'status', '--porcelain')).toBe(' M a.txt\nA  staged.txt\n?? new.txt');
    expect((await git(root, 'show', `HEAD:${kafka}`)).startsWith('#  1.')).toBe(isFormatted);
  });

  test('includes a file that a hook made and staged', async () => {
    const root = await withHook('echo toc > toc.txt; git add toc.txt');
    await commit(root);
    expect((await last(root)).files).toEqual([`A ${kafka}`, 'A docs/stack.md', 'A toc.txt']);
    expect(await git(root, 'status', '--porcelain')).toBe('');
  });

  test.each([
    ['edited', answers('rabbitmq'), ['M stack.yaml']],
    ['edited in a comment only', `# Ours\n${one}`, []],
  ])('includes stack.yaml or not when it is %s', async (_, text, files) => {
    const root = await scratchRepo({ 'stack.yaml': one });
    await writeFile(join(root, 'stack.yaml'), text);
    await commit(root);
    expect((await last(root)).files.filter((file) => file.endsWith('stack.yaml'))).toEqual(files);
  });

  test('includes stack.yaml when git does not know it, and when a part of it is staged', async () => {
    const root = await scratchRepo();
    await writeFile(join(root, 'stack.yaml'), one);
    await commit(root);
    expect((await last(root)).files).toContain('A stack.yaml');
    await writeFile(join(root, 'stack.yaml'), answers('rabbitmq'));
    await git(root, 'add', '-A');
    await writeFile(join(root, 'stack.yaml'), answers('nats'));
    await commit(root);
    expect(await git(root, 'show', 'HEAD:stack.yaml')).toContain('nats');
    expect(await git(root, 'status', '--porcelain')).toBe('');
  });

  test('includes the templates that records follow from', async () => {
    const root = await scratchRepo({ 'stack.yaml': `templates: docs/adr-templates\n${one}` });
    await runBin(['template', 'eject', 'portable'], { cwd: root });
    await commit(root);
    expect((await last(root)).files).toContain('A docs/adr-templates/portable.md.hbs');
    expect(await git(root, 'status', '--porcelain')).toBe('');
  });

  test('includes what an earlier run wrote without a commit, and its former name', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    await commit(root);
    await writeFile(join(root, 'stack.yaml'), answers('rabbitmq'));
    await runBin([], { cwd: root });
    await commit(root);
    expect((await last(root)).files).toEqual([`D ${kafka}`, `A ${rabbit}`, 'M docs/stack.md', 'M stack.yaml']);
  });

  test('is pending where a hook refused it or the run was killed, and every other run says so', async () => {
    const root = await withHook('exit 1');
    expect((await commit(root)).code).toBe(3);
    const pending = '2 files of an earlier run are not committed; a run with --commit commits them.\n';
    for (const args of [['check', '--no-detect'], [], ['--dry-run']]) {
      expect((await runBin(args, { cwd: root })).stderr).toContain(pending);
    }
    await git(root, 'add', '-A');
    await git(root, 'commit', '-qnm', 'by hand');
    expect((await runBin([], { cwd: root })).stderr).not.toContain('not committed');
  });

  test('is made by the next run when a hook refuses the first one', async () => {
    const root = await withHook(`${format}; exit 1`);
    expect((await commit(root)).code).toBe(3);
    await rm(join(root, '.git/hooks/pre-commit'));
    expect((await commit(root)).code).toBe(0);
    expect((await last(root)).files).toEqual([`A ${kafka}`, 'A docs/stack.md']);
    expect(await git(root, 'status', '--porcelain')).toBe('');
  });
});

describe('the repository of a commit', () => {
  test('is that of the folder, whatever the environment names', async () => {
    const other = await scratchRepo({ 'x.txt': 'x\n' });
    const root = await scratchRepo({ 'stack.yaml': one });
    const before = await git(other, 'rev-parse', 'HEAD');
    const env = { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other, GIT_INDEX_FILE: join(other, '.git/index') };
    const run = await runBin(['--commit'], { cwd: root, env });
    expect(run.code).toBe(0);
    expect((await last(root)).files).toEqual([`A ${kafka}`, 'A docs/stack.md']);
    expect([await git(other, 'rev-parse', 'HEAD'), await git(other, 'status', '--porcelain')]).toEqual([before, '']);
  });

  test.each([
    ['a .git file', async (root: string, other: string) => writeFile(join(root, '.git'), `gitdir: ${other}/.git\n`)],
    ['a .git link', async (root: string, other: string) => symlink(join(other, '.git'), join(root, '.git'))],
    [
      'a common folder',
      async (root: string, other: string) => {
        await git(root, 'init', '-q', '-b', 'main');
        await writeFile(join(root, '.git/commondir'), `${other}/.git\n`);
      },
    ],
    [
      'core.worktree',
      async (root: string, other: string) => {
        await git(root, 'init', '-q');
        await git(root, 'config', 'core.worktree', other);
      },
    ],
  ])('is not another one that %s leads to', async (_, lead) => {
    const other = await scratchRepo({ 'x.txt': 'x\n' });
    const before = await git(other, 'rev-parse', 'HEAD');
    const root = await scratchFolder({ 'stack.yaml': one });
    await lead(root, other);
    const run = await commit(root);
    expect([run.code, run.stderr]).toEqual([
      3,
      expect.stringMatching(/^error --commit is not possible: [^]*Nothing was written/),
    ]);
    await expect(readFile(join(root, kafka), 'utf8')).rejects.toThrow(/ENOENT/);
    expect([await git(other, 'rev-parse', 'HEAD'), await git(other, 'status', '--porcelain')]).toEqual([before, '']);
  });

  test('is not one beside it whose name begins like that of git’s folder', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    await mkdir(join(root, '.git-other'));
    await rename(join(root, '.git/objects'), join(root, '.git-other/objects'));
    await symlink('../.git-other/objects', join(root, '.git/objects'));
    const run = await commit(root);
    expect([run.code, run.stderr]).toEqual([3, expect.stringContaining('lead to another one')]);
  });

  test('is not the one around a repository that the log is in', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    await writeFiles(root, { 'docs/adr/x': '' });
    await git(join(root, 'docs/adr'), 'init', '-q');
    const run = await commit(root);
    expect([run.code, run.stderr]).toEqual([3, expect.stringContaining('docs/adr is a repository of its own.')]);
  });

  test('may be a linked working tree', async () => {
    const root = await scratchRepo({ 'stack.yaml': one });
    const tree = join(await scratchFolder(), 'tree');
    await git(root, 'worktree', 'add', '-q', tree);
    expect((await commit(tree)).code).toBe(0);
    expect((await last(tree)).files).toEqual([`A ${kafka}`, 'A docs/stack.md']);
  });
});
