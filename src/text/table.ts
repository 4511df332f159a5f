import { displayWidth } from './display-width.ts';

type Align = 'left' | 'right' | 'center' | undefined;

/** The cells of a row of a Markdown table, without the blanks around them; a bar behind a backslash divides nothing. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  const row = line.trim();
  let start = row.startsWith('|') ? 1 : 0;
  let at = start;
  for (; at < row.length; at += 1) {
    const code = row.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 124) {
      cells.push(row.slice(start, at).trim());
      start = at + 1;
    }
  }
  if (start < row.length) cells.push(row.slice(start).trim());
  return cells;
}

/** The alignments of a delimiter row such as `| --- | :-: |`; `undefined` for every other line. */
export function alignmentsOf(line: string): Align[] | undefined {
  // Nearly all lines are no such row, and the first character says so.
  if (!/^[ \t]*[|:-]/.test(line) || !line.includes('-')) return undefined;
  const cells = cellsOf(line);
  if (cells.length === 0 || !cells.every((cell) => /^:?-+:?$/.test(cell))) return undefined;
  return cells.map((cell) => {
    if (cell.endsWith(':')) return cell.startsWith(':') ? 'center' : 'right';
    return cell.startsWith(':') ? 'left' : undefined;
  });
}

/** A table with every column as wide as its widest cell, as prettier writes it: the header, then the other rows. */
export function tableText(rows: readonly (readonly string[])[], aligns: readonly Align[]): string[] {
  const widths = aligns.map((_, column) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[column] ?? '')), 3),
  );
  const lines = rows.map((row) =>
    rowText(widths.map((width, column) => aligned(row[column] ?? '', width, aligns[column]))),
  );
  const [header = '', ...others] = lines;
  return [header, rowText(widths.map((width, column) => dashes(width, aligns[column]))), ...others];
}

function rowText(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function aligned(cell: string, width: number, align: Align): string {
  const room = width - displayWidth(cell);
  const before = align === 'right' ? room : align === 'center' ? Math.floor(room / 2) : 0;
  return ' '.repeat(before) + cell + ' '.repeat(room - before);
}

function dashes(width: number, align: Align): string {
  const start = align === 'left' || align === 'center' ? ':' : '-';
  const end = align === 'right' || align === 'center' ? ':' : '-';
  return start + '-'.repeat(width - 2) + end;
}
