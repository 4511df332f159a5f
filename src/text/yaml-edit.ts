import { isSame } from './same.ts';
import {
  isMap,
  isScalar,
  isSeq,
  parse,
  parseDocument,
  stringify,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { applyEdits, lineEnding, withLineEnding, type Edit } from './edit.ts';

type Data = Readonly<Record<string, unknown>>;

/** Data as a new YAML 1.2 text: two blanks of indentation, no folded lines. */
export function yamlText(data: Data): string {
  return stringify(data, { lineWidth: 0, version: '1.2' });
}

/**
 * A YAML text changed so that it holds `data`. Comments, order, quotes and layout of everything that stays are kept to
 * the byte: only the values that differ are replaced, new keys go to the end of their map. Where the text is written in
 * a way that does not allow it (flow style, anchors), the nearest enclosing value is written anew. The text must be
 * valid YAML with a map at the top.
 */
export function editYaml(text: string, data: Data): string {
  const ending = lineEnding(text);
  const plain = withLineEnding(text, '\n');
  const wanted = withExtensions(parse(plain, options), data) as Data;
  if (holds(() => plain, wanted) !== undefined) return text;
  const edited =
    holds(() => spliced(plain, wanted), wanted) ?? holds(() => rebuilt(plain, wanted), wanted) ?? yamlText(wanted);
  return withLineEnding(edited, ending);
}

/**
 * A YAML text with just the values changed that differ from `data`; every other byte stays. `undefined` where the text is
 * written in a way that does not allow it (anchors, a map in one line at the top).
 */
export function spliceYaml(text: string, data: Data): string | undefined {
  const plain = withLineEnding(text, '\n');
  const wanted = withExtensions(parse(plain, options), data) as Data;
  const edited = holds(() => spliced(plain, wanted), wanted);
  return edited === undefined ? undefined : withLineEnding(edited, lineEnding(text));
}

const options = { version: '1.2', merge: true } as const;

/** The data with the keys of the text that begin with `x-`, which answers leave out: they are the team's. */
function withExtensions(before: unknown, data: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(data)) {
    return data.map((item: unknown, index) => withExtensions(before[index], item));
  }
  if (!isData(before) || !isData(data)) return data;
  const kept = Object.entries(before).filter(([key]) => key.startsWith('x-') && !(key in data));
  const entries = Object.entries(data).map(([key, value]) => [key, withExtensions(before[key], value)] as const);
  return Object.fromEntries([...entries, ...kept]);
}

/** The text that is made, when it holds exactly the data. An edit is only trusted when reading it back proves it right. */
function holds(make: () => string | undefined, data: Data): string | undefined {
  try {
    const text = make();
    return text !== undefined && isSame(parse(text, options), data) ? text : undefined;
  } catch {
    return undefined;
  }
}

function spliced(text: string, data: Data): string | undefined {
  const document = parseDocument(text, { ...options, keepSourceTokens: true });
  if (document.errors.length > 0 || !isMap(document.contents) || hasAliases(document)) return undefined;
  // Pairs on one line have no lines of their own to work with.
  if (document.contents.flow === true) return undefined;
  const edits: Edit[] = [];
  mapEdits(text, document.contents, data, edits);
  return applyEdits(text, edits);
}

/** A change at an anchor would change every place that refers to it. */
function hasAliases(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
    },
  });
  return found;
}

/** The library writes the text again and keeps the comments: the second best. */
function rebuilt(text: string, data: Data): string | undefined {
  const document = parseDocument(text, options);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  rebuildMap(document, document.contents, parse(text, options) as Data, data);
  return document.toString({ lineWidth: 0 });
}

/** Sets what differs, as deep inside as it can, so that anchors and merge keys around it stay. */
function rebuildMap(document: Document, map: YAMLMap, before: Data, after: Data): void {
  for (const key of Object.keys(before)) if (!(key in after)) map.delete(key);
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    if (key in before && isSame(old, value)) continue;
    const node: unknown = map.get(key, true);
    if (isMap(node) && isData(old) && isData(value)) rebuildMap(document, node, old, value);
    else if (isScalar(node) && typeof value === 'string') node.value = value;
    else map.set(key, document.createNode(value));
  }
}

type BlockMap = YAMLMap;

function mapEdits(text: string, map: BlockMap, data: Data, edits: Edit[]): void {
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
    text: lineBreakBefore(text, at) + indented(yamlText(Object.fromEntries(added)), indent),
  });
}

function pairEdits(text: string, pair: Pair, value: unknown, indent: number, edits: Edit[]): void {
  const node = pair.value as Node | null;
  if (node && isSame(jsOf(node), value)) return;
  if (isMap(node) && node.flow !== true && node.items.length > 0 && isData(value)) {
    mapEdits(text, node, value, edits);
  } else if (isSeq(node) && node.flow !== true && Array.isArray(value) && appends(jsOf(node), value)) {
    const added = stringify(value.slice(node.items.length), { lineWidth: 0 });
    const at = endOfBlock(text, node);
    const column = columnOf(text, node.range?.[0] ?? 0);
    edits.push({ start: at, end: at, text: lineBreakBefore(text, at) + indented(added, column) });
  } else edits.push(scalarEdit(node, value) ?? wholeEdit(text, pair, value, indent));
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
  const written = indented(yamlText({ [keyOf(pair) ?? '']: value }), indent).trim();
  return { start: startOf(pair), end: valueEnd(text, pair), text: written };
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isShort(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function appends(before: unknown, after: readonly unknown[]): boolean {
  return (
    Array.isArray(before) &&
    before.length > 0 &&
    before.length < after.length &&
    isSame(before, after.slice(0, before.length))
  );
}

function jsOf(node: Node): unknown {
  return isMap(node) || isSeq(node) || isScalar(node) ? (node.toJSON() as unknown) : undefined;
}

function keyOf(pair: Pair): string | undefined {
  return isScalar(pair.key) ? String(pair.key.value) : undefined;
}

function startOf(pair: Pair | undefined): number {
  return (pair?.key as Node | undefined)?.range?.[0] ?? 0;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** From the key's line to the line after its value, with the comment lines right above it at the same depth. */
function removal(text: string, pair: Pair): Edit {
  const start = text.lastIndexOf('\n', startOf(pair) - 1) + 1;
  const end = lineAfter(text, valueEnd(text, pair));
  return { start, end, text: '' };
}

/** End of a value without the comments and empty lines that follow it. */
function valueEnd(text: string, pair: Pair): number {
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

function lastLeafEnd(node: Node): number | undefined {
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
function endOfBlock(text: string, node: Node): number {
  let end = lastLeafEnd(node) ?? node.range?.[1] ?? 0;
  while (text[end - 1] === '\n') end -= 1;
  return lineAfter(text, end);
}

function lineAfter(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next === -1 ? text.length : next + 1;
}

function lineBreakBefore(text: string, at: number): string {
  return at > 0 && text[at - 1] !== '\n' ? '\n' : '';
}

function indented(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}
