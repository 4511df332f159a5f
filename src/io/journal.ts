import { readFileSync, renameSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OutsideError } from '../errors.ts';
import { cannotWrite, syncFolder, writeDurable } from './durable.ts';
import { checkFolder } from './inside.ts';
import { isCode, reasonOf } from './read.ts';
import { stateFolder } from './state-folder.ts';

/** One file of a run, with its texts, so that the run can be finished as well as undone from the journal alone. */
export interface Entry {
  readonly path: string;
  /** Path before the run, for a rename. */
  readonly from?: string;
  readonly before?: string;
  readonly after: string;
  /** The file beside it that holds the new text until it is renamed. */
  readonly temporary: string;
  /** Permissions of the file that stands there. */
  readonly mode?: number;
}

export interface Journal {
  readonly version: 1;
  readonly entries: readonly Entry[];
  /** Folders that the run makes, outermost first. */
  readonly folders: readonly string[];
}

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
  writeDurable(draft, JSON.stringify(journal), draft);
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

/** The journal of a run that was cut off. Errors: it cannot be read, or is none of ours (OutsideError). */
export function readJournal(root: string): { readonly phase: Phase; readonly journal: Journal } | undefined {
  for (const phase of phases) {
    const file = join(stateFolder(root), `${phase}.json`);
    try {
      const journal: unknown = JSON.parse(readFileSync(file, 'utf8'));
      if (isJournal(journal, root)) return { phase, journal };
    } catch (error) {
      if (isCode(error, 'ENOENT', 'ENOTDIR')) continue;
      throw new OutsideError(`${file} cannot be read: ${reasonOf(error)}.`, { hint: damagedHint, cause: error });
    }
    throw new OutsideError(`${file} is no journal of this program.`, { hint: damagedHint });
  }
  return undefined;
}

const damagedHint = 'An earlier run was cut off. Look at the changed files with git, then remove this one.';

/** A journal may come with a repository that somebody else made: it must not lead anywhere that a plan could not. */
function isJournal(value: unknown, root: string): value is Journal {
  const journal = value as Partial<Journal> | null;
  if (journal?.version !== 1 || !Array.isArray(journal.entries) || !Array.isArray(journal.folders)) return false;
  const isPath = (path: unknown): path is string => typeof path === 'string' && isAllowed(path, root);
  return (
    journal.folders.every(isPath) && journal.entries.every((entry) => isEntry(entry as Partial<Entry> | null, isPath))
  );
}

function isEntry(entry: Partial<Entry> | null, isPath: (path: unknown) => path is string): boolean {
  return (
    isPath(entry?.path) &&
    (entry.from === undefined || isPath(entry.from)) &&
    isPath(entry.temporary) &&
    /(?:^|\/)\.create-arch-adr-[0-9a-f]{12}-\d+\.tmp$/.test(entry.temporary) &&
    typeof entry.after === 'string' &&
    (entry.before === undefined || typeof entry.before === 'string') &&
    (entry.mode === undefined || typeof entry.mode === 'number')
  );
}

function isAllowed(path: string, root: string): boolean {
  checkFolder(root, path);
  return true;
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
