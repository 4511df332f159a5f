import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recover, pendingRecovery } from '../../src/io/recover.ts';
import { stateFolder } from '../../src/io/state-folder.ts';
import { filesOf, git, scratchFolder, scratchRepo, writeFiles } from '../helpers/scratch.ts';

const temporary = (number: number): string => `docs/adr/.create-arch-adr-0123456789ab-${number}.tmp`;
const entries = [
  { path: 'docs/adr/0001-a.md', before: 'a\n', after: 'A\n', temporary: temporary(0) },
  { path: 'docs/adr/0002-b.md', after: 'B\n', temporary: temporary(1) },
  { path: 'docs/adr/0003-d.md', from: 'docs/adr/0003-c.md', before: 'c\n', after: 'D\n', temporary: temporary(2) },
];
const before = { 'docs/adr/0001-a.md': 'a\n', 'docs/adr/0003-c.md': 'c\n', 'other.md': 'o\n' };
const after = {
  'docs/adr/0001-a.md': 'A\n',
  'docs/adr/0002-b.md': 'B\n',
  'docs/adr/0003-d.md': 'D\n',
  'other.md': 'o\n',
};

/** A repository as a killed run leaves it: these files, and the journal in this phase. Returns what recovery says. */
async function recovered(
  phase: string,
  files: Record<string, string>,
  journal: unknown = { version: 1, entries, folders: [] },
) {
  const root = await scratchFolder(files);
  await mkdir(join(root, '.git'));
  await writeFiles(stateFolder(root), { [`${phase}.json`]: JSON.stringify(journal) });
  const said: string[] = [];
  await recover(root, (line) => said.push(line));
  expect(pendingRecovery(root)).toBeUndefined();
  return { files: await filesOf(root), said };
}

describe('a run that was killed', () => {
  test('before it changed anything loses its temporary files', async () => {
    const { files, said } = await recovered('begun', { ...before, [temporary(0)]: 'A', [temporary(2)]: '' });
    expect(files).toEqual(before);
    expect(said).toEqual(['An earlier run was cut off before it changed anything; its temporary files are removed.']);
  });

  test.each([
    ['before the first file', { ...before, [temporary(0)]: 'A\n', [temporary(1)]: 'B\n', [temporary(2)]: 'D\n' }],
    ['between two files', { ...before, 'docs/adr/0001-a.md': 'A\n', [temporary(1)]: 'B\n', [temporary(2)]: 'D\n' }],
    ['between the two steps of a rename', { ...after, 'docs/adr/0003-c.md': 'c\n' }],
    ['after the last file', after],
    ['and whose temporary files somebody removed', before],
    ['and whose temporary files are cut off', { ...before, [temporary(0)]: 'A', [temporary(2)]: '' }],
  ])('%s is finished', async (_, files) => {
    const result = await recovered('ready', files);
    expect(result.files).toEqual(after);
    expect(result.said).toEqual(['An earlier run was cut off while it wrote 3 files; it is finished now.']);
  });

  test.each([
    ['at once', after],
    ['half way', { ...before, 'docs/adr/0001-a.md': 'A\n', [temporary(2)]: 'D\n' }],
    ['between the two steps of a rename', { ...after, 'docs/adr/0003-c.md': 'c\n' }],
    ['at its end', before],
  ])('while it was undone is undone, %s', async (_, files) => {
    const result = await recovered('undo', files);
    expect(result.files).toEqual(before);
    expect(result.said).toEqual(['An earlier run was cut off while it wrote 3 files; it is undone now.']);
  });

  test.each(['ready', 'undo'])('leaves what a person wrote since then (%s)', async (phase) => {
    const edited = { 'docs/adr/0001-a.md': 'mine\n', 'docs/adr/0002-b.md': 'mine\n', 'docs/adr/0003-c.md': 'mine\n' };
    const { files, said } = await recovered(phase, { ...edited, 'other.md': 'o\n' });
    expect(files).toEqual({ ...edited, 'other.md': 'o\n' });
    expect(said.slice(1)).toEqual(entries.map(({ path }) => `${path} was changed since then and stays as it is.`));
  });

  test('takes the folders along that it made', async () => {
    const journal = { version: 1, entries: entries.slice(1, 2), folders: ['docs', 'docs/adr'] };
    const { files } = await recovered('begun', { 'other.md': 'o\n', [temporary(1)]: 'B' }, journal);
    expect(files).toEqual({ 'other.md': 'o\n' });
    const root = await scratchFolder();
    await mkdir(join(root, '.git'));
    await mkdir(join(root, 'docs/adr'), { recursive: true });
    await writeFiles(stateFolder(root), { 'begun.json': JSON.stringify(journal) });
    await recover(root, () => undefined);
    await expect(readFile(join(root, 'docs'))).rejects.toThrow(/ENOENT/);
  });
});

