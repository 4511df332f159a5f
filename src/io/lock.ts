import { linkSync, lstatSync, readdirSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OutsideError } from '../errors.ts';
import { cannotWrite, makeRealFolder } from './durable.ts';
import { isGone, ourselves, ownerName, parseOwner, type Owner } from './owner.ts';
import { readString } from './open.ts';
import { isCode } from './read.ts';

/** A lock that this process holds. */
export interface Lock {
  /** Whether it still is ours. Another machine may take it over when it thinks that we are long gone. */
  readonly isHeld: () => boolean;
  readonly release: () => void;
}

const longestWait = 5_000;

/**
 * Takes the lock in a folder that is made for it and its parent. Waits a few seconds for a run that holds it, and says so
 * once; a lock whose owner is gone is taken over. Errors: somebody else holds it still, or the folder cannot be written
 * (OutsideError).
 *
 * A lock is linked into place with its text in it, so it never stands half written. A stale one is removed only by the one
 * process that could link `claim-<id of its owner>`, after it read the lock once more: of two that saw the same stale lock
 * only one removes it, and none removes the fresh lock of the other. The claim of a process that died goes the same way.
 */
export async function takeLock(folder: string, say: (line: string) => void): Promise<Lock> {
  const file = join(folder, 'lock');
  const owner = ourselves();
  const until = Date.now() + longestWait;
  let said = false;
  try {
    while (!place(folder, file, owner)) {
      const other = read(file);
      if (!other || (isGone(other) && removeStale(folder, file, other, owner))) continue;
      if (!isGone(other) && Date.now() > until) throw heldBy(other, file);
      if (!isGone(other) && !said) {
        say(`Another run (${ownerName(other)}) is writing here; waiting for it.`);
        said = true;
      }
      await sleep(20 + Math.random() * 60);
    }
  } catch (error) {
    removeFolders(folder);
    throw error instanceof OutsideError ? error : cannotWrite(file, error);
  }
  return { isHeld: () => read(file)?.id === owner.id, release: () => tryRelease(folder, file, owner) };
}

/** Links our text to a name that nobody has. False when somebody has it. */
function place(folder: string, file: string, owner: Owner): boolean {
  const text = JSON.stringify(owner);
  const own = join(folder, `owner-${owner.id}`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      makeRealFolder(dirname(folder), dirname(folder));
      makeRealFolder(folder, folder);
      writeFileSync(own, text, { flag: 'wx' });
      return linkTo(own, file, text);
    } catch (error) {
      // Whoever released last removed the folder, or our text with it.
      const cause = error instanceof OutsideError ? error.cause : error;
      if (!isCode(cause, 'ENOENT') || attempt === 50) throw error;
    } finally {
      remove(own);
    }
  }
}

function linkTo(own: string, file: string, text: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) throw error;
  }
  // A file system without hard links.
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** False when somebody else is at it. */
function removeStale(folder: string, file: string, stale: Owner, owner: Owner): boolean {
  const claim = join(folder, `claim-${stale.id}`);
  if (!place(folder, claim, owner)) {
    const other = read(claim);
    if (other && isGone(other)) removeStale(folder, claim, other, owner);
    return false;
  }
  if (read(file)?.id === stale.id) remove(file);
  remove(claim);
  return true;
}

/** A lock that cannot be removed is stale as soon as this process ends, which is soon. */
function tryRelease(folder: string, file: string, owner: Owner): void {
  try {
    release(folder, file, owner);
  } catch {
    // What went wrong before that matters more.
  }
}

/** Also removes what runs left that were killed before they had the lock; one that is only about to link its text tries again. */
function release(folder: string, file: string, owner: Owner): void {
  for (const name of names(folder)) {
    const path = join(folder, name);
    if (name.startsWith('owner-')) remove(path);
    const other = name.startsWith('claim-') ? read(path) : undefined;
    if (other && isGone(other)) removeStale(folder, path, other, owner);
  }
  if (read(file)?.id === owner.id) remove(file);
  removeFolders(folder);
}

function removeFolders(folder: string): void {
  for (const path of [folder, dirname(folder)]) {
    try {
      rmdirSync(path);
    } catch {
      // Something is in it still, or somebody else removed it.
    }
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** An owner is a few words. */
const mostBytes = 65_536;

function read(file: string): Owner | undefined {
  try {
    const { mtime } = lstatSync(file);
    return parseOwner(readString(file, mostBytes, 'refuse'), mtime);
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'ENOTDIR')) throw error;
  }
}

function heldBy(owner: Owner, file: string): OutsideError {
  return new OutsideError(`Another run (${ownerName(owner)}) has been writing here since ${owner.at}.`, {
    hint: `Nothing was written. Run again when it has ended; if it is gone for sure, remove ${file}.`,
  });
}
