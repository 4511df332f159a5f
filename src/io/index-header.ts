import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { checkRegular, readFlags } from './open.ts';
import { exists } from './read.ts';
import { gitFolder } from './state-folder.ts';
import { topOf } from './project.ts';

/** Whether patterns say which files are checked out. */
export function isSparse(root: string): boolean {
  const top = topOf(root);
  const folder = top === undefined ? undefined : gitFolder(top);
  return folder !== undefined && exists(join(folder, 'info/sparse-checkout'));
}

/**
 * Whether git may leave tracked files out of the working tree: a sparse checkout is configured, or the index has the
 * version that such entries need, 3 and above (gitformat-index(5)). Asks no git; a usual repository says no.
 */
export function mayHideFiles(root: string): boolean {
  const top = topOf(root);
  const folder = top === undefined ? undefined : gitFolder(top);
  if (folder === undefined) return false;
  return isSparse(root) || versionOf(join(folder, 'index')) > 2;
}

function versionOf(index: string): number {
  try {
    const file = openSync(index, readFlags);
    try {
      checkRegular(fstatSync(file));
      const header = Buffer.alloc(8);
      readSync(file, header, 0, 8, 0);
      return header.readUInt32BE(4);
    } finally {
      closeSync(file);
    }
  } catch {
    return 0;
  }
}
