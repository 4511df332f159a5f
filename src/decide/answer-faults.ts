import { findLayer, type Catalog } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import { topicKey } from '../model/topic.ts';
import { isDay } from '../text/day.ts';
import { nearest } from '../text/nearest.ts';
import { isMap } from '../text/shape.ts';
import type { Path, YamlText } from '../text/yaml.ts';
import { uselessCodes } from './accepts.ts';
import { cutFaults } from './cut-sentences.ts';
import { choiceFaults, consideredFaults, driverFaults, type Found, type Known } from './item-faults.ts';
import { isDayShape, isText, knownKeys } from './schema.ts';

/**
 * What is wrong with answers beside their shape: names that the catalog does not know, days that are none, scopes that are
 * missing or doubled. It takes data of any shape and passes over what cannot be read, which the shape's own problems tell;
 * so one look finds everything. Without a catalog no name is checked.
 */
export function answerFaults(yaml: YamlText, catalog: Catalog | undefined): Problem[] {
  return [...outputFaults(yaml), ...decisionFaults(yaml, catalog)];
}

/** A stack page that is called like a record, or that the folder of the records would be in the place of. */
function outputFaults(yaml: YamlText): Problem[] {
  const output = isMap(yaml.data) && isMap(yaml.data['output']) ? yaml.data['output'] : {};
  const { summary = 'docs/stack.md', directory } = output;
  const fault = (key: string, message: string, hint: string): Problem => ({
    code: 'answers/wrong-output',
    severity: 'error',
    ...yaml.place(['output', key]),
    message,
    hint,
  });
  if (isText(summary, 'name') && /^(?:adr[-_ ]?)?\d[^/]*$/i.test(summary.replace(/^.*\//, ''))) {
    const hint = 'Name another Markdown page, such as `docs/stack.md`.';
    return [fault('summary', `\`output.summary\` is \`${summary}\`, which is the name of a record.`, hint)];
  }
  if (!isText(directory, 'name') || !isText(summary, 'name')) return [];
  const [folder = '', page = ''] = [directory, summary].map(plainPath);
  if (folder !== page && !folder.startsWith(`${page}/`)) return [];
  const hint = 'Name a folder, such as `docs/adr`.';
  return [
    fault('directory', `\`output.directory\` is \`${directory}\`, which is in the place of the stack page.`, hint),
  ];
}

/** A path without parts that say nothing. */
function plainPath(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

function decisionFaults(yaml: YamlText, catalog: Catalog | undefined): Problem[] {
  const decisions = isMap(yaml.data) ? yaml.data['decisions'] : undefined;
  if (!isMap(decisions)) return [];
  return ownKeys(decisions, ['decisions'], yaml).flatMap((layer) => {
    const path = ['decisions', layer];
    const entry = decisions[layer];
    const isTopic = isMap(entry) && 'title' in entry;
    const unknown = catalog && (isTopic ? topicFault : layerFault)(layer, path, yaml, catalog);
    if (unknown) return [unknown];
    const walk: Walk = {
      yaml,
      ...(catalog ? { catalog } : {}),
      ...(catalog && !isTopic ? { known: { catalog, layer, loaded: findLayer(catalog, layer) } } : {}),
    };
    if (!Array.isArray(entry)) return isChoice(entry) ? partFaults(entry, path, walk) : [];
    const items: readonly unknown[] = entry;
    return [
      ...items.flatMap((item, index) => (isMap(item) ? partFaults(item, [...path, index], walk) : [])),
      ...scopeFaults(items, path, yaml),
    ];
  });
}

/** What the faults of a layer's choices are found with; without `known` no name is checked. */
interface Walk {
  readonly yaml: YamlText;
  readonly catalog?: Catalog;
  readonly known?: Known;
}

type RawMap = Readonly<Record<string, unknown>>;

/** A layer that is skipped or left open says nothing else, and what stands beside that is told as a key too many. */
function isChoice(entry: unknown): entry is RawMap {
  return isMap(entry) && !('skip' in entry) && !('undecided' in entry);
}

/** Keys of a map without those that a comma in a sentence made, which have a problem of their own. */
function ownKeys(map: RawMap, path: Path, yaml: YamlText): string[] {
  const bare = yaml.bareKeys(path);
  return Object.keys(map).filter((key, index) => index === 0 || !bare.includes(key));
}

function layerFault(layer: string, path: Path, yaml: YamlText, { layerIndex }: Catalog): Problem | undefined {
  const ids = layerIndex.map((known) => known.id);
  if (ids.includes(layer)) return undefined;
  const near = nearest(layer, ids);
  return {
    code: 'answers/unknown-layer',
    severity: 'error',
    ...yaml.keyPlace(path),
    message: `There is no layer \`${layer}\`.`,
    hint: near
      ? `Did you mean \`${near}\`?`
      : `Layers: ${ids.join(', ')}. For a decision on another topic, add \`title\` to it.`,
  };
}

/** A topic under the id of a layer, or under a key that cannot stand in a comment. */
function topicFault(key: string, path: Path, yaml: YamlText, { layerIndex }: Catalog): Problem | undefined {
  const fault = (message: string, hint: string): Problem => ({
    code: 'answers/wrong-topic',
    severity: 'error',
    ...yaml.keyPlace([...path, 'title']),
    message,
    hint,
  });
  if (layerIndex.some(({ id }) => id === key)) {
    return fault(
      `\`${key}\` is a layer, whose records have titles of their own.`,
      'Remove `title`, or use another key.',
    );
  }
  if (topicKey.test(key) && key.length <= 60) return undefined;
  return fault(
    `\`${key}\` cannot be the key of a topic.`,
    'Use letters, digits and hyphens, such as `module-structure`.',
  );
}

function partFaults(raw: RawMap, path: Path, { yaml, known, catalog }: Walk): Problem[] {
  const accepts = isMap(raw['accepts']) ? ownKeys(raw['accepts'], [...path, 'accepts'], yaml) : [];
  const at = (key: string): Found => ({ value: raw[key], path: [...path, key], yaml });
  return [
    ...cutFaults(raw, path, yaml),
    ...dayFaults(at('date')),
    ...(catalog ? uselessCodes(accepts, catalog.rules, (code) => yaml.keyPlace([...path, 'accepts', code])) : []),
    ...(known ? choiceFaults(at('choice'), known) : []),
    ...driverFaults(at('drivers'), known),
    ...consideredFaults(at('considered'), known, raw['choice']),
  ];
}

function dayFaults({ value: day, path, yaml }: Found): Problem[] {
  if (!isDayShape(day) || isDay(day)) return [];
  return [
    {
      code: 'answers/wrong-date',
      severity: 'error',
      ...yaml.place(path),
      message: `\`${day}\` is not a day of the calendar.`,
      hint: 'Write a real day as YYYY-MM-DD.',
    },
  ];
}

function scopeFaults(items: readonly unknown[], path: Path, yaml: YamlText): Problem[] {
  const taken = new Set<string>();
  return items.flatMap((item, index): Problem[] => {
    if (!isMap(item)) return [];
    const scope = item['for'];
    if (!('for' in item)) return items.length > 1 && !mistypesScope(item) ? [missingScope([...path, index], yaml)] : [];
    if (!isText(scope, 'name')) return [];
    const key = scope.toLowerCase();
    if (taken.has(key)) return [doubledScope(scope, [...path, index, 'for'], yaml)];
    taken.add(key);
    return [];
  });
}

/** Whether a key that is not known seems to be the scope: then it is not missing as well. */
function mistypesScope(item: RawMap): boolean {
  const { choice } = knownKeys;
  return Object.keys(item).some((key) => !choice.includes(key) && nearest(key, choice) === 'for');
}

function missingScope(path: Path, yaml: YamlText): Problem {
  return {
    code: 'answers/missing-scope',
    severity: 'error',
    ...yaml.place(path),
    message: 'One of several choices in a layer does not say what it is for.',
    hint: 'Add `for:`, for example `for: order events`.',
  };
}

function doubledScope(scope: string, path: Path, yaml: YamlText): Problem {
  return {
    code: 'answers/doubled-scope',
    severity: 'error',
    ...yaml.place(path),
    message: `\`for: ${scope}\` stands twice in this layer.`,
    hint: 'Give each choice a scope of its own.',
  };
}
