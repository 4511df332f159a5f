import { adrFile } from '../adr/file.ts';
import { findLog, type LogPlace } from '../io/find-log.ts';
import { listMarkdown } from '../io/read.ts';
import { readTexts } from '../io/texts.ts';
import type { AdrFile, AdrLog } from '../model/adr.ts';
import type { Place } from './place.ts';

/** The log of a repository with all its records read. */
export function loadLog(place: Place, named: string | undefined): AdrLog & LogPlace {
  const found = findLog(place.root, named);
  const paths = listMarkdown(place.root, found.directory);
  const files: AdrFile[] = [];
  for (const { path, bytes } of readTexts(place.root, paths)) files.push(adrFile(path, bytes));
  return { ...found, files };
}
