import type { Capability, Catalog, Layer, Option, Rule } from '../model/catalog.ts';
import type { LicensePolicy } from '../model/license.ts';
import { hasErrors, type Parsed, type Problem } from '../model/problem.ts';
import type { GenericSchema } from '../text/shape.ts';
import { layerEntry, optionEntry, type Entry } from './entries.ts';
import { filesOf, parseEntry, strayFiles, type CatalogFile, type folders } from './files.ts';
import { licensePolicy, type LicenseLists } from './license.ts';
import { ruleSchema, validateRules } from './rules.ts';
import { capabilitiesSchema, layerSchema, optionSchema } from './schema.ts';
import { validateCatalog } from './validate.ts';

/**
 * The files of a catalog folder → Catalog. Problems: faults of syntax and shape in every file, and, when layers and
 * capabilities are right, of the catalog as a whole. There is a value only without errors.
 */
export function parseCatalog(files: readonly CatalogFile[], lists: LicenseLists, version: string): Parsed<Catalog> {
  const problems: Problem[] = [];
  const take = <T>(kind: keyof typeof folders, schema: GenericSchema): Entry<T>[] =>
    filesOf(files, kind).flatMap((file) => {
      const entry = parseEntry<T>(file, schema);
      problems.push(...entry.problems);
      return entry.value ? [entry.value] : [];
    });
  const layers = take<Layer>('layer', layerSchema);
  const options = take<Option>('option', optionSchema).map((entry) => withPolicy(entry, lists));
  const capabilities = take<Capability[]>('capabilities', capabilitiesSchema);
  const rules = take<Rule>('rule', ruleSchema);
  problems.push(...strayFiles(files));
  // A broken layer or list of capabilities would make everything that names it look wrong.
  const broken = (kind: keyof typeof folders, read: readonly unknown[]): boolean => filesOf(files, kind).length > read.length;
  if (broken('layer', layers) || broken('capabilities', capabilities)) return { problems };
  const entries = { layers, options, capabilities, hidden: filesOf(files, 'option').map(idOf) };
  problems.push(...validateCatalog(entries), ...validateRules(rules, entries));
  if (hasErrors(problems)) return { problems };
  const sortedLayers = layers.map((entry) => entry.value).sort((a, b) => a.order - b.order);
  const sortedOptions = options.map((entry) => entry.value).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    value: {
      version,
      layerIndex: sortedLayers.map(layerEntry),
      optionIndex: sortedOptions.map(optionEntry),
      layers: sortedLayers,
      options: sortedOptions,
      capabilities: capabilities.flatMap((entry) => entry.value),
      rules: rules.map((entry) => entry.value).sort((a, b) => (a.id < b.id ? -1 : 1)),
    },
    problems,
  };
}

/** The id that a file's name stands for. An option that is broken may still be named. */
function idOf({ path }: CatalogFile): string {
  return path.replace(/^.*\//, '').replace(/\.yaml$/, '');
}

/** An option with what its licence, those it had before and those of its variants mean for a licence policy. */
export function withPolicy(entry: Entry<Option>, lists: LicenseLists): Entry<Option> {
  const { license, variants } = entry.value;
  const judged = <T extends { readonly spdx: string }>(of: T): T & { policy: LicensePolicy } => ({
    ...of,
    policy: licensePolicy(of.spdx, lists) ?? 'unknown',
  });
  return {
    ...entry,
    value: {
      ...entry.value,
      license: judged({ ...license, history: license.history.map(judged) }),
      variants: variants.map((variant) => (variant.license ? { ...variant, license: judged(variant.license) } : variant)),
    },
  };
}
