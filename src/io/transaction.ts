import { lstatSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OutsideError } from '../errors.ts';
import { cannotWrite, makeFolders, syncFolder, writeDurable } from './durable.ts';
import { checkFolder, entryAt, standing } from './inside.ts';
import type { Entry, Journal } from './journal-check.ts';
import { readString } from './open.ts';
import { isCode } from './read.ts';

/** Puts the new texts beside their places, on the disk. Nothing of the repository changes. */
export function prepare(root: string, journal: Journal): void {
  for (const entry of journal.entries) {
    makeFolders(root, entry.path);
    writeDurable(join(root, entry.temporary), entry.after, entry.path, modeAt(root, entry.from ?? entry.path));
  }
  for (const folder of foldersTouched(journal)) syncFolder(join(root, folder));
}

/**
 * Brings every file into its state after the run, wherever it stands now. Returns the paths that are neither as before nor
 * as after: a person changed them meanwhile, and they stay as they are.
 */
export function finish(root: string, journal: Journal): string[] {
  return settle(root, journal, (entry) => finishEntry(root, entry));
}

/** Brings every file back into its state before the run. Returns the paths that stay because a person changed them since. */
export function undo(root: string, journal: Journal): string[] {
  return settle(root, journal, (entry) => undoEntry(root, entry));
}

/** Removes temporary files and the folders that the run made and that are empty. */
export function discard(root: string, journal: Journal): void {
  for (const { path, temporary } of journal.entries) {
    checkFolder(root, temporary);
    on(path, () => remove(join(root, temporary)));
  }
  for (const folder of [...journal.folders].reverse()) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      // Something is in it.
    }
  }
}

/** Whether a file is as the plan saw it. */
export function isUntouched(root: string, { path, from, before }: Entry): boolean {
  if (from === undefined) return holds(root, path, before);
  return holds(root, path, undefined) && holds(root, from, before);
}

function settle(root: string, journal: Journal, act: (entry: Entry) => boolean): string[] {
  const left = journal.entries.filter((entry) => !on(entry.path, () => act(entry)));
  for (const folder of foldersTouched(journal)) syncFolder(join(root, folder));
  discard(root, journal);
  return left.map((entry) => entry.path);
}

function finishEntry(root: string, entry: Entry): boolean {
  const { path, from, before, after } = entry;
  if (!holds(root, path, after)) {
    if (!isUntouched(root, entry)) return false;
    moveIn(root, entry);
  }
  if (from === undefined || holds(root, from, undefined)) return true;
  if (!holds(root, from, before)) return false;
  unlinkSync(join(root, from));
  return true;
}

function undoEntry(root: string, entry: Entry): boolean {
  const { path, from, before, after } = entry;
  if (isUntouched(root, entry)) return true;
  if (!holds(root, path, after)) return false;
  if (from !== undefined && !holds(root, from, undefined) && !holds(root, from, before)) return false;
  if (before !== undefined && !holds(root, from ?? path, before)) putBack(root, entry, from ?? path, before);
  if (from !== undefined || before === undefined) unlinkSync(join(root, path));
  return true;
}

/** Whether a path holds a text; whether nothing is there, for `undefined`. */
function holds(root: string, path: string, text: string | undefined): boolean {
  const bytes = standing(root, path);
  if (bytes === undefined || text === undefined) return bytes === text;
  return bytes.equals(Buffer.from(text, 'utf8'));
}

function moveIn(root: string, entry: Entry): void {
  const temporary = join(root, entry.temporary);
  const mode = modeAt(root, entry.from ?? entry.path);
  if (!isReady(temporary, entry.after, mode)) {
    remove(temporary);
    makeFolders(root, entry.path);
    writeDurable(temporary, entry.after, entry.path, mode);
  }
  renameSync(temporary, join(root, entry.path));
}

function putBack(root: string, entry: Entry, path: string, text: string): void {
  const temporary = join(root, entry.temporary);
  remove(temporary);
  writeDurable(temporary, text, path, modeAt(root, entry.path));
  renameSync(temporary, join(root, path));
}

/** Permissions of the file that a run changes, without set-user-id and the like; `undefined` for a new file. */
function modeAt(root: string, path: string): number | undefined {
  const mode = entryAt(join(root, path), path)?.mode;
  return mode === undefined ? undefined : mode & 0o777;
}

/** Whether a temporary file has the text and the permissions of its file. A new file is nothing to execute. */
function isReady(temporary: string, text: string, mode: number | undefined): boolean {
  try {
    const found = lstatSync(temporary);
    const isUsual = mode === undefined ? (found.mode & 0o7111) === 0 : (found.mode & 0o7777) === mode;
    return found.isFile() && isUsual && readString(temporary, Buffer.byteLength(text), 'refuse') === text;
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR', 'ENOTFILE', 'ETOOLARGE', 'ELOOP')) return false;
    throw error;
  }
}

/** Errors of an act, with the name of the file. */
function on<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof OutsideError ? error : cannotWrite(path, error);
  }
}

/** All folders whose entries a run changes, the root as an empty path. */
function foldersTouched(journal: Journal): string[] {
  const paths = journal.entries.flatMap((entry) => [entry.path, entry.from ?? entry.path]);
  const folders = [...paths, ...journal.folders].map((path) => (path.includes('/') ? dirname(path) : ''));
  return [...new Set(folders)];
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'ENOTDIR')) throw error;
  }
}