test('a dry run only says what the next run will do', async () => {
  const root = await scratchFolder(before);
  await mkdir(join(root, '.git'));
  await writeFiles(stateFolder(root), { 'ready.json': JSON.stringify({ version: 1, entries, folders: [] }) });
  expect(pendingRecovery(root)).toMatch(
    /^An earlier run was cut off while it wrote 3 files; the next run that writes finishes/,
  );
});

describe('a journal that somebody else made', () => {
  const entry = { path: 'x.md', after: 'x', temporary: '.create-arch-adr-0123456789ab-0.tmp' };
  test.each([
    ['a path out of the repository', { ...entry, path: '../x.md' }],
    ["a path into git's own folder", { ...entry, path: '.git/hooks/pre-commit' }],
    ['a temporary file that is none', { ...entry, temporary: 'other.md' }],
    ['no text', { path: 'x.md', temporary: entry.temporary }],
    ['a path through a link that leads out', { ...entry, path: 'out/x.md' }],
  ])('is refused with %s', async (_, bad) => {
    const folder = await scratchFolder({ 'repo/other.md': 'o', 'elsewhere/keep.md': 'k' });
    const root = join(folder, 'repo');
    await mkdir(join(root, '.git'));
    await symlink('../elsewhere', join(root, 'out'));
    await writeFiles(stateFolder(root), { 'ready.json': JSON.stringify({ version: 1, entries: [bad], folders: [] }) });
    await expect(recover(root, () => undefined)).rejects.toThrow(/ready\.json (cannot be read|is no journal)/);
    expect(await readFile(join(root, 'other.md'), 'utf8')).toBe('o');
    expect(Object.keys(await filesOf(join(folder, 'elsewhere')))).toEqual(['keep.md']);
  });

  test.each(['', '{"version":1', '[]', 'null'])('is refused when it reads %j', async (text) => {
    const root = await scratchFolder();
    await writeFiles(stateFolder(root), { 'ready.json': text });
    await expect(recover(root, () => undefined)).rejects.toThrow(/ready\.json/);
  });
});

describe('lock and journal stand', () => {
  test("in git's own folder", async () => {
    const root = await scratchRepo();
    expect(stateFolder(root)).toBe(join(root, '.git/create-arch-adr/writing'));
  });

  test("in git's folder of a linked working tree", async () => {
    const root = await scratchRepo({ 'a.md': '' });
    const tree = join(await scratchFolder(), 'tree');
    await git(root, 'worktree', 'add', '-q', tree);
    expect(stateFolder(tree)).toBe(join(root, '.git/worktrees/tree/create-arch-adr/writing'));
  });

  test("in git's folder of a submodule", async () => {
    const part = await scratchRepo({ 'a.md': '' });
    const root = await scratchRepo();
    await git(root, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', part, 'part');
    expect(stateFolder(join(root, 'part'))).toBe(join(root, '.git/modules/part/create-arch-adr/writing'));
  });

  test('in a hidden folder where .git leads somewhere that does not know this tree, or where there is none', async () => {
    const root = await scratchFolder({ '.git': 'gitdir: /tmp\n' });
    expect(dirname(stateFolder(root))).toBe(join(root, '.create-arch-adr'));
    await writeFile(join(root, '.git'), 'not of git');
    expect(dirname(stateFolder(root))).toBe(join(root, '.create-arch-adr'));
    await rm(join(root, '.git'));
    expect(dirname(stateFolder(root))).toBe(join(root, '.create-arch-adr'));
  });
});
