import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, it, onTestFinished } from 'vitest';
import { git, scratchRepo } from '../helpers/scratch.ts';
import { runBin } from '../helpers/run-bin.ts';

const bin = fileURLToPath(new URL('../../bin/create-arch-adr.js', import.meta.url));
const answers = 'version: 1\nsystem: {name: Shop}\ntemplates: tpl\ndecisions:\n  message-queue: {choice: nats}\n';

type Kind = 'named pipe' | 'socket' | 'folder' | 'dangling link' | 'looping link' | 'link to a device';

/** A repository with records and a template, whose file at `path` is something else. */
async function repositoryWith(kind: Kind, path: string): Promise<string> {
  const root = await scratchRepo({ 'stack.yaml': answers });
  await runBin(['template', 'eject', 'madr', '--templates', 'tpl'], { cwd: root });
  await runBin([], { cwd: root });
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'records');
  const place = join(root, path);
  await rm(place, { recursive: true, force: true });
  await mkdir(dirname(place), { recursive: true });
  if (kind === 'named pipe') await execa('sh', ['-c', 'mkfifo "$0"', place]);
  else if (kind === 'folder') await mkdir(place);
  else if (kind === 'socket') await listenAt(place);
  else if (kind === 'dangling link') await symlink('nowhere', place);
  else await symlink(kind === 'looping link' ? place : '/dev/zero', place);
  return root;
}

async function listenAt(path: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
}

/** Runs the program, at most as long as a slow machine needs. A run that waits for ever has no exit code. */
async function quickRun(root: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const options = { cwd: root, reject: false, all: true, timeout: 10_000, input: '', env: { NO_COLOR: '1' } } as const;
  const run = await execa(process.execPath, [bin, ...args], options);
  return { code: run.exitCode ?? -1, output: run.all };
}

const settings = ['stack.yaml', '.adr-dir', '.log4brains.yml', 'docs/stack.md', 'tpl/madr.md.hbs'];

describe('a command names a file of the repository that is no file, and stops', () => {
  const kinds: readonly [Kind, string][] = [
    ...settings.map((path): [Kind, string] => ['named pipe', path]),
    ...settings.map((path): [Kind, string] => ['dangling link', path]),
    ['looping link', 'stack.yaml'],
    ['looping link', 'docs/stack.md'],
    ['folder', '.adr-dir'],
    ['socket', 'stack.yaml'],
    ['link to a device', '.adr-dir'],
    ...(['named pipe', 'dangling link', 'looping link', 'socket'] as const).map((kind): [Kind, string] => [
      kind,
      'docs/adr',
    ]),
  ];
  it.each(kinds)(
    'where a %s is in the place of %s',
    async (kind, path) => {
      const root = await repositoryWith(kind, path);
      for (const args of [['--yes'], ['check', '--no-detect']]) {
        const { code, output } = await quickRun(root, args);
        expect([2, 3], output).toContain(code);
        expect(output).toContain(path);
      }
    },
    30_000,
  );
});

describe('a file of the log that is no file', () => {
  it.each(['named pipe', 'socket', 'dangling link'] as const)(
    'keeps its number as a %s',
    async (kind) => {
      const root = await repositoryWith(kind, 'docs/adr/0007-x.md');
      const { code, output } = await quickRun(root, ['check', '--no-detect']);
      expect([code, output]).toEqual([0, expect.stringContaining('docs/adr/0007-x.md')]);
      await runBin(['template', 'eject', 'nygard'], { cwd: root });
      const more = `${answers}  rpc: {choice: grpc}\n`;
      expect((await runBin(['--answers', '-', '--yes'], { cwd: root, input: more })).code).toBe(0);
      expect((await readdir(join(root, 'docs/adr'))).some((name) => name.startsWith('0008-'))).toBe(true);
    },
    30_000,
  );
});

describe('a named pipe among the files of git and of the program', () => {
  it.each([
    ['.git/config', 0, 'git cannot be asked: .git/config is a named pipe, not a file.'],
    ['.git/info/exclude', 0, 'git cannot be asked: .git/info/exclude is a named pipe, not a file.'],
    ['.gitignore', 0, 'git cannot be asked: .gitignore is a named pipe, not a file.'],
    ['.git/create-arch-adr/writing/ready.json', 3, 'ready.json cannot be read: it is a named pipe, not a file.'],
    ['.git/create-arch-adr/writing/lock', 3, 'it is a named pipe, not a file.'],
    ['.git/create-arch-adr-last-run.json', 0, 'already right'],
    ['.git/create-arch-adr-last-run.json.tmp', 0, 'already right'],
    ['.git/create-arch-adr-commit.json', 0, 'already right'],
  ])(
    'at %s is never waited for',
    async (path, code, words) => {
      const root = await repositoryWith('named pipe', path);
      const run = await quickRun(root, ['--yes']);
      expect([run.code, run.output]).toEqual([code, expect.stringContaining(words)]);
      expect((await quickRun(root, ['check', '--no-detect'])).code).toBe(0);
      expect([0, 3]).toContain((await quickRun(root, ['--commit'])).code);
    },
    40_000,
  );
});
