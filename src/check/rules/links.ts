import type { AdrFile } from '../../model/adr.ts';
import type { Problem } from '../../model/problem.ts';
import type { CheckInput, CheckRule } from '../input.ts';
import { placeAt, placeOf, shortName } from '../place.ts';
import { linksOf, resolveIn } from '../targets.ts';

/** Links to records that are not there, and supersedes that only one of the two records knows. */
export const links: CheckRule = (input) => [...broken(input), ...oneSided(input)];

function broken({ log, records }: CheckInput): Problem[] {
  const known = new Set(log.files.map((file) => file.path));
  return records.flatMap((file) =>
    linksOf(file, log.directory)
      .filter((link) => link.path !== undefined && !known.has(link.path))
      .map((link) => ({
        code: 'check/broken-link',
        severity: isStatusLink(file, link.target) ? ('error' as const) : ('warning' as const),
        ...placeAt(file, link.offset),
        message: `There is no file ${link.target} in the log.`,
        hint: 'Link to the file name that the record has today.',
      })),
  );
}

function isStatusLink(file: AdrFile, target: string): boolean {
  return file.adr.links().some((link) => link.target === target && link.phrase.startsWith('supersed'));
}

function oneSided({ log, records }: CheckInput): Problem[] {
  const relationsOf = relations(records, log.directory);
  const linked = records.filter(({ adr }) => adr.links().length > 0 || adr.status === 'superseded');
  return linked.flatMap((file) => {
    const { successors, predecessors } = relationsOf(file);
    return [
      ...successors
        .filter((other) => !other.unreadable && !relationsOf(other).predecessors.includes(file))
        .map((other) =>
          oneSidedProblem(file, other, `${shortName(other)} does not say that it supersedes this record`),
        ),
      ...predecessors
        .filter((other) => !other.unreadable && !relationsOf(other).successors.includes(file))
        .map((other) =>
          oneSidedProblem(
            file,
            other,
            `${shortName(other)} is ${other.adr.status} and does not say that this record supersedes it`,
          ),
        ),
    ];
  });
}

function oneSidedProblem(file: AdrFile, other: AdrFile, what: string): Problem {
  return {
    code: 'check/one-sided-supersede',
    severity: 'error',
    ...placeOf(file, file.adr.statusPlaces[0] ?? file.adr.titleSpan),
    message: `The link between this record and ${other.path} stands on one side only: ${what}.`,
    hint: 'Write it into both records, or take it out of this one.',
  };
}

/** What a record says of those that come before and after it. */
interface Relations {
  readonly successors: readonly AdrFile[];
  readonly predecessors: readonly AdrFile[];
}

/** The relations of each record, read when they are asked for first: both sides of a link ask for them. */
function relations(records: readonly AdrFile[], directory: string): (file: AdrFile) => Relations {
  const index = indexOf(records);
  const known = new Map<AdrFile, Relations>();
  return (file) => {
    const found = known.get(file) ?? {
      successors: successorsOf(file, directory, index),
      predecessors: linked(file, 'supersedes', directory, index),
    };
    known.set(file, found);
    return found;
  };
}

interface Index {
  readonly byPath: ReadonlyMap<string, AdrFile>;
  readonly byNumber: ReadonlyMap<number, AdrFile>;
}

function indexOf(records: readonly AdrFile[]): Index {
  const byPath = new Map<string, AdrFile>();
  const byNumber = new Map<number, AdrFile>();
  for (const file of records) {
    byPath.set(file.path, file);
    if (file.adr.number !== undefined) byNumber.set(file.adr.number, file);
  }
  return { byPath, byNumber };
}

/** By link, or by number as MADR writes it: "superseded by ADR-0003". */
function successorsOf(file: AdrFile, directory: string, index: Index): AdrFile[] {
  const named = file.adr.statusPlaces.flatMap((place) => {
    const number = /^["']?supersed(?:ed|ced) by (?:adr[- ]?)?(\d{1,6})\b/i.exec(place.value)?.[1];
    return number === undefined ? [] : (index.byNumber.get(Number(number)) ?? []);
  });
  return [...new Set([...linked(file, 'superseded by', directory, index), ...named])];
}

function linked(file: AdrFile, phrase: string, directory: string, { byPath, byNumber }: Index): AdrFile[] {
  const found = file.adr.links().flatMap((link) => {
    if (link.phrase !== phrase) return [];
    // Front matter names records by number.
    const number = /^ADR[- ]?(\d{1,6})$/i.exec(link.target)?.[1];
    if (number !== undefined) return byNumber.get(Number(number)) ?? [];
    const path = resolveIn(file.path, link.target.split('#', 1)[0] ?? '', directory);
    return path === undefined ? [] : (byPath.get(path) ?? []);
  });
  return [...new Set(found)];
}
