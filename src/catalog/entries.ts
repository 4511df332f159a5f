import type { Layer, LayerEntry, Option, OptionEntry } from '../model/catalog.ts';
import type { YamlText } from '../text/yaml.ts';

/** Everything an option is found by, in lower case: id, name, aliases, and its parts and references. */
export function namesOf(option: Option): string[] {
  const named = [...option.parts, ...option.references].flatMap((part) => [part.name, ...part.aliases]);
  const names = [option.id, option.name, ...option.aliases, ...named];
  return [...new Set(names.map((name) => name.trim().toLowerCase()))];
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
  };
}

/** What the index of the catalog says about a layer. */
export function layerEntry(layer: Layer): LayerEntry {
  return { id: layer.id, name: layer.name, order: layer.order };
}

/** Data of one catalog file together with the way back to its places. */
export interface Entry<T> {
  readonly file: string;
  readonly value: T;
  readonly yaml: YamlText;
}
