/** Line and column, from 1, of an offset of the text. */
export type LinePlaces = (offset: number) => { readonly line: number; readonly column: number };

/** The places of a text, found by halves. Offsets beyond its end are at its end. */
export function linePlaces(text: string): LinePlaces {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const wanted = Math.max(0, Math.min(offset, text.length));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 };
  };
}

/** A line of a text: `text` is without the line break, `end` stands after it. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The lines of a text with offsets. */
export function* linesOf(text: string): Generator<Line> {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    yield { start, end, text: lineText(text, start, end) };
    start = end;
  }
}

/** A line without its line break. */
export function lineText(text: string, start: number, end: number): string {
  let stop = end;
  if (stop > start && text.charCodeAt(stop - 1) === 10) stop -= 1;
  if (stop > start && text.charCodeAt(stop - 1) === 13) stop -= 1;
  return text.slice(start, stop);
}
