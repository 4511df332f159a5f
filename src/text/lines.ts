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
