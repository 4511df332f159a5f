import type { DataEntry, DataNode } from '../text/yaml-documents.ts';

const none: readonly never[] = [];
/** Merge keys that lead to merge keys further than this are no longer followed. */
const maxMerges = 10;

/** The node below `node` along `keys`, or `undefined`. YAML's merge key `<<` is followed. */
export function at(node: DataNode | undefined, ...keys: readonly string[]): DataNode | undefined {
  let here = node;
  for (const key of keys) here = here && child(here, key, 0);
  return here;
}

function child(node: DataNode, key: string, merges: number): DataNode | undefined {
  const own = ownChild(node, key);
  if (own || merges > maxMerges) return own;
  const merged = firstMerge(node);
  if (!merged) return undefined;
  // Only the first few sources of a merge count, so that a chain of them cannot multiply.
  for (const source of (merged.items ?? [merged]).slice(0, merges === 0 ? maxMerges : 1)) {
    const found = child(source, key, merges + 1);
    if (found) return found;
  }
  return undefined;
}

/** Maps with more entries are asked through an index: thousands of others may merge a large one in. */
const mostSearched = 16;
const indexes = new WeakMap<readonly DataEntry[], ReadonlyMap<string, DataNode>>();

function firstMerge(node: DataNode): DataNode | undefined {
  return ownChild(node, '<<') && node.entries?.find((entry) => entry.key === '<<')?.node;
}

function ownChild({ entries = none }: DataNode, key: string): DataNode | undefined {
  if (entries.length <= mostSearched) return entries.findLast((entry) => entry.key === key)?.node;
  const index = indexes.get(entries) ?? new Map(entries.map((entry) => [entry.key, entry.node]));
  indexes.set(entries, index);
  return index.get(key);
}

/** The entries of a map, none for anything else. */
export function entriesOf(node: DataNode | undefined): readonly DataEntry[] {
  return node?.entries ?? none;
}

/** The items of a list, none for anything else. */
export function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.items ?? none;
}

/** The text of a scalar that is not empty, or `undefined`. */
export function textOf(node: DataNode | undefined): string | undefined {
  return node?.text === '' ? undefined : node?.text;
}

/** Every map of a tree once, whatever it shares, in the order of the text. */
export function* mapsOf(root: DataNode): Generator<DataNode> {
  const seen = new Set<DataNode>();
  const open: DataNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.entries) yield node;
    const below = node.items ?? node.entries?.map((entry) => entry.node) ?? none;
    for (const next of below.toReversed()) open.push(next);
  }
}
