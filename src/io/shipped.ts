import { readFile } from 'node:fs/promises';
import type { Catalog, Rule } from '../model/catalog.ts';
import type { Templates } from '../model/template.ts';
import { templateOf } from '../text/template.ts';
import { addLayers, unpackIndex, type PackedIndex, type PackedLayer } from './packed.ts';

/** Shipped data: beside the bundle when built, in dist/ when run from the sources by the tests. */
const base = new URL(import.meta.url.includes('/src/io/') ? '../../dist/data/' : './data/', import.meta.url);

/** The catalog's indexes, with no layer loaded: enough to know every name. */
export async function readCatalogIndex(): Promise<Catalog> {
  return unpackIndex(await readJson<PackedIndex>('index.json'));
}

/** The catalog with its rules, and with the given layers and all their options loaded. Unknown ids are passed over. */
export async function loadLayers(catalog: Catalog, ids: readonly string[]): Promise<Catalog> {
  const wanted = catalog.layerIndex.filter(
    (layer) => ids.includes(layer.id) && !catalog.layers.some((known) => known.id === layer.id),
  );
  const [files, rules] = await Promise.all([
    Promise.all(wanted.map((layer) => readJson<PackedLayer>(`layer-${layer.id}.json`))),
    catalog.rules.length > 0 ? catalog.rules : readJson<Rule[]>('rules.json'),
  ]);
  return addLayers({ ...catalog, rules }, files);
}

/** Licence ids that the OSI approved, and those that count as permissive. */
export async function readLicenseLists(): Promise<{ readonly osi: string[]; readonly permissive: string[] }> {
  return readJson('licenses.json');
}

async function readJson<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(name, base), 'utf8')) as T;
}

/** The shipped templates, compiled at build time. */
export async function readTemplates(): Promise<Templates> {
  const compiled = (await import(new URL('templates.js', base).href)) as Record<
    'portable' | 'stack',
    TemplateSpecification
  >;
  return { record: templateOf(compiled.portable), summary: templateOf(compiled.stack) };
}
