import { statusWord, type Adr, type Identity, type RecordFormat } from '../model/adr.ts';
import { frontMatterSpan } from '../text/front-matter.ts';
import { fieldsIn, isCalled, type Field } from './fields.ts';
import { hasRecordWords, targetCount } from './matter.ts';
import { hasStatusWords } from './place-edits.ts';

/** What the head in another format says of a record; every other line of the old head is kept. */
export interface Carried {
  readonly identity: Identity;
  readonly to: RecordFormat;
  /** How many of the records that it names are known. */
  readonly supersedes: number;
  readonly successors: number;
}

/** What a person wrote into the head and the status of a record, as Markdown: all that the new head does not say. */
export function headLeftovers(text: string, adr: Adr, carried: Carried): string {
  const matter = frontMatterSpan(text);
  const keys = matter ? keptMatter(text.slice(0, matter.end), adr, carried) : '';
  const first = adr.sections().find((section) => section.heading.start >= (matter?.end ?? 0));
  const above = text.slice(matter?.end ?? 0, first?.heading.start ?? adr.identitySpan()?.start ?? text.length);
  const own = adr.sections().find((section) => section.heading.start === adr.titleSpan?.start);
  const below = own ? text.slice(own.body.start, own.body.end) : '';
  const status = adr.sections().find((section) => isCalled(section, 'status'));
  const said = status && carried.to === 'madr' ? text.slice(status.body.start, status.body.end) : '';
  const parts = [above, below].map((part) => keptLines(withoutDate(part, adr), adr, carried));
  const words = keptLines(said, adr, carried, isStatusLine);
  return [keys === '' ? '' : fenced(keys), ...parts, words].filter((part) => part !== '').join('\n\n');
}

/** YAML in a code block that nothing in it can end. */
function fenced(yaml: string): string {
  const longest = Math.max(2, ...(yaml.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}yaml\n${yaml}\n${fence}`;
}

/** Lines of front matter that the new head does not say: other keys, comments, and values with words of a person. */
function keptMatter(matter: string, adr: Adr, carried: Carried): string {
  const gone = new Set<string>();
  for (const field of fieldsIn(matter, { start: 0, end: matter.length }, true)) {
    const start = matter.lastIndexOf('\n', field.start - 1) + 1;
    const newline = matter.indexOf('\n', field.end);
    const lines = matter.slice(start, newline === -1 ? matter.length : newline);
    const isWhole = !/(?:^|\s)#/.test(lines.replace(field.value, ''));
    if (isWhole && isCarried(field, adr, carried)) for (const line of lines.split('\n')) gone.add(line);
  }
  return matter
    .split('\n')
    .filter((line, index) => line.trim() !== '' && !/^(?:\ufeff)?---\s*$/.test(line) && !(gone.has(line) && index > 0))
    .join('\n');
}

/** Whether the new head says what a field of front matter says. */
function isCarried({ name, value }: Field, adr: Adr, { supersedes, successors }: Carried): boolean {
  if (name === 'status') return statusWord(value) === adr.status && !hasStatusWords(value);
  if (name === 'date') return value === adr.date;
  if (name === 'number') return Number(value) === adr.number;
  if (name === 'supersedes') return !hasRecordWords(value) && targetCount(value) <= supersedes;
  if (name === 'superseded-by') return !hasRecordWords(value) && targetCount(value) <= successors;
  return name === 'decision-makers' && value === adr.deciderPlaces[0]?.value;
}

/** The lines of a text but those that the new head says. */
function keptLines(text: string, adr: Adr, carried: Carried, isSaid: typeof isHeadLine = isHeadLine): string {
  return text
    .split('\n')
    .filter((line) => !isSaid(line, adr, carried))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function isHeadLine(line: string, adr: Adr, { identity }: Carried): boolean {
  const found = /^(?:[-*+]\s+)?(Status|Date|Deciders|Tags):(.*)$/i.exec(line);
  const value = (found?.[2] ?? '').trim();
  const name = found?.[1]?.toLowerCase();
  if (name === 'status') return statusWord(value) === adr.status && !hasStatusWords(value);
  if (name === 'date') return value === adr.date;
  if (name === 'deciders') return value === adr.deciderPlaces[0]?.value;
  return name === 'tags' && value === identity.layer;
}

/** The comment that holds the date once more goes; every other comment stays. */
function withoutDate(text: string, { date }: Adr): string {
  return date === undefined ? text : text.replace(`<!--\nDate: ${date}\n-->`, '');
}

/** The word of the status, and the lines that name records which the new head names. */
function isStatusLine(line: string, adr: Adr, { supersedes, successors }: Carried): boolean {
  const said = line.trim();
  const link = /^(Supersedes|Superseded by) \[(?:[^[\]\\]|\\.)*\]\([^()\s]+\)$/i.exec(said)?.[1]?.toLowerCase();
  if (link !== undefined) return (link === 'supersedes' ? supersedes : successors) > 0;
  return statusWord(said) === adr.status && !hasStatusWords(said);
}
