import { readFileSync } from 'node:fs';
import type { Catalog, Rule } from '../model/catalog.ts';
import { addLayers, unpackIndex, type PackedIndex, type PackedLayer } from './packed.ts';

/**
 * Shipped data: beside the bundle when built, in dist/ when run from the sources by the tests. It is read without
 * promises, which cost more than such small files.
 */
export const shippedData = new URL(
  import.meta.url.includes('/src/io/') ? '../../dist/data/' : './data/',
  import.meta.url,
);

/** The catalog's indexes, with no layer loaded: enough to know every name. */
export function readCatalogIndex(): Catalog {
  return unpackIndex(readJson('index.json') as PackedIndex);
}

/** The catalog with its rules, and with the given layers and all their options loaded. Unknown ids are passed over. */
export function loadLayers(catalog: Catalog, ids: readonly string[]): Catalog {
  const wanted = catalog.layerIndex.filter(
    (layer) => ids.includes(layer.id) && !catalog.layers.some((known) => known.id === layer.id),
  );
  const rules = catalog.rules.length > 0 ? catalog.rules : (readJson('rules.json') as Rule[]);
  return addLayers(
    { ...catalog, rules },
    wanted.map((layer) => readJson(`layer-${layer.id}.json`) as PackedLayer),
  );
}

/** Licence ids that the OSI approved, and those that count as permissive. */
export function readLicenseLists(): { readonly osi: string[]; readonly permissive: string[] } {
  return readJson('licenses.json') as ReturnType<typeof readLicenseLists>;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, shippedData), 'utf8'));
}
