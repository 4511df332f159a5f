import { statusOf, type Adr, type FieldPlace, type Section, type Span } from '../model/adr.ts';
import { frontMatterSpan } from '../text/front-matter.ts';
import { findHeadings, type Heading } from '../text/sections.ts';
import { dateSection, fieldsIn, placesOf, statusSection, type Field } from './fields.ts';
import { findIdentity } from './identity.ts';
import { isDateNamed, numberInName } from './number.ts';
import { linksIn } from './relations.ts';

/**
 * Markdown of a record in any dialect → Adr. It never throws. Read: adr-tools and Nygard (`## Status`, `Date:` line),
 * MADR 2 and log4brains (bullets), MADR 3 and 4 (front matter), bold inline fields and tables. What is in no dialect is
 * unknown: a status `unknown`, the rest `undefined`.
 */
export function parseAdr(text: string, path: string): Adr {
  const found = findIdentity(text);
  const matter = frontMatterSpan(text);
  const headings = findHeadings(matter ? blank(text, matter) : text);
  const sections = toSections(headings, text, found?.span);
  const title = titleHeading(headings);
  const end =
    headings.find((heading) => heading.start > (title?.start ?? -1))?.start ?? found?.span.start ?? text.length;
  const matterFields = matter ? fieldsIn(text, matter, true) : [];
  const fields = [...matterFields, ...fieldsIn(text, { start: matter?.end ?? 0, end }, false)];
  const statusPlaces = [...placesOf(fields, 'status'), ...statusSection(sections, text)];
  const datePlaces = [...placesOf(fields, 'date'), ...dateSection(sections, text)];
  return {
    ...titleFields(title, matterFields),
    status: statusOf(statusPlaces, found?.identity.status),
    statusPlaces,
    datePlaces,
    deciderPlaces: placesOf(fields, 'deciders', 'decision-makers'),
    links: linksIn(text, sections, statusPlaces, matterFields),
    sections,
    ...known('number', numberOf(path, title, matterFields)),
    ...known('date', dayOf(datePlaces)),
    ...known('identity', found?.identity),
    ...known('identitySpan', found?.span),
  };
}

/** `{ key: value }`, or nothing when there is no value. */
function known<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

const usual =
  /^(\d+[.)]\s*)?\W*(status|date|context|decision|consequences|problem|motivation|summary|background)\b[^\p{L}]*/iu;

/** The first heading of the first level; where there is none, a first heading that is no usual section. */
function titleHeading(headings: readonly Heading[]): Heading | undefined {
  const [first] = headings;
  return headings.find((heading) => heading.level === 1) ?? (first && !usual.test(first.title) ? first : undefined);
}

function titleFields(heading: Heading | undefined, matter: readonly Field[]): Pick<Adr, 'title' | 'titleSpan'> {
  if (!heading) return { title: placesOf(matter, 'title')[0]?.value ?? '' };
  return { title: titleOf(heading.title), titleSpan: { start: heading.start, end: heading.end } };
}

const titleNumber = /^(?:\[?adr[-_ #]?(\d{1,6})\]?\s*[.:)–—-]?\s+|(\d{1,6})\s*[.:)]\s+|(\d{3,6})\s*[–—-]\s+)/i;

/** "12. Title", "ADR-0012: Title", "[ADR-12] Title", "0012 - Title" → "Title". */
function titleOf(heading: string): string {
  return (
    heading
      .replace(titleNumber, '')
      .replace(/^ADR:\s+/i, '')
      .trim() || heading.trim()
  );
}

function numberOf(path: string, heading: Heading | undefined, matter: readonly Field[]): number | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isDateNamed(name)) return undefined;
  const inTitle = titleNumber.exec(heading?.title ?? '');
  const stated = placesOf(matter, 'number')[0]?.value;
  const digits = [inTitle?.[1], inTitle?.[2], inTitle?.[3], stated].find((part) => /^\d{1,6}$/.test(part ?? ''));
  return numberInName(name) ?? (digits === undefined ? undefined : Number(digits));
}

function dayOf(places: readonly FieldPlace[]): string | undefined {
  return places.map(isoDay).find((day) => day !== undefined);
}

/** A real day as YYYY-MM-DD. `03/02/2026` is read in a list only, as log4brains does, day first. */
function isoDay(place: FieldPlace): string | undefined {
  const iso = /(?<!\d)(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/.exec(place.value);
  const slashed = place.form === 'bullet' ? /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(place.value.trim()) : undefined;
  const parts = iso ? iso.slice(1) : (slashed?.slice(1).reverse() ?? []);
  const day = parts.join('-');
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? undefined : day;
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
