import { alignmentsOf, cellsOf, tableText } from './table.ts';

/**
 * What a template made, as a file has it: at most one empty line in a row, none at the start or end, no blanks at line
 * ends, and the columns of tables aligned, which no template can do.
 */
export function tidy(text: string): string {
  const lines = text.split('\n').map(withoutBlanks);
  return withTables(lines)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The lines with the columns of their tables aligned. Tables in code, and those with a row too short or too long, stay. */
function withTables(lines: readonly string[]): string[] {
  const done: string[] = [];
  let isCode = false;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (/^(?:```|~~~)/.test(line)) isCode = !isCode;
    const aligns = !isCode && line.startsWith('|') ? alignmentsOf(lines[index + 1] ?? '') : undefined;
    let end = index;
    while (aligns && lines[end]?.startsWith('|')) end += 1;
    const rows = lines.slice(index, end).map(cellsOf);
    if (aligns && rows.every((row) => row.length === aligns.length)) {
      done.push(...tableText([rows[0] ?? [], ...rows.slice(2)], aligns));
      index = end - 1;
    } else done.push(line);
  }
  return done;
}

/** A pattern for the blanks at an end would look at every run of blanks from each of its places. */
function withoutBlanks(line: string): string {
  let end = line.length;
  while (line.charAt(end - 1) === ' ' || line.charAt(end - 1) === '\t') end -= 1;
  return line.slice(0, end);
}
