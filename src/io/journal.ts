import { fstatSync, lstatSync, renameSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OutsideError } from '../errors.ts';
import { cannotWrite, syncFolder, writeDurable } from './durable.ts';
import { entryAt } from './inside.ts';
import { isJournal, type Journal } from './journal-check.ts';
import { kindOf, readString } from './open.ts';
import { isCode, reasonOf } from './read.ts';
import { stateFolder, stateInGit } from './state-folder.ts';

/**
 * How far a run came. `begun`: nothing is changed, temporary files may stand about. `ready`: the new texts are on the disk,
 * and the run is to be finished. `undo`: it failed half way and is to be undone. The phase is the name of the file, so
 * that one rename changes it.
 */
export type Phase = 'begun' | 'ready' | 'undo';
const phases: readonly Phase[] = ['undo', 'ready', 'begun'];

/** Notes what a run is about to do. On the disk when this returns. Errors: it cannot be written (OutsideError). */
export function beginJournal(folder: string, journal: Journal): void {
  const draft = join(folder, 'draft.json');
  const file = join(folder, 'begun.json');
  removeFile(draft);
  writeDurable(draft, (file) => JSON.stringify({ ...journal, born: birthOf(file) }), draft);
  rename(draft, file);
  syncFolder(folder);
  syncFolder(dirname(folder));
}

/** Goes from one phase to the next. On the disk when this returns. */
export function enterPhase(folder: string, from: Phase, to: Phase): void {
  rename(join(folder, `${from}.json`), join(folder, `${to}.json`));
  syncFolder(folder);
}

/** Forgets the journal. */
export function endJournal(folder: string): void {
  for (const name of [...phases, 'draft']) removeFile(join(folder, `${name}.json`));
  syncFolder(folder);
}

/** A journal that was found, and how far its run came. */
export interface FoundJournal {
  readonly phase: Phase;
  readonly journal: Journal;
  readonly file: string;
  /**
   * Whether a run in this folder made it. A journal in git's own folder cannot come with the repository. Anywhere else it
   * can; there the file itself shows whether it is the one that was written, or a copy.
   */
  readonly trusted: boolean;
}

/** The journal of a run that was cut off. Errors: it cannot be read, or is none of ours (OutsideError). */
export function readJournal(root: string): FoundJournal | undefined {
  const folder = stateFolder(root);
  for (const path of [dirname(folder), folder]) checkRealFolder(path);
  for (const phase of phases) {
    const file = join(folder, `${phase}.json`);
    const journal = readJson(file, root);
    if (journal === undefined) continue;
    if (!journal.sound) throw noJournal(file, damagedHint);
    const trusted = stateInGit(root, '') !== undefined || journal.value.born === birthAt(file);
    return { phase, journal: journal.value, file, trusted };
  }
  return undefined;
}

type Read = { readonly sound: true; readonly value: Journal } | { readonly sound: false };

/** Errors: something other than a folder is there, such as a link (OutsideError). */
function checkRealFolder(path: string): void {
  const found = entryAt(path, path);
  if (!found || found.isDirectory()) return;
  throw new OutsideError(`${path} is ${kindOf(found)}, not a folder.`, {
    hint: 'Move it out of the way, then run again.',
  });
}

function readJson(file: string, root: string): Read | undefined {
  try {
    const value: unknown = JSON.parse(readString(file, mostBytes, 'refuse'));
    return isJournal(value, root) ? { sound: true, value } : { sound: false };
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw new OutsideError(`${file} cannot be read: ${reasonOf(error)}.`, { hint: damagedHint, cause: error });
  }
}

/** The error for a file that is called like a journal and is not one of a run in this folder. */
export function noJournal(file: string, hint: string): OutsideError {
  return new OutsideError(`${file} is no journal of this program.`, { hint });
}

/** The journal of a run that changes every record of a very long log is smaller. */
const mostBytes = 500_000_000;

const damagedHint = 'An earlier run was cut off. Check the changed files with git, then remove this file.';

function birthAt(path: string): string {
  return birth(lstatSync(path, { bigint: true }));
}

function birthOf(file: number): string {
  return birth(fstatSync(file, { bigint: true }));
}

function birth({ ino, birthtimeNs }: { readonly ino: bigint; readonly birthtimeNs: bigint }): string {
  return `${ino}-${birthtimeNs}`;
}

function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw cannotWrite(path, error);
  }
}

function rename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    throw cannotWrite(to, error);
  }
}
