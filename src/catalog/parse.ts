import type { Capability, Catalog, Layer, Option, Rule } from '../model/catalog.ts';
import { hasErrors, type Parsed, type Problem } from '../model/problem.ts';
import { parseShape, type GenericSchema } from '../text/shape.ts';
import { parseYaml } from '../text/yaml.ts';
import { layerEntry, optionEntry, type Entry } from './entries.ts';
import { licensePolicy, type LicenseLists } from './license.ts';
import { ruleSchema, validateRules } from './rules.ts';
import { capabilitiesSchema, layerSchema, optionSchema } from './schema.ts';
import { validateCatalog } from './validate.ts';

/** A file of a catalog folder: its path below that folder (with `/`), and its text. */
export interface CatalogFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The files of a catalog folder → Catalog. Problems: faults of syntax and shape in every file, then, when the shapes are
 * right, of the catalog as a whole. There is a value only without errors.
 */
export function parseCatalog(files: readonly CatalogFile[], lists: LicenseLists, version: string): Parsed<Catalog> {
  const problems: Problem[] = [];
  const take = <T>(folder: string, schema: GenericSchema): Entry<T>[] =>
    files
      .filter((file) => file.path.startsWith(folder) && file.path.endsWith('.yaml'))
      .flatMap((file) => {
        const entry = parseEntry<T>(file, schema);
        problems.push(...entry.problems);
        return entry.value ? [entry.value] : [];
      });
  const layers = take<Layer>('layers/', layerSchema);
  const options = take<Option>('options/', optionSchema).map((entry) => withPolicy(entry, lists));
  const capabilities = take<Capability[]>('capabilities.yaml', capabilitiesSchema);
  const rules = take<Rule>('rules/', ruleSchema);
  const entries = { layers, options, capabilities };
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

function parseEntry<T>(file: CatalogFile, schema: GenericSchema): Parsed<Entry<T>> {
  const yaml = parseYaml(file.text, file.path);
  if (!yaml.value) return { problems: yaml.problems };
  const shape = parseShape(schema, yaml.value, 'catalog');
  if (shape.value === undefined) return { problems: shape.problems };
  return { value: { file: file.path, value: shape.value as T, yaml: yaml.value }, problems: [] };
}

function withPolicy(entry: Entry<Option>, lists: LicenseLists): Entry<Option> {
  const { license } = entry.value;
  const policy = licensePolicy(license.spdx, lists) ?? 'unknown';
  return { ...entry, value: { ...entry.value, license: { ...license, policy } } };
}
