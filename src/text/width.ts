import { wrapAnsi } from 'fast-wrap-ansi';
import { displayWidth, withoutLinks } from './display-width.ts';

/** A text as lines of at most `width` columns, broken between words, and inside a word only when it is too long. */
export function wrap(text: string, width: number): string[] {
  return wrapAnsi(withoutLinks(text), Math.max(1, width), { hard: true, trim: true }).split('\n');
}

/** The same, but a word that is too long stays whole, so that an address can still be followed. */
export function wrapWords(text: string, width: number): string[] {
  return wrapAnsi(withoutLinks(text), Math.max(1, width), { hard: false, trim: true }).split('\n');
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A plain text without escape sequences, cut to at most `width` columns; what is cut off shows as "…". */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let result = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += displayWidth(segment);
    if (used > width - 1) break;
    result += segment;
  }
  return width < 1 ? '' : `${result.trimEnd()}…`;
}

/** A plain text cut or filled with blanks to exactly `width` columns. */
export function pad(text: string, width: number): string {
  const shown = cut(text, width);
  return shown + ' '.repeat(Math.max(0, width - displayWidth(shown)));
}

/** Offset of the character boundary before `offset`; a base character and its combining marks are one. */
export function boundaryBefore(text: string, offset: number): number {
  const from = Math.max(0, offset - 64);
  return from + ([...graphemes.segment(text.slice(from, offset))].at(-1)?.index ?? 0);
}

/** Offset of the character boundary after `offset`. */
export function boundaryAfter(text: string, offset: number): number {
  const [first] = graphemes.segment(text.slice(offset, offset + 64));
  return offset + (first?.segment.length ?? 0);
}
