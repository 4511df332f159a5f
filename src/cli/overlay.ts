import { layOver } from '../catalog/overlay.ts';
import { InputError } from '../errors.ts';
import { readCatalogFolder, type CatalogFolder } from '../io/overlay.ts';
import { loadLayers, readLicenseLists } from '../io/shipped.ts';
import type { Catalog } from '../model/catalog.ts';

/** The whole catalog with folders laid over it, later ones over earlier ones. Errors: faults in a folder (InputError). */
export async function layFolders(index: Catalog, folders: readonly CatalogFolder[]): Promise<Catalog> {
  const lists = readLicenseLists();
  let catalog = loadLayers(
    index,
    index.layerIndex.map((layer) => layer.id),
  );
  for (const { path, shown } of folders) {
    const { value, problems } = layOver(catalog, await readCatalogFolder(path, shown), lists);
    if (!value) {
      const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
      throw new InputError(`The catalog folder ${shown} has ${count}; nothing was done.`, { problems });
    }
    catalog = value;
  }
  return catalog;
}
