import { fileName, type Adr, type Neighbour } from '../model/adr.ts';
import { lineEnding, type Edit } from '../text/edit.ts';
import { isCalled } from './fields.ts';
import { editGenerated } from './links.ts';
import { matterRemoval } from './matter.ts';
import { linkTo } from './neighbour.ts';

/** A line in which a record names another that it supersedes or would supersede, in its status or in a list. */
const line =
  /^([ \t]*(?:[-*+][ \t]+)?)(Would supersede|Supersedes)(?= \[(?:[^[\]\\\r\n]|\\.)*\]\(([^()\s]+)\)[ \t]*\r?$)/gm;

interface Named {
  /** Where the words before the link begin, and where they end. */
  readonly start: number;
  readonly end: number;
  readonly target: string;
}

function named(text: string, phrase = 'Would supersede'): Named[] {
  return [...text.matchAll(line)].flatMap((match) => {
    const start = match.index + (match[1] ?? '').length;
    return match[2] === phrase ? [{ start, end: start + phrase.length, target: match[3] ?? '' }] : [];
  });
}

function isFor(target: string, { file }: Neighbour): boolean {
  return fileName(decodeURIComponentOr(target)) === fileName(file);
}

function decodeURIComponentOr(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** Whether the status of a proposal names a record that it would supersede. */
export function namesInStatus(text: string, adr: Adr, other: Neighbour): boolean {
  const body = adr.sections().find((section) => isCalled(section, 'status'))?.body;
  return body !== undefined && named(text.slice(body.start, body.end)).some(({ target }) => isFor(target, other));
}

/** The text of a record that was accepted: what it would have superseded, it supersedes. Generated sections stay generated. */
export function withSuperseded(text: string, path: string, older: readonly Neighbour[]): string {
  if (older.length === 0) return text;
  const edits = named(text)
    .filter(({ target }) => older.some((other) => isFor(target, other)))
    .map(({ start, end }): Edit => ({ start, end, text: 'Supersedes' }));
  return editGenerated(text, path, edits);
}

/** The text of a record that was rejected after all: what it superseded, it would have superseded. */
export function withReinstated(text: string, path: string, older: readonly Neighbour[]): string {
  if (older.length === 0) return text;
  const edits = named(text, 'Supersedes')
    .filter(({ target }) => older.some((other) => isFor(target, other)))
    .map(({ start, end }): Edit => ({ start, end, text: 'Would supersede' }));
  return editGenerated(text, path, [...edits, ...matterRemoval(text, 'supersedes')]);
}

/** Edits that let the status section of a proposal name just these accepted records; none where it has no such section. */
export function wouldSupersedeEdits(text: string, adr: Adr, accepted: readonly Neighbour[]): Edit[] {
  const place = adr.statusPlaces.find(({ form }) => form === 'section');
  const body = adr.sections().find((section) => isCalled(section, 'status'))?.body;
  if (!place || !body) return [];
  const known = named(text.slice(body.start, body.end));
  const gone = known
    .filter(({ target }) => !accepted.some((other) => isFor(target, other)))
    .map(({ start }) => withoutLine(text, body.start + start));
  const missing = accepted.filter((other) => !known.some(({ target }) => isFor(target, other)));
  if (missing.length === 0) return gone;
  const end = lineEnding(text);
  const newline = text.indexOf('\n', place.end);
  const at = newline === -1 ? text.length : newline + 1;
  const lines = missing.map((other) => `Would supersede ${linkTo(other)}${end}`).join('');
  return [...gone, { start: at, end: at, text: `${end}${lines}` }];
}

/** The line goes, with an empty line before it. */
function withoutLine(text: string, at: number): Edit {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  const gap = /\n\r?\n$/.exec(text.slice(Math.max(0, start - 3), start));
  return {
    start: gap ? start - (gap[0].length - 1) : start,
    end: newline === -1 ? text.length : newline + 1,
    text: '',
  };
}
