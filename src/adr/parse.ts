import { statusOf, type Adr, type AdrLink, type FieldPlace, type Span } from '../model/adr.ts';
import { isDay } from '../text/day.ts';
import type { Heading } from '../text/sections.ts';
import { headOf, holds, sourceOf, textOf, type Source } from '../text/source.ts';
import { dateSection, fieldsIn, placesOf, statusSection } from './fields.ts';
import { usualHead, type Head } from './usual-head.ts';
import { findIdentity, identityIn } from './identity.ts';
import { isDateNamed, numberInName } from './number.ts';
import { bodyOf, headingAt, outlineOf, sectionsOf, type Outline } from './outline.ts';
import { linksIn } from './relations.ts';

/**
 * Markdown of a record in any dialect → Adr. It never throws. Read: adr-tools and Nygard (`## Status`, `Date:` line),
 * MADR 2 and log4brains (bullets), MADR 3 and 4 (front matter), bold inline fields and tables. What is in no dialect is
 * unknown: a status `unknown`, the rest `undefined`. Sections and links are read when somebody asks for them.
 */
export function parseAdr(given: string | Source, path: string): Adr {
  const source = typeof given === 'string' ? sourceOf(given) : given;
  const identity = identityIn(source);
  const identitySpan = (): Span | undefined => identity && findIdentity(textOf(source))?.span;
  let read: Outline | undefined;
  const outline = (): Outline => (read ??= outlineOf(textOf(source), identitySpan()));
  const usualOne = usualHead(headOf(source));
  const head = usualOne ?? readHead(outline());
  const isUsual = usualOne !== undefined;
  const { statusPlaces, datePlaces, statusBody, fields } = head;
  // Most records have no such section, and need neither be decoded nor divided to say so.
  const linksBody = (): Span | undefined =>
    ['inks', 'INKS'].some((end) => holds(source, end)) ? bodyOf(outline(), 'links') : undefined;
  const readLinks = (): AdrLink[] => {
    const body = linksBody();
    return linksIn(isUsual && !body ? headOf(source) : textOf(source), [statusBody, body], statusPlaces, fields);
  };
  let links: readonly AdrLink[] | undefined;
  const adr: { -readonly [K in keyof Adr]: Adr[K] } = {
    // One string instead of two, of which that of the head would hold on to all of it.
    title: head.title === identity?.title ? identity.title : head.title,
    status: statusOf(statusPlaces, identity?.status),
    statusPlaces,
    datePlaces,
    deciderPlaces: head.deciderPlaces,
    links: () => (links ??= readLinks()),
    sections: () => sectionsOf(outline()),
    identitySpan,
  };
  const number = numberOf(path, head);
  const date = dayOf(datePlaces);
  if (head.titleSpan) adr.titleSpan = head.titleSpan;
  if (head.titleDigits !== undefined) adr.titleNumber = Number(head.titleDigits);
  if (statusBody) adr.statusBody = statusBody;
  if (number !== undefined) adr.number = number;
  if (date !== undefined) adr.date = date;
  if (identity) adr.identity = identity;
  return adr;
}

/** The head of any record, line by line. */
function readHead(outline: Outline): Head {
  const { text, start, identity } = outline;
  const heading = titleHeading(outline);
  const matter = start > 0 ? fieldsIn(text, { start: 0, end: start }, true) : [];
  const end = headEnd(outline, heading) ?? identity?.start ?? text.length;
  const fields = [...matter, ...fieldsIn(text, { start, end }, false)];
  const statusBody = bodyOf(outline, 'status');
  const dates = placesOf(fields, 'date');
  return {
    ...(heading ? titleOf(heading) : { title: placesOf(matter, 'title')[0]?.value ?? '' }),
    fields: matter,
    statusBody,
    statusPlaces: [...placesOf(fields, 'status'), ...statusSection(text, statusBody)],
    datePlaces: dates.length > 0 ? dates : dateSection(text, bodyOf(outline, 'date')),
    deciderPlaces: placesOf(fields, 'deciders', 'decision-makers'),
  };
}

const usual =
  /^(\d+[.)]\s*)?\W*(status|date|context|decision|consequences|problem|motivation|summary|background)\b[^\p{L}]*/iu;

/** The first heading of the first level; where there is none, a first heading that is no usual section. */
function titleHeading(outline: Outline): Heading | undefined {
  const first = headingAt(outline, 0);
  let found = first;
  for (let index = 1; found && found.level !== 1; index += 1) found = headingAt(outline, index);
  return found ?? (first && !usual.test(first.title) ? first : undefined);
}

/** Where the fields of a record end at the latest: at the heading behind the title. */
function headEnd(outline: Outline, title: Heading | undefined): number | undefined {
  const after = title?.start ?? -1;
  let found = headingAt(outline, 0);
  for (let index = 1; found && found.start <= after; index += 1) found = headingAt(outline, index);
  return found?.start;
}

const titleNumber = /^(?:\[?adr[-_ #]?(\d{1,6})\]?\s*[.:)–—-]?\s+|(\d{1,6})\s*[.:)]\s+|(\d{3,6})\s*[–—-]\s+)/i;

/** "12. Title", "ADR-0012: Title", "[ADR-12] Title", "0012 - Title" → "Title" and 12. */
function titleOf({ title, start, end }: Heading): Pick<Head, 'title' | 'titleSpan' | 'titleDigits'> {
  const found = titleNumber.exec(title);
  const rest = title
    .slice(found?.[0].length ?? 0)
    .replace(/^ADR:\s+/i, '')
    .trim();
  const titleDigits = found?.[1] ?? found?.[2] ?? found?.[3];
  return { title: rest || title.trim(), titleSpan: { start, end }, titleDigits };
}

function numberOf(path: string, { titleDigits, fields }: Head): number | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const inName = numberInName(name);
  if (inName !== undefined || isDateNamed(name)) return inName;
  const stated = placesOf(fields, 'number')[0]?.value;
  const digits = titleDigits ?? (/^\d{1,6}$/.test(stated ?? '') ? stated : undefined);
  return digits === undefined ? undefined : Number(digits);
}

function dayOf(places: readonly FieldPlace[]): string | undefined {
  for (const place of places) {
    const day = isoDay(place);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** A real day as YYYY-MM-DD. `03/02/2026` is read in a list only, as log4brains does, day first. */
function isoDay(place: FieldPlace): string | undefined {
  if (isDay(place.value)) return place.value;
  const iso = /(?<!\d)(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/.exec(place.value);
  const slashed = place.form === 'bullet' ? /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(place.value.trim()) : undefined;
  const parts = iso ? iso.slice(1) : (slashed?.slice(1).reverse() ?? []);
  const day = parts.join('-');
  return isDay(day) ? day : undefined;
}
