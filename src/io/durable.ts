import { chmodSync, closeSync, fsyncSync, lstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { OutsideError } from '../errors.ts';
import { checkFolder, foldersOf } from './inside.ts';
import { isCode, reasonOf } from './read.ts';

/**
 * A new file with this text, or with the text for its descriptor, that a power cut leaves whole. Nothing may be there yet,
 * not even a link. `mode` is its permissions, default the usual ones. Errors: it cannot be written, with `shown` for its
 * name (OutsideError).
 */
export function writeDurable(
  full: string,
  text: string | ((file: number) => string),
  shown: string,
  mode?: number,
): void {
  try {
    const file = openSync(full, 'wx');
    try {
      writeAll(file, Buffer.from(typeof text === 'string' ? text : text(file), 'utf8'));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (mode !== undefined) chmodSync(full, mode & 0o777);
  } catch (error) {
    throw cannotWrite(shown, error);
  }
}

/** A write may take fewer bytes than it was given. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** Makes the entries of a folder last. Where folders cannot be opened (Windows), the system sees to it by itself. */
export function syncFolder(full: string): void {
  let folder: number | undefined;
  try {
    folder = openSync(full, 'r');
    fsyncSync(folder);
  } catch (error) {
    if (!isCode(error, 'EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'ENOENT')) throw cannotWrite(full, error);
  } finally {
    if (folder !== undefined) closeSync(folder);
  }
}

/** The folder of a path of the repository, made part by part so that a link that just appeared is not followed out. */
export function makeFolders(root: string, path: string): void {
  for (const folder of foldersOf(path)) {
    checkFolder(root, path);
    makeFolder(join(root, folder), folder);
  }
  checkFolder(root, path);
}

/** One folder, unless it stands already. Errors: it cannot be made (OutsideError). */
export function makeFolder(full: string, shown: string): void {
  try {
    mkdirSync(full);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw cannotWrite(shown, error);
  }
}

/** One folder that must not be a link. Errors: it cannot be made, or something else is there (OutsideError). */
export function makeRealFolder(full: string, shown: string): void {
  makeFolder(full, shown);
  if (!lstatSync(full).isDirectory()) {
    throw new OutsideError(`${shown} is not a folder.`, { hint: 'Move it out of the way, then run again.' });
  }
}

/** The error for a file that cannot be written. */
export function cannotWrite(shown: string, error: unknown): OutsideError {
  return new OutsideError(`${shown} cannot be written: ${reasonOf(error)}.`, {
    hint: 'Check the permissions and the space on the disk, then run again.',
    cause: error,
  });
}
