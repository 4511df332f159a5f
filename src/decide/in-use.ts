import type { TeamContext } from '../model/answers.ts';
import { findOption, type Catalog, type Layer } from '../model/catalog.ts';
import type { InUse } from '../model/decision.ts';
import { fills, incumbent, isListed } from './in-place.ts';

/** What the team listed as in use, each once and with its zone; without what is chosen in a layer and thus has a place. */
export function inUse({ existing }: TeamContext, chosen: readonly string[], catalog: Catalog): InUse[] {
  const names = existing.filter((name, index) => !isListed(name, { existing: existing.slice(0, index) }));
  return names.flatMap((name) => {
    if (chosen.some((one) => one === incumbent(name, catalog) || isListed(one, { existing: [name] }))) return [];
    const zone = zoneOf(name, catalog);
    return [{ name, ...(zone === undefined ? {} : { zone }) }];
  });
}

/** The zone of what a name fills, else of the first layer that an option of this name is for. */
function zoneOf(name: string, catalog: Catalog): Layer['zone'] | undefined {
  const zoneOfLayer = (id: string | undefined): Layer['zone'] | undefined =>
    catalog.layerIndex.find((layer) => layer.id === id)?.zone;
  const filled = catalog.capabilities.filter((capability) => fills(name, [capability], catalog));
  const [zone] = filled.flatMap((capability) => capability.zone ?? zoneOfLayer(capability.layer) ?? []);
  return zone ?? zoneOfLayer(findOption(catalog, name)?.layers[0]);
}
