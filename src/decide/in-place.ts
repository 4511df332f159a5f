import { findOption, type Capability, type Catalog, type Layer } from '../model/catalog.ts';

/**
 * What the team listed as in place and what does the work of a layer without being an option of it: the catalog knows
 * such a thing by its name only, so that nothing can be compared with it.
 */
export function knownByName(layer: Layer, existing: readonly string[], catalog: Catalog): string[] {
  const capabilities = catalog.capabilities.filter((capability) => capability.layer === layer.id);
  return existing.filter((name) => findOption(catalog, name) === undefined && fills(name, capabilities, catalog));
}

/** Whether something the team already runs fills one of the capabilities, told by a name in it: "Cloud SQL for MySQL". */
export function fills(name: string, capabilities: readonly Capability[], catalog: Catalog): boolean {
  const wanted = ` ${name.toLowerCase().replace(/[(),/;:]+/g, ' ')} `.replace(/\s+/g, ' ');
  const provides = findOption(catalog, name)?.provides ?? [];
  return capabilities.some(
    (capability) =>
      provides.includes(capability.id) ||
      capability.existing.some((known) => wanted.includes(` ${known.toLowerCase()} `)),
  );
}
