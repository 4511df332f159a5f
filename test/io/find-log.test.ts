import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { findLog } from '../../src/io/find-log.ts';

async function rootWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'find-log-')));
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text);
  return root;
}

const conflict = '<<<<<<< HEAD\ndoc/adr\n=======\ndocs/decisions\n>>>>>>> other\n';

describe('findLog', () => {
  it.each(['doc/adr\n', 'doc/adr', '\ufeffdoc/adr\r\n', '  doc/adr  \n\n'])(
    'takes the one line of .adr-dir: %j',
    async (text) => {
      expect(findLog(await rootWith({ '.adr-dir': text }), undefined).directory).toBe('doc/adr');
    },
  );

  it.each([
    ['conflict markers', conflict, /^Merge in progress: \.adr-dir has git's conflict markers in lines 1, 3 and 5\.$/],
    ['conflict markers with CRLF', conflict.replaceAll('\n', '\r\n'), /^Merge in progress/],
    ['nothing', '', /is empty/],
    ['blanks', ' \n\n', /is empty/],
    ['two lines', 'doc/adr\ndocs/adr\n', /has 2 lines/],
    ['an absolute path', '/etc\n', /outside the repository/],
    ['a path that leads out', '../adr\n', /outside the repository/],
    ['a control character', 'a\u001b[31mb\n', /control character/],
    ['a path below a file', 'file/adr\n', /below a file/],
    ['a dangling link', 'dangling/adr\n', /leads nowhere/],
    ['a looping link', 'loop\n', /leads nowhere/],
    ['a link that leads out', 'outside/adr\n', /through a symbolic link/],
  ])('refuses an .adr-dir with %s', async (_, text, message) => {
    const root = await rootWith({ '.adr-dir': text, file: '' });
    await symlink('nowhere', join(root, 'dangling'));
    await symlink('loop', join(root, 'loop'));
    await symlink(tmpdir(), join(root, 'outside'));
    expect(() => findLog(root, undefined)).toThrow(InputError);
    expect(() => findLog(root, undefined)).toThrow(message);
  });

  it('refuses a .log4brains.yml with conflict markers', async () => {
    const root = await rootWith({ '.log4brains.yml': `project:\n${conflict}` });
    expect(() => findLog(root, undefined)).toThrow(".log4brains.yml has git's conflict markers in lines 2, 4 and 6.");
  });

  it('needs no settings where a folder is named', async () => {
    const root = await rootWith({ '.adr-dir': conflict });
    await mkdir(join(root, 'adr'));
    expect(findLog(root, 'adr').directory).toBe('adr');
  });
});
