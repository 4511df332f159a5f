import type { Layer } from '../model/catalog.ts';
import type { Stack } from '../model/decision.ts';
import { mermaidId } from '../text/mermaid.ts';
import { isDecided, type Entry } from './entries.ts';
import { placeOf, rankOf, type Place } from './place.ts';
import { numberOf } from './reference.ts';

/** How something in the picture is drawn. */
export type Look = 'accepted' | 'proposed' | 'open' | 'missing' | 'used';

/** One thing in the picture. The texts are plain text. */
export interface Item {
  readonly id: string;
  readonly place: Place;
  readonly look: Look;
  readonly name: string;
  /** What it is for: the layer, or the scope within it. */
  readonly purpose?: string;
  /** Number of the record. */
  readonly number?: string;
  /** What it needs and nothing in the stack provides, as noun phrases. */
  readonly missing: readonly string[];
  /** Groups what is shown in one line when the picture is folded. */
  readonly layer: string;
}

/** All decided and open layers, each as one item, in the order of the traffic. */
export function itemsOf(stack: Stack, entries: readonly Entry[]): Item[] {
  const ids = new Set<string>();
  const decided = entries.filter(isDecided).map((entry) => ({
    item: itemOf(entry, freeId(entry.key, ids)),
    rank: rankOf(entry.decision.layerOf, entry.option),
  }));
  const undecided = stack.notChosen.filter((item) => item.kind === 'undecided' && item.title === undefined);
  const open = undecided.map(({ layer: id, name, zone }) => ({
    item: openItem(name, placeOf({ id, zone }), freeId(id, ids)),
    rank: rankOf({ id, zone }),
  }));
  return [...decided, ...open].sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

function itemOf(entry: Entry, id: string): Item {
  const { decision, name, status, option, isChoice } = entry;
  const number = numberOf(entry.record);
  const place = placeOf(decision.layerOf, option);
  // A box says what it is for; a line in the box of the services or between two of them is short.
  const isLine = place === 'calls' || place === 'inside';
  const purpose = decision.scope ?? (isLine ? undefined : inSentence(decision.layerOf.name));
  return {
    id,
    place,
    look: status === 'accepted' ? 'accepted' : 'proposed',
    name,
    layer: decision.layerOf.name,
    missing: isChoice ? missingOf(entry) : [],
    ...(purpose === undefined ? {} : { purpose }),
    ...(number === undefined ? {} : { number }),
  };
}

function missingOf({ decision: { effects } }: Entry): string[] {
  return effects.flatMap(({ missing, accepted }) =>
    missing === undefined || accepted !== undefined ? [] : missing.replace(/^an? /, ''),
  );
}

function openItem(name: string, place: Place, id: string): Item {
  return { id, place, look: 'open', name, missing: [], layer: name };
}

/** An id that no other node has; keys of scopes can differ in characters that an id cannot hold. */
function freeId(key: string, taken: Set<string>): string {
  const id = mermaidId(key);
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}__${count}`;
  taken.add(free);
  return free;
}

/** The name of a layer inside a sentence: "message queue", "API gateway". */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** Names of what the team uses already in a zone. */
export function usedIn(stack: Stack, zone: Layer['zone']): string[] {
  return stack.inUse.filter((item) => item.zone === zone).map((item) => item.name);
}
