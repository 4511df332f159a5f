import type { AdrFile, Span } from '../model/adr.ts';
import type { Problem } from '../model/problem.ts';
import { linePlaces, type LinePlaces } from '../text/lines.ts';

/** Where the lines of records with problems begin: one record can have thousands of them. */
const known = new WeakMap<AdrFile, LinePlaces>();

/** Line and column, from 1, at which an offset of a record stands. */
export function placeAt(file: AdrFile, offset: number): Pick<Problem, 'file' | 'line' | 'column'> {
  let places = known.get(file);
  if (!places) known.set(file, (places = linePlaces(file.text)));
  return { file: file.path, ...places(offset) };
}

/** The place of something in a record, or the record's first line where it has none. */
export function placeOf(file: AdrFile, span: Span | undefined): Pick<Problem, 'file' | 'line' | 'column'> {
  return span ? placeAt(file, span.start) : { file: file.path, line: 1 };
}

/** "a, b, c and 4 more". */
export function someOf(names: readonly string[], most = 5): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ');
}

/** "12": a record as people cite it; its file name where it has no number. */
export function shortName(file: AdrFile): string {
  const { number } = file.adr;
  return number === undefined ? file.path.slice(file.path.lastIndexOf('/') + 1) : String(number).padStart(4, '0');
}
