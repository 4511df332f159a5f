import { fileName, type AdrFile } from '../model/adr.ts';

/** File names that no reader of decision logs takes for a record. */
const pages = /^(?:readme|index|template|adr-template|backlog|toc|contributing|changelog)\.md$/i;

/** Whether a Markdown file of the log's folder is a record: it has a number or date in its name, a status or our comment. */
export function isRecord(file: AdrFile): boolean {
  if (file.adr.identity) return true;
  const name = fileName(file.path);
  if (pages.test(name)) return false;
  return /^(?:adr[-_ ]?)?\d/i.test(name) || file.adr.statusPlaces.length > 0;
}
