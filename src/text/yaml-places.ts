import { isMap, isSeq, type Node, type Pair } from 'yaml';
import type { Edit } from './edit.ts';

/** Where a pair begins. */
export function startOf(pair: Pair | undefined): number {
  return (pair?.key as Node | undefined)?.range?.[0] ?? 0;
}

/** Columns before a place in its line. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** From the key's line to the line after its value, with the comment lines right above it at the same depth. */
export function removal(text: string, pair: Pair): Edit {
  const start = text.lastIndexOf('\n', startOf(pair) - 1) + 1;
  const end = lineAfter(text, valueEnd(text, pair));
  return { start, end, text: '' };
}

/** End of a value without the comments and empty lines that follow it. */
export function valueEnd(text: string, pair: Pair): number {
  const node = pair.value as Node | null;
  const key = (pair.key as Node).range?.[1] ?? 0;
  if (!node?.range) return text.indexOf(':', key) + 1;
  return isMap(node) || isSeq(node) ? (lastLeafEnd(node) ?? node.range[1]) : trimmedEnd(text, node.range);
}

/** A block scalar's range reaches over the line breaks at its end; these belong to what follows. */
function trimmedEnd(text: string, range: readonly [number, number, number]): number {
  let end = range[1];
  while (end > range[0] && text[end - 1] === '\n') end -= 1;
  return end;
}

/** End of the last value inside a node, without comments behind it. */
export function lastLeafEnd(node: Node): number | undefined {
  if (isMap(node) && node.flow !== true) {
    const pair = node.items.at(-1);
    const value = pair?.value as Node | null | undefined;
    return (value ? lastLeafEnd(value) : undefined) ?? (pair?.key as Node | undefined)?.range?.[1];
  }
  if (isSeq(node) && node.flow !== true) {
    const last = node.items.at(-1) as Node | undefined;
    return last && lastLeafEnd(last);
  }
  return node.range?.[1];
}

/** Start of the line after the last one of a block: where something new at its end goes. */
export function endOfBlock(text: string, node: Node): number {
  let end = lastLeafEnd(node) ?? node.range?.[1] ?? 0;
  while (text[end - 1] === '\n') end -= 1;
  return lineAfter(text, end);
}

/** Start of the line after the one of a place. */
export function lineAfter(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next === -1 ? text.length : next + 1;
}

/** A line break where the place is not at the start of a line. */
export function lineBreakBefore(text: string, at: number): string {
  return at > 0 && text[at - 1] !== '\n' ? '\n' : '';
}

/** A text with each line moved in. */
export function indented(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}
