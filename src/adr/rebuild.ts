import type { Adr, Identity, Neighbour, RecordFormat, Section } from '../model/adr.ts';
import type { RenderTemplate } from '../model/template.ts';
import { byMark, isUnedited, sectionDigest, sectionMark } from '../text/digest.ts';
import { isCalled } from './fields.ts';
import { layouts, withSign, type Part, type Place } from './layout.ts';
import { owned } from './merge.ts';
import { parseAdr } from './parse.ts';

/** What a conversion follows from besides the record. */
export interface Conversion {
  readonly to: RecordFormat;
  readonly template: RenderTemplate;
  /** Records that this one took the place of, and those that took its place. */
  readonly supersedes: readonly Neighbour[];
  readonly wouldSupersede: readonly Neighbour[];
  readonly successors: readonly Neighbour[];
  /** The record as the answers make it in its own format and in the new one; missing when no decision stands behind it. */
  readonly fresh?: { readonly old: string; readonly new: string };
  /** Whether its body still follows the answers. */
  readonly open: boolean;
}

/** A record as it stands, with what is remembered of it. */
export interface Standing {
  readonly text: string;
  readonly adr: Adr;
  readonly identity: Identity;
}

/** A section of a record, its list items with the sign of all formats. */
export interface Piece {
  readonly key: string;
  readonly level: number;
  readonly title: string;
  readonly heading: string;
  readonly body: string;
  /** Its digest before the conversion. */
  readonly digest: string;
  /** Nobody edited it. */
  readonly pristine: boolean;
}

/** The sections of a record after a conversion, and what is remembered of them. */
export interface Body {
  readonly text: string;
  readonly sections: ReturnType<Identity['digests']>;
}

/** All sections below the title but that of the status. */
export function piecesOf({ text, adr, identity }: Standing): Piece[] {
  const status = adr.sections().find((section) => isCalled(section, 'status'));
  const mine = adr.sections().filter((one) => one !== status && one.heading.start !== adr.titleSpan?.start);
  return mine.map((section): Piece => {
    const body = textOf(text, section);
    return {
      ...{ key: section.key, level: section.level, title: section.title },
      heading: text.slice(section.heading.start, section.heading.end),
      body: withSign(body),
      digest: sectionDigest(body),
      pristine: isUnedited(body, identity.digests()[sectionMark(section.key)]),
    };
  });
}

function textOf(text: string, section: Section): string {
  return text.slice(section.body.start, section.body.end);
}

/** The generated sections of a record by key. */
export function bodiesOf(text: string): Map<string, string> {
  return new Map(owned(parseAdr(text, '')).map((section) => [section.key, textOf(text, section)]));
}

/** Parts whose words make no sense below another heading: lists of options, and a heading for each of them. */
const whole: readonly Part[] = ['options', 'comparison'];

/** What putting a record into another format needs to know everywhere. */
interface Job {
  readonly pieces: readonly Piece[];
  readonly before: readonly Place[];
  readonly identity: Identity;
  /** Sections as the answers make them in the old format and in the new one, by key. */
  readonly old: ReadonlyMap<string, string>;
  readonly now: ReadonlyMap<string, string>;
  /** Whether a section can be made anew without losing a word. */
  readonly isKnown: (piece: Piece) => boolean;
  readonly used: Set<Piece>;
  readonly sections: Record<string, string>;
}

/**
 * The sections of a record in the order of another format. A section of which everything can be made anew, because the
 * record stands as the answers make it, is made anew; else the words that stand go below the heading that has their part,
 * and what no heading has keeps its own, at the end.
 */
export function rebuiltBody(standing: Standing, { to, fresh, open }: Conversion): Body {
  const pieces = piecesOf(standing);
  const old = bodiesOf(fresh?.old ?? '');
  const job: Job = {
    ...{ pieces, old, now: bodiesOf(fresh?.new ?? ''), identity: standing.identity },
    before: layouts[standing.identity.format ?? 'portable'],
    isKnown: ({ key, digest: stands, pristine }) =>
      old.has(key) && (isUnedited(old.get(key) ?? '', stands) || (open && pristine)),
    used: new Set(),
    sections: {},
  };
  const texts = layouts[to].flatMap((place) => madeAnew(place, job) ?? comesBack(place, job) ?? moved(place, job));
  const rest = pieces.filter((piece) => !job.used.has(piece));
  return {
    text: [...texts, ...rest.map((piece, index) => ownText(piece, rest[index - 1]))].join(''),
    sections: byMark(job.sections),
  };
}

