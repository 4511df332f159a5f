import { findOption, type Catalog, type Layer } from '../model/catalog.ts';
import { fills } from './effects.ts';

/**
 * What the team listed as in place and what does the work of a layer without being an option of it: the catalog knows
 * such a thing by its name only, so that nothing can be compared with it.
 */
export function knownByName(layer: Layer, existing: readonly string[], catalog: Catalog): string[] {
  const capabilities = catalog.capabilities.filter((capability) => capability.layer === layer.id);
  return existing.filter((name) => findOption(catalog, name) === undefined && fills(name, capabilities, catalog));
}
