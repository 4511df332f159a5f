import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { namedInAnswers, readCatalogFolder } from '../../src/io/overlay.ts';
import { scratchFolder } from '../helpers/scratch.ts';

describe('a catalog folder', () => {
  it('gives its YAML files in order, with the name that messages use', async () => {
    const folder = await scratchFolder({
      'options/b.yaml': 'b',
      'options/a.yaml': 'a',
      'capabilities.yaml': 'c',
      'README.md': 'no',
      '.github/workflows/ci.yaml': 'no',
      'node_modules/x/y.yaml': 'no',
    });
    expect(await readCatalogFolder(folder, 'ours')).toEqual([
      { path: 'capabilities.yaml', shown: 'ours/capabilities.yaml', text: 'c' },
      { path: 'options/a.yaml', shown: 'ours/options/a.yaml', text: 'a' },
      { path: 'options/b.yaml', shown: 'ours/options/b.yaml', text: 'b' },
    ]);
  });

  it('may hold links within it, and none that lead out', async () => {
    const folder = await scratchFolder({ 'ours/data/a.yaml': 'a', 'secret.yaml': 'password' });
    await mkdir(join(folder, 'ours/options'));
    await symlink('../data/a.yaml', join(folder, 'ours/options/a.yaml'));
    expect((await readCatalogFolder(join(folder, 'ours'), 'ours')).map((file) => file.path)).toContain(
      'options/a.yaml',
    );
    await symlink('../../secret.yaml', join(folder, 'ours/options/b.yaml'));
    await expect(readCatalogFolder(join(folder, 'ours'), 'ours')).rejects.toThrow(
      'ours/options/b.yaml is a link that leads out',
    );
  });

  it('is refused when it is missing, a file, or holds what is no text', async () => {
    const folder = await scratchFolder({ 'file.yaml': '' });
    await expect(readCatalogFolder(join(folder, 'nowhere'), 'nowhere')).rejects.toThrow(InputError);
    await expect(readCatalogFolder(join(folder, 'file.yaml'), 'file.yaml')).rejects.toThrow('a file, not a folder');
    await writeFile(join(folder, 'bytes.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
    await expect(readCatalogFolder(folder, 'ours')).rejects.toThrow('ours/bytes.yaml is not UTF-8 text');
  });

  it('is refused when a file of it is far too large', async () => {
    const folder = await scratchFolder({ 'options/a.yaml': 'x'.repeat(1_100_000) });
    await expect(readCatalogFolder(folder, 'ours')).rejects.toThrow('too large');
  });
});

describe('a catalog folder that answers name', () => {
  it('is taken from the folder of the answers', async () => {
    const root = await scratchFolder({ 'deploy/ours/a.yaml': '' });
    expect(await namedInAnswers(root, join(root, 'deploy'), 'ours', 'catalog')).toBe('deploy/ours');
    expect(await namedInAnswers(root, root, './deploy/ours', 'catalog')).toBe('deploy/ours');
  });

  it('stays inside the repository', async () => {
    const around = await scratchFolder({ 'repo/stack.yaml': '', 'beside/a.yaml': '' });
    const root = join(around, 'repo');
    await symlink('../beside', join(root, 'link'));
    for (const named of ['../beside', join(around, 'beside'), 'link', '..', '../repo/../beside']) {
      await expect(namedInAnswers(root, root, named, 'catalog')).rejects.toThrow(InputError);
    }
    await expect(namedInAnswers(root, join(around, 'beside'), 'a', 'catalog')).rejects.toThrow(
      'The answers lie outside the repository',
    );
  });
});
