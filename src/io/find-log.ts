import { opendirSync, type Dir } from 'node:fs';
import { join } from 'node:path';
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
 */
export function findLog(root: string, named: string | undefined): LogPlace {
  const configured =
    named ??
    firstLine(readText(join(root, '.adr-dir'), '.adr-dir', 'answers')) ??
    log4brainsFolder(readText(join(root, '.log4brains.yml'), '.log4brains.yml', 'answers'));
  if (configured !== undefined) {
    return { directory: insideRoot(root, configured, 'The log folder'), configured: true };
  }
  for (const directory of usual) {
    if (hasRecords(join(root, directory))) return { directory, configured: true };
  }
  return { directory: 'docs/adr', configured: false };
}

function firstLine(text: string | undefined): string | undefined {
  const line = text?.split(/\r?\n/)[0]?.trim();
  return line === '' ? undefined : line;
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
