import { fileName, statusWord, type Adr, type FieldPlace, type Neighbour, type Section } from '../model/adr.ts';
import type { AnswerStatus } from '../model/answers.ts';
import { applyEdits, lineEnding, type Edit } from '../text/edit.ts';
import { capitalise } from '../text/sentence.ts';
import { isCalled } from './fields.ts';
import { hasOwnMatter, matterEdits, reference, referencesText } from './matter.ts';
import { linkTo } from './neighbour.ts';
import { hasStatusWords, placeEdits, saysStatus } from './place-edits.ts';
import { parseAdr } from './parse.ts';
import { namesInStatus } from './would-supersede.ts';

/** The status a record shall say. A superseded one names what took its place. */
export interface NewStatus {
  readonly status: AnswerStatus | 'superseded' | 'draft';
  readonly successors?: readonly Neighbour[];
  /** A sentence in Markdown that stands below the status word. */
  readonly reason?: string;
}

/**
 * Edits that make every place of a record say the same status. A place that says it already stays as it is. In its status
 * section the word comes first, links to other records stay, and words that a person added to an older status stay behind
 * "Before:", there and in every other place. A record that says no status anywhere gets a section for it, unless it would
 * be in a comment or code that is not closed.
 */
export function statusEdits(text: string, adr: Adr, wanted: NewStatus): Edit[] {
  const head = adr.statusPlaces.filter((place) => place.form !== 'section');
  const section = adr.sections().find((candidate) => isCalled(candidate, 'status'));
  const own = [
    ...head.flatMap((place) => headEdits(text, place, wanted)),
    ...(wanted.successors?.length && hasOwnMatter(adr)
      ? matterEdits(text, 'superseded-by', referencesText(wanted.successors.map(reference)))
      : []),
  ];
  const isTable = head.some(({ start }) => section && start >= section.body.start && start < section.body.end);
  if (section && !isTable) return [...own, ...sectionEdits(text, adr, section, wanted)];
  return head.length > 0 ? own : newSection(text, adr, wanted);
}

function headEdits(text: string, place: FieldPlace, wanted: NewStatus): Edit[] {
  if (isRight(place, wanted)) return [];
  if (isOnlyMisspelt(place, wanted)) return respelt(place);
  return placeEdits(text, place, statusValue(place.form, wanted), hasStatusWords(place.value));
}

/** Whether a place says the status, and of a superseded record one that took its place. */
function isRight(place: FieldPlace, { status, successors }: NewStatus): boolean {
  if (!saysStatus(place, status)) return false;
  if (status !== 'superseded' || !successors?.length) return true;
  return successors.some(({ file }) => place.value.includes(`](${file})`));
}

/** Whether only the spelling of adr-tools is to change: "Superceded by". */
function isOnlyMisspelt(place: FieldPlace, wanted: NewStatus): boolean {
  return isRight({ ...place, value: inOurSpelling(place.value) }, wanted);
}

function inOurSpelling(value: string): string {
  return value.replace(/superceded/gi, (word) => (word.startsWith('S') ? 'Superseded' : 'superseded'));
}

function respelt(place: FieldPlace): Edit[] {
  const value = inOurSpelling(place.value);
  return value === place.value ? [] : [{ ...span(place), text: value }];
}

/** How a status is written at one place of a record. */
function statusValue(form: FieldPlace['form'], { status, successors }: NewStatus): string {
  const [first] = successors ?? [];
  if (status !== 'superseded' || !first) return form === 'section' ? capitalise(status) : status;
  if (form === 'section') return `Superseded by ${linkTo(first)}`;
  if (form === 'front-matter') return `superseded by ${(successors ?? []).map(reference).join(', ')}`;
  return `superseded by [${fileName(first.file).replace(/\.md$/, '')}](${first.file})`;
}

function sectionEdits(text: string, adr: Adr, section: Section, wanted: NewStatus): Edit[] {
  const end = lineEnding(text);
  const value = statusValue('section', wanted);
  const more = (wanted.successors ?? []).slice(1).map((other) => `${end}${end}Superseded by ${linkTo(other)}`);
  const reason = wanted.reason === undefined ? '' : `${end}${end}${wanted.reason}`;
  const places = adr.statusPlaces.filter((place) => place.form === 'section');
  const body = text.slice(section.body.start, section.body.end);
  const first = places.find((place) => text.slice(section.body.start, place.start).trim() === '');
  const added = more.join('') + reason;
  const later = places.filter((place) => place !== first).flatMap((place) => laterEdits(text, place, wanted));
  if (first && isRight(first, wanted)) return [...(added === '' ? [] : [insertAt(first.end, added)]), ...later];
  if (first && added === '' && isOnlyMisspelt(first, wanted)) return [...respelt(first), ...later];
  if (first) return [...firstEdits(text, section, first, value + added), ...later];
  // A link stands first, or nothing does: readers take the first word of the section for the status.
  const gap = body.length - body.trimStart().length;
  const at = section.body.start + (body.trim() === '' ? 0 : gap);
  const line =
    body.trim() === '' ? `${end}${value}${added}${end}${gapBefore(text, at)}` : `${value}${added}${end}${end}`;
  return [{ start: at, end: at, text: line }, ...later];
}

