import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { OutsideError } from '../errors.ts';
import { kindOf, readBytes } from './open.ts';
import { isCode, reasonOf } from './read.ts';

/**
 * The folder of a path of the repository, checked from the root on: each part is missing still, a folder, or a link to a
 * folder inside the root. Node has no way to open a file below an open folder, so callers ask again right before each act.
 * Errors: a path out of the root or into git's own folder, a file or a broken link in the way (OutsideError).
 */
export function checkFolder(root: string, path: string): void {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\\'))) {
    throw new OutsideError(`${path} is no path inside the repository.`, { hint: 'Nothing was written.' });
  }
  if (parts.some((part) => part.toLowerCase() === '.git')) {
    throw new OutsideError(`${path} lies in git's own folder.`, { hint: 'Nothing is ever written there.' });
  }
  for (const folder of foldersOf(path)) if (!isFolder(root, folder)) return;
}

/** The folders above a path, outermost first: `docs`, `docs/adr`. */
export function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function isFolder(root: string, path: string): boolean {
  const full = join(root, path);
  const found = entryAt(full, path);
  if (!found) return false;
  if (found.isDirectory()) return true;
  if (!found.isSymbolicLink()) {
    throw new OutsideError(`${path} is a file, and a folder is needed there.`, { hint: 'Move it out of the way.' });
  }
  const real = realOf(full);
  if (real === undefined) {
    throw new OutsideError(`${path} is a symbolic link that leads nowhere.`, { hint: 'Mend or remove the link.' });
  }
  const way = relative(realpathSync(root), real);
  if (way === '..' || way.startsWith(`..${sep}`) || way.split(sep).some((part) => part.toLowerCase() === '.git')) {
    throw new OutsideError(`${path} leads outside the repository through a symbolic link.`, {
      hint: 'Nothing outside the repository is ever written. Replace the link by a folder.',
    });
  }
  if (!statSync(real).isDirectory()) {
    throw new OutsideError(`${path} is a link to a file, and a folder is needed there.`, { hint: 'Replace the link.' });
  }
  return true;
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** What stands at a path itself, links not followed; `undefined` when nothing does. Errors: no permission (OutsideError). */
export function entryAt(full: string, shown: string): Stats | undefined {
  try {
    return lstatSync(full);
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw new OutsideError(`${shown} cannot be reached: ${reasonOf(error)}.`, {
      hint: 'Check its permissions.',
      cause: error,
    });
  }
}

/** No file that a run writes is larger. */
const mostBytes = 67_108_864;

/**
 * The bytes that stand at a path of the repository, or `undefined` when nothing does. Errors: something other than a
 * regular file is there, or its folders are not ours to write in (OutsideError).
 */
export function standing(root: string, path: string): Buffer | undefined {
  checkFolder(root, path);
  const full = join(root, path);
  const found = entryAt(full, path);
  if (!found) return undefined;
  if (!found.isFile()) {
    throw new OutsideError(`${path} is ${kindOf(found)}, and a file is to be written there.`, {
      hint: 'Move it out of the way, then run again.',
    });
  }
  try {
    return readBytes(full, mostBytes, 'refuse');
  } catch (error) {
    throw new OutsideError(`${path} cannot be read: ${reasonOf(error)}.`, {
      hint: 'Check its permissions.',
      cause: error,
    });
  }
}
