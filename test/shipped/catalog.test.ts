import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { namesOf, optionEntry } from '../../src/catalog/entries.ts';
import { optionPage } from '../../src/catalog/page.ts';
import { parseCatalog } from '../../src/catalog/parse.ts';
import { validateLoaded } from '../../src/catalog/validate-loaded.ts';
import { loadLayers, readCatalogIndex, readLicenseLists } from '../../src/io/shipped.ts';
import { pageLines } from '../../src/cli/page.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const folder = fileURLToPath(new URL('../../catalog', import.meta.url));
const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.yaml'));
const files = await Promise.all(
  paths.map(async (path) => ({ path: path.replaceAll('\\', '/'), text: await readFile(join(folder, path), 'utf8') })),
);
const catalog = wholeCatalog();

describe('the shipped catalog', () => {
  it('has no faults', () => {
    const { value, problems } = parseCatalog(files, readLicenseLists(), catalog.version);
    expect(problems).toEqual([]);
    expect(value?.layers).toHaveLength(18);
    expect(value?.options.length).toBeGreaterThanOrEqual(200);
  });

  it('is built from these very files', () => {
    const { value } = parseCatalog(files, readLicenseLists(), catalog.version);
    expect({ ...catalog }).toEqual({ ...value });
    expect(validateLoaded(catalog)).toEqual([]);
  });

  it('has an index that knows every name, layer, state and licence', () => {
    expect(catalog.optionIndex.map((entry) => ({ ...entry, names: [...entry.names].sort() }))).toEqual(
      catalog.options.map((option) => ({ ...optionEntry(option), names: namesOf(option).sort() })),
    );
  });

  it('loads a layer with its options in that layer, and nothing more', () => {
    const one = loadLayers(readCatalogIndex(), ['dns']);
    expect(one.layers.map((layer) => layer.id)).toEqual(['dns']);
    expect(new Set(one.options.flatMap((option) => Object.keys(option.roles)))).toEqual(new Set(['dns']));
    const two = loadLayers(one, ['service-discovery', 'dns', 'no-layer']);
    const consul = two.options.find((option) => option.id === 'consul');
    expect(Object.keys(consul?.roles ?? {}).sort()).toEqual(['dns', 'service-discovery']);
  });

  it('has a page of at most 80 columns for every option, with nothing leaked into it', () => {
    const plain = (text: string): string => text;
    const style = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, cyan: plain };
    const odd = catalog.options.flatMap((option) => {
      const text = pageLines(optionPage(option, catalog, undefined), 80, style).join('\n');
      const wide = text.split('\n').filter((line) => displayWidth(line) > 80);
      const leaked = text.match(/undefined|\[object|\bNaN\b|LicenseRef|\.\.(?!\.)|\(\)|\s,/g) ?? [];
      return [...wide, ...leaked].map((found) => `${option.id}: ${found}`);
    });
    expect(odd).toEqual([]);
  });
});
