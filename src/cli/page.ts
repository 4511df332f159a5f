import type { Block, Row } from '../catalog/page.ts';
import { displayWidth } from '../text/display-width.ts';
import { wrap } from '../text/width.ts';
import { visible } from '../text/visible.ts';
import type { Context } from './context.ts';
import type { Style } from './style.ts';

/** Columns for a page: those of the terminal, at most 100 so that lines stay readable; 80 without a terminal. */
export function pageWidth(context: Context): number {
  const columns = context.stdout.columns;
  return columns === undefined || columns < 1 ? 80 : Math.min(100, columns);
}

/** Blocks of a page → lines of at most `width` columns. Nothing depends on colour to be understood. */
export function pageLines(blocks: readonly Block[], width: number, style: Style): string[] {
  return blocks.flatMap((block) => ['', ...blockLines(block, width, style)]).slice(1);
}

function blockLines(block: Block, width: number, style: Style): string[] {
  switch (block.kind) {
    case 'title':
      return wrap(visible(block.text), width).map((line) => style.bold(line));
    case 'heading':
      return wrap(visible(block.text), width).map((line) => style.bold(style.cyan(line)));
    case 'note':
      return wrap(visible(block.text), width).map((line) => style.yellow(line));
    case 'text':
      return wrap(visible(block.text), width);
    case 'rows':
      return rowLines(block.rows, width, style);
  }
}

function rowLines(rows: readonly Row[], width: number, style: Style): string[] {
  const column = Math.max(...rows.map((row) => displayWidth(visible(row.label))), 0);
  // Three columns of margin and gap; below twenty the text goes under the label instead.
  const room = width - column - 4;
  return rows.flatMap((row) => {
    const label = visible(row.label);
    const gap = ' '.repeat(column - displayWidth(label));
    // An address that is too long for its column stays whole where it can, so that a terminal can open it.
    const below = room < 20 || (!row.text.includes(' ') && displayWidth(row.text) > room);
    const text = wrap(visible(row.text), below ? width - 4 : room);
    const painted = paint(row, style)(label);
    if (below) return [`  ${painted}`, ...text.map((line) => `    ${line}`)];
    return text.map((line, index) =>
      index === 0 ? `  ${painted}${gap}  ${line}` : `  ${' '.repeat(column)}  ${line}`,
    );
  });
}

function paint(row: Row, style: Style): (text: string) => string {
  if (row.tone === undefined) return style.dim;
  return { good: style.green, middling: style.yellow, bad: style.red }[row.tone];
}

/** Texts side by side, each wrapped in a column of its own. */
export function sideBySide(cells: readonly string[], width: number): string[] {
  const gap = 2;
  const column = Math.max(8, Math.floor((width - gap * (cells.length - 1)) / cells.length));
  const wrapped = cells.map((cell) => wrap(visible(cell), column));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    wrapped
      .map((lines) => lines[at] ?? '')
      .map((line) => line + ' '.repeat(column - displayWidth(line) + gap))
      .join('')
      .trimEnd(),
  );
}
