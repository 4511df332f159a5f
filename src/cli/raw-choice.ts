import { evidenceWords, stepWords, type ChoiceWord } from '../adr/choice-words.ts';
import { toEvidence, toStep, type RawStep } from '../decide/items.ts';
import type { RawItem } from '../decide/schema.ts';
import type { Path } from '../text/yaml.ts';

/** A map of stack.yaml as YAML gives it. */
export type Data = Readonly<Record<string, unknown>>;

/** Data with the map at a path replaced; everything else is shared. */
export function replacedAt(data: unknown, path: Path, change: (map: Data) => Data): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(data as Data);
  if (Array.isArray(data)) {
    return data.map((item: unknown, index) => (index === key ? replacedAt(item, rest, change) : item));
  }
  return { ...(data as Data), [key]: replacedAt((data as Data)[key], rest, change) };
}

/** A map without a key. */
export function without(map: Data, key: string): Data {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
}

/** A choice as stack.yaml has it, without some of its words. Lists and maps that this empties go, too. */
export function withoutWords(choice: Data, words: readonly ChoiceWord[]): Data {
  return words.reduce((left, word) => {
    const { key, text } = word;
    const [first = '', second] = key.split('.');
    const value = left[first];
    if (second !== undefined) return withValue(left, first, withoutItem(value as Data, second, text));
    if (key === 'considered')
      return { ...left, considered: (value as unknown[]).map((item) => withoutWhy(item, text)) };
    if (key === 'steps' || key === 'evidence') return withoutEntry(left, key, text);
    if (key === 'verdicts') return withValue(left, key, without(value as Data, word.about ?? ''));
    if (key !== 'accepts') return without(left, key);
    return withValue(left, key, Object.fromEntries(Object.entries(value as Data).filter(([, why]) => why !== text)));
  }, choice);
}

function withValue(map: Data, key: string, value: Data): Data {
  return Object.keys(value).length === 0 ? without(map, key) : { ...map, [key]: value };
}

function withoutItem(lists: Data, key: string, text: string): Data {
  const list = (lists[key] as unknown[]).filter((item) => item !== text);
  return list.length === 0 ? without(lists, key) : { ...lists, [key]: list };
}

/** Without the item of a list that says this, in whatever form. */
function withoutEntry(map: Data, key: 'steps' | 'evidence', text: string): Data {
  const wordsOf = (item: unknown): string =>
    key === 'steps' ? stepWords(toStep(item as RawStep)) : evidenceWords(toEvidence(item as RawItem));
  const list = (map[key] as unknown[]).filter((item) => wordsOf(item) !== text);
  return list.length === 0 ? without(map, key) : { ...map, [key]: list };
}

/** A considered option without the reason against it: `rabbitmq: why` becomes `rabbitmq`. */
function withoutWhy(item: unknown, text: string): unknown {
  if (item === null || typeof item !== 'object') return item;
  if ('name' in item || 'option' in item) return (item as Data)['why'] === text ? without({ ...item }, 'why') : item;
  const [name, value] = Object.entries(item)[0] ?? [];
  return value === text ? name : item;
}
