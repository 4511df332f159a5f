import { readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';
import { InputError, OutsideError } from '../errors.ts';
import type { UnreadFile } from '../model/adr.ts';
import { isLeftover } from '../text/leftover.ts';
import { kindOf } from './open.ts';
import { isRawName, pathsInRaw } from './raw-names.ts';
import { exists, isCode, reasonOf } from './read.ts';

/** The Markdown files of a log's folder and below, as paths from the root with `/`, sorted. */
export interface LogListing {
  readonly paths: readonly string[];
  /** Files that are not part of the log although their names end in `.md`. */
  readonly unread: readonly UnreadFile[];
}

/**
 * Lists the Markdown files of a folder and below. A missing folder has none. Hidden files and folders are left out. Errors:
 * the folder is a file (InputError), a folder cannot be listed (OutsideError).
 */
export function listLog(root: string, directory: string): LogListing {
  const folder = join(root, directory);
  if (!exists(folder)) return { paths: [], unread: [] };
  checkIsFolder(folder, directory);
  const paths: string[] = [];
  const unread: UnreadFile[] = [];
  const folders = [directory];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of entriesOf(root, at)) {
      if (entry.name.startsWith('.') || (!entry.isDirectory() && !isNamedAsRecord(entry))) continue;
      const path = `${at}/${entry.name}`;
      const why = whyUnread(entry);
      if (entry.isDirectory() && isRawName(root, path)) {
        unread.push(...pathsInRaw(root, path).map((below): UnreadFile => ({ path: below, why: 'encoding' })));
        continue;
      }
      if (why !== undefined) unread.push({ path, why });
      else if (entry.isDirectory()) folders.push(path);
      else paths.push(path);
    }
  }
  return { paths: paths.sort(), unread: unread.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** Errors: something else than a folder is there, or a link that leads nowhere (InputError). */
function checkIsFolder(folder: string, shown: string): void {
  const hint = 'Set `output.directory` to another folder.';
  let found: Stats;
  try {
    found = statSync(folder);
  } catch (error) {
    const what = isCode(error, 'ENOENT', 'ELOOP') ? 'is a symbolic link that leads nowhere' : reasonOf(error);
    throw new InputError(`${shown} ${what}, but the log of records is a folder.`, { hint, cause: error });
  }
  if (!found.isDirectory()) {
    throw new InputError(`${shown} is ${kindOf(found)}, but the log of records is a folder.`, { hint });
  }
}

/** Paths of the Markdown files that `listLog` finds and that are read. */
export function listMarkdown(root: string, directory: string): readonly string[] {
  return listLog(root, directory).paths;
}

/** Why a file or folder is not part of the log. */
function whyUnread({ name }: Dirent): UnreadFile['why'] | undefined {
  if (isLeftover(name)) return 'leftover';
  return name.includes('\\') ? 'name' : undefined;
}

/**
 * Whether an entry has the name of a record. Links, named pipes and the like count, because their numbers are taken; they
 * are not read.
 */
function isNamedAsRecord(entry: Dirent): boolean {
  return (entry.isFile() ? /\.md$/i : /^(?:adr[-_ ]?)?\d.*\.md$/i).test(entry.name);
}

/** One call that waits: promises for thousands of entries cost more than the entries. */
function entriesOf(root: string, directory: string): Dirent[] {
  try {
    return readdirSync(join(root, directory), { withFileTypes: true });
  } catch (error) {
    throw new OutsideError(`${directory} cannot be read: ${reasonOf(error)}.`, {
      hint: 'Check its permissions.',
      cause: error,
    });
  }
}
