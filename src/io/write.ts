import { randomBytes } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError, OutsideError } from '../errors.ts';
import { isWrite, type Change } from '../model/plan.ts';
import { cannotWrite } from './durable.ts';
import { entryAt, foldersOf } from './inside.ts';
import { beginJournal, endJournal, enterPhase } from './journal.ts';
import type { Entry, Journal } from './journal-check.ts';
import { takeLock, type Lock } from './lock.ts';
import { listMarkdown } from './list-log.ts';
import { mostBytes } from './read.ts';
import { settleLeftovers } from './recover.ts';
import { stateFolder } from './state-folder.ts';
import { discard, finish, isUntouched, prepare, undo } from './transaction.ts';

export interface WriteOptions {
  /** Takes a line for the person: that another run is waited for. */
  readonly say?: (line: string) => void;
  /** The log as the plan saw it. A record that came or went since stops the run: its number may be taken. */
  readonly seen?: { readonly directory: string; readonly paths: readonly string[] };
}

/**
 * Carries a plan out, all or nothing: journal, new texts beside their places, then one rename after the other. A run
 * that is killed on the way is finished or undone by the next one (recover.ts). Returns the touched paths, sorted.
 * Nothing to write, nothing locked.
 *
 * Errors, all with nothing changed: a text is longer than the next run reads (InputError); another run holds the
 * repository; a file is no longer as the plan saw it; something is in the way, leads out of the repository or cannot be
 * written (OutsideError).
 */
export async function applyChanges(
  root: string,
  changes: readonly Change[],
  options: WriteOptions = {},
): Promise<string[]> {
  const writes = changes.filter(isWrite);
  if (writes.length === 0) return [];
  for (const { path, after } of writes) checkSize(path, after);
  const folder = stateFolder(root);
  const say = options.say ?? (() => undefined);
  const lock = await takeLock(folder, say);
  try {
    settleLeftovers(root, say);
    if (options.seen) checkSeen(root, options.seen);
    const journal = journalOf(root, writes);
    for (const entry of journal.entries) checkEntry(root, entry);
    // Ctrl-C in these few milliseconds comes too late: all is written, and the run says so.
    holdingSignals(() => transact(root, folder, journal, lock));
    return [...new Set(writes.flatMap((change) => [change.path, change.from ?? change.path]))].sort();
  } finally {
    lock.release();
  }
}

function checkSize(path: string, text: string): void {
  const size = Buffer.byteLength(text);
  if (size <= mostBytes.page) return;
  throw new InputError(`${path} would have ${size} bytes, more than the ${mostBytes.page} that are read.`, {
    hint: 'Nothing was written. Shorten the answers that it repeats.',
  });
}

function journalOf(root: string, writes: readonly Change[]): Journal {
  const run = randomBytes(6).toString('hex');
  const entries = writes.map(({ kind, path, from, before, after }, index): Entry => {
    const folder = path.includes('/') ? `${dirname(path)}/` : '';
    return {
      path,
      ...(kind === 'rename' && from !== undefined && from !== path ? { from } : {}),
      ...(before === undefined ? {} : { before }),
      after,
      temporary: `${folder}.create-arch-adr-${run}-${index}.tmp`,
    };
  });
  const folders = new Set(entries.flatMap((entry) => foldersOf(entry.path)));
  return { version: 1, entries, folders: [...folders].filter((path) => !entryAt(join(root, path), path)).sort() };
}

function checkEntry(root: string, entry: Entry): void {
  if (!isUntouched(root, entry)) throw changedMeanwhile(entry.from ?? entry.path);
  if (entry.before === undefined) return;
  const path = entry.from ?? entry.path;
  try {
    accessSync(join(root, path), constants.W_OK);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function checkSeen(root: string, seen: { readonly directory: string; readonly paths: readonly string[] }): void {
  const now = new Set(listMarkdown(root, seen.directory));
  const then = new Set(seen.paths);
  const odd = [...now].find((path) => !then.has(path)) ?? seen.paths.find((path) => !now.has(path));
  if (odd !== undefined) throw changedMeanwhile(odd);
}

function changedMeanwhile(path: string): OutsideError {
  return new OutsideError(`${path} changed while this ran.`, { hint: 'Nothing was written. Run again.' });
}

function transact(root: string, folder: string, journal: Journal, lock: Lock): void {
  try {
    beginJournal(folder, journal);
    prepare(root, journal);
    if (!lock.isHeld())
      throw new OutsideError('Another run took over while this one stood still.', { hint: 'Run again.' });
    enterPhase(folder, 'begun', 'ready');
  } catch (error) {
    discard(root, journal);
    endJournal(folder);
    throw nothingChanged(error);
  }
  try {
    const [changed] = finish(root, journal);
    if (changed !== undefined) throw changedMeanwhile(changed);
  } catch (error) {
    takeBack(root, folder, journal, error);
    throw nothingChanged(error);
  }
  endJournal(folder);
}

/** Undoes a run that failed half way. If even that fails the journal stays, and the next run goes on from there. */
function takeBack(root: string, folder: string, journal: Journal, cause: unknown): void {
  try {
    enterPhase(folder, 'ready', 'undo');
    undo(root, journal);
    endJournal(folder);
  } catch {
    throw new OutsideError(`${messageOf(cause)} What was written before that could not be put back.`, {
      hint: 'Mend the cause, then run again: the next run puts it back first.',
      cause,
    });
  }
}

function nothingChanged(error: unknown): OutsideError {
  if (!(error instanceof OutsideError))
    return new OutsideError(`Writing failed: ${messageOf(error)}.`, { cause: error });
  const hint = error.hint ?? '';
  return new OutsideError(error.message, {
    hint: /nothing/i.test(hint) ? hint : `Nothing was changed. ${hint}`.trim(),
    cause: error,
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function holdingSignals(act: () => void): void {
  const hold = (): void => undefined;
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, hold);
  try {
    act();
  } finally {
    for (const signal of signals) process.removeListener(signal, hold);
  }
}
