import { fileName, isAdopted, type Adr, type FieldPlace, type Neighbour } from '../model/adr.ts';
import { lineEnding, type Edit } from '../text/edit.ts';
import { frontMatterSpan, yamlList, yamlScalar } from '../text/front-matter.ts';
import { plainLine } from '../text/markdown.ts';
import { fieldsIn, placesOf } from './fields.ts';
import { placeEdits } from './place-edits.ts';

/** How front matter and a status name another record: `ADR-0012`, or a link where the log has no numbers. */
export function reference({ number, file }: Neighbour): string {
  if (number !== undefined) return `ADR-${String(number).padStart(4, '0')}`;
  return `[${fileName(file).replace(/\.md$/, '')}](${file.split('/').map(encodeURIComponent).join('/')})`;
}

/** The value of `supersedes:` or `superseded-by:`: one record, or a list in one line. A bare path becomes a link. */
export function referencesText(references: readonly string[]): string {
  const names = references.map((name) => (/\.md$/i.test(name) ? reference({ title: '', file: name }) : name));
  const [first = ''] = names;
  return names.length === 1 ? yamlScalar(first) : yamlList(names);
}

/** The value of `decision-makers:`; `unknown` when nobody was named. */
export function makersText(deciders: readonly string[]): string {
  return deciders.length === 0 ? 'unknown' : yamlList(deciders.map(plainLine));
}

/**
 * Edits that give a key of a record's front matter this value, as its last line where it is missing; none without front
 * matter. Comments stay, and so do words of a person beside the records that the old value names.
 */
export function matterEdits(text: string, key: 'supersedes' | 'superseded-by', value: string): Edit[] {
  const span = frontMatterSpan(text);
  if (!span) return [];
  const [place] = placesOf(fieldsIn(text, span, true), key);
  if (place) return placeEdits(text, quoted(text, place), value, hasRecordWords(place.value));
  const at = text.slice(0, span.end).lastIndexOf('\n---') + 1;
  return [{ start: at, end: at, text: `${key}: ${value}${lineEnding(text)}` }];
}

/** A value with the quotes around it, because the new one has its own. */
function quoted(text: string, place: FieldPlace): FieldPlace {
  const { start, end } = place;
  const quote = text.charAt(start - 1);
  if (!/["']/.test(quote) || text.charAt(end) !== quote) return place;
  return { ...place, start: start - 1, end: end + 1, value: text.slice(start - 1, end + 1) };
}

const record = /\[[^[\]]*\]\([^()]*\)|\bADR[- ]?\d{1,6}\b|(?<![\w./-])[\w./-]+\.md\b/gi;

/** Whether a value says more than which records it means. */
export function hasRecordWords(value: string): boolean {
  return /[\p{L}\d]/u.test(value.replace(record, ''));
}

/** How many records a value names. */
export function targetCount(value: string): number {
  return value.match(record)?.length ?? 0;
}

/** The edit that takes a key out of a record's front matter, where it has it. */
export function matterRemoval(text: string, key: string): Edit[] {
  const span = frontMatterSpan(text);
  const found = span && new RegExp(String.raw`\n${key}:[^\r\n]*\r?(?=\n)`).exec(text.slice(0, span.end));
  return found ? [{ start: found.index, end: found.index + found[0].length, text: '' }] : [];
}

/** Whether a record is of the program's making and says its status in front matter. */
export function hasOwnMatter({ identity, statusPlaces }: Adr): boolean {
  return identity !== undefined && !isAdopted(identity) && statusPlaces.some((place) => place.form === 'front-matter');
}
