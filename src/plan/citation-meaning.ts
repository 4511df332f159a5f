import type { AdrFile, Span } from '../model/adr.ts';
import {
  isNamesake,
  linkDefinitions,
  linkTargetAround,
  nearestRecord,
  pathBefore,
  recordAtPath,
  type Citable,
} from './cited-record.ts';

/**
 * What a number in a text means: the record that moves, another record, or one of several. `undefined` where only the
 * history of the line can show it.
 */
type Meaning = 'moved' | 'another' | 'unclear' | undefined;

/** Reads the citations in a file. */
interface MeaningReader {
  /** Whether a file name in the text is that of the record that moves. */
  readonly ofName: (span: Span) => boolean;
  /** What a number that is cited in the text means. */
  readonly ofNumber: (span: Span) => Meaning;
}

/**
 * Reads which record is meant where a file names the record that moves, or cites its number. A link means its target. A
 * path means the record that it leads to. Else the log that is nearest to the file is meant, of those that have the record.
 */
export function meaningIn(
  file: Pick<AdrFile, 'path' | 'text'>,
  move: { readonly file: AdrFile; readonly stays: string },
  others: readonly Citable[],
): MeaningReader {
  const moved = { path: move.file.path };
  const namesakes = others.filter(({ path }) => path !== moved.path && isNamesake(path, moved.path));
  const foreign = others.filter(({ number }) => number === move.file.adr.number);
  let definitions: ReadonlyMap<string, string> | undefined;
  const target = (span: Span): string | undefined =>
    linkTargetAround(file.text, span, () => (definitions ??= linkDefinitions(file.text)));
  return {
    ofName: (span) => {
      if (namesakes.length === 0) return true;
      const path = target(span) ?? `${pathBefore(file.text, span.start)}${file.text.slice(span.start, span.end)}`;
      const records = [moved, ...namesakes];
      const found = path.includes('/') ? recordAtPath(path, file.path, records) : undefined;
      return (found ?? nearestRecord(file.path, records)) === moved;
    },
    ofNumber: (span) => {
      const link = target(span);
      const linked =
        link === undefined ? undefined : recordAtPath(link, file.path, [moved, { path: move.stays }, ...foreign]);
      if (linked) return linked === moved ? 'moved' : 'another';
      if (foreign.length === 0) return undefined;
      const nearest = nearestRecord(file.path, [moved, ...foreign]);
      if (nearest === undefined) return 'unclear';
      return nearest === moved ? undefined : 'another';
    },
  };
}
