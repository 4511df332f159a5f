import type { Context } from './context.ts';

/**
 * Prints lines for a person. In a terminal a line that is too long goes on below, two columns further in, and breaks
 * between words; elsewhere it stays whole, for programs that read lines.
 */
export async function writeLines(stream: Context['stdout'], lines: readonly string[]): Promise<void> {
  const columns = stream.isTTY === true && stream.columns !== undefined ? stream.columns : Infinity;
  const shown = lines.some((line) => line.length > columns) ? await folded(lines, columns) : lines;
  stream.write(shown.map((line) => `${line}\n`).join(''));
}

/** Loaded only where a line is too long for a terminal. */
async function folded(lines: readonly string[], columns: number): Promise<string[]> {
  const { wrapWords } = await import('../text/width.ts');
  return lines.flatMap((line) => {
    const margin = /^ */.exec(line)?.[0] ?? '';
    const [first = '', ...rest] = wrapWords(line.trimStart(), columns - margin.length - 2);
    return [margin + first, ...rest.map((text) => `${margin}  ${text}`)];
  });
}
