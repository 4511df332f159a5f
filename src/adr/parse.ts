import {
  statusWord,
  type Adr,
  type AdrLink,
  type AdrStatus,
  type FieldPlace,
  type Section,
  type Span,
} from '../model/adr.ts';
import { findHeadings, linesOf, type Heading } from '../text/sections.ts';
import { findIdentity } from './identity.ts';

/**
 * Markdown of a record in any dialect → Adr. It never throws. Read: adr-tools and Nygard (`## Status`, `Date:` line),
 * MADR 2 and log4brains (bullets), MADR 3 and 4 (front matter), bold inline fields. A status in no dialect is `unknown`.
 */
export function parseAdr(text: string, path: string): Adr {
  const found = findIdentity(text);
  const matter = frontMatter(text);
  const headings = findHeadings(matter ? blank(text, matter) : text);
  const sections = toSections(headings, text, found?.span);
  const title = headings.find((heading) => heading.level === 1) ?? headings[0];
  const end = headings.find((heading) => heading.level === 2)?.start ?? found?.span.start ?? text.length;
  const matterFields = matter ? fieldsIn(text, matter, true) : [];
  const fields = [...matterFields, ...fieldsIn(text, { start: matter?.end ?? 0, end }, false)];
  const statusPlaces = [...placesOf(fields, 'status'), ...statusSection(sections, text)];
  const adr: Draft = {
    title: title ? titleOf(title.title) : '',
    status: statusOf(statusPlaces),
    statusPlaces,
    datePlaces: placesOf(fields, 'date'),
    deciderPlaces: [...placesOf(fields, 'deciders'), ...placesOf(fields, 'decision-makers')],
    links: linksIn(sections, statusPlaces, text),
    sections,
  };
  if (found) {
    adr.identity = found.identity;
    adr.identitySpan = found.span;
  }
  return dated(adr, title, path);
}

/** A record while its fields are set. */
type Draft = { -readonly [K in keyof Adr]: Adr[K] };

/** Set one by one: an object that is spread together from parts takes far longer, on every record of a log. */
function dated(adr: Draft, title: Heading | undefined, path: string): Adr {
  const number = numberOf(path, title);
  const date = dayOf(adr.datePlaces);
  if (title) adr.titleSpan = { start: title.start, end: title.end };
  if (number !== undefined) adr.number = number;
  if (date !== undefined) adr.date = date;
  return adr;
}

function dayOf(places: readonly FieldPlace[]): string | undefined {
  return places.map((place) => isoDay(place.value)).find((day) => day !== undefined);
}

/** Front matter with its `---` lines; it must begin on the first line, a byte order mark aside. */
function frontMatter(text: string): Span | undefined {
  const match = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(\r?\n|$)/.exec(text);
  return match ? { start: 0, end: match[0].length } : undefined;
}

function blank(text: string, span: Span): string {
  return text.slice(span.start, span.end).replace(/[^\n]/g, ' ') + text.slice(span.end);
}

function toSections(headings: readonly Heading[], text: string, identity: Span | undefined): Section[] {
  const taken = new Map<string, number>();
  let parent = '';
  return headings.map((heading, index) => {
    if (heading.level <= 2) parent = heading.title;
    const plain = heading.level <= 2 ? heading.title : `${parent} › ${heading.title}`;
    const seen = taken.get(plain) ?? 0;
    taken.set(plain, seen + 1);
    let end = headings[index + 1]?.start ?? text.length;
    if (identity && identity.start >= heading.end && identity.start < end) end = identity.start;
    return {
      key: seen === 0 ? plain : `${plain} (${seen + 1})`,
      title: heading.title,
      level: heading.level,
      heading: { start: heading.start, end: heading.end },
      body: { start: heading.end, end },
    };
  });
}

/** "12. Title", "ADR-0012: Title", "ADR 12 - Title" → "Title". */
function titleOf(heading: string): string {
  return heading.replace(/^(?:adr[- ]?)?\d{1,6}\s*[.:)–-]\s+/i, '').trim() || heading.trim();
}

