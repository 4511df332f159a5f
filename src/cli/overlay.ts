import { layOver } from '../catalog/overlay.ts';
import { readCatalogFolder, type CatalogFolder } from '../io/overlay.ts';
import { loadLayers, readLicenseLists } from '../io/shipped.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Parsed, Place } from '../model/problem.ts';
import { toldAt } from './faults.ts';

/**
 * The whole catalog with folders laid over it, later ones over earlier ones. Problems: those of the first folder that has
 * any, as the ones behind it may build on it. `placeOf` says where answers name a folder. Errors: another folder cannot be
 * used (InputError).
 */
export async function layFolders(
  index: Catalog,
  folders: readonly CatalogFolder[],
  placeOf?: (named: string) => Place,
): Promise<Parsed<Catalog>> {
  const lists = readLicenseLists();
  let catalog = loadLayers(
    index,
    index.layerIndex.map((layer) => layer.id),
  );
  for (const { path, shown, named } of folders) {
    const place = named === undefined ? undefined : placeOf?.(named);
    const base = catalog;
    const { value, problems } = await toldAt(place, async () =>
      layOver(base, await readCatalogFolder(path, shown), lists),
    );
    if (!value) return { problems };
    catalog = value;
  }
  return { value: catalog, problems: [] };
}