/** A section as the answers make it in the new format, when all that it is made of is known. */
function madeAnew(place: Place, { pieces, before, old, now, isKnown, used, sections }: Job): string[] | undefined {
  const { found, missing } = sourcesOf(place, before, pieces, old);
  const made = now.get(place.key);
  if (made === undefined) {
    // The new format has nothing to say there, and the old one said nothing that a person wrote.
    if (now.size === 0 || found.length === 0 || !found.every(isKnown)) return undefined;
    for (const piece of found) used.add(piece);
    return [];
  }
  // One that is not written counts as deleted by a person, so that a run does not bring it back.
  sections[place.key] = sectionDigest(made);
  if (missing > 0 || !found.every(isKnown)) return undefined;
  for (const piece of found) used.add(piece);
  const below = [...now].filter(([key]) => isOptionOf(place, key));
  for (const [key, body] of below) sections[key] = sectionDigest(body);
  return [headingOf(place) + made, ...below.map(([key, body]) => headingOf({ key }) + body)];
}

/** Sections that an earlier conversion kept below their own headings, which have a place again. */
function comesBack(place: Place, { pieces, before, used }: Job): string[] | undefined {
  if (before.some((other) => other.key === place.key)) return undefined;
  const back = pieces.filter((piece) => piece.key === place.key || isOptionOf(place, piece.key));
  if (back.length === 0) return undefined;
  for (const piece of back) used.add(piece);
  return back.map((piece) => `${piece.heading}${piece.body.trimEnd()}\n\n`);
}

/** The words of old sections below the heading that has their part now. */
function moved(place: Place, { pieces, before, old, now, identity, used, sections }: Job): string[] {
  const { found } = sourcesOf(place, before, pieces, old);
  const mine = found.filter((piece) => !used.has(piece) && isMain(piece, place, before));
  if (mine.length === 0) return [];
  const body = mine.map((piece) => piece.body.trim()).join('\n\n');
  for (const piece of mine) used.add(piece);
  sections[place.key] = remembered(mine, body, { old, identity }, now.get(place.key));
  return [`${headingOf(place)}\n${body}\n\n`];
}

/** The old sections that hold parts of a new one, and how many of those that the answers make are not there. */
function sourcesOf(
  place: Place,
  before: readonly Place[],
  pieces: readonly Piece[],
  old: ReadonlyMap<string, string>,
): { readonly found: Piece[]; readonly missing: number } {
  const wanted = before.filter((other) => other.parts.some((part) => place.parts.includes(part)));
  const keys = wanted.map((other) => other.key);
  return {
    found: pieces.filter(({ key }) => keys.includes(key) || wanted.some((other) => isOptionOf(other, key))),
    missing: keys.filter((key) => old.has(key) && !pieces.some((piece) => piece.key === key)).length,
  };
}

/** Whether a section stands below the comparison of options, and is about one of them. */
function isOptionOf({ key, parts }: Place, section: string): boolean {
  return parts.includes('comparison') && section.startsWith(`${key} › `);
}

/** Whether the main thing that a section holds belongs below this heading, and its words can stand there. */
function isMain(piece: Piece, place: Place, before: readonly Place[]): boolean {
  const main = before.find((other) => other.key === piece.key)?.parts[0];
  return main !== undefined && !whole.includes(main) && place.parts.includes(main);
}

/**
 * The digest of a section that was put together: as it is when nobody edited its parts, else one that shows the edit; what
 * the answers say today counts as generated only where they did not change meanwhile.
 */
function remembered(
  moved: readonly Piece[],
  body: string,
  { old, identity }: Pick<Job, 'old' | 'identity'>,
  made: string | undefined,
): string {
  if (moved.every((piece) => piece.pristine)) return sectionDigest(body);
  const isSame = moved.every((piece) =>
    isUnedited(old.get(piece.key) ?? '', identity.digests()[sectionMark(piece.key)]),
  );
  const edited = moved.find((piece) => !piece.pristine);
  return isSame && made !== undefined
    ? sectionDigest(made)
    : (identity.digests()[sectionMark(edited?.key ?? '')] ?? sectionDigest(body));
}

function headingOf({ key }: Pick<Place, 'key'>): string {
  const names = key.split(' › ');
  return `${'#'.repeat(names.length + 1)} ${names.at(-1) ?? ''}\n`;
}

/** A section under its own heading, which becomes one of the second level where the heading above it is gone. */
function ownText(piece: Piece, before: Piece | undefined): string {
  const isBelow = before !== undefined && (piece.level === before.level || piece.level === before.level + 1);
  const heading = piece.level > 2 && !isBelow ? `## ${piece.title}\n` : piece.heading;
  return `${heading}${piece.body.trimEnd()}\n\n`;
}