/** The first line of a section says something else; words of a person in it become those of the past. */
function firstEdits(text: string, section: Section, first: FieldPlace, value: string): Edit[] {
  const end = lineEnding(text);
  const kept = hasStatusWords(first.value) ? `${end}${end}${asPast(first.value)}` : '';
  // A heading or a dash right below would make the new words a heading.
  const rest = text.slice(first.end, section.body.end);
  const gap = /^\r?\n(?: {0,3}(?:=+|-+)[ \t]*(?:\r?\n|$)|$)/.test(rest) && section.body.end < text.length ? end : '';
  return [{ ...span(first), text: value + kept + gap }];
}

function span(place: FieldPlace): { start: number; end: number } {
  return { start: place.start, end: place.end };
}

function insertAt(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** A status line as one of the past; a list item stays one. */
function asPast(value: string): string {
  return value.replace(/^(?:[-*+]\s+)?/, (bullet) => `${bullet}Before: `);
}

/** Further status lines: words go, links to other successors stay in the right spelling, remarks stay as the past. */
function laterEdits(text: string, place: FieldPlace, wanted: NewStatus): Edit[] {
  const isNamed = (wanted.successors ?? []).some((other) => place.value.includes(`(${other.file})`));
  const isSuperseded = statusWord(place.value) === 'superseded';
  const past = [{ ...span(place), text: asPast(place.value) }];
  // Who gives a superseded record another status says that its successor no longer counts.
  if (place.value.includes('](') && wanted.status !== 'superseded' && isSuperseded) return past;
  if (place.value.includes('](') && isSuperseded && !isNamed) return respelt(place);
  if (!hasStatusWords(place.value)) return [withoutLine(text, place)];
  return isRight(place, wanted) ? [] : past;
}

/** The line of a place goes, with the blank lines behind it where blank lines stand before it too. */
function withoutLine(text: string, place: FieldPlace): Edit {
  const start = text.lastIndexOf('\n', place.start - 1) + 1;
  const newline = text.indexOf('\n', place.end);
  let end = newline === -1 ? text.length : newline + 1;
  const blank = /^[ \t]*\r?\n/.exec(text.slice(end, end + 100));
  if (blank && /\n[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 100), start))) end += blank[0].length;
  return { start, end, text: '' };
}

/**
 * A section for a record that has none, before the heading that follows the title: what stands below the title stays there
 * and does not become part of the status. None where a comment or code that nobody closed would swallow it.
 */
function newSection(text: string, adr: Adr, wanted: NewStatus): Edit[] {
  const below = adr.titleSpan?.end ?? 0;
  const next = adr.sections().find((section) => section.heading.start >= below)?.heading.start;
  const edit = sectionAt(text, next ?? adr.identitySpan()?.start ?? text.length, wanted);
  return parseAdr(applyEdits(text, [edit]), '').statusPlaces.length > 0 ? [edit] : [];
}

function sectionAt(text: string, at: number, wanted: NewStatus): Edit {
  const end = lineEnding(text);
  const reason = wanted.reason === undefined ? '' : `${end}${end}${wanted.reason}`;
  const before = text.slice(0, at);
  const gap = before.trim() === '' || /\n[ \t]*\r?\n$/.test(before) ? '' : /\n$/.test(before) ? end : end + end;
  return {
    start: at,
    end: at,
    text: `${gap}## Status${end}${end}${statusValue('section', wanted)}${reason}${end}${at === text.length ? '' : end}`,
  };
}

/**
 * Edits that say which records this one takes the place of: `Supersedes [1. Title](file)` lines below the status, or
 * `supersedes:` in front matter. None for those that it names already.
 */
export function supersedesEdits(text: string, adr: Adr, older: readonly Neighbour[]): Edit[] {
  const known = adr
    .links()
    .filter((link) => link.phrase === 'supersedes')
    .map((link) => link.target);
  const isKnown = (other: Neighbour): boolean =>
    known.some((target) => isNamed(other, target)) || namesInStatus(text, adr, other);
  const missing = older.filter((other) => !isKnown(other));
  if (missing.length === 0) return [];
  const end = lineEnding(text);
  const place = adr.statusPlaces.find((candidate) => candidate.form === 'section');
  if (!place) return matterEdits(text, 'supersedes', referencesText([...known, ...missing.map(reference)]));
  const line = text.indexOf('\n', place.end);
  const at = line === -1 ? text.length : line + 1;
  const lines = missing.map((other) => `Supersedes ${linkTo(other)}${end}`).join('');
  return [{ start: at, end: at, text: `${end}${lines}${gapBefore(text, at)}` }];
}

/** The blank line that keeps a paragraph apart from what follows at `at`, which may be the words of an underlined heading. */
function gapBefore(text: string, at: number): string {
  return /^[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 100)) ? '' : lineEnding(text);
}

/** Whether the target of a link, a path or `ADR-0012`, is this record. */
function isNamed({ file, number }: Neighbour, target: string): boolean {
  const digits = /^ADR[- ]?(\d{1,6})$/i.exec(target)?.[1];
  return digits === undefined ? fileName(target) === fileName(file) : Number(digits) === number;
}
