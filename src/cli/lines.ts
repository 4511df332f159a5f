import { printable, printableCommands } from '../text/visible.ts';
import type { Context } from './context.ts';

/** Prints a text, whatever it quotes: every output that is more than a fixed text goes through here. */
export function print(stream: Context['stdout'], text: string): void {
  stream.write(printable(text));
}

/** Prints lines, each with its line break. */
export function printLines(stream: Context['stdout'], lines: readonly string[]): void {
  print(stream, lines.map((line) => `${line}\n`).join(''));
}

/** Prints commands for GitHub Actions, one per line. Everything else that could be one is printed so that it is none. */
export function printCommands(stream: Context['stdout'], commands: readonly string[]): void {
  stream.write(printableCommands(commands.map((line) => `${line}\n`).join('')));
}

/**
 * Prints lines for a person. In a terminal a line that is too long goes on below, two columns further in, and breaks
 * between words; elsewhere it stays whole, for programs that read lines.
 */
export async function writeLines(stream: Context['stdout'], lines: readonly string[]): Promise<void> {
  const columns = stream.isTTY === true && stream.columns !== undefined ? stream.columns : Infinity;
  const shown = lines.some((line) => line.length > columns) ? await folded(lines, columns) : lines;
  printLines(stream, shown);
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
