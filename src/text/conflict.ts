import { linesOf } from './lines.ts';
import { listOf } from './sentence.ts';

/** The lines of a text that git's conflict markers are in; none where no merge is in progress. */
export function conflictLines(text: string): number[] {
  if (!/^(?:<{7,}|>{7,})/m.test(text)) return [];
  const lines: number[] = [];
  let isMerge = false;
  let number = 0;
  for (const line of linesOf(text)) {
    number += 1;
    const mark = /^([<>=|])\1{6,}(?= |$)/.exec(line.text)?.[1];
    if (mark !== undefined) lines.push(number);
    isMerge ||= mark === '<' || mark === '>';
  }
  return isMerge ? lines : [];
}

/** More lines than these are only counted. */
const maxLines = 12;

/** "lines 2, 4 and 6". */
export function linesWords(lines: readonly number[]): string {
  const named = lines.slice(0, maxLines).map(String);
  const others = lines.length - named.length;
  return `${lines.length === 1 ? 'line' : 'lines'} ${listOf(others > 0 ? [...named, `${others} more`] : named)}`;
}
