import { alignmentsOf } from '../text/table.ts';
import { statusWord } from '../model/adr.ts';
import type { Line } from '../text/lines.ts';

/** A cell of a table, without the spaces around its text. */
export interface Cell {
  readonly start: number;
  readonly text: string;
}

/** The field that a heading names, and the cell below it. */
export interface NamedCell {
  readonly name: string;
  readonly cell: Cell;
}

/** A table with the names of fields in its heading row: the cells below them, and how many lines it has. */
export interface TableAcross {
  readonly cells: readonly NamedCell[];
  readonly lines: number;
}

/**
 * The table that begins with this line, when its heading row names fields and the row below has their values:
 * `| Status | Date |`. `undefined` for every other line, also for a table with a field in each row. A table with several
 * rows is a history, and none of its cells says what is true now.
 */
export function tableAcross(
  lines: readonly Line[],
  index: number,
  isName: (text: string) => boolean,
): TableAcross | undefined {
  const heading = lines[index]?.text ?? '';
  if (!heading.includes('|') || !isDelimiterRow(lines[index + 1]?.text ?? '')) return undefined;
  const header = cellsOf(heading).map(({ text }) => nameIn(text));
  const rows: Line[] = [];
  for (let at = index + 2; lines[at]?.text.includes('|') && lines[at]?.text.trim() !== ''; at += 1) {
    const row = lines[at];
    if (row) rows.push(row);
  }
  const first = cellsIn(rows[0]);
  if (!isAcross(header, first, isName)) return undefined;
  const filled = rows.filter(({ text }) => /[^|\s]/.test(text));
  const values = filled.length === 1 ? cellsIn(filled[0]) : [];
  const cells = header.flatMap((name, column): NamedCell[] => {
    const cell = values[column];
    return cell && isName(name) ? [{ name, cell }] : [];
  });
  return { cells, lines: rows.length + 2 };
}

/** Whether a line is the row of dashes below the heading row of a table. */
export function isDelimiterRow(line: string): boolean {
  return alignmentsOf(line) !== undefined;
}

/** Whether the names go across: several, one that is not first, or one with a value of its kind below and none beside it. */
function isAcross(header: readonly string[], below: readonly Cell[], isName: (text: string) => boolean): boolean {
  const named = header.flatMap((text, column) => (isName(text) ? [column] : []));
  const [first] = named;
  if (first === undefined) return false;
  if (named.length > 1 || first > 0 || header.length === 1) return true;
  const value = below[0]?.text ?? '';
  if (header.length > 2) return !isName(nameIn(value));
  return isValue(value) && !isValue(header[1] ?? '');
}

function isValue(text: string): boolean {
  return statusWord(text) !== undefined || /^\d{4}-\d\d-\d\d/.test(text);
}

/** The name of a field without emphasis and colon, in lower case. */
function nameIn(text: string): string {
  return text.replace(/[*_:]/g, '').trim().toLowerCase();
}

function cellsIn(line: Line | undefined): Cell[] {
  return line ? cellsOf(line.text).map(({ start, text }) => ({ start: line.start + start, text })) : [];
}

/** The cells of a row; a pipe behind a backslash is text. */
function cellsOf(row: string): Cell[] {
  const cells: Cell[] = [];
  const from = row.length - row.trimStart().length + (row.trimStart().startsWith('|') ? 1 : 0);
  let start = from;
  for (let at = from; at <= row.length; at += 1) {
    if (row.charAt(at) === '\\') at += 1;
    else if (at === row.length || row.charAt(at) === '|') {
      const raw = row.slice(start, at);
      if (at < row.length || raw.trim() !== '')
        cells.push({ start: start + raw.length - raw.trimStart().length, text: raw.trim() });
      start = at + 1;
    }
  }
  return cells;
}
