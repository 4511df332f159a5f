import { resolvePath } from '../text/path.ts';
import type { PageRecord } from './entries.ts';
import { numberOf, recordLink, titleCell } from './reference.ts';

/** Records that the table lists at most: the latest. */
const maxListed = 200;
/** Changes that the page lists at most. */
const maxChanges = 5;

/** A row of the table of records: all texts are Markdown. */
export type RecordRow = Readonly<Record<'number' | 'title' | 'status' | 'date', string>>;

/** The records of a log by their numbers, those without one first and by their paths; of a long log the latest. */
export function listed(log: readonly PageRecord[]): PageRecord[] {
  // Names tell which records of a long log are the latest, without reading all of them.
  const latest = log.length <= maxListed ? log : sorted(log, ({ path }) => numberInPath(path)).slice(-maxListed);
  return sorted(latest, ({ adr }) => adr.number);
}

function sorted(
  records: readonly PageRecord[],
  numberOfRecord: (record: PageRecord) => number | undefined,
): PageRecord[] {
  return records
    .map((record) => ({ record, number: numberOfRecord(record) ?? -1 }))
    .sort((a, b) => a.number - b.number || (a.record.path < b.record.path ? -1 : 1))
    .map(({ record }) => record);
}

/** The first digits in the name of a file: the number or the year of a record. */
function numberInPath(path: string): number | undefined {
  const digits = /\d+/.exec(path.slice(path.lastIndexOf('/') + 1))?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** A record as a row of the table at `path`; a link is in its number, or in its title where it has none. */
export function recordRow(record: PageRecord, path: string): RecordRow {
  const { title, status, date } = record.adr;
  const link = recordLink(record, path);
  const hasNumber = numberOf(record) !== undefined;
  return {
    number: hasNumber ? link : '–',
    title: hasNumber ? titleCell(title, record.path) : link,
    status: status === 'unknown' ? '–' : status,
    date: date ?? '–',
  };
}

/** Which of the records took the place of others, the latest first: "2026-11-20: 0005 replaced 0002". */
export function changesIn(records: readonly PageRecord[], log: readonly PageRecord[], path: string): string[] {
  const byPath = new Map(log.map((record) => [record.path, record]));
  const byDay = [...records].reverse().sort((a, b) => compare(b.adr.date ?? '', a.adr.date ?? ''));
  const changes: string[] = [];
  for (const record of byDay) {
    const replaced = replacedBy(record, byPath);
    if (replaced.length === 0) continue;
    const shown = (one: PageRecord): string => `${recordLink(one, path)} ${titleCell(one.adr.title, one.path)}`;
    const day = record.adr.date === undefined ? '' : `${record.adr.date}: `;
    changes.push(`${day}${shown(record)} replaced ${replaced.map(shown).join(' and ')}`);
    if (changes.length === maxChanges) break;
  }
  return changes;
}

function replacedBy(record: PageRecord, byPath: ReadonlyMap<string, PageRecord>): PageRecord[] {
  return record.adr.links().flatMap(({ phrase, target }) => {
    const found =
      phrase === 'supersedes' ? byPath.get(resolvePath(record.path, target.split('#', 1)[0] ?? '') ?? '') : undefined;
    return found && found !== record ? [found] : [];
  });
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
