import { chmod, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftPath, readDraft, removeDraft, writeDraft } from '../../src/io/draft.ts';
import { scratchFolder } from '../helpers/scratch.ts';

test('every repository has a draft of its own, below XDG_STATE_HOME when that is an absolute path', () => {
  const env = { XDG_STATE_HOME: '/state', HOME: '/home/ana' };
  expect(draftPath('/repo/a', env)).toMatch(/^\/state\/create-arch-adr\/[0-9a-f]{32}\.json$/);
  expect(draftPath('/repo/a', env)).not.toBe(draftPath('/repo/b', env));
  for (const odd of ['', 'relative', undefined]) {
    expect(draftPath('/repo/a', { ...env, XDG_STATE_HOME: odd })).toMatch(
      /^\/home\/ana\/\.local\/state\/create-arch-adr\//,
    );
  }
});

test('a draft is read back, only its owner can read it, and nothing else is left', async () => {
  const folder = await scratchFolder();
  const path = join(folder, 'state/x.json');
  await writeDraft(path, 'one');
  await writeDraft(path, 'two');
  expect(readDraft(path)).toBe('two');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'state'))).mode & 0o777).toBe(0o700);
  expect(await readdir(join(folder, 'state'))).toEqual(['x.json']);
  await removeDraft(path);
  await removeDraft(path);
  expect(readDraft(path)).toBeUndefined();
});

test('a folder that cannot be written is named, with what to do', async () => {
  const folder = await scratchFolder();
  await writeDraft(join(folder, 'x.json'), 'one');
  await chmod(folder, 0o500);
  const failed = writeDraft(join(folder, 'x.json'), 'two');
  // Root may write anywhere.
  if (process.getuid?.() === 0) await failed;
  else await expect(failed).rejects.toMatchObject({ exitCode: 3, hint: 'Name another folder in XDG_STATE_HOME.' });
  await chmod(folder, 0o700);
});
