import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stateFolder } from '../../src/io/state-folder.ts';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, scratchFolder, writeFiles } from '../helpers/scratch.ts';

const entry = {
  path: 'docs/adr/0001-a.md',
  before: 'a\n',
  after: 'A\n',
  temporary: 'docs/adr/.create-arch-adr-0123456789ab-0.tmp',
  mode: 0o6755,
};

/** A folder without git that came with the journal of a run: anybody can have written it. */
async function folderWithJournal(): Promise<string> {
  const root = await scratchFolder({ 'docs/adr/0001-a.md': 'a\n', 'go.mod': 'module example.org/a\n' });
  const journal = { version: 1, entries: [entry], folders: [] };
  await writeFiles(stateFolder(root), { 'ready.json': JSON.stringify(journal) });
  return root;
}

it.each([
  [['check', '--no-detect']],
  [['detect']],
  [['questions']],
  [['renumber', '--dry-run']],
  [['convert', '--to', 'madr', '--dry-run']],
])('%j reports the journal that a folder brings and writes nothing', async (args) => {
  const root = await folderWithJournal();
  const before = await filesOf(root);
  const run = await runBin(args, { cwd: root });
  expect(run.stderr).toContain('An earlier run was cut off while it wrote a file');
  expect(await filesOf(root)).toEqual(before);
});

it('gives a file no permissions beyond the usual ones', async () => {
  const root = await folderWithJournal();
  await runBin(['renumber', '--yes'], { cwd: root });
  expect((await filesOf(root))['docs/adr/0001-a.md']).toBe('A\n');
  expect((await stat(join(root, 'docs/adr/0001-a.md'))).mode & 0o7777).toBe(0o755);
});
