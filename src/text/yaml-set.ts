import {
  isAlias,
  isMap,
  isScalar,
  parseDocument,
  stringify,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { applyEdits, lineEnding, type Edit } from './edit.ts';
import type { Path } from './yaml.ts';

/**
 * A YAML 1.2 text with short values set in the map at a path, also one inside a list. Every other byte stays: comments,
 * order, quotes of others, flow style. A key that is not there yet goes behind the map's first one. `undefined` when there
 * is no map at that path, or when the text is written in a way that this cannot edit (an anchor, a value of many lines).
 */
export function setInYaml(
  text: string,
  path: Path,
  values: Readonly<Record<string, string | number>>,
): string | undefined {
  const document = parseDocument(text, { version: '1.2' });
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  const [first] = isMap(map) ? map.items : [];
  if (document.errors.length > 0 || !isMap(map) || !first) return undefined;
  const edits = Object.entries(values).flatMap(([key, value]) => edit(text, map, first, key, value) ?? []);
  const result = applyEdits(text, edits);
  return holds(parseDocument(result, { version: '1.2' }), path, values) ? result : undefined;
}

function edit(text: string, map: YAMLMap, first: Pair, key: string, value: string | number): Edit | undefined {
  const written = stringify(value, { lineWidth: 0 }).trimEnd();
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  const node = pair?.value;
  if (pair && isScalar(node) && node.range) {
    if (node.value === value) return undefined;
    const [start, end] = node.range;
    return { start, end, text: start === end ? ` ${written}` : written };
  }
  if (pair) return undefined;
  const at = valueEnd(first);
  if (at === undefined) return undefined;
  if (map.flow === true) return { start: at, end: at, text: `, ${key}: ${written}` };
  const start = (first.key as Node).range?.[0] ?? 0;
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const newline = text.indexOf('\n', at);
  const line = newline === -1 ? text.length : newline;
  const stop = text.charAt(line - 1) === '\r' ? line - 1 : line;
  return { start: stop, end: stop, text: `${lineEnding(text)}${indent}${key}: ${written}` };
}

function valueEnd(pair: Pair): number | undefined {
  const value = pair.value as Node | null;
  if (isAlias(value)) return value.range?.[1];
  const isShort = isScalar(value) && value.type !== 'BLOCK_FOLDED' && value.type !== 'BLOCK_LITERAL';
  const isFlow = isMap(value) && value.flow === true;
  return isShort || isFlow ? value.range?.[1] : undefined;
}

function holds(document: Document, path: Path, values: Readonly<Record<string, string | number>>): boolean {
  return (
    document.errors.length === 0 &&
    Object.entries(values).every(([key, value]) => document.getIn([...path, key]) === value)
  );
}
