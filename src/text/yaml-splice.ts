import { Document, isMap, isScalar, isSeq, stringify, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Edit } from './edit.ts';
import { isSame } from './same.ts';
import {
  columnOf,
  endOfBlock,
  indented,
  lastLeafEnd,
  lineAfter,
  lineBreakBefore,
  removal,
  startOf,
  valueEnd,
} from './yaml-places.ts';

/** A map of YAML. */
export type Data = Readonly<Record<string, unknown>>;

/**
 * Edits that let a map of a text in block style hold `data`: only what differs is written anew. The places are those of the
 * text that the map was parsed from.
 */
export function mapEdits(text: string, map: YAMLMap, data: Data, edits: Edit[]): void {
  const indent = columnOf(text, startOf(map.items[0]));
  for (const pair of map.items) {
    const key = keyOf(pair);
    if (key !== undefined && !(key in data)) edits.push(removal(text, pair));
    else if (key !== undefined) pairEdits(text, pair, data[key], indent, edits);
  }
  const known = map.items.map(keyOf);
  const added = Object.entries(data).filter(([key]) => !known.includes(key));
  if (added.length === 0) return;
  const at = endOfBlock(text, map);
  edits.push({
    start: at,
    end: at,
    text:
      lineBreakBefore(text, at) +
      indented(stringify(Object.fromEntries(added), { lineWidth: 0, version: '1.2' }), indent),
  });
}

function pairEdits(text: string, pair: Pair, value: unknown, indent: number, edits: Edit[]): void {
  const node = pair.value as Node | null;
  if (node && isSame(jsOf(node), value)) return;
  if (isMap(node) && node.flow !== true && node.items.length > 0 && isData(value)) {
    mapEdits(text, node, value, edits);
  } else if (!(isSeq(node) && Array.isArray(value) && listEdits(text, node, value, edits))) {
    edits.push(scalarEdit(node, value) ?? wholeEdit(text, pair, value, indent));
  }
}

/**
 * A list in block style that got more at its end, or of which items went or changed. False where it is something else: then
 * the list is written as a whole.
 */
function listEdits(text: string, list: YAMLSeq, wanted: readonly unknown[], edits: Edit[]): boolean {
  if (list.flow === true || wanted.length === 0) return false;
  const before = list.items.map((item) => jsOf(item as Node));
  if (appends(before, wanted)) {
    const added = stringify(wanted.slice(before.length), { lineWidth: 0 });
    const at = endOfBlock(text, list);
    const column = columnOf(text, list.range?.[0] ?? 0);
    edits.push({ start: at, end: at, text: lineBreakBefore(text, at) + indented(added, column) });
    return true;
  }
  const places = aligned(before, wanted);
  if (!places) return false;
  for (const [index, item] of list.items.entries()) {
    const to = places[index];
    if (to === undefined) edits.push(itemRemoval(text, item as Node));
    else if (!isSame(before[index], wanted[to])) edits.push(...itemEdits(text, item as Node, wanted[to]));
  }
  return true;
}

/** For each item the place of what it becomes, `undefined` for one that went; nothing where something new is wanted. */
function aligned(before: readonly unknown[], wanted: readonly unknown[]): (number | undefined)[] | undefined {
  let next = 0;
  const places = before.map((item, index) => {
    const mustStay = before.length - index === wanted.length - next;
    if (next >= wanted.length || !(mustStay || isSame(item, wanted[next]))) return undefined;
    next += 1;
    return next - 1;
  });
  return next === wanted.length ? places : undefined;
}

/** The lines of an item that went. */
function itemRemoval(text: string, node: Node): Edit {
  const start = text.lastIndexOf('\n', (node.range?.[0] ?? 0) - 1) + 1;
  return { start, end: lineAfter(text, lastLeafEnd(node) ?? node.range?.[1] ?? 0), text: '' };
}

function itemEdits(text: string, node: Node, value: unknown): Edit[] {
  if (isMap(node) && node.flow !== true && isData(value)) {
    const edits: Edit[] = [];
    mapEdits(text, node, value, edits);
    return edits;
  }
  const scalar = scalarEdit(node, value);
  if (scalar) return [scalar];
  const start = node.range?.[0] ?? 0;
  const written = indented(asWritten(node, value), columnOf(text, start)).trim();
  return [{ start, end: lastLeafEnd(node) ?? node.range?.[1] ?? start, text: written }];
}

/** One value for another on the same line. `undefined` where either of them takes more. */
function scalarEdit(node: Node | null, value: unknown): Edit | undefined {
  if (!isScalar(node) || !isShort(value) || node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL')
    return undefined;
  const written = stringify(value, { lineWidth: 0 }).trimEnd();
  const [start, end] = node.range ?? [0, 0];
  return written.includes('\n') ? undefined : { start, end, text: start === end ? ` ${written}` : written };
}

/** The key with its value, written anew. */
function wholeEdit(text: string, pair: Pair, value: unknown, indent: number): Edit {
  const written = indented(asWritten(pair.value, value, keyOf(pair) ?? ''), indent).trim();
  return { start: startOf(pair), end: valueEnd(text, pair), text: written };
}

/** A value as YAML; what was in one line, in brackets or braces, is so again. */
function asWritten(node: unknown, value: unknown, key?: string): string {
  const document = new Document(key === undefined ? value : { [key]: value }, { version: '1.2' });
  const written: unknown = key === undefined ? document.contents : document.get(key, true);
  const isFlow = (isMap(node) || isSeq(node)) && node.flow === true;
  if (isFlow && (isMap(written) || isSeq(written))) written.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function isShort(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function appends(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length > 0 && before.length < after.length && isSame(before, after.slice(0, before.length));
}

/** Whether a value is a map of YAML. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(pair: Pair): string | undefined {
  return isScalar(pair.key) ? String(pair.key.value) : undefined;
}

function jsOf(node: Node): unknown {
  return isMap(node) || isSeq(node) || isScalar(node) ? (node.toJSON() as unknown) : undefined;
}
