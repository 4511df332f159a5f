import { opendirSync, type Dir } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../errors.ts';
import { conflictLines, linesWords } from '../text/conflict.ts';
import { insideRoot, readText } from './read.ts';

const usual = [
  'docs/adr',
  'doc/adr',
  'docs/adrs',
  'docs/decisions',
  'doc/decisions',
  'docs/architecture/decisions',
  'doc/architecture/decisions',
  'adr',
  'decisions',
];

/** The folder of the log, and whether somebody configured it or it merely is the default. */
export interface LogPlace {
  readonly directory: string;
  readonly configured: boolean;
}

/**
 * Where a repository keeps its records: the folder that flags or answers name, `.adr-dir` (adr-tools), `adrFolder` of
 * `.log4brains.yml`, an existing folder with records, else docs/adr. Never a second log beside an existing one.
 * Errors: a settings file has conflict markers, or names no one folder inside the repository (InputError).
 */
export function findLog(root: string, named: string | undefined): LogPlace {
  const configured =
    named ?? onlyLine(setting(root, '.adr-dir'), '.adr-dir') ?? log4brainsFolder(setting(root, '.log4brains.yml'));
  if (configured !== undefined) {
    return { directory: insideRoot(root, configured, 'The log folder'), configured: true };
  }
  for (const directory of usual) {
    if (hasRecords(join(root, directory))) return { directory, configured: true };
  }
  return { directory: 'docs/adr', configured: false };
}

/** The text of a settings file of another program. Errors: a merge is in progress in it (InputError). */
function setting(root: string, name: string): string | undefined {
  const text = readText(join(root, name), name, 'answers');
  const lines = conflictLines(text ?? '');
  if (lines.length === 0) return text;
  throw new InputError(`Merge in progress: ${name} has git's conflict markers in ${linesWords(lines)}.`, {
    hint: 'Resolve the conflict and delete the markers, then run again.',
  });
}

/** The folder that a file of one line names. Errors: it has none, or more than one (InputError). */
function onlyLine(text: string | undefined, name: string): string | undefined {
  if (text === undefined) return undefined;
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const [line] = lines;
  if (line !== undefined && lines.length === 1) return line.trim();
  throw new InputError(line === undefined ? `${name} is empty.` : `${name} has ${lines.length} lines.`, {
    hint: 'Write one line, the folder of the records, or delete the file.',
  });
}

/** The one value we need from the file; the key stands below `project:` on a line of its own. */
function log4brainsFolder(text: string | undefined): string | undefined {
  return /^[ \t]*adrFolder:[ \t]*["']?((?![ \t])[^"'#\r\n]+)(?:["'][ \t]*)?(?:#.*)?$/m.exec(text ?? '')?.[1]?.trimEnd();
}

/** A long log is not listed for the answer: one of the first entries mostly gives it. */
function hasRecords(folder: string): boolean {
  const open = openFolder(folder);
  try {
    for (let entry = open?.readSync(); entry; entry = open?.readSync()) {
      if (/^(?:adr[-_ ]?)?\d.*\.md$/i.test(entry.name)) return true;
    }
    return false;
  } finally {
    open?.closeSync();
  }
}

function openFolder(folder: string): Dir | undefined {
  try {
    return opendirSync(folder);
  } catch {
    return undefined;
  }
}
