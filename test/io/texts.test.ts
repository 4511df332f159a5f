import { mkdtemp, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unreadableFile } from '../../src/adr/file.ts';
import { decode } from '../../src/io/read.ts';
import { readTexts } from '../../src/io/texts.ts';

const comment = '<!-- create-arch-adr {"layer":"rpc","scope":"orders","option":"grpc"} -->\n';

describe('readTexts', () => {
  it('reports a file that cannot be read, and reads all others', async () => {
    const root = await mkdtemp(join(tmpdir(), 'texts-'));
    await writeFile(join(root, 'a.md'), '# A\n');
    await writeFile(join(root, 'b.md'), Buffer.from('# B\n\nCaf\xe9 or so\n', 'latin1'));
    await writeFile(join(root, 'c.md'), Buffer.from('\ufeff# C\n', 'utf16le'));
    await writeFile(join(root, 'd.md'), '');
    await truncate(join(root, 'd.md'), 9_000_000);
    await symlink('a.md', join(root, 'e.md'));
    await symlink('f.md', join(root, 'f.md'));
    await writeFile(join(root, 'z.md'), '# Z\n');
    const read = [...readTexts(root, ['a.md', 'b.md', 'c.md', 'd.md', 'e.md', 'f.md', 'gone.md', 'z.md'])];
    expect(read.map((file) => [file.path, 'bytes' in file ? file.bytes.toString() : file.fault.message])).toEqual([
      ['a.md', '# A\n'],
      ['b.md', 'The file is not UTF-8 text: line 3 has the byte 0xE9.'],
      ['c.md', 'The file is not UTF-8 text; it seems to be UTF-16.'],
      ['d.md', 'The file is too large.'],
      ['e.md', 'The file is a symbolic link, and links are not followed.'],
      ['f.md', 'The file is a symbolic link, and links are not followed.'],
      ['z.md', '# Z\n'],
    ]);
  });
});

describe('decode', () => {
  it.each([
    ['a byte of Latin-1 before a letter', Buffer.from('ok\nf\xfcr', 'latin1'), 'line 2 has the byte 0xFC'],
    ['one at the end', Buffer.from('ok caf\xe9', 'latin1'), 'line 1 has the byte 0xE9'],
    ['one at the beginning', Buffer.from('\xc0k', 'latin1'), 'line 1 has the byte 0xC0'],
    [
      'one behind sound letters',
      Buffer.concat([Buffer.from('é😀\n€'), Buffer.from([0x80])]),
      'line 2 has the byte 0x80',
    ],
    ['UTF-16 without a mark', Buffer.from('version: 1\n', 'utf16le'), 'it seems to be UTF-16'],
  ])('says where a text is no UTF-8: %s', (_, bytes, expected) => {
    expect(() => decode(bytes, 'f')).toThrow(expected);
  });

  it('keeps the byte order mark', () => {
    expect(decode(Buffer.from('\ufeffa'), 'f')).toBe('\ufeffa');
  });
});

describe('unreadableFile', () => {
  const fault = { message: 'It is not UTF-8.', hint: 'Save it as UTF-8.' };

  it.each(['latin1', 'utf16le'] as const)('knows the decision of a record of ours in %s by its comment', (encoding) => {
    const { unreadable, adr } = unreadableFile(
      'docs/adr/0007-x.md',
      fault,
      Buffer.from(`# \xfc\n\n${comment}`, encoding),
    );
    expect(unreadable?.decision).toEqual({ layer: 'rpc', scope: 'orders' });
    expect(adr.number).toBe(7);
  });

  it('knows nothing but the name of others', () => {
    expect(
      unreadableFile('docs/adr/0007-x.md', fault, Buffer.from('\xfc', 'latin1')).unreadable?.decision,
    ).toBeUndefined();
  });
});
