import type { Answers, Choice, ConsideredAnswer, NoChoice, OwnOption, Verdict } from '../model/answers.ts';
import { findLayer, findOption, type Catalog } from '../model/catalog.ts';
import { findVariant } from '../model/find-variant.ts';
import type { YamlText } from '../text/yaml.ts';
import { pairOf, toEvidence, toStep } from './items.ts';
import type { RawAnswers, RawChoice, RawItem, RawRival, RawVerdict } from './schema.ts';
import { toDrivers } from './to-drivers.ts';
import { toVerdict } from './verdicts.ts';

/** Answers of a file in which no fault was found, with names as the ids of the catalog, in the order of its layers. */
export function toAnswers(raw: RawAnswers, yaml: YamlText, catalog: Catalog): Answers {
  const order = new Map(catalog.layerIndex.map((layer) => [layer.id, layer.order]));
  const from: From = { answers: raw, yaml, catalog };
  const decisions = Object.entries(raw.decisions ?? {}).flatMap(([layer, entry]) => toDecisions(layer, entry, from));
  return {
    system: { name: raw.system.name, ...given('summary', raw.system.summary) },
    context: toContext(raw.context ?? {}),
    output: {
      ...given('directory', raw.output?.directory),
      ...given('summary', raw.output?.summary),
      ...given('format', raw.output?.format),
    },
    deciders: raw.deciders ?? [],
    decisions: decisions.sort((a, b) => (order.get(a.layer) ?? Infinity) - (order.get(b.layer) ?? Infinity) || 0),
  };
}

/** What every decision is made from. */
interface From {
  readonly answers: RawAnswers;
  readonly yaml: YamlText;
  readonly catalog: Catalog;
}

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

/** `{ key: list }`, or nothing when the list is empty. */
function listed<K extends string, V>(key: K, list: readonly V[] | undefined): { readonly [P in K]?: readonly V[] } {
  return given(key, list === undefined || list.length === 0 ? undefined : list);
}

function toDecisions(layer: string, entry: unknown, from: From): (Choice | NoChoice)[] {
  const path = ['decisions', layer];
  if (Array.isArray(entry)) {
    return (entry as RawChoice[]).map((item, index) => toChoice(layer, item, [...path, index], from));
  }
  const form = entry as RawChoice | { title?: string; skip: string } | { title?: string; undecided: string };
  const title = given('title', form.title);
  const place = from.yaml.keyPlace(path);
  if ('skip' in form) return [{ kind: 'skip', layer, ...title, reason: form.skip, place }];
  if ('undecided' in form) return [{ kind: 'undecided', layer, ...title, reason: form.undecided, place }];
  return [toChoice(layer, form, path, from)];
}

function toChoice(layer: string, raw: RawChoice, path: readonly (string | number)[], from: From): Choice {
  const { answers, yaml, catalog } = from;
  const known = findLayer(catalog, layer);
  const option = toOption(raw.choice, layer, catalog);
  return {
    kind: 'choice',
    layer,
    ...given('title', raw.title),
    option,
    status: raw.status ?? 'proposed',
    drivers: toDrivers(raw.drivers ?? [], known),
    considered: ((raw.considered ?? []) as RawRival[])
      .map((item) => toConsidered(item, layer, catalog))
      .filter((item) => nameOf(item.option) !== nameOf(option)),
    consequences: { good: raw.consequences?.good ?? [], bad: raw.consequences?.bad ?? [] },
    deciders: raw.deciders ?? answers.deciders ?? [],
    accepts: raw.accepts ?? {},
    appliesTo: raw['applies-to'] ?? [],
    place: yaml.place(path),
    ...given('part', partOf(raw.choice, catalog)),
    ...given('scope', raw.for),
    ...given('version', raw.version),
    ...given('date', raw.date),
    ...given('trigger', raw.trigger),
    ...given('because', raw.because),
    ...listed('verdicts', toVerdicts(raw.verdicts)),
    ...listed('steps', raw.steps?.map(toStep)),
    ...listed('evidence', raw.evidence?.map(toEvidence)),
    ...given('confirmation', raw.confirmation),
    ...given('confidence', raw.confidence),
    ...given('revisit', raw.revisit),
    ...given('record', raw.record),
  };
}

/** What tells options apart: the id, or the name of the team's own. */
function nameOf(option: string | OwnOption): string {
  return typeof option === 'string' ? option : option.name.toLowerCase();
}

function toOption(raw: RawChoice['choice'], layer: string, catalog: Catalog): string | OwnOption {
  if (typeof raw === 'string') return rivalNamed(raw, layer, catalog);
  return { name: raw.name, ...given('url', raw.url), ...given('summary', raw.summary) };
}

/** The option that a name finds, by its id; a variant of one is no option of the catalog, and keeps its own name. */
function named(name: string, catalog: Catalog): string | OwnOption {
  const variant = findVariant(catalog, name)?.variant;
  return variant ? { name: variant.name } : (findOption(catalog, name)?.id ?? name);
}

/** The name of the part of an option by which a choice was called, if it was. */
function partOf(raw: RawChoice['choice'], catalog: Catalog): string | undefined {
  if (typeof raw !== 'string') return undefined;
  const wanted = raw.trim().toLowerCase();
  const id = findOption(catalog, raw)?.id;
  const parts = catalog.options.find((option) => option.id === id)?.parts ?? [];
  return parts.find(({ name, aliases }) => [name, ...aliases].some((known) => known.toLowerCase() === wanted))?.name;
}

function toVerdicts(raw: Readonly<Record<string, RawVerdict>> | undefined): Verdict[] {
  return Object.entries(raw ?? {}).map(([driver, verdict]) => toVerdict(driver, verdict));
}

function toConsidered(item: RawRival, layer: string, catalog: Catalog): ConsideredAnswer {
  if (!isDescribed(item)) {
    const [key, why] = pairOf(item);
    return { option: rivalNamed(key, layer, catalog), ...given('why', why) };
  }
  const found = 'option' in item ? rivalNamed(item.option, layer, catalog) : { name: item.name };
  const about = { ...given('url', item.url), ...given('summary', item.summary) };
  return {
    option: typeof found === 'string' ? found : { ...found, ...about },
    ...given('why', item.why),
    ...listed('for', item.for),
    ...listed('against', item.against),
    ...listed('verdicts', toVerdicts(item.verdicts)),
  };
}

/** Whether an item is a map with `option` or `name`, and not one key with a reason behind it. */
function isDescribed(item: RawRival): item is Exclude<RawRival, RawItem> {
  return typeof item !== 'string' && ('option' in item || 'name' in item);
}

/** The option of the layer that a name finds; whatever else was considered keeps its own name. */
function rivalNamed(name: string, layer: string, catalog: Catalog): string | OwnOption {
  const option = named(name, catalog);
  const entry = typeof option === 'string' ? findOption(catalog, option) : undefined;
  if (typeof option !== 'string' || entry?.layers.includes(layer)) return option;
  return { name: entry?.name ?? option };
}