function numberOf(path: string, heading: Heading | undefined): number | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^\d{8}-|^\d{4}-\d{2}-\d{2}[-_.]/.test(name)) return undefined;
  const inName = /^(?:adr[-_ ]?)?(\d{1,6})(?=\D|$)/i.exec(name)?.[1];
  const inTitle = /^(?:adr[- ]?)?(\d{1,6})\s*[.:)–-]\s/i.exec(heading?.title ?? '')?.[1];
  const digits = inName ?? inTitle;
  return digits === undefined ? undefined : Number(digits);
}

interface Field extends FieldPlace {
  readonly name: string;
}

const fieldLine =
  /^(?<before>(?<bullet>\s{0,3}[-*+]\s+)?(?<bold>\*\*|__)?(?<name>status|date|deciders|decision-makers)(?:\*\*|__)?\s*:(?:\*\*|__)?[ \t]*)(?<value>.*?)(?<after>[ \t]*)$/i;

/** Lines such as `status: accepted`, `- Status: accepted`, `**Status:** accepted` or `Date: 2026-11-24` within a span. */
function fieldsIn(text: string, span: Span, matter: boolean): Field[] {
  const fields: Field[] = [];
  for (const line of linesOf(text.slice(span.start, span.end))) {
    const match = fieldLine.exec(line.text);
    const groups = match?.groups;
    if (!groups) continue;
    const start = span.start + line.start + (groups['before']?.length ?? 0);
    const value = groups['value'] ?? '';
    const form = matter ? 'front-matter' : groups['bullet'] ? 'bullet' : groups['bold'] ? 'bold' : 'line';
    fields.push({ name: (groups['name'] ?? '').toLowerCase(), form, start, end: start + value.length, value });
  }
  return fields;
}

function placesOf(fields: readonly Field[], name: string): FieldPlace[] {
  return fields
    .filter((field) => field.name === name)
    .map(({ form, start, end, value }) => ({ form, start, end, value }));
}

/** A day as YYYY-MM-DD. `03/02/2026` is read as log4brains does, day first. */
function isoDay(value: string): string | undefined {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  if (iso !== undefined) return iso;
  const slashed = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(value.trim());
  return slashed ? `${slashed[3] ?? ''}-${slashed[2] ?? ''}-${slashed[1] ?? ''}` : undefined;
}

/** The status lines of a `## Status` section: every line that begins with a word of a status. */
function statusSection(sections: readonly Section[], text: string): FieldPlace[] {
  const section = sections.find((candidate) => candidate.level <= 3 && /^status$/i.test(candidate.title));
  if (!section) return [];
  const places: FieldPlace[] = [];
  for (const line of linesOf(text.slice(section.body.start, section.body.end))) {
    const value = line.text.trim();
    if (value === '' || /^(supersedes|supercedes|amends|amended by|clarifies|clarified by|relates to)\b/i.test(value))
      continue;
    if (places.length > 0 && statusWord(value) === undefined) continue;
    const start = section.body.start + line.start + line.text.indexOf(value);
    places.push({ form: 'section', start, end: start + value.length, value });
  }
  return places;
}

/** Where places disagree, the one that ends a decision wins: it was written last. */
function statusOf(places: readonly FieldPlace[]): AdrStatus {
  const words = places.map((place) => statusWord(place.value));
  if (words.length === 0) return 'unknown';
  for (const ended of ['superseded', 'deprecated', 'rejected'] as const) {
    if (words.includes(ended)) return ended;
  }
  return words.find((word) => word !== undefined) ?? 'unknown';
}

/** Phrases such as `Supersedes [1. Title](0001-title.md)` in the status section, bullets and a links section. */
function linksIn(sections: readonly Section[], places: readonly FieldPlace[], text: string): AdrLink[] {
  const zones = [
    ...places.map((place) => place.value),
    ...sections
      .filter((section) => /^(status|links)$/i.test(section.title))
      .map((section) => text.slice(section.body.start, section.body.end)),
  ];
  const links = new Map<string, AdrLink>();
  for (const zone of zones) {
    for (const match of zone.matchAll(/(?:^|\n)?[-*\s]*([A-Za-z][A-Za-z ]{2,40}?)\s*:?\s*\[[^\]\n]*\]\(([^)\s]+)\)/g)) {
      const phrase = (match[1] ?? '').trim().toLowerCase().replace('superced', 'supersed');
      const target = match[2] ?? '';
      links.set(`${phrase} ${target}`, { phrase, target });
    }
  }
  return [...links.values()];
}
