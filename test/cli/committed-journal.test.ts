import { chmod, cp, mkdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginJournal, enterPhase } from '../../src/io/journal.ts';
import type { Entry } from '../../src/io/journal-check.ts';
import { stateFolder } from '../../src/io/state-folder.ts';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, scratchFolder, writeFiles } from '../helpers/scratch.ts';

const record = 'docs/adr/0001-a.md';
const entry: Entry = {
  path: record,
  before: 'a\n',
  after: 'A\n',
  temporary: 'docs/adr/.create-arch-adr-0123456789ab-0.tmp',
};
const files = { [record]: 'a\n', 'go.mod': 'module example.org/a\n' };

/** A folder without git that came with the journal of a run: anybody can have written it. */
async function folderWithJournal(entries: readonly object[] = [entry], phase = 'ready'): Promise<string> {
  const root = await scratchFolder(files);
  const journal = { version: 1, entries, folders: [] };
  await writeFiles(stateFolder(root), { [`${phase}.json`]: JSON.stringify(journal) });
  return root;
}

/** A folder, or a working tree, in which a run was killed right after its journal was ready. */
async function killedRun(entries: readonly Entry[], tree: 'git' | 'none' = 'none'): Promise<string> {
  const root = await scratchFolder(files);
  if (tree === 'git') await mkdir(join(root, '.git'));
  const folder = stateFolder(root);
  await mkdir(folder, { recursive: true });
  beginJournal(folder, { version: 1, entries, folders: [] });
  enterPhase(folder, 'begun', 'ready');
  return root;
}

describe('a journal that came with a folder without git', () => {
  it.each([
    [['check', '--no-detect']],
    [['detect']],
    [['questions']],
    [['status', '--dry-run', '1', 'accepted']],
    [['renumber', '--dry-run']],
    [['convert', '--to', 'madr', '--dry-run']],
  ])('is reported by %j, which writes nothing', async (args) => {
    const root = await folderWithJournal();
    const before = await filesOf(root);
    const run = await runBin(args, { cwd: root });
    expect(run.stderr).toContain('An earlier run was cut off while it wrote a file');
    expect(run.stderr).toContain('No run in this folder made that journal');
    expect(await filesOf(root)).toEqual(before);
  });

  it.each(['begun', 'ready', 'undo'])('stops commands that write (%s)', async (phase) => {
    const temporary = '.create-arch-adr-0123456789ab-0.tmp';
    const root = await folderWithJournal([{ path: 'run.sh', after: '#!/bin/sh\n', temporary, mode: 0o6755 }], phase);
    await writeFiles(root, { [temporary]: '#!/bin/sh\n' });
    const before = await filesOf(root);
    for (const args of [
      ['template', 'eject', 'madr'],
      ['renumber', '--yes'],
      ['detect', '--write'],
    ]) {
      const run = await runBin(args, { cwd: root });
      expect([run.code, run.stderr]).toEqual([
        3,
        expect.stringContaining(`${phase}.json is no journal of this program`),
      ]);
      expect(run.stderr).toContain('remove');
    }
    expect(await filesOf(root)).toEqual(before);
  });

  it('is not trusted as a copy of the journal of a run elsewhere', async () => {
    const origin = await killedRun([entry]);
    const copy = join(await scratchFolder(), 'copy');
    await cp(origin, copy, { recursive: true });
    expect((await runBin(['renumber', '--yes'], { cwd: copy })).code).toBe(3);
    expect(await readFile(join(copy, record), 'utf8')).toBe('a\n');
  });

  it('is not read through a link', async () => {
    const root = await folderWithJournal();
    const elsewhere = await scratchFolder();
    await cp(join(root, '.create-arch-adr'), join(elsewhere, 'state'), { recursive: true });
    await rm(join(root, '.create-arch-adr'), { recursive: true });
    await symlink(join(elsewhere, 'state'), join(root, '.create-arch-adr'));
    const run = await runBin(['renumber', '--yes'], { cwd: root });
    expect(run.code).toBe(3);
    expect((await runBin(['questions'], { cwd: root })).stderr).toContain(
      '.create-arch-adr is a symbolic link, not a folder.',
    );
    expect(await readFile(join(root, record), 'utf8')).toBe('a\n');
  });

  it.each([['{"version":2,"entries":[],"folders":[]}'], ['{'], ['null'], ['\u0000']])(
    'is reported by check when it reads %j',
    async (text) => {
      const root = await scratchFolder(files);
      await writeFiles(stateFolder(root), { 'ready.json': text });
      const run = await runBin(['check', '--no-detect'], { cwd: root });
      expect(run.code).toBeLessThan(2);
      expect(run.stderr).toContain('ready.json');
    },
  );
});

