import { findOption, optionsOf, type Catalog, type OptionEntry } from './catalog.ts';
import type { NamedVariant, VariantEntry } from './variant.ts';

/** A variant in the index, and the entry of the option that it is not. */
export interface FoundVariant {
  readonly variant: VariantEntry;
  readonly entry: OptionEntry;
}

/** The variant that a name finds, whatever its case. What finds an option finds no variant. */
export function findVariant(catalog: Catalog, name: string): FoundVariant | undefined {
  const wanted = name.trim().toLowerCase();
  if (findOption(catalog, wanted)) return undefined;
  return (byName.get(catalog.optionIndex) ?? variantsIn(catalog.optionIndex)).get(wanted);
}

const byName = new WeakMap<Catalog['optionIndex'], ReadonlyMap<string, FoundVariant>>();

function variantsIn(index: Catalog['optionIndex']): ReadonlyMap<string, FoundVariant> {
  const found = index.flatMap((entry) =>
    entry.variants.flatMap((variant) => variant.names.map((name) => [name, { variant, entry }] as const)),
  );
  const names = new Map(found.reverse());
  byName.set(index, names);
  return names;
}

/** What the catalog says of the variant that a name finds in a layer that is loaded; `undefined` where there is none. */
export function variantOf(catalog: Catalog, layer: string, name: string): NamedVariant | undefined {
  const found = findVariant(catalog, name);
  const option = found && optionsOf(catalog, layer).find(({ id }) => id === found.entry.id);
  const variant = option?.variants.find((known) => known.name === found?.variant.name);
  return option && variant ? { ...variant, of: option.name } : undefined;
}
