import { chmod, lstat, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OutsideError } from '../../src/errors.ts';
import { applyChanges } from '../../src/io/write.ts';
import type { Change } from '../../src/model/plan.ts';
import { filesOf, scratchFolder, scratchRepo } from '../helpers/scratch.ts';

const create = (path: string, after = 'new\n'): Change => ({ kind: 'create', path, after, why: 'test' });
const update = (path: string, before: string, after: string): Change => ({
  kind: 'update',
  path,
  before,
  after,
  why: 'test',
});

/** The message of the error that a promise must end with. */
async function failure(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OutsideError);
  return error instanceof OutsideError ? `${error.message} ${error.hint ?? ''}` : '';
}

describe('all changes of a run', () => {
  test('are written with the folders that they need, and nothing of the work stays', async () => {
    const root = await scratchRepo({ 'docs/adr/0001-a.md': 'one\r\n' });
    const moved: Change = {
      kind: 'rename',
      from: 'docs/adr/0001-a.md',
      path: 'docs/adr/0001-b.md',
      before: 'one\r\n',
      after: '\ufefftwo\r\nno end',
      why: 'test',
    };
    const paths = await applyChanges(root, [moved, create('docs/deep/er/page.md'), create('stack.md', '')]);
    expect(paths).toEqual(['docs/adr/0001-a.md', 'docs/adr/0001-b.md', 'docs/deep/er/page.md', 'stack.md']);
    expect(await filesOf(root)).toEqual({
      'docs/adr/0001-b.md': '\ufefftwo\r\nno end',
      'docs/deep/er/page.md': 'new\n',
      'stack.md': '',
    });
    await expect(lstat(join(root, '.git/create-arch-adr'))).rejects.toThrow();
  });

  test('take the permissions of the files that stand', async () => {
    const root = await scratchRepo({ 'a.md': 'one', 'b.md': 'one' });
    await chmod(join(root, 'a.md'), 0o640);
    await applyChanges(root, [update('a.md', 'one', 'two')]);
    expect((await stat(join(root, 'a.md'))).mode & 0o777).toBe(0o640);
  });

  test('are not written when one is longer than the next run reads', async () => {
    const root = await scratchFolder();
    const run = applyChanges(root, [create('a.md'), create('b.md', 'ä'.repeat(4_194_305))]);
    await expect(run).rejects.toThrow('b.md would have 8388610 bytes, more than the 8388608 that are read.');
    expect(await filesOf(root)).toEqual({});
  });

  test('lock and note nothing when there is nothing to write', async () => {
    const root = await scratchFolder();
    // A lock could not even be taken: its folder is a file.
    await writeFile(join(root, '.create-arch-adr'), '');
    const kept: Change = { kind: 'keep', path: 'a.md', before: 'x', after: 'x', why: 'test' };
    const conflict: Change = { kind: 'conflict', path: 'a.md', before: 'x', after: 'y', why: 'test' };
    expect(await applyChanges(root, [kept, conflict])).toEqual([]);
  });

  test('leave no folder of their own in a folder without git', async () => {
    const root = await scratchFolder();
    await applyChanges(root, [create('docs/a.md')]);
    expect(await filesOf(root)).toEqual({ 'docs/a.md': 'new\n' });
    await expect(lstat(join(root, '.create-arch-adr'))).rejects.toThrow();
  });
});

