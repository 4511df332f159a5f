import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RecordFormat } from '../model/adr.ts';
import type { Catalog, Rule } from '../model/catalog.ts';
import type { RenderTemplate, Templates } from '../model/template.ts';
import { templateOf } from '../text/template.ts';
import { addLayers, unpackIndex, type PackedIndex, type PackedLayer } from './packed.ts';

/**
 * Shipped data: beside the bundle when built, in dist/ when run from the sources by the tests. It is read without
 * promises, which cost more than such small files.
 */
const base = new URL(import.meta.url.includes('/src/io/') ? '../../dist/data/' : './data/', import.meta.url);

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
  return JSON.parse(readFileSync(new URL(name, base), 'utf8'));
}

/** The text of a shipped template, as a team can begin its own with. */
export function readTemplateText(format: RecordFormat): string {
  return readFileSync(new URL(`template-${format}.md.hbs`, base), 'utf8');
}

/** The shipped templates, compiled at build time; each is read when it is asked for first. */
export function readTemplates(): Templates {
  const load = createRequire(base);
  const read = (name: string): RenderTemplate => templateOf(load(`./template-${name}.js`) as TemplateSpecification);
  const known = new Map<RecordFormat, RenderTemplate>();
  return {
    record: (format) => {
      const template = known.get(format) ?? read(format);
      known.set(format, template);
      return template;
    },
    summary: read('stack'),
  };
}
