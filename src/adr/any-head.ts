import type { Heading } from '../text/sections.ts';
import { dateSection, fieldsIn, placesOf, statusSection } from './fields.ts';
import { bodyOf, headingAt, type Outline } from './outline.ts';
import type { Head } from './usual-head.ts';

/** The head of any record, line by line. */
export function anyHead(outline: Outline): Head {
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
    namesOthers: true,
    statusBody,
    statusPlaces: [...placesOf(fields, 'status'), ...statusSection(text, statusBody)],
    datePlaces: dates.length > 0 ? dates : dateSection(text, bodyOf(outline, 'date')),
    deciderPlaces: placesOf(fields, 'deciders', 'decision-makers'),
  };
}

const usual = /^(?:\d+[.)])?\W*(?:status|date|context|decision|consequences|problem|motivation|summary|background)\b/iu;

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
