import type { Answers, Choice, ConsideredAnswer, DriverAnswer, NoChoice, OwnOption } from '../model/answers.ts';
import { findLayer, findOption, type Catalog, type Layer } from '../model/catalog.ts';
import { hasErrors, type Parsed, type Place, type Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';
import { parseShape, type InferOutput } from '../text/shape.ts';
import { parseYaml, type Path, type YamlText } from '../text/yaml.ts';
import { uselessCodes } from './accepts.ts';
import { nameFault } from './name-fault.ts';
import { answersSchema, decisionForms } from './schema.ts';

/** Answers as they stand in the file, of the right shape, not yet compared with a catalog. */
export interface AnswersText {
  readonly raw: InferOutput<typeof answersSchema>;
  readonly yaml: YamlText;
  /** Layers that are decided, so that only these need loading. */
  readonly layers: readonly string[];
  /** Overlay folders named in the file. */
  readonly catalogs: readonly string[];
}

type RawChoice = InferOutput<(typeof decisionForms)['choice']>;

/** Text of a stack.yaml → its data. Problems: syntax, unknown or missing keys, wrong types, each with its place. */
export function parseAnswers(text: string, file: string): Parsed<AnswersText> {
  const yaml = parseYaml(text, file);
  if (!yaml.value) return { problems: yaml.problems };
  const shape = parseShape(answersSchema, yaml.value, 'answers');
  if (!shape.value) return { problems: shape.problems };
  const raw = shape.value;
  return {
    value: { raw, yaml: yaml.value, layers: decidedLayers(raw.decisions ?? {}), catalogs: raw.catalog ?? [] },
    problems: [],
  };
}

/** Layers for which something is chosen; one that is skipped or open needs nothing but its name. */
function decidedLayers(decisions: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(decisions).flatMap(([layer, entry]) =>
    Array.isArray(entry) || (entry !== null && typeof entry === 'object' && 'choice' in entry) ? [layer] : [],
  );
}

/** One walk over the answers: what it needs everywhere, and where problems go. */
interface Walk {
  readonly catalog: Catalog;
  readonly yaml: YamlText;
  readonly problems: Problem[];
  readonly report: (path: Path, code: string, message: string, hint: string) => void;
}

/** Answers compared with a catalog that holds their layers. Problems: unknown names, with the nearest known one. */
export function checkAnswers(text: AnswersText, catalog: Catalog): Parsed<Answers> {
  const problems: Problem[] = [];
  const walk: Walk = {
    catalog,
    yaml: text.yaml,
    problems,
    report: (path, code, message, hint) =>
      problems.push({ code: `answers/${code}`, severity: 'error', ...text.yaml.place(path), message, hint }),
  };
  const { raw } = text;
  const decisions = Object.entries(raw.decisions ?? {}).flatMap(([layer, entry]) =>
    toDecisions(layer, entry, raw, walk),
  );
  if (hasErrors(problems)) return { problems };
  const order = new Map(catalog.layerIndex.map((layer) => [layer.id, layer.order]));
  return {
    value: {
      system: { name: raw.system.name, ...given('summary', raw.system.summary) },
      context: toContext(raw.context ?? {}),
      output: {
        ...given('directory', raw.output?.directory),
        ...given('summary', raw.output?.summary),
        ...given('format', raw.output?.format),
      },
      decisions: decisions.sort((a, b) => (order.get(a.layer) ?? 0) - (order.get(b.layer) ?? 0)),
    },
    problems,
  };
}

type RawAnswers = AnswersText['raw'];

function toContext(raw: NonNullable<RawAnswers['context']>): Answers['context'] {
  return {
    languages: raw.languages ?? [],
    existing: raw.existing ?? [],
    constraints: raw.constraints ?? [],
    ...given('runtime', raw.runtime),
    ...given('team', raw.team),
    ...given('operators', raw.operators),
    ...given('cloud', raw.cloud),
    ...given('peak', raw.peak),
    ...given('licensePolicy', raw['license-policy']),
  };
}

/** `{ key: value }`, or nothing when there is no value. */
function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

function toDecisions(layer: string, entry: unknown, raw: RawAnswers, walk: Walk): (Choice | NoChoice)[] {
  const path = ['decisions', layer];
  if (!walk.catalog.layerIndex.some((known) => known.id === layer)) {
    const near = nearest(
      layer,
      walk.catalog.layerIndex.map((known) => known.id),
    );
    const all = walk.catalog.layerIndex.map((known) => known.id).join(', ');
    walk.problems.push({
      code: 'answers/unknown-layer',
      severity: 'error',
      ...walk.yaml.keyPlace(path),
      message: `There is no layer \`${layer}\`.`,
      hint: near ? `Did you mean \`${near}\`?` : `Layers: ${all}.`,
    });
    return [];
  }
  if (Array.isArray(entry)) {
    const choices = (entry as RawChoice[]).map((item, index) => toChoice(layer, item, raw, [...path, index], walk));
    checkScopes(choices, path, walk);
    return choices;
  }
  const form = entry as RawChoice | { skip: string } | { undecided: string };
  const place = walk.yaml.keyPlace(path);
  if ('skip' in form) return [{ kind: 'skip', layer, reason: form.skip, place }];
  if ('undecided' in form) return [{ kind: 'undecided', layer, reason: form.undecided, place }];
  return [toChoice(layer, form, raw, path, walk)];
}

function checkScopes(choices: readonly Choice[], path: Path, walk: Walk): void {
  const taken = new Set<string>();
  choices.forEach((choice, index) => {
    const scope = choice.scope;
    if (scope === undefined && choices.length > 1) {
      walk.report(
        [...path, index],
        'missing-scope',
        'One of several choices in a layer does not say what it is for.',
        'Add `for:`, for example `for: order events`.',
      );
    } else if (scope !== undefined && taken.has(scope.toLowerCase())) {
      walk.report(
        [...path, index, 'for'],
        'doubled-scope',
        `\`for: ${scope}\` stands twice in this layer.`,
        'Give each choice a scope of its own.',
      );
    }
    taken.add(scope?.toLowerCase() ?? '');
  });
}

function toChoice(layer: string, raw: RawChoice, answers: RawAnswers, path: Path, walk: Walk): Choice {
  const known = findLayer(walk.catalog, layer);
  if (raw.date !== undefined) checkDay(raw.date, [...path, 'date'], walk);
  const keyPlace = (code: string): Place => walk.yaml.keyPlace([...path, 'accepts', code]);
  walk.problems.push(...uselessCodes(Object.keys(raw.accepts ?? {}), walk.catalog.rules, keyPlace));
  return {
    kind: 'choice',
    layer,
    option: toOption(raw.choice, layer, [...path, 'choice'], walk),
    status: raw.status ?? 'proposed',
    drivers: (raw.drivers ?? []).map((item, index) => toDriver(item, known, [...path, 'drivers', index], walk)),
    considered: (raw.considered ?? []).map((item, index) =>
      toConsidered(item, layer, [...path, 'considered', index], walk),
    ),
    consequences: { good: raw.consequences?.good ?? [], bad: raw.consequences?.bad ?? [] },
    deciders: raw.deciders ?? answers.deciders ?? [],
    accepts: raw.accepts ?? {},
    appliesTo: raw['applies-to'] ?? [],
    place: walk.yaml.place(path),
    ...given('part', partOf(raw.choice, walk)),
    ...given('scope', raw.for),
    ...given('version', raw.version),
    ...given('date', raw.date),
    ...given('trigger', raw.trigger),
    ...given('because', raw.because),
    ...given('confirmation', raw.confirmation),
    ...given('confidence', raw.confidence),
    ...given('revisit', raw.revisit),
    ...given('record', raw.record),
  };
}

function checkDay(day: string, path: Path, walk: Walk): void {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) {
    walk.report(path, 'wrong-date', `\`${day}\` is not a day of the calendar.`, 'Write a real day as YYYY-MM-DD.');
  }
}