describe('nothing is written, and the file is named, when', () => {
  const files = { 'docs/adr/0001-a.md': 'one\n', 'docs/adr/0002-b.md': 'two\n' };
  const changes = [
    update('docs/adr/0001-a.md', 'one\n', 'changed\n'),
    update('docs/adr/0002-b.md', 'two\n', 'changed\n'),
    create('docs/new/page.md'),
  ];

  async function refused(spoil: (root: string) => Promise<void>): Promise<string> {
    const root = await scratchRepo(files);
    await spoil(root);
    const before = await filesOf(root);
    const message = await failure(applyChanges(root, changes));
    expect(await filesOf(root)).toEqual(before);
    await expect(lstat(join(root, '.git/create-arch-adr'))).rejects.toThrow();
    return message;
  }

  test('a file changed since the plan', async () => {
    const message = await refused((root) => writeFile(join(root, 'docs/adr/0002-b.md'), 'two and a half\n'));
    expect(message).toBe('docs/adr/0002-b.md changed while this ran. Nothing was written. Run again.');
  });

  test('a file is gone since the plan', async () => {
    expect(await refused((root) => rm(join(root, 'docs/adr/0001-a.md')))).toMatch(/^docs\/adr\/0001-a\.md changed/);
  });

  test('a file appeared where a new one is to stand', async () => {
    const message = await refused(async (root) => {
      await mkdir(join(root, 'docs/new'));
      await writeFile(join(root, 'docs/new/page.md'), 'somebody');
    });
    expect(message).toMatch(/^docs\/new\/page\.md changed/);
  });

  test('a folder stands in the way of a file', async () => {
    const message = await refused(async (root) => {
      await mkdir(join(root, 'docs/new/page.md'), { recursive: true });
    });
    expect(message).toMatch(/^docs\/new\/page\.md is a folder, and a file is to be written there\. Move it/);
  });

  test('a file stands in the way of a folder', async () => {
    const message = await refused((root) => writeFile(join(root, 'docs/new'), 'a file'));
    expect(message).toMatch(/^docs\/new is a file, and a folder is needed there\./);
  });

  test('a link stands in the way of a file', async () => {
    const message = await refused(async (root) => {
      await rename(join(root, 'docs/adr/0002-b.md'), join(root, 'b.md'));
      await symlink('../../b.md', join(root, 'docs/adr/0002-b.md'));
    });
    expect(message).toMatch(/^docs\/adr\/0002-b\.md is a symbolic link/);
  });

  test('a broken link stands in the way of a folder', async () => {
    const message = await refused((root) => symlink('nowhere', join(root, 'docs/new')));
    expect(message).toMatch(/^docs\/new is a symbolic link that leads nowhere\./);
  });

  test('a record came that the plan did not see, because its number may be taken', async () => {
    const root = await scratchRepo(files);
    const seen = { directory: 'docs/adr', paths: ['docs/adr/0001-a.md'] };
    const message = await failure(applyChanges(root, [create('docs/adr/0002-c.md')], { seen }));
    expect(message).toMatch(/^docs\/adr\/0002-b\.md changed while this ran/);
    expect(await filesOf(root)).toEqual(files);
  });
});

describe('nothing outside the repository is written', () => {
  test.each([
    '../x.md',
    '/tmp/x.md',
    'docs/../../x.md',
    'docs//x.md',
    'docs\\..\\..\\x.md',
    '.git/hooks/x.md',
    'a/.GIT/x',
  ])('by the path %s', async (path) => {
    const folder = await scratchFolder({ 'repo/a.md': '' });
    const root = join(folder, 'repo');
    await failure(applyChanges(root, [create(path)]));
    expect(await filesOf(folder)).toEqual({ 'repo/a.md': '' });
  });

  test.each([
    ['a folder that leads out', '../elsewhere', 'docs/adr/x.md'],
    ['a folder above it that leads out', '../elsewhere', 'docs/x.md'],
    ["a folder that leads into git's own", '.git', 'docs/x.md'],
  ])('through %s', async (_, target, path) => {
    const folder = await scratchFolder({ 'elsewhere/adr/keep.md': 'k', 'repo/.git/config': '' });
    const root = join(folder, 'repo');
    await symlink(target, join(root, 'docs'));
    const message = await failure(applyChanges(root, [create(path)]));
    expect(message).toMatch(/^docs leads outside the repository through a symbolic link\./);
    expect(await filesOf(folder)).toEqual({ 'elsewhere/adr/keep.md': 'k', 'repo/.git/config': '' });
  });

  test('but a link to a folder inside is followed', async () => {
    const root = await scratchFolder({ 'documentation/keep.md': 'k' });
    await symlink('documentation', join(root, 'docs'));
    await applyChanges(root, [create('docs/adr/x.md')]);
    expect(await readFile(join(root, 'documentation/adr/x.md'), 'utf8')).toBe('new\n');
  });

  test('by a git folder that does not know this working tree', async () => {
    const folder = await scratchFolder({ 'elsewhere/HEAD': 'h', 'repo/.git': 'gitdir: ../elsewhere\n' });
    await applyChanges(join(folder, 'repo'), [create('a.md')]);
    expect(Object.keys(await filesOf(folder))).toEqual(['elsewhere/HEAD', 'repo/.git', 'repo/a.md']);
  });

  test('by a linked folder for lock and journal', async () => {
    const folder = await scratchFolder({ 'elsewhere/keep': '', 'repo/keep': '' });
    await symlink('../elsewhere', join(folder, 'repo/.create-arch-adr'));
    expect(await failure(applyChanges(join(folder, 'repo'), [create('a.md')]))).toMatch(
      /\.create-arch-adr is not a folder/,
    );
    expect(Object.keys(await filesOf(folder))).toEqual(['elsewhere/keep', 'repo/keep']);
  });
});
