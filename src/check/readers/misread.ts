import { statusWord, type AdrFile, type AdrLog } from '../../model/adr.ts';
import type { Problem } from '../../model/problem.ts';
import { placeOf, shortName } from '../place.ts';
import { resolveIn } from '../targets.ts';
import { datedInMatter } from './backstage.ts';
import { parted, type Reader, type Told } from './reader.ts';
import { readers } from './readers.ts';

/** What people can name in `--readers`. */
export const readerNames: readonly string[] = [...new Set(readers.map((reader) => reader.id))];

/**
 * What the named readers would make of a log: each record whose title, status, date or link one of them shows otherwise,
 * or not at all, with the reason and the next step. Without names all are asked; of the two importers of Structurizr the one
 * that fits the log.
 */
export function misreadings(log: AdrLog, records: readonly AdrFile[], names: readonly string[]): Problem[] {
  const asked = names.length > 0 ? readers.filter((reader) => names.includes(reader.id)) : fitting(records);
  return asked.flatMap((reader) => {
    const taken = new Set(log.files.filter((file) => reader.takes(file, log.directory)));
    const stops = reader.stops?.([...taken]) ?? [];
    const passed = new Set([...records, ...stops.map(({ file }) => file)]);
    return [
      ...stops.map(({ file, why }) => stop(reader, file, why)),
      ...[...taken].filter((file) => !passed.has(file)).map((file) => page(reader, file)),
      ...records.flatMap((file) => (taken.has(file) ? misread(reader, file, log) : [passedOver(reader, file)])),
    ];
  });
}

/** Front matter is for one importer of Structurizr, everything else for the other. */
function fitting(records: readonly AdrFile[]): Reader[] {
  const withMatter = records.filter((file) => parted(file.text).matter !== undefined).length;
  const other = withMatter * 2 > records.length ? 'structurizr' : 'structurizr-madr';
  return readers.filter((reader) => reader.id !== other);
}

function misread(reader: Reader, file: AdrFile, log: AdrLog): Problem[] {
  const told = reader.tell(file);
  if (!told) return [dropped(reader, file)];
  return [
    ...title(reader, file, told),
    ...status(reader, file, told),
    ...date(reader, file, told),
    ...older(reader, file, told, log),
    ...successor(reader, file, told, log),
  ];
}

type Severity = Problem['severity'];

/** A problem whose reason is where the reader looks for a field. */
function about(
  reader: Reader,
  field: keyof Told,
  severity: Severity,
  place: Pick<Problem, 'file' | 'line' | 'column'>,
  what: string,
): Problem[] {
  const look = reader.looks[field];
  if (!look) return [];
  return [
    {
      code: `readers/${field === 'older' || field === 'successor' ? 'link' : field}`,
      severity,
      ...place,
      message: `${reader.name} ${what}: it goes by ${look.where}.`,
      hint: look.next,
    },
  ];
}

function title(reader: Reader, file: AdrFile, told: Told): Problem[] {
  const { adr } = file;
  if (adr.title === '' || (told.title ?? '').trim().endsWith(adr.title)) return [];
  const place = placeOf(file, adr.titleSpan);
  if (told.title === undefined) return about(reader, 'title', 'info', place, 'shows no title');
  return about(reader, 'title', 'warning', place, `shows the title ${quoted(told.title)}`);
}

