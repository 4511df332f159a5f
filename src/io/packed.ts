import { lifecycleStates, type Catalog, type Layer, type Option, type OptionEntry } from '../model/catalog.ts';

/**
 * An option in the packed index: id, name, numbers of its layers, number of its state, licence, numbers of what it
 * provides and of what it requires, its variants, its other names.
 */
type PackedEntry = readonly [
  string,
  string,
  readonly number[],
  number,
  string,
  readonly number[],
  readonly number[],
  readonly PackedVariant[],
  ...string[],
];

/** A variant in the packed index: name, licence or nothing, its other names. */
type PackedVariant = readonly [string, string, ...string[]];

/** The index as it is shipped. Every run reads it, so an option is a row without keys, and no name stands twice. */
export interface PackedIndex extends Pick<Catalog, 'version' | 'capabilities'> {
  readonly layers: Catalog['layerIndex'];
  readonly options: readonly PackedEntry[];
}

/** What is shipped for one layer. Its options carry their role in this layer only; the others stand with theirs. */
export interface PackedLayer {
  readonly layer: Layer;
  readonly options: readonly Option[];
}

/** Catalog → the index that every run reads. */
export function packIndex(catalog: Catalog): PackedIndex {
  const numbersIn = (all: readonly { readonly id: string }[], ids: readonly string[]): number[] =>
    ids.map((wanted) => all.findIndex(({ id }) => id === wanted));
  const pack = ({
    id,
    name,
    names,
    layers,
    lifecycle,
    license,
    provides,
    requires,
    variants,
  }: OptionEntry): PackedEntry => [
    id,
    name,
    numbersIn(catalog.layerIndex, layers),
    lifecycleStates.indexOf(lifecycle),
    license,
    numbersIn(catalog.capabilities, provides),
    numbersIn(catalog.capabilities, requires),
    variants.map((variant) => [
      variant.name,
      variant.license ?? '',
      ...variant.names.filter((other) => other !== variant.name.toLowerCase()),
    ]),
    ...names.filter((other) => other !== id && other !== name.toLowerCase()),
  ];
  return {
    version: catalog.version,
    layers: catalog.layerIndex,
    capabilities: catalog.capabilities,
    options: catalog.optionIndex.map(pack),
  };
}

/** The index back as a catalog in which no layer is loaded. */
export function unpackIndex(index: PackedIndex): Catalog {
  const idsIn = (all: readonly { readonly id: string }[], numbers: readonly number[]): string[] =>
    numbers.flatMap((number) => all[number]?.id ?? []);
  const unpack = ([
    id,
    name,
    layers,
    state,
    license,
    provides,
    requires,
    variants,
    ...names
  ]: PackedEntry): OptionEntry => ({
    id,
    name,
    names: [...new Set([id, name.toLowerCase(), ...names])],
    layers: idsIn(index.layers, layers),
    lifecycle: lifecycleStates[state] ?? 'active',
    license,
    provides: idsIn(index.capabilities, provides),
    requires: idsIn(index.capabilities, requires),
    variants: variants.map(([variant, spdx, ...others]) => ({
      name: variant,
      names: [variant.toLowerCase(), ...others],
      ...(spdx === '' ? {} : { license: spdx }),
    })),
  });
  return {
    version: index.version,
    layerIndex: index.layers,
    optionIndex: index.options.map(unpack),
    capabilities: index.capabilities,
    rules: [],
    layers: [],
    options: [],
  };
}

/** What is shipped for a layer of a catalog in which everything is loaded. */
export function packLayer(catalog: Catalog, layer: Layer): PackedLayer {
  const options = catalog.options.flatMap((option) => {
    const role = option.roles[layer.id];
    return role ? [{ ...option, roles: { [layer.id]: role } }] : [];
  });
  return { layer, options };
}

/** The catalog with layers added. An option that is there already gains its further roles. */
export function addLayers(catalog: Catalog, added: readonly PackedLayer[]): Catalog {
  const options = new Map(catalog.options.map((option) => [option.id, option]));
  for (const option of added.flatMap((file) => file.options)) {
    const known = options.get(option.id);
    options.set(option.id, known ? { ...known, roles: inOrder(catalog, known, option) } : option);
  }
  return {
    ...catalog,
    layers: [...catalog.layers, ...added.map((file) => file.layer)].sort((a, b) => a.order - b.order),
    options: [...options.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** The roles of both in the order of the option's own file, its main role first. */
function inOrder(catalog: Catalog, known: Option, added: Option): Option['roles'] {
  const roles = { ...known.roles, ...added.roles };
  const order = catalog.optionIndex.find((entry) => entry.id === known.id)?.layers ?? [];
  const rank = (layer: string): number => order.indexOf(layer);
  return Object.fromEntries(Object.entries(roles).sort(([a], [b]) => rank(a) - rank(b)));
}
