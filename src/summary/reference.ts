import { escapeMarkdown } from '../text/markdown.ts';
import { relativePath } from '../text/path.ts';
import type { PageRecord } from './entries.ts';

/** "0012", or `undefined` for a record without a number. */
export function numberOf(record: PageRecord | undefined): string | undefined {
  const number = record?.adr.number;
  return number === undefined ? undefined : String(number).padStart(4, '0');
}

/** A link to a record that shows its number, or its title where it has none. */
export function recordLink(record: PageRecord, from: string): string {
  return `[${numberOf(record) ?? titleCell(record.adr.title, record.path)}](${relativePath(from, record.path)})`;
}

/** A link to a record that shows a plain text. */
export function textLink(text: string, record: PageRecord, from: string): string {
  return `[${escapeMarkdown(text)}](${relativePath(from, record.path)})`;
}

/**
 * The title of a record in a cell of a table, or in a link. Titles are Markdown: code stays; stars and lines are shown, and links show their text, as
 * their targets are relative to the record; nothing in it can end the cell or open HTML. Without a title it is the file name.
 */
export function titleCell(title: string, path: string): string {
  const text = title.replace(/\s+/g, ' ').trim();
  if (text === '') return escapeMarkdown(path.slice(path.lastIndexOf('/') + 1));
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : withoutMarkup(part)))
    .join('')
    .replace(/\\[\s\S]|\|/g, (mark) => (mark === '|' ? '\\|' : mark));
}

function withoutMarkup(part: string): string {
  return part
    .replace(/!?\[((?:[^[\]\\]|\\.)*)\]\([^()]*\)/g, '$1')
    .replace(/\\[\s\S]|[<>[\]`*]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\\$/gu, (mark) =>
      mark.length === 2 ? mark : `\\${mark}`,
    );
}
