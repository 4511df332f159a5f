import { adrFile } from '../adr/file.ts';
import { numberInName } from '../adr/number.ts';
import { trackedMarkdown } from '../io/git-history.ts';
import { readTexts } from '../io/texts.ts';
import { fileName, isRecord, type AdrLog } from '../model/adr.ts';
import { isNamesake, type Citable } from '../plan/cited-record.ts';
import type { Move } from '../plan/renumber.ts';

/** A folder whose numbered Markdown files are records, whatever they contain. */
const recordFolder = /(?:^|[\W_])(?:adrs?|decisions?|records?|rfcs?)(?:$|[\W_])/i;

/**
 * Records that a citation may mean instead of one that moves: those of other logs with the same number or file name, and
 * those of this log with the same file name in another folder.
 */
export async function otherRecords(root: string, log: AdrLog, moves: readonly Move[]): Promise<Citable[]> {
  const numbers = new Set(moves.map(({ file }) => file.adr.number));
  const isNamed = (path: string): boolean =>
    moves.some(({ file }) => file.path !== path && isNamesake(path, file.path));
  const own = new Set(log.files.map(({ path }) => path));
  const outside = (await trackedMarkdown(root)).filter(
    (path) => !own.has(path) && (numbers.has(numberInName(fileName(path))) || isNamed(path)),
  );
  const foreign = [...readTexts(root, outside)]
    .flatMap((file) => ('bytes' in file ? [adrFile(file.path, file.bytes)] : []))
    .filter((file) => recordFolder.test(file.path.replace(/(?<![^/])[^/]*$/, '')) || hasStatus(file))
    .map(({ path, adr }) => ({ path, number: adr.number }));
  return [...foreign, ...[...own].filter(isNamed).map((path) => ({ path }))];
}

function hasStatus(file: Parameters<typeof isRecord>[0]): boolean {
  return isRecord(file) && (file.adr.identity !== undefined || file.adr.statusPlaces.length > 0);
}
