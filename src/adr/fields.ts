import { statusWord, type FieldPlace, type Span } from '../model/adr.ts';
import { linesOf, type Line } from '../text/lines.ts';
import { tableAcross, type NamedCell } from './head-table.ts';

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
  String.raw`^(?<before>\s*\|\s*(?<bold>\*\*|__)?(?<name>${names})(?:\*\*|__)?(?:\s*:)?\s*\|\s*)(?<value>(?!\s)(?:\\.|[^|\\])*)(?:\|.*)?$`,
  'i',
);

const isName = RegExp.prototype.test.bind(new RegExp(`^(?:${names})$`));

/**
 * Fields of a record's head: lines such as `status: accepted`, `- Status: accepted`, `**Status:** accepted`,
 * `Date: 2026-11-24` or `| Status | accepted |`, and the cells below `| Status | Date |`. Code is passed over; of an HTML
 * comment only its dates are read, because a date may hide there and a status is an example there.
 */
export function fieldsIn(text: string, span: Span, matter: boolean): Field[] {
  const lines = [...linesOf(text.slice(span.start, span.end))].map((line) => moved(line, span.start));
  if (matter) return lines.flatMap((line, index) => matterField(line, lines.slice(index + 1)));
  const fields: Field[] = [];
  let fence = '';
  let comment = false;
  let behindTable = 0;
  lines.forEach((line, index) => {
    fence = fenceAfter(line.text, fence);
    const closes: boolean = comment && line.text.includes('-->');
    comment = opensComment(line.text) || (comment && !closes);
    if (fence !== '' || index < behindTable) return;
    const isHidden = comment || closes;
    const table = isHidden ? undefined : tableAcross(lines, index, isName);
    if (table) behindTable = index + table.lines;
    const shown = closes ? line.text.slice(0, line.text.indexOf('-->')) : line.text;
    const found = table ? table.cells.map(cellField) : fieldOf(shown, line.start, false);
    fields.push(...found.filter((field) => !isHidden || field.name === 'date'));
  });
  return fields;
}

function moved({ start, end, text }: Line, by: number): Line {
  return { start: start + by, end: end + by, text };
}

function cellField({ name, cell }: NamedCell): Field {
  return fieldAt(name, 'cell', cell.start, bare(cell.text, false));
}

/** A field of front matter; the lines below may go on with its value. */
function matterField(line: Line, below: readonly Line[]): Field[] {
  return fieldOf(line.text, line.start, true).map((field) => withMoreLines(field, below));
}

/** A field of front matter with the lines that go on with its value: a list, or words over several lines. */
function withMoreLines(field: Field, below: readonly Line[]): Field {
  const end = below.findIndex(({ text }) => !/^(?:[ \t]+\S|-[ \t]|[ \t]*$)/.test(text) || text.startsWith('---'));
  const more = below.slice(0, end === -1 ? below.length : end);
  while (more.at(-1)?.text.trim() === '') more.pop();
  const last = more.at(-1);
  if (!last) return field;
  const words = more.map(({ text }) => withoutComment(text.trim()).trim()).filter((text) => text !== '');
  const isList = field.value === '' && words.every((text) => text.startsWith('- '));
  const first = /^[|>][-+\d]*$/.test(field.value) ? '' : `${field.value} `;
  const value = isList ? `[${words.map((text) => text.slice(2).trim()).join(', ')}]` : (first + words.join(' ')).trim();
  return { ...field, value, end: last.start + last.text.length };
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

function fieldOf(line: string, offset: number, matter: boolean): Field[] {
  if (!line.includes(':') && !line.includes('|')) return [];
  const groups = (fieldLine.exec(line) ?? tableRow.exec(line))?.groups;
  if (!groups) return [];
  const isRow = (groups['before'] ?? '').trimStart().startsWith('|');
  const marked = isRow ? 'row' : groups['bullet'] ? 'bullet' : groups['bold'] ? 'bold' : 'line';
  const name = (groups['name'] ?? '').toLowerCase();
  const start = offset + (groups['before'] ?? '').length;
  return [fieldAt(name, matter ? 'front-matter' : marked, start, bare(groups['value'] ?? '', matter))];
}

function fieldAt(name: string, form: Field['form'], at: number, { skip, value }: ReturnType<typeof bare>): Field {
  return { name, form, start: at + skip, end: at + skip + value.length, value };
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
  const inTable = body && text.slice(body.start, body.end).includes('|') ? fieldsIn(text, body, false) : [];
  const cells = placesOf(inTable, 'status').filter(({ form }) => form === 'row' || form === 'cell');
  if (cells.length > 0) return cells;
  const lines = linesIn(text, body).filter(({ value }) => !relation.test(value) && !value.startsWith('|'));
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

/** Whether a section has this name: "Status", "Status:", "**Status**" or "2. Status"; that of the status in other languages too. */
export function isCalled({ title }: { readonly title: string }, name: string): boolean {
  const called = title
    .replace(/^\d+[.)]\s*|[*_:：]/g, '')
    .trim()
    .toLowerCase();
  return called === name || (name === 'status' && statusNames.includes(called));
}

/** How other languages call the section of the status. */
export const statusNames: readonly string[] = [
  '状态',
  '狀態',
  'ステータス',
  '상태',
  'статус',
  'estado',
  'statut',
  'stato',
];