describe('a run that was killed', () => {
  it.each(['git', 'none'] as const)('is finished by the next one, with git: %s', async (tree) => {
    const root = await killedRun([entry], tree);
    const run = await runBin(['renumber', '--yes'], { cwd: root });
    expect(run.stderr).toContain('An earlier run was cut off while it wrote a file; it is finished now.');
    expect(await readFile(join(root, record), 'utf8')).toBe('A\n');
    expect(Object.keys(await filesOf(root))).toEqual([record, 'go.mod']);
  });

  it('keeps the permissions that the file has, not those of the journal or of a temporary file', async () => {
    const root = await killedRun([{ ...entry, mode: 0o6777 } as Entry], 'git');
    await writeFiles(root, { [entry.temporary]: 'A\n' });
    await chmod(join(root, entry.temporary), 0o4777);
    await chmod(join(root, record), 0o640);
    await runBin(['renumber', '--yes'], { cwd: root });
    expect(await readFile(join(root, record), 'utf8')).toBe('A\n');
    expect((await stat(join(root, record))).mode & 0o7777).toBe(0o640);
  });

  it.each([
    ['a script', { path: 'run.sh', after: '#!/bin/sh\n' }],
    ['a workflow', { path: '.github/workflows/x.yml', after: 'on: push\n' }],
    ['a manifest', { path: 'package.json', before: '{}', after: '{"scripts":{"postinstall":"x"}}' }],
    ['a record that becomes a script', { path: 'run.sh', from: record, before: 'a\n', after: 'A\n' }],
    ['a template of no format', { path: 'docs/adr-templates/x.hbs', after: 'A\n' }],
    ['a place with NUL', { path: 'docs/a\u0000.md', after: 'A\n' }],
    ['an absolute path', { path: '/tmp/x.md', after: 'A\n' }],
    ['a hook', { path: '.git/hooks/x.md', after: 'A\n' }],
    ['a path upwards', { path: 'docs/../../x.md', after: 'A\n' }],
  ])('never writes %s', async (_, odd) => {
    const root = await killedRun([{ ...odd, temporary: entry.temporary }], 'git');
    await writeFiles(root, { 'package.json': '{}' });
    const before = await filesOf(root);
    const run = await runBin(['renumber', '--yes'], { cwd: root });
    expect([run.code, run.stderr]).toEqual([3, expect.stringContaining('ready.json')]);
    expect(await filesOf(root)).toEqual(before);
  });

  it.each<[string, { path: string; before?: string; after: string }]>([
    ['a script that cites a record', { path: 'run.sh', before: '# see ADR-0002\n', after: '# see ADR-0003\n' }],
    ['answers of another name', { path: 'a.yml', before: 'decisions: {}\n', after: 'decisions: {a: {}}\n' }],
    ['a new template', { path: 'docs/adr-templates/madr.md.hbs', after: 'A\n' }],
    ['a page', { path: 'stack.markdown', after: 'A\n' }],
  ])('writes %s', async (_, usual) => {
    const root = await killedRun([{ ...usual, temporary: entry.temporary }], 'git');
    if (usual.before !== undefined) await writeFiles(root, { [usual.path]: usual.before });
    await runBin(['renumber', '--yes'], { cwd: root });
    expect((await filesOf(root))[usual.path]).toBe(usual.after);
  });
});
