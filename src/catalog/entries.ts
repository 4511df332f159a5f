import type { Layer, LayerEntry, Option, OptionEntry } from '../model/catalog.ts';
import type { Path, YamlText } from '../text/yaml.ts';

/** A name of an option as people look it up, and where it stands in the option's file. */
export interface NamePlace {
  readonly name: string;
  readonly path: Path;
}

/** Everything an option is found by, in lower case: id, name, aliases, and its parts and references. */
export function namePlaces(option: Option): NamePlace[] {
  const at = (name: string, ...path: Path): NamePlace => ({ name: name.trim().toLowerCase(), path });
  const parts = (['parts', 'references'] as const).flatMap((key) =>
    option[key].flatMap((part, index) => [
      at(part.name, key, index, 'name'),
      ...part.aliases.map((alias, number) => at(alias, key, index, 'aliases', number)),
    ]),
  );
  const aliases = option.aliases.map((alias, index) => at(alias, 'aliases', index));
  return [at(option.id, 'id'), at(option.name, 'name'), ...aliases, ...parts];
}

/** Everything the variants of an option are found by, as {@link namePlaces}. */
export function variantPlaces({ variants }: Option): NamePlace[] {
  return variants.flatMap((variant, index) =>
    [variant.name, ...variant.aliases].map((name, number) => ({
      name: name.trim().toLowerCase(),
      path: ['variants', index, ...(number === 0 ? ['name'] : ['aliases', number - 1])],
    })),
  );
}

/** Everything an option is found by, in lower case, each once. */
export function namesOf(option: Option): string[] {
  return [...new Set(namePlaces(option).map((place) => place.name))];
}

/** What the index of the catalog says about an option. */
export function optionEntry(option: Option): OptionEntry {
  return {
    id: option.id,
    name: option.name,
    names: namesOf(option),
    layers: Object.keys(option.roles),
    lifecycle: option.lifecycle.state,
    license: option.license.spdx,
    provides: option.provides,
    requires: [...new Set(option.requires.flatMap((need) => need.any))],
    variants: option.variants.map(({ name, aliases, license }) => ({
      name,
      names: [...new Set([name, ...aliases].map((known) => known.trim().toLowerCase()))],
      ...(license ? { license: license.spdx } : {}),
    })),
    ...(option.ring ? { ring: option.ring.name } : {}),
  };
}

/** What the index of the catalog says about a layer. */
export function layerEntry(layer: Layer): LayerEntry {
  return { id: layer.id, name: layer.name, order: layer.order, zone: layer.zone };
}

/** Data of one catalog file together with the way back to its places. */
export interface Entry<T> {
  readonly file: string;
  readonly value: T;
  readonly yaml: YamlText;
}

/** Data that were loaded without their text: faults name a file, and no line. */
export function entryOf<T>(value: T, file: string): Entry<T> {
  const place = (): { readonly file: string } => ({ file });
  return { file, value, yaml: { data: value, place, keyPlace: place, bareKeys: () => [], source: () => undefined } };
}