function toOption(raw: RawChoice['choice'], layer: string, path: Path, walk: Walk): string | OwnOption {
  if (typeof raw !== 'string') {
    return { name: raw.name, ...given('url', raw.url), ...given('summary', raw.summary) };
  }
  return findIn(raw, layer, path, walk) ?? raw;
}

/** The name of the part of an option by which a choice was called, if it was. */
function partOf(raw: RawChoice['choice'], { catalog }: Walk): string | undefined {
  if (typeof raw !== 'string') return undefined;
  const wanted = raw.trim().toLowerCase();
  const id = findOption(catalog, raw)?.id;
  const parts = catalog.options.find((option) => option.id === id)?.parts ?? [];
  return parts.find(({ name, aliases }) => [name, ...aliases].some((known) => known.toLowerCase() === wanted))?.name;
}

/** Id of the option with that name in the layer; reports when there is none. */
function findIn(name: string, layer: string, path: Path, walk: Walk): string | undefined {
  const found = findOption(walk.catalog, name);
  if (found?.layers.includes(layer)) return found.id;
  const { code, message, hint } = nameFault(name, layer, walk.catalog);
  walk.report(path, code, message, hint);
  return undefined;
}

/** `[key, text]` of an item such as `rabbitmq: why not`; reports an item with more than one key. */
function pairOf(item: string | Record<string, string>, path: Path, walk: Walk): readonly [string, string?] {
  if (typeof item === 'string') return [item];
  const entries = Object.entries(item);
  const [first] = entries;
  if (entries.length !== 1 || !first) {
    walk.report(
      path,
      'wrong-value',
      `This item has ${entries.length} keys.`,
      'Write each item as `- name` or `- name: words`.',
    );
    return [''];
  }
  return first;
}

