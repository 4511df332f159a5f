import { linesOf } from './lines.ts';

/** The lines between which a generated part of a page stands. */
export interface Markers {
  readonly begin: string;
  readonly end: string;
}

/**
 * A line of a page that matters for its generated part: a marker, one in code (`hidden`), one that is indented, quoted or in a
 * list (`shifted`), the first or last line of a merge conflict, or the line that opens code which is not closed.
 */
export interface PageMark {
  readonly kind: 'begin' | 'end' | 'hidden' | 'shifted' | 'ours' | 'theirs' | 'code';
  readonly start: number;
  /** Behind the marker, before the line break. */
  readonly end: number;
  /** From 1. */
  readonly line: number;
}

/** The marks of a page in their order. */
export function pageMarks(page: string, markers: Markers): PageMark[] {
  const marks: PageMark[] = [];
  let fence = '';
  let opened: PageMark | undefined;
  let number = 0;
  for (const line of linesOf(page)) {
    number += 1;
    const skip = line.start === 0 && line.text.startsWith('\ufeff') ? 1 : 0;
    const text = line.text.slice(skip).trimEnd();
    const kind = markerKind(text, markers, fence !== '') ?? mergeMark(text);
    const start = line.start + skip;
    if (kind) marks.push({ kind, start, end: start + text.length, line: number });
    const after = fenceAfter(text, fence);
    if (fence === '' && after !== '') opened = { kind: 'code', start, end: start + text.length, line: number };
    fence = after;
  }
  return fence === '' || !opened ? marks : [...marks, opened];
}

function markerKind(text: string, { begin, end }: Markers, isCode: boolean): PageMark['kind'] | undefined {
  const bare = text.replace(/^[\s>*+-]*(?:\d{1,9}[.)]\s+)?/, '');
  if (bare !== begin && bare !== end) return undefined;
  if (isCode) return 'hidden';
  if (text !== bare) return 'shifted';
  return bare === begin ? 'begin' : 'end';
}

function mergeMark(text: string): 'ours' | 'theirs' | undefined {
  if (/^<{7}(?: |$)/.test(text)) return 'ours';
  return /^>{7}(?: |$)/.test(text) ? 'theirs' : undefined;
}

/** The fence that is open after a line; empty when none is. A fence ends with as many of its signs, and nothing else. */
function fenceAfter(line: string, open: string): string {
  const found = /^ {0,3}(`{3,}(?![^`]*`)|~{3,})/.exec(line)?.[1];
  if (found === undefined) return open;
  if (open === '') return found;
  const isClosing = found.startsWith(open) && line.trim() === found;
  return isClosing ? '' : open;
}

/** A generated part of a page, with its markers. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** Begin markers with the end marker that comes next. */
export function regionsOf(marks: readonly PageMark[]): Region[] {
  const lines = marks.filter(({ kind }) => kind === 'begin' || kind === 'end');
  return lines.flatMap((mark, index) => {
    const next = lines[index + 1];
    return mark.kind === 'begin' && next?.kind === 'end' ? [{ start: mark.start, end: next.end }] : [];
  });
}

/** Copies of the region one below the other, as a merge leaves them, are replaced by one. */
export function regionSpan(marks: readonly PageMark[], first: Region): Region {
  return { start: first.start, end: regionsOf(marks).at(-1)?.end ?? first.end };
}
