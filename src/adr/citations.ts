import { fileName } from '../model/adr.ts';
import type { Edit } from '../text/edit.ts';
import { linePlaces, lineText } from '../text/lines.ts';

/** A place in running text that cites a record by its number. */
export interface NumberCitation {
  /** The digits only. */
  readonly span: { readonly start: number; readonly end: number };
  readonly digits: string;
  readonly line: number;
  /** The whole line, without its line break. */
  readonly words: string;
}

/** `ADR-0012`, `adr 12`, `ADR#12` or `ADR12` in a text; not the beginning of a file name such as `adr-0012-use-x`. */
export function numberCitations(text: string, number: number): NumberCitation[] {
  const placeOf = linePlaces(text);
  const pattern = new RegExp(String.raw`(?<![\w-])ADR[-_ #]?(0*${number})(?![\d]|[-_]\w|\.\d)`, 'gi');
  return [...text.matchAll(pattern)].map((match) => {
    const digits = match[1] ?? '';
    const end = match.index + match[0].length;
    const from = text.lastIndexOf('\n', match.index) + 1;
    const newline = text.indexOf('\n', match.index);
    return {
      span: { start: end - digits.length, end },
      digits,
      line: placeOf(match.index).line,
      words: lineText(text, from, newline === -1 ? text.length : newline),
    };
  });
}

/** Edits of every mention of a record's file name, with or without `.md`: in paths, link labels and plain words. */
export function stemEdits(text: string, from: string, to: string): Edit[] {
  const old = fileName(from).replace(/\.md$/i, '');
  const now = fileName(to).replace(/\.md$/i, '');
  const edits: Edit[] = [];
  for (let at = text.indexOf(old); at !== -1; at = text.indexOf(old, at + old.length)) {
    const isWhole =
      !/[\p{L}\p{N}_-]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}_-]/u.test(text.charAt(at + old.length));
    if (isWhole) edits.push({ start: at, end: at + old.length, text: now });
  }
  return edits;
}

/** A number as wide as the digits it takes the place of: 15 for "12", "0015" for "0012". */
export function padded(number: number, like: string): string {
  return String(number).padStart(like.startsWith('0') || like.length > 3 ? like.length : 0, '0');
}