function status(reader: Reader, file: AdrFile, told: Told): Problem[] {
  const { status: said, statusPlaces } = file.adr;
  const isQuoted = /^["']/.test(told.status ?? '');
  if (statusWord(told.status ?? '') === said && !isQuoted) return [];
  const place = placeOf(file, statusPlaces[0] ?? file.adr.titleSpan);
  const instead = said === 'unknown' ? 'although the record tells none that is known' : `not ${said}`;
  if (told.status === undefined) {
    return said === 'unknown' ? [] : about(reader, 'status', 'info', place, 'shows no status');
  }
  return about(reader, 'status', 'warning', place, `shows the status ${quoted(told.status)}, ${instead}`);
}

function date(reader: Reader, file: AdrFile, told: Told): Problem[] {
  const { date: day, datePlaces } = file.adr;
  if (day === undefined) return [];
  const place = placeOf(file, datePlaces[0]);
  if (told.date === undefined) return about(reader, 'date', 'info', place, 'does not know the date');
  if (!told.date.startsWith(day)) return about(reader, 'date', 'warning', place, `shows the date ${quoted(told.date)}`);
  return reader.id === 'backstage' && datedInMatter(file.text) ? [dayBefore(reader, place)] : [];
}

function dayBefore(reader: Reader, place: Pick<Problem, 'file' | 'line' | 'column'>): Problem {
  return {
    code: 'readers/date',
    severity: 'info',
    ...place,
    message: `${reader.name} shows the day before on a server west of Greenwich: a date in front matter becomes a moment in time there.`,
    hint: 'Run it with TZ=UTC; a date in a list below the title is read as it stands.',
  };
}

/** Links to older records that the record states somewhere, and the reader does not see. */
function older(reader: Reader, file: AdrFile, told: Told, log: AdrLog): Problem[] {
  if (told.older === undefined) return [];
  const seen = new Set(told.older.map((target) => resolveIn(file.path, target, log.directory)));
  const paths = file.adr
    .links()
    .filter((link) => link.phrase === 'supersedes')
    .map((link) => resolveIn(file.path, link.target.split('#', 1)[0] ?? '', log.directory));
  if (paths.length === 0) return [];
  const missed = log.files.filter(({ path }) => paths.includes(path) && !seen.has(path));
  return missed.flatMap((other) =>
    about(
      reader,
      'older',
      'info',
      placeOf(file, file.adr.statusPlaces[0] ?? file.adr.titleSpan),
      `does not see that this record supersedes ${shortName(other)}`,
    ),
  );
}

function successor(reader: Reader, file: AdrFile, told: Told, log: AdrLog): Problem[] {
  const name = told.successor;
  if (reader.id !== 'log4brains' || name === undefined) return [];
  if (log.files.some((other) => other.path === `${log.directory}/${name}.md`)) return [];
  return about(
    reader,
    'successor',
    'warning',
    placeOf(file, file.adr.statusPlaces[0]),
    `finds no record ${quoted(name)} and builds an empty site`,
  );
}

function stop(reader: Reader, file: AdrFile, why: string): Problem {
  return {
    code: 'readers/stops',
    severity: 'warning',
    file: file.path,
    line: 1,
    message: `${reader.name} stops here and reads no record at all: ${why}.`,
    hint: 'Rename the file, move it out of the folder, or exclude it there.',
  };
}

function page(reader: Reader, file: AdrFile): Problem {
  return {
    code: 'readers/page',
    severity: 'info',
    file: file.path,
    line: 1,
    message: `${reader.name} takes this page for a record: it reads ${reader.files}.`,
    hint: 'Move the page out of the folder, or exclude it there.',
  };
}

function passedOver(reader: Reader, file: AdrFile): Problem {
  return {
    code: 'readers/passed-over',
    severity: 'warning',
    file: file.path,
    line: 1,
    message: `${reader.name} passes over this record: it reads ${reader.files}.`,
    hint: 'Name the file `NNNN-title.md` and put it into the folder of the log itself.',
  };
}

function dropped(reader: Reader, file: AdrFile): Problem {
  return {
    code: 'readers/dropped',
    severity: 'warning',
    file: file.path,
    line: 1,
    message: `${reader.name} leaves this record out: ${reader.drops ?? 'it finds nothing in it'}.`,
    hint: 'Give the record what is missing.',
  };
}

function quoted(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return `“${line.length > 60 ? `${line.slice(0, 60)}…` : line}”`;
}
