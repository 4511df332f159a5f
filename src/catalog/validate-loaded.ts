import type { Catalog } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import { entryOf } from './entries.ts';
import { validateRules } from './rules.ts';
import { validateCatalog } from './validate.ts';

/** A catalog in which everything is loaded → its faults. The places name the files it was built from, without lines. */
export function validateLoaded(catalog: Catalog): Problem[] {
  const of = <T extends { readonly id: string }>(items: readonly T[], folder: string): ReturnType<typeof entryOf<T>>[] =>
    items.map((item) => entryOf(item, `catalog/${folder}/${item.id}.yaml`));
  const entries = {
    layers: of(catalog.layers, 'layers'),
    options: of(catalog.options, 'options'),
    capabilities: [entryOf(catalog.capabilities, 'catalog/capabilities.yaml')],
  };
  return [...validateCatalog(entries), ...validateRules(of(catalog.rules, 'rules'), entries)];
}
