import { fileName, statusWord, type Adr, type FieldPlace, type Neighbour, type Section } from '../model/adr.ts';
import type { AnswerStatus } from '../model/answers.ts';
import { applyEdits, lineEnding, type Edit } from '../text/edit.ts';
import { capitalise } from '../text/sentence.ts';
import { isCalled } from './fields.ts';
import { hasOwnMatter, matterEdits, reference, referencesText } from './matter.ts';
import { linkTo } from './neighbour.ts';
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
 * Edits that make every place of a record say the same status. In its status section the word comes first, links to other
 * records stay, and words that a person added to an older status stay behind "Before:". A record that says no status
 * anywhere gets a section for it, unless it would stand in a comment or code that nobody closed.
 */
export function statusEdits(text: string, adr: Adr, wanted: NewStatus): Edit[] {
  const head = adr.statusPlaces.filter((place) => place.form !== 'section');
  const section = adr.sections().find((candidate) => isCalled(candidate, 'status'));
  const own = [
    ...head.flatMap((place) => replaced(text, place, statusValue(place.form, wanted))),
    ...(wanted.successors?.length && hasOwnMatter(adr)
      ? matterEdits(text, 'superseded-by', referencesText(wanted.successors.map(reference)))
      : []),
  ];
  if (section) return [...own, ...sectionEdits(text, adr, section, wanted)];
  return head.length > 0 ? own : newSection(text, adr, wanted);
}

function replaced(text: string, place: FieldPlace, value: string): Edit[] {
  if (value === place.value) return [];
  const { start, end } = place;
  // Where nothing stood, the sign of the name or of a comment may stand right beside: `status:#`.
  const before = place.value === '' && /\S/.test(text.charAt(start - 1)) ? ' ' : '';
  const after = place.value === '' && /\S/.test(text.charAt(end)) ? ' ' : '';
  return [{ start, end, text: before + value + after }];
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
  if (first) {
    const kept = remark(first.value) ? `${end}${end}Before: ${first.value}` : '';
    const isRight = first.value === value && added === '';
    // A heading or a dash right below would make the new words a heading.
    const rest = text.slice(first.end, section.body.end);
    const gap = /^\r?\n(?: {0,3}(?:=+|-+)[ \t]*(?:\r?\n|$)|$)/.test(rest) && section.body.end < text.length ? end : '';
    return [...(isRight ? [] : [{ ...span(first), text: value + added + kept + gap }]), ...later];
  }
  // A link stands first, or nothing does: readers take the first word of the section for the status.
  const gap = body.length - body.trimStart().length;
  const at = section.body.start + (body.trim() === '' ? 0 : gap);
  const line =
    body.trim() === '' ? `${end}${value}${added}${end}${gapBefore(text, at)}` : `${value}${added}${end}${end}`;
  return [{ start: at, end: at, text: line }, ...later];
}

function span(place: FieldPlace): { start: number; end: number } {
  return { start: place.start, end: place.end };
}

/** What a person wrote behind the status word: "on 2020-01-01 by Ana". A link to a successor is no remark. */
function remark(value: string): boolean {
  return (
    /[\p{L}\d]/u.test(value.replace(/[A-Za-z]+/, '')) &&
    !/\]\(|\bADR[- ]?\d/i.test(value) &&
    statusWord(value) !== undefined
  );
}

/** Further status lines: words go, links to other successors stay in the right spelling, remarks stay as the past. */
function laterEdits(text: string, place: FieldPlace, wanted: NewStatus): Edit[] {
  const isNamed = (wanted.successors ?? []).some((other) => place.value.includes(`(${other.file})`));
  // Who gives a superseded record another status says that its successor no longer counts.
  if (place.value.includes('](') && wanted.status !== 'superseded' && statusWord(place.value) === 'superseded') {
    return [{ start: place.start, end: place.start, text: 'Before: ' }];
  }
  if (place.value.includes('](') && !isNamed) {
    const spelt = place.value.replace(/superceded/gi, (word) => (word.startsWith('S') ? 'Superseded' : 'superseded'));
    return replaced(text, place, spelt);
  }
  if (remark(place.value)) return [{ start: place.start, end: place.start, text: 'Before: ' }];
  return [withoutLine(text, place)];
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

/** Edits that set the same value at all places of a field. */
export function fieldEdits(text: string, places: readonly FieldPlace[], value: string): Edit[] {
  return places.flatMap((place) => replaced(text, place, value));
}
