import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { nearest } from './nearest.ts';

/** A value of a YAML text with its place. Aliases share the tree of their anchor. */
export interface DataTree {
  readonly start: number;
  readonly data: unknown;
  /** A plain word as it is written, where YAML reads something else than text: `4.10`, `~`, `yes`. */
  readonly source?: string;
  readonly entries?: ReadonlyMap<string, DataEntry>;
  readonly items?: readonly DataTree[];
  /** Keys without a colon, which only braces allow: `more` of `{id: words, more}`. */
  readonly bare?: readonly string[];
  /** A fault is there in its place. */
  readonly isHole?: true;
  /** How many values it has with all that is in it, aliases written out. */
  readonly size: number;
  /** How many levels it has. */
  readonly height: number;
}

export interface DataEntry {
  readonly keyStart: number;
  readonly tree: DataTree;
}

/** What is wrong with data although its syntax is right, with its offset. */
export interface DataFault {
  readonly code: 'duplicate-key' | 'alias' | 'aliases' | 'merge' | 'key' | 'too-deep';
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

export interface Composed {
  readonly tree: DataTree;
  readonly faults: readonly DataFault[];
  /** How often a key appears at most in one map, for the map at the top and for those inside: 1 without that fault. */
  readonly repeats: Picks;
}

/** A number for the map at the top of a document, and one for all maps inside. */
export interface Picks {
  readonly top: number;
  readonly inner: number;
}

/** How to read a document. */
export interface Reading {
  /** Which of several equal keys of a map counts, from 0; the last one where there are fewer. */
  readonly pick: Picks;
  /** Whether keys that begin with `x-` are left out: parts to share, and words for other programs. */
  readonly withoutExtensions: boolean;
  readonly lineOf: (offset: number) => number;
}

/** Aliases may add this many values to those that are written: enough for people, too little for a bomb. */
const maxCopied = 100_000;

/** Nothing that people repeat has more levels. What is written out is bounded before it is parsed. */
const maxHeight = 100;

/**
 * A parsed YAML document → plain data with places: merge keys (`<<`) resolved, aliases followed, numbers and words with the
 * text behind them. Never throws and takes linear time; a fault leaves a hole (`null`) and the rest is read all the same.
 */
export function composeData(document: Document, reading: Reading): Composed {
  const composer: Composer = { ...reading, anchors: new Map(), faults: [], copied: 0, repeats: { top: 1, inner: 1 } };
  const tree = treeOf(document.contents, composer, 0, 'top');
  return { tree, faults: composer.faults, repeats: composer.repeats };
}

interface Composer extends Reading {
  readonly anchors: Map<string, DataTree>;
  readonly faults: DataFault[];
  readonly repeats: { top: number; inner: number };
  copied: number;
}

/** Where a map is: at the top, an item of a list, or behind a key. */
type MapPlace = 'top' | 'item' | 'value';

function hole(start: number): DataTree {
  return { start, data: null, isHole: true, size: 1, height: 1 };
}

function treeOf(node: unknown, composer: Composer, before: number, place: MapPlace): DataTree {
  if (isAlias(node)) return aliasTree(node.source, node.range?.[0] ?? before, composer);
  const start = (node as Node | null)?.range?.[0] ?? before;
  const tree = isMap(node)
    ? mapTree(node, start, composer, place)
    : isSeq(node)
      ? listTree(node.items, start, composer)
      : isScalar(node)
        ? scalarTree(node, start)
        : { start, data: null, size: 1, height: 1 };
  const anchor = (node as { readonly anchor?: string } | null)?.anchor;
  if (anchor !== undefined) composer.anchors.set(anchor, tree);
  return tree;
}

function scalarTree({ value, source, type }: Scalar, start: number): DataTree {
  const isPlain = value === null || typeof value === 'number' || typeof value === 'boolean';
  const written = type === 'PLAIN' && typeof value !== 'string' && source ? { source } : {};
  const data = isPlain || typeof value === 'string' ? value : (source ?? null);
  return { start, data, size: 1, height: 1, ...written };
}

function listTree(nodes: readonly unknown[], start: number, composer: Composer): DataTree {
  const items = nodes.map((node) => (isPair(node) ? hole(start) : treeOf(node, composer, start, 'item')));
  return { start, data: items.map(({ data }) => data), items, ...extentOf(items) };
}

function extentOf(trees: readonly DataTree[]): Pick<DataTree, 'size' | 'height'> {
  let [size, height] = [1, 0];
  for (const tree of trees) {
    size += tree.size;
    height = Math.max(height, tree.height);
  }
  return { size, height: height + 1 };
}

function aliasTree(name: string, offset: number, composer: Composer): DataTree {
  const { anchors, faults } = composer;
  const tree = anchors.get(name);
  if (!tree) {
    const near = nearest(name, anchors.keys());
    faults.push({
      code: 'alias',
      offset,
      message: `The alias \`*${name}\` has no anchor \`&${name}\` before it`,
      hint: near === undefined ? `Write \`&${name}\` at the value that it repeats.` : `Did you mean \`*${near}\`?`,
    });
    return hole(offset);
  }
  if (tree.height > maxHeight) {
    faults.push({
      code: 'too-deep',
      offset,
      message: `What the alias \`*${name}\` repeats is nested too deeply to be read`,
      hint: 'Write it in fewer levels.',
    });
    return hole(offset);
  }
  const copied = copy(tree, offset, composer);
  // The value as a whole is where it is used; what is in it is where it is written.
  return copied ? { ...copied, start: offset } : hole(offset);
}

/** The same tree, where the document may still grow by so much. */
function copy(tree: DataTree, offset: number, composer: Composer): DataTree | undefined {
  const isRoom = composer.copied <= maxCopied;
  composer.copied += tree.size;
  if (composer.copied <= maxCopied) return tree;
  if (isRoom) {
    composer.faults.push({
      code: 'aliases',
      offset,
      message: 'The aliases of this YAML repeat too much to be read',
      hint: 'Write the repeated parts out.',
    });
  }
  return undefined;
}

function mapTree(map: YAMLMap, start: number, composer: Composer, place: MapPlace): DataTree {
  const level = place === 'top' ? 'top' : 'inner';
  const { found, sources, bare } = pairsOf(map, start, composer, level);
  const isName = place === 'item' && map.items.length === 1;
  const entries = new Map<string, DataEntry>();
  for (const [key, list] of found) {
    const entry = list[Math.min(composer.pick[level], list.length - 1)];
    const isExtension = composer.withoutExtensions && !isName && key.startsWith('x-');
    if (entry && !isExtension) entries.set(key, entry);
  }
  for (const { entries: merged } of sources) {
    for (const [key, entry] of merged ?? []) if (!entries.has(key)) entries.set(key, entry);
  }
  const data: unknown = Object.fromEntries([...entries].map(([key, { tree }]) => [key, tree.data]));
  return { start, data, entries, bare, ...extentOf([...entries.values()].map(({ tree }) => tree)) };
}

interface Pairs {
  readonly found: Map<string, DataEntry[]>;
  readonly sources: DataTree[];
  readonly bare: string[];
}

/** The pairs of a map by key, the maps that it merges, and its keys without a colon. */
function pairsOf(map: YAMLMap, start: number, composer: Composer, level: keyof Picks): Pairs {
  const pairs: Pairs = { found: new Map(), sources: [], bare: [] };
  for (const pair of map.items) {
    const keyStart = (pair.key as Node | null)?.range?.[0] ?? start;
    const tree = treeOf(pair.value, composer, keyStart, 'value');
    const key = keyOf(pair, keyStart, composer);
    if (key === undefined) continue;
    if (isMerge(pair)) pairs.sources.push(...mergeSources(tree, keyStart, composer));
    else addPair(pairs, key, { keyStart, tree }, composer, level);
    if (map.flow === true && pair.value === null) pairs.bare.push(key);
  }
  return pairs;
}

/** Of equal keys so many are read; each one is a fault all the same. */
const maxKept = 4;

function addPair({ found }: Pairs, key: string, entry: DataEntry, composer: Composer, level: keyof Picks): void {
  const list = found.get(key);
  const [first] = list ?? [];
  if (!list || !first) {
    found.set(key, [entry]);
    return;
  }
  if (list.length < maxKept) list.push(entry);
  composer.repeats[level] = Math.max(composer.repeats[level], list.length);
  composer.faults.push({
    code: 'duplicate-key',
    offset: entry.keyStart,
    message: `The key \`${key}\` appears more than once in this map; the first is in line ${composer.lineOf(first.keyStart)}`,
    hint: 'Keep one of them.',
  });
}

function isMerge({ key }: Pair): boolean {
  return isScalar(key) && (key.type ?? 'PLAIN') === 'PLAIN' && key.source === '<<';
}

function keyOf({ key }: Pair, offset: number, { anchors, faults }: Composer): string | undefined {
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? '');
  const data = isAlias(key) ? anchors.get(key.source)?.data : undefined;
  if (typeof data === 'string') return data;
  if (key !== null) {
    faults.push({
      code: 'key',
      offset,
      message: 'A key is text, and this one is none',
      hint: 'Write a word before the colon.',
    });
  }
  return undefined;
}

/** The maps behind `<<`: one, or a list of them, the earlier ones first. */
function mergeSources(tree: DataTree, offset: number, composer: Composer): DataTree[] {
  const trees = tree.items ?? [tree];
  if (!trees.every(({ entries, isHole }) => entries ?? isHole)) {
    composer.faults.push({
      code: 'merge',
      offset,
      message: 'The merge key `<<` takes a map, or a list of maps',
      hint: 'Write `<<: *name`, where `&name` marks a map above.',
    });
    return [];
  }
  return trees.flatMap((one) => copy(one, offset, composer) ?? []);
}