function toDriver(
  item: string | Record<string, string>,
  layer: Layer | undefined,
  path: Path,
  walk: Walk,
): DriverAnswer {
  const [key, words] = pairOf(item, path, walk);
  const driver = layer?.drivers.find(
    (candidate) => candidate.id === key.toLowerCase() || candidate.name.toLowerCase() === key.toLowerCase(),
  );
  if (driver) return { id: driver.id, ...given('words', words) };
  if (/\s/.test(key.trim()) || !layer || key === '') return { words: words === undefined ? key : `${key}: ${words}` };
  const ids = layer.drivers.map((candidate) => candidate.id);
  const near = nearest(key, ids);
  walk.report(
    path,
    'unknown-driver',
    `\`${layer.id}\` has no driver \`${key}\`.`,
    `${near ? `Did you mean \`${near}\`? ` : ''}Drivers: ${ids.join(', ')}. A driver of your own is a sentence of at least two words.`,
  );
  return {};
}

const ownRivalKeys: readonly string[] = ['name', 'why', 'url', 'summary'];

function toConsidered(item: string | Record<string, string>, layer: string, path: Path, walk: Walk): ConsideredAnswer {
  const own = typeof item === 'string' ? undefined : item['name'];
  if (own !== undefined && typeof item !== 'string') {
    const odd = Object.keys(item).find((key) => !ownRivalKeys.includes(key));
    if (odd !== undefined) {
      walk.report(
        [...path, odd],
        'unknown-key',
        `There is no key \`${odd}\` here.`,
        `Keys: ${ownRivalKeys.join(', ')}.`,
      );
    }
    return {
      option: { name: own, ...given('url', item['url']), ...given('summary', item['summary']) },
      ...given('why', item['why']),
    };
  }
  const [key, why] = pairOf(item, path, walk);
  return { option: (key === '' ? undefined : findIn(key, layer, path, walk)) ?? key, ...given('why', why) };
}
