import { endJournal, readJournal } from './journal.ts';
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

/** What the next run will do about a run that was killed, as a line for the person; `undefined` when there is nothing to do. */
export function pendingRecovery(root: string): string | undefined {
  const found = hasState(root) ? readJournal(root) : undefined;
  if (!found) return undefined;
  const { phase, journal } = found;
  if (phase === 'begun')
    return 'An earlier run was cut off before it changed anything; the next run removes its temporary files.';
  const act = phase === 'ready' ? 'finishes' : 'undoes';
  return `An earlier run was cut off while it wrote ${count(journal.entries.length)}; the next run that writes ${act} that first.`;
}

/**
 * The part of `recover` for whoever holds the lock. Errors: the journal is damaged, or a file cannot be written; then the
 * journal stays for the next run (OutsideError).
 */
export function settleLeftovers(root: string, say: (line: string) => void): void {
  const found = readJournal(root);
  const folder = stateFolder(root);
  if (!found) {
    endJournal(folder);
    return;
  }
  const { phase, journal } = found;
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
