import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Parsed, Place, Problem } from '../model/problem.ts';
import { linePlaces } from './lines.ts';
import { tooDeepAt } from './yaml-depth.ts';

/** Where a value stands: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** A YAML text as plain data, and the way back from the data to its place in the text. */
export interface YamlText {
  readonly data: unknown;
  /** Place of the value at `path`, or of the nearest thing above it that exists. */
  readonly place: (path: Path) => Place;
  /** Place of the key at `path`. */
  readonly keyPlace: (path: Path) => Place;
  /** Keys without a colon in the map at `path`, which only braces allow: `more` of `{id: words, more}`. */
  readonly bareKeys: (path: Path) => readonly string[];
}

/** Aliases may make a document this many times larger, no more: enough for people, too little for a bomb. */
const maxAliases = 50;

/** What comes behind so many faults mostly follows from them. */
const mostFaults = 20;

/**
 * YAML 1.2 text → data with places. Problems: syntax faults, doubled keys, too many aliases, each with its place.
 * `file` is only named in places; nothing is read.
 */
export function parseYaml(text: string, file: string): Parsed<YamlText> {
  const placeOf = linePlaces(text);
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { problems: [tooDeep({ file, ...placeOf(deep) })] };
  // The library's own look for doubled keys takes quadratic time.
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, version: '1.2' });
  // The library's own count of lines is wrong behind some faults.
  const at = (offset: number): Place => ({ file, ...placeOf(offset) });
  const faults = [
    ...document.errors.map((error) => ({ offset: error.pos[0], message: oneLine(error.message), doubled: false })),
    ...doubledKeys(document),
  ]
    .sort((a, b) => a.offset - b.offset)
    .slice(0, mostFaults);
  if (faults.length > 0) {
    return {
      problems: faults.map(({ offset, message, doubled }) => ({
        code: doubled ? 'yaml/duplicate-key' : 'yaml/syntax',
        severity: 'error',
        ...at(offset),
        message: `This is not valid YAML: ${message}.`,
        hint: doubled ? 'Keep one of the two keys.' : 'Mend the line, then run again.',
      })),
    };
  }
  try {
    const index: Index = new WeakMap();
    const data: unknown = document.toJS({ maxAliasCount: maxAliases });
    return {
      value: {
        data,
        place: (path) => at(startOf(index, document, path)),
        keyPlace: (path) => at(keyOf(index, document, path) ?? startOf(index, document, path)),
        bareKeys: (path) => {
          const { node, depth } = nodeAt(index, document, path);
          const items = depth === path.length && isMap(node) && node.flow === true ? node.items : [];
          return items.flatMap(({ key, value }) => (value === null && isScalar(key) ? [String(key.value)] : []));
        },
      },
      problems: [],
    };
  } catch (error) {
    return {
      problems: [
        {
          code: 'yaml/aliases',
          severity: 'error',
          file,
          line: 1,
          column: 1,
          message: `The aliases of this YAML cannot be resolved: ${oneLine(error instanceof Error ? error.message : String(error))}.`,
          hint: 'Write the repeated parts out.',
        },
      ],
    };
  }
}

function tooDeep(place: Place): Problem {
  return {
    code: 'yaml/too-deep',
    severity: 'error',
    ...place,
    message: 'This YAML is nested too deeply to be read.',
    hint: 'Write it in fewer levels.',
  };
}

function oneLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]\s*$/, '');
}

/** Keys that stand twice in their map, at the second place. */
function doubledKeys(document: Document): { offset: number; message: string; doubled: true }[] {
  const found: { offset: number; message: string; doubled: true }[] = [];
  visit(document, {
    Map: (_, map) => {
      const known = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (known.has(key.value)) {
          found.push({ offset: key.range?.[0] ?? 0, message: 'Map keys must be unique', doubled: true });
        }
        known.add(key.value);
      }
    },
  });
  return found;
}

/** Pairs of maps by key, each map read once: a file with many faults asks for many places. */
type Index = WeakMap<YAMLMap, ReadonlyMap<string, Pair>>;

function pairAt(index: Index, map: YAMLMap, key: string | number | undefined): Pair | undefined {
  let pairs = index.get(map);
  if (!pairs) {
    pairs = new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])));
    index.set(map, pairs);
  }
  return pairs.get(String(key));
}

/** The node at a path, or the deepest one on the way to it that exists. */
function nodeAt(index: Index, document: Document, path: Path): { readonly node: unknown; readonly depth: number } {
  let node: unknown = document.contents;
  for (const [depth, key] of path.entries()) {
    const next: unknown = isMap(node)
      ? pairAt(index, node, key)?.value
      : isSeq(node) && typeof key === 'number'
        ? node.items[key]
        : undefined;
    if (!isNode(next) || !next.range) return { node, depth };
    node = next;
  }
  return { node, depth: path.length };
}

function startOf(index: Index, document: Document, path: Path): number {
  const { node } = nodeAt(index, document, path);
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function keyOf(index: Index, document: Document, path: Path): number | undefined {
  const { node, depth } = nodeAt(index, document, path.slice(0, -1));
  if (depth < path.length - 1 || !isMap(node)) return undefined;
  return (pairAt(index, node, path.at(-1))?.key as Node | undefined)?.range?.[0];
}
