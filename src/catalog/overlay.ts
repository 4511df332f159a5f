import type { Capability, Catalog, Layer, Option, OptionEntry, Rule } from '../model/catalog.ts';
import { hasErrors, type Parsed, type Problem } from '../model/problem.ts';
import type { GenericSchema } from '../text/shape.ts';
import { entryOf, layerEntry, optionEntry, type Entry } from './entries.ts';
import { filesOf, parseEntry, strayFiles, type CatalogFile } from './files.ts';
import type { LicenseLists } from './license.ts';
import { parseChange, type Change, type Known } from './merge.ts';
import { withPolicy } from './parse.ts';
import type { CatalogEntries } from './report.ts';
import { ruleSchema, validateRules } from './rules.ts';
import { capabilitiesSchema, layerSchema, optionSchema } from './schema.ts';
import { validateCatalog } from './validate.ts';

/**
 * An organisation's files laid over a catalog in which everything is loaded. A file whose id is known changes single
 * keys of it (lists are replaced whole) or takes it away with `hide: true`; any other file adds something. Problems:
 * those of {@link parseCatalog}, found after merging, at their place in the organisation's own file.
 */
export function layOver(base: Catalog, files: readonly CatalogFile[], lists: LicenseLists): Parsed<Catalog> {
  const problems: Problem[] = [...strayFiles(files)];
  const take = <T>(parsed: Parsed<T>): T[] => {
    problems.push(...parsed.problems);
    return parsed.value === undefined ? [] : [parsed.value];
  };
  const changes = <T>(kind: 'option' | 'rule', schema: GenericSchema, known: readonly Known[]): Change<T>[] =>
    filesOf(files, kind).flatMap((file) => take(parseChange<T>(file, schema, kind, known)));
  const options = changes<Option>('option', optionSchema, base.options.map(knownOption)).map((change) =>
    'hide' in change ? change : { entry: withPolicy(change.entry, lists) },
  );
  const rules = changes<Rule>('rule', ruleSchema, base.rules.map((rule) => ({ id: rule.id, data: rule })));
  const layers = filesOf(files, 'layer').flatMap((file) => take(parseLayer(file, base)));
  const capabilities = filesOf(files, 'capabilities').flatMap((file) =>
    take(parseEntry<Capability[]>(file, capabilitiesSchema)),
  );
  const result = merged(base, { options, rules, layers, capabilities });
  const entries = entriesOf(base, result, { options, layers, capabilities });
  const touched = new Set<Entry<unknown>>([...layers, ...capabilities, ...entriesIn(options)]);
  problems.push(
    ...validateCatalog(entries, (entry) => touched.has(entry)),
    ...validateRules(entriesIn(rules), entries),
  );
  return hasErrors(problems) ? { problems } : { value: result, problems };
}

/** An option as its file would give it: without what the program adds. */
function knownOption(option: Option): Known {
  const license = { ...withoutPolicy(option.license), history: option.license.history.map(withoutPolicy) };
  const variants = option.variants.map((variant) =>
    variant.license ? { ...variant, license: withoutPolicy(variant.license) } : variant,
  );
  return { id: option.id, data: { ...option, license, variants } };
}

function withoutPolicy(license: object): object {
  return Object.fromEntries(Object.entries(license).filter(([key]) => key !== 'policy'));
}

function parseLayer(file: CatalogFile, base: Catalog): Parsed<Entry<Layer>> {
  const parsed = parseEntry<Layer>(file, layerSchema);
  const known = base.layerIndex.find((layer) => file.path === `layers/${layer.id}.yaml`);
  if (!known) return parsed;
  return {
    problems: [
      {
        code: 'catalog/shipped-layer',
        severity: 'error',
        file: file.shown ?? file.path,
        line: 1,
        column: 1,
        message: `\`${known.id}\` is a layer of the catalog.`,
        hint: 'An overlay adds layers; those that are there stay as they are. Change its options instead.',
      },
    ],
  };
}

interface Laid {
  readonly options: readonly Change<Option>[];
  readonly rules: readonly Change<Rule>[];
  readonly layers: readonly Entry<Layer>[];
  readonly capabilities: readonly Entry<Capability[]>[];
}

function entriesIn<T>(changes: readonly Change<T>[]): Entry<T>[] {
  return changes.flatMap((change) => ('hide' in change ? [] : [change.entry]));
}

function hiddenIn(changes: readonly Change<unknown>[]): string[] {
  return changes.flatMap((change) => ('hide' in change ? [change.hide] : []));
}

/** The catalog with everything that was laid over it. */
function merged(base: Catalog, laid: Laid): Catalog {
  const gone = hiddenIn(laid.options);
  const newOptions = entriesIn(laid.options).map((entry) => entry.value);
  const options = replaced(base.options, newOptions).filter((option) => !gone.includes(option.id));
  const index = replaced(base.optionIndex, newOptions.map(optionEntry));
  const layers = laid.layers.map((entry) => entry.value);
  const byOrder = (a: { readonly order: number }, b: { readonly order: number }): number => a.order - b.order;
  return {
    ...base,
    layerIndex: replaced(base.layerIndex, layers.map(layerEntry)).sort(byOrder),
    layers: replaced(base.layers, layers).sort(byOrder),
    options,
    optionIndex: index.filter((entry) => !gone.includes(entry.id)),
    hidden: [...(base.hidden ?? []), ...index.filter((entry: OptionEntry) => gone.includes(entry.id))],
    capabilities: replaced(
      base.capabilities,
      laid.capabilities.flatMap((entry) => entry.value),
    ),
    rules: replaced(
      base.rules,
      entriesIn(laid.rules).map((entry) => entry.value),
    ).filter((rule) => !hiddenIn(laid.rules).includes(rule.id)),
  };
}

/** Both lists together by id, sorted; where an id stands in both, the newer one counts. */
function replaced<T extends { readonly id: string }>(old: readonly T[], newer: readonly T[]): T[] {
  const byId = new Map([...old, ...newer].map((item) => [item.id, item]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Everything that the laid files may name: their own entries, and what they were laid over. */
function entriesOf(base: Catalog, result: Catalog, laid: Omit<Laid, 'rules'>): CatalogEntries {
  const own = entriesIn(laid.options);
  const rest = <T extends { readonly id: string }>(all: readonly T[], entries: readonly Entry<T>[]): Entry<T>[] =>
    all.filter((item) => !entries.some((entry) => entry.value.id === item.id)).map((item) => entryOf(item, 'catalog'));
  return {
    layers: [...rest(base.layers, laid.layers), ...laid.layers],
    options: [...rest(result.options, own), ...own],
    capabilities: [entryOf(base.capabilities, 'catalog'), ...laid.capabilities],
    hidden: (result.hidden ?? []).map((entry) => entry.id),
  };
}
