import { adrStatuses, statusWord, type FieldPlace } from '../model/adr.ts';
import { isDay } from '../text/day.ts';
import { lineEnding, type Edit } from '../text/edit.ts';
import { isDelimiterRow } from './head-table.ts';

/** Edits that give a place another value. Words that a person wrote into the old one stay next to it, behind "Before:". */
export function placeEdits(text: string, place: FieldPlace, value: string, hasWords: boolean): Edit[] {
  const { start, end } = place;
  if (value === place.value) return [];
  // Where nothing stood, the sign of the name or of a comment may stand right beside: `status:#`.
  const before = place.value === '' && /\S/.test(text.charAt(start - 1)) ? ' ' : '';
  const after = place.value === '' && /\S/.test(text.charAt(end)) ? ' ' : '';
  return [{ start, end, text: before + value + after }, ...(hasWords ? [beforeLine(text, place)] : [])];
}

/** Edits that set the same day at all places of a date. */
export function dateEdits(text: string, places: readonly FieldPlace[], day: string): Edit[] {
  return places.flatMap((place) =>
    place.value.startsWith(day) ? [] : placeEdits(text, place, day, !isDay(place.value) && isSaid(place.value)),
  );
}

/** Edits that set the same value at all places of a field that say the same now. */
export function fieldEdits(text: string, places: readonly FieldPlace[], value: string): Edit[] {
  const mine = places.filter((place) => place.value === places[0]?.value);
  return mine.flatMap((place) => placeEdits(text, place, value, false));
}

const link = String.raw`(?:\[(?:[^[\]\\]|\\.)*\]\([^()\s]+\)|ADR[- ]?\d{1,6})`;
const ownLinks = new RegExp(String.raw`^superc?s?eded by ${link}(?:, ${link})*$`, 'i');

/** Whether a status says more than its word, in words that a person wrote: "accepted (orders only)". */
export function hasStatusWords(value: string): boolean {
  const said = value.replace(/^(?:[-*+]\s+)?(?:\[[xX]\]\s*)?/, '').trim();
  return !ownLinks.test(said) && !isMenu(said) && isSaid(said);
}

/** "proposed | accepted" and "{status}": what a template offers. */
function isMenu(value: string): boolean {
  if (/^\{.*\}$/.test(value)) return true;
  const words = value.match(/\p{L}+/gu) ?? [];
  return words.every((word) => adrStatuses.some((status) => status === word.toLowerCase()));
}

/** Whether a value is more than one word or number. */
function isSaid(value: string): boolean {
  return /[\p{L}\d][^\p{L}\d]+[\p{L}\d]/u.test(value) && /\p{L}/u.test(value);
}

/** A line for what stood at a place, in the way of the record: a bullet, a row, a YAML comment. */
function beforeLine(text: string, place: FieldPlace): Edit {
  if (place.form === 'front-matter') return asComment(text, place);
  if (place.form === 'row') return asRow(text, place);
  if (place.form === 'cell') return belowTable(text, place);
  const ending = lineEnding(text);
  const name = text.slice(text.lastIndexOf('\n', place.start - 1) + 1, place.start);
  const bold = /\*\*|__/.exec(name)?.[0] ?? '';
  const sign = /^\s*(?:[-*+]\s+)?/.exec(name)?.[0] ?? '';
  const line = lineAt(text, place.end);
  const isAlone = place.form !== 'bullet' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(line.next, line.next + 100));
  const hard = /(?: {2}|\\)$/.test(text.slice(place.end, line.end)) ? '  ' : '';
  return insertion(line.end, `${ending}${isAlone ? ending : ''}${sign}${bold}Before:${bold} ${place.value}${hard}`);
}

function asComment(text: string, { start, end }: FieldPlace): Edit {
  const ending = lineEnding(text);
  const raw = text.slice(start, end).split(/\r?\n/);
  const words = raw.map((one, index) => `${ending}# ${index === 0 ? 'Before: ' : ''}${one.trim()}`);
  return insertion(lineAt(text, end).end, words.join(''));
}

/** A row of the table; one below its heading row goes behind the dashes. */
function asRow(text: string, place: FieldPlace): Edit {
  const name = text.slice(text.lastIndexOf('\n', place.start - 1) + 1, place.start);
  const bold = /\*\*|__/.exec(name)?.[0] ?? '';
  const line = lineAt(text, place.end);
  const next = lineAt(text, line.next);
  const row = `${lineEnding(text)}${/^\s*/.exec(name)?.[0] ?? ''}| ${bold}Before${bold} | ${place.value} |`;
  return insertion(isDelimiterRow(text.slice(line.next, next.end)) ? next.end : line.end, row);
}

/** Where the line of an offset ends, before its line break, and where the next one begins. */
function lineAt(text: string, offset: number): { readonly end: number; readonly next: number } {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) return { end: text.length, next: text.length };
  return { end: text.charAt(newline - 1) === '\r' && newline > offset ? newline - 1 : newline, next: newline + 1 };
}

/** Words below the table of a place; a line right below it would be a row. */
function belowTable(text: string, place: FieldPlace): Edit {
  const ending = lineEnding(text);
  let line = lineAt(text, place.end);
  for (let next = lineAt(text, line.next); text.slice(line.next, next.end).includes('|');) {
    line = next;
    next = lineAt(text, line.next);
  }
  return insertion(line.end, `${ending}${ending}Before: ${place.value}`);
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** Whether a place says this status already, with or without words of a person behind it. */
export function saysStatus({ value }: FieldPlace, status: string): boolean {
  return statusWord(value) === status && !/superceded/i.test(value);
}
