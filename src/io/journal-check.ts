import { recordFormats } from '../model/adr.ts';
import { checkFolder } from './inside.ts';
import { templateName } from './templates.ts';

/** One file of a run, with its texts, so that the run can be finished as well as undone from the journal alone. */
export interface Entry {
  readonly path: string;
  /** Path before the run, for a rename. */
  readonly from?: string;
  readonly before?: string;
  readonly after: string;
  /** The file beside it that holds the new text until it is renamed. */
  readonly temporary: string;
}

export interface Journal {
  readonly version: 1;
  readonly entries: readonly Entry[];
  /** Folders that the run makes, outermost first. */
  readonly folders: readonly string[];
  /** Number and birth of the file that the journal was written to, which no copy of it has. */
  readonly born?: string;
}

/** Whether a value is a journal whose every file is one that a run can write. */
export function isJournal(value: unknown, root: string): value is Journal {
  const journal = value as Partial<Journal> | null;
  if (journal?.version !== 1 || !Array.isArray(journal.entries) || !Array.isArray(journal.folders)) return false;
  return (
    journal.folders.every((path) => isPath(path, root)) &&
    journal.entries.every((entry) => isEntry(entry as Partial<Entry> | null, root))
  );
}

function isEntry(entry: Partial<Entry> | null, root: string): boolean {
  if (!isPath(entry?.path, root) || !isPath(entry.temporary, root)) return false;
  const { from, before, after, temporary } = entry;
  return (
    (from === undefined || isPath(from, root)) &&
    /(?:^|\/)\.create-arch-adr-[0-9a-f]{12}-\d+\.tmp$/.test(temporary) &&
    typeof after === 'string' &&
    (before === undefined || typeof before === 'string') &&
    isOfRun({ path: entry.path, from, before, after })
  );
}

/** Errors: the path leads out of the repository or into git's own folder (OutsideError). */
function isPath(path: unknown, root: string): path is string {
  if (typeof path !== 'string' || path.includes('\0')) return false;
  checkFolder(root, path);
  return true;
}

interface FileChange {
  readonly path: string;
  readonly from: string | undefined;
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * Whether a run can make this change. New files are pages, templates and answers. Renames are of pages. Of files with
 * other names, a run changes the answers, and the numbers of records that a file cites.
 */
function isOfRun({ path, from, before, after }: FileChange): boolean {
  const isPage = /[^/]\.(?:md|markdown)$/i;
  if (from !== undefined && from !== path) return isPage.test(path) && isPage.test(from);
  if (isPage.test(path) || path === 'stack.yaml' || templateNames.has(path.slice(path.lastIndexOf('/') + 1)))
    return true;
  if (before === undefined) return false;
  const areAnswers = [before, after].every((text) => /\bdecisions["']?[ \t]*:/.test(text));
  return areAnswers || before.replace(/\d+/g, '') === after.replace(/\d+/g, '');
}

const templateNames: ReadonlySet<string> = new Set(recordFormats.map(templateName));
