import { isOurs } from '../adr/file.ts';
import { numberInName } from '../adr/number.ts';
import { fileName, isAdopted, isRecord, type Adr, type AdrFile, type AdrLog, type RecordFormat } from '../model/adr.ts';

/**
 * The format of a log, for its next record: that of the newest record that the program wrote there; without one, that of
 * most records that are in a format it knows, of several the one of the newest; else portable.
 */
export function formatOf(log: AdrLog): RecordFormat {
  const newestFirst = log.files
    .filter(isRecord)
    .map((file) => ({ file, number: numberOf(file) }))
    .sort((a, b) => b.number - a.number || (a.file.path < b.file.path ? 1 : -1))
    .map(({ file }) => file);
  const own = newestFirst.find(isMade);
  if (own) return own.adr.identity?.format ?? 'portable';
  const counts = new Map<RecordFormat, number>();
  for (const { adr } of newestFirst) {
    const format = formatOfOthers(adr);
    if (format) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'portable';
}

/** A long log is not parsed for what the names of its files tell. */
function numberOf(file: AdrFile): number {
  return numberInName(fileName(file.path)) ?? file.adr.number ?? 0;
}

/** Whether the program made a record, and did not merely adopt it. */
function isMade(file: AdrFile): boolean {
  return isOurs(file) && file.adr.identity !== undefined && !isAdopted(file.adr.identity);
}

/** The format that comes nearest to a record of other people. */
function formatOfOthers(adr: Adr): RecordFormat | undefined {
  const says = (form: string): boolean => adr.statusPlaces.some((place) => place.form === form);
  const has = (...titles: string[]): boolean =>
    titles.every((title) => adr.sections().some((section) => section.title.toLowerCase() === title));
  if (says('front-matter')) return 'madr';
  // Who reads MADR 2 and log4brains by its bullets does not read front matter.
  if (says('bullet')) return 'portable';
  if (has('context and problem statement', 'decision outcome')) return 'madr';
  if (has('status', 'context', 'decision', 'consequences')) return 'nygard';
  return undefined;
}
