import { dirname } from 'node:path';
import { OutsideError } from '../errors.ts';
import { endJournal, noJournal, readJournal, type FoundJournal } from './journal.ts';
import { takeLock } from './lock.ts';
import { hasState, stateFolder } from './state-folder.ts';
import { discard, finish, undo } from './transaction.ts';

/**
 * Finishes or undoes what a run began that was killed, and says so. Waits for a run that writes right now. Without such
 * remains, the usual case, it costs one look. Errors: see `takeLock` and `settleLeftovers`.
 */
export async function recover(root: string, say: (line: string) => void): Promise<void> {
  if (!hasState(root)) return;
  const lock = await takeLock(stateFolder(root), say);
  try {
    settleLeftovers(root, say);
  } finally {
    lock.release();
  }
}

/**
 * What the next run will do about a run that was killed, as a line for the person; what is wrong with its journal where the
 * next run will stop; `undefined` when there is nothing to do.
 */
export function pendingRecovery(root: string): string | undefined {
  if (!hasState(root)) return undefined;
  try {
    const found = readJournal(root);
    return found && pendingLine(root, found);
  } catch (error) {
    if (error instanceof OutsideError) return [error.message, error.hint ?? ''].join(' ').trim();
    throw error;
  }
}

function pendingLine(root: string, { phase, journal, file, trusted }: FoundJournal): string {
  const cut = `An earlier run was cut off while it wrote ${count(journal.entries.length)}`;
  if (!trusted) return `${cut}, says ${file}. ${strangerHint(root)}`;
  if (phase === 'begun')
    return 'An earlier run was cut off before it changed anything; the next run removes its temporary files.';
  const act = phase === 'ready' ? 'finishes' : 'undoes';
  return `${cut}; the next run that writes ${act} that first.`;
}

function strangerHint(root: string): string {
  const folder = dirname(stateFolder(root));
  return `No run in this folder made that journal, so it is not followed. Check the files, then remove ${folder}.`;
}

/**
 * The part of `recover` for whoever holds the lock. Errors: the journal is damaged or no run in this folder made it, or a file
 * cannot be written; then the journal stays for the next run (OutsideError).
 */
export function settleLeftovers(root: string, say: (line: string) => void): void {
  const found = readJournal(root);
  const folder = stateFolder(root);
  if (!found) {
    endJournal(folder);
    return;
  }
  const { phase, journal, file, trusted } = found;
  if (!trusted) throw noJournal(file, strangerHint(root));
  if (phase === 'begun') {
    discard(root, journal);
    say('An earlier run was cut off before it changed anything; its temporary files are removed.');
  } else {
    const left = phase === 'ready' ? finish(root, journal) : undo(root, journal);
    const act = phase === 'ready' ? 'finished' : 'undone';
    say(`An earlier run was cut off while it wrote ${count(journal.entries.length)}; it is ${act} now.`);
    for (const path of left) say(`${path} was changed since then and stays as it is.`);
  }
  endJournal(folder);
}

function count(files: number): string {
  return files === 1 ? 'a file' : `${files} files`;
}
