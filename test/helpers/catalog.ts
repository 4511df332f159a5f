import { loadLayers, readCatalogIndex } from '../../src/io/shipped.ts';
import type { Catalog } from '../../src/model/catalog.ts';

/** The built catalog with all layers loaded. */
export function wholeCatalog(): Catalog {
  const index = readCatalogIndex();
  return loadLayers(
    index,
    index.layerIndex.map((layer) => layer.id),
  );
}
