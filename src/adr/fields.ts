import { statusWord, type FieldPlace, type Span } from '../model/adr.ts';
import { linesOf } from '../text/lines.ts';

/** One field of a record's head, with its name in lower case. */
export interface Field extends FieldPlace {
  readonly name: string;
}

const names = 'status|date|deciders|decision-makers|title|number|supersedes|superseded-by';
const fieldLine = new RegExp(
  String.raw`^(?<before>(?<bullet>\s{0,3}[-*+]\s+)?(?<bold>\*\*|__|\*|_)?(?<name>${names})(?:\*\*|__|\*|_)?\s*:(?:\*\*|__|\*|_)?[ \t]*)(?<value>(?![ \t]).*)$`,
  'i',
);
const tableRow = new RegExp(
  String.raw`^(?<before>\s*\|\s*(?<bold>\*\*|__)?(?<name>${names})(?:\*\*|__)?(?:\s*:)?\s*\|\s*)(?<value>(?!\s)[^|]*)(?:\|.*)?$`,
  'i',
);

/**
 * Fields of a record's head: lines such as `status: accepted`, `- Status: accepted`, `**Status:** accepted`,
 * `Date: 2026-11-24` or `| Status | accepted |`. Code is passed over; of an HTML comment only its dates are read, because
 * a date may hide there and a status is an example there.
 */
export function fieldsIn(text: string, span: Span, matter: boolean): Field[] {
  const fields: Field[] = [];
  let fence = '';
  let comment = false;
  for (const line of linesOf(text.slice(span.start, span.end))) {
    fence = fenceAfter(line.text, fence);
    const closes: boolean = comment && line.text.includes('-->');
    comment = opensComment(line.text) || (comment && !closes);
    const shown = closes ? line.text.slice(0, line.text.indexOf('-->')) : line.text;
    const field = fence === '' ? fieldOf(shown, span.start + line.start, matter) : undefined;
    if (field && (!(comment || closes) || field.name === 'date')) fields.push(field);
  }
  return fields;
}

function opensComment(line: string): boolean {
  const last = line.lastIndexOf('-->');
  const open = line.slice(last + 1);
  return open.includes('<!--') && /(?<!\\)<!--/.test(last === -1 ? line : open);
}

/** The mark of the fence that is open after a line; empty when none is. */
function fenceAfter(line: string, open: string): string {
  const mark = line.includes('```') || line.includes('~~~') ? /^ {0,3}(```|~~~)/.exec(line)?.[1] : undefined;
  if (mark === undefined || (open !== '' && mark !== open)) return open;
  return open === '' ? mark : '';
}

function fieldOf(line: string, offset: number, matter: boolean): Field | undefined {
  if (!line.includes(':') && !line.includes('|')) return undefined;
  const groups = (fieldLine.exec(line) ?? tableRow.exec(line))?.groups;
  if (!groups) return undefined;
  const marked = groups['bullet'] ? 'bullet' : groups['bold'] ? 'bold' : 'line';
  const { skip, value } = bare(groups['value'] ?? '', matter);
  const start = offset + (groups['before'] ?? '').length + skip;
  return {
    name: (groups['name'] ?? '').toLowerCase(),
    form: matter ? 'front-matter' : marked,
    start,
    end: start + value.length,
    value,
  };
}

/** A value without the quotes, emphasis or YAML comment around it, and how many characters stand before it. */
function bare(raw: string, matter: boolean): { skip: number; value: string } {
  const value = (matter ? withoutComment(raw) : raw).trimEnd();
  const wrap = /^(\*\*|__|["'`*_])(.+)\1$/.exec(value);
  return wrap ? { skip: wrap[1]?.length ?? 0, value: wrap[2] ?? '' } : { skip: 0, value };
}

/** A YAML value without the comment behind it; a number sign inside quotes begins none. */
function withoutComment(raw: string): string {
  const comment = /^(?:(?:(?<=^|[\s[,])(?:"(?:[^"\\]|\\.)*"|'[^']*'))|(?!(?:^|\s)#).)*/.exec(raw);
  return comment?.[0] ?? raw;
}

/** The places of one field, without its name. */
export function placesOf(fields: readonly Field[], ...wanted: string[]): FieldPlace[] {
  return fields
    .filter((field) => wanted.includes(field.name))
    .map(({ form, start, end, value }) => ({ form, start, end, value }));
}

const relation =
  /^(?:[-*+]\s+)?(?:supersedes|supercedes|amends|amended by|clarifies|clarified by|relates to|extends|extended by|depends on)\b/i;

/**
 * The places in a section that is called Status: every line that begins with the word of a status. Where no line does, the
 * first one, so that a status in words of the team's own is seen as one that is not known.
 */
export function statusSection(text: string, body: Span | undefined): FieldPlace[] {
  const lines = linesIn(text, body).filter((line) => !relation.test(line.value));
  const known = lines.filter((line) => statusWord(line.value) !== undefined);
  return known.length > 0 ? known : lines.slice(0, 1);
}

/** The date in a section that is called Date. */
export function dateSection(text: string, body: Span | undefined): FieldPlace[] {
  return linesIn(text, body).slice(0, 1);
}

/** The lines of a section, without comments and code. */
function linesIn(text: string, body: Span | undefined): FieldPlace[] {
  if (!body) return [];
  const places: FieldPlace[] = [];
  let fence = '';
  let comment = false;
  for (const line of linesOf(text.slice(body.start, body.end))) {
    const whole = line.text.trim();
    if (whole === '') continue;
    const wasHidden = comment || fence !== '';
    if (comment) comment = !whole.includes('-->');
    else fence = fenceAfter(whole, fence);
    if (!wasHidden && fence === '') comment = opensComment(whole);
    if (wasHidden || fence !== '' || (whole.startsWith('<!--') && whole.endsWith('-->'))) continue;
    const value = comment ? whole.slice(0, whole.lastIndexOf('<!--')).trim() : whole;
    if (value === '') continue;
    const start = body.start + line.start + line.text.indexOf(value);
    places.push({ form: 'section', start, end: start + value.length, value });
  }
  return places;
}

/** Whether a section has this name: "Status", "Status:", "**Status**" or "2. Status". */
export function isCalled({ title }: { readonly title: string }, name: string): boolean {
  return (
    title
      .replace(/^\d+[.)]\s*|[*_:]/g, '')
      .trim()
      .toLowerCase() === name
  );
}
