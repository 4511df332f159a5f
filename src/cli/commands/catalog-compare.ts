import { cellWords, compareOptions, factComparison, type Comparison } from '../../catalog/compare.ts';
import { InputError } from '../../errors.ts';
import { loadLayers } from '../../io/shipped.ts';
import type { Catalog, OptionEntry } from '../../model/catalog.ts';
import { listOf } from '../../text/sentence.ts';
import { visible } from '../../text/visible.ts';
import { foldersHere, startCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { pageWidth, sideBySide } from '../page.ts';
import { jsonText } from '../print.ts';
import { styleFor, type Style } from '../style.ts';
import { checkLayer } from './catalog-list.ts';
import { namedEntry, optionOf, type CatalogFlags } from './catalog-show.ts';
import { print, printLines } from '../lines.ts';

/** `catalog compare <a> <b> [c]`: the drivers of a layer side by side, then state, licence and costs. */
export async function compare(
  context: Context,
  names: readonly string[],
  flags: CatalogFlags & { readonly layer?: string },
): Promise<number> {
  const start = await startCatalog(await foldersHere(context, flags));
  const entries = names.map((name) => namedEntry(name, start));
  checkNumber(entries);
  const id = sharedLayer(entries, flags.layer, start);
  const catalog = loadLayers(start, [id]);
  const layer = catalog.layers.find((candidate) => candidate.id === id);
  // The index and the layers come from one build, so only a bug gets here.
  if (!layer) throw new Error(`The index knows the layer ${id}, the catalog does not`);
  const comparison = compareOptions(
    layer,
    entries.map((entry) => optionOf(entry, catalog)),
  );
  if (flags.json) print(context.stdout, jsonText(comparisonDocument(comparison)));
  else {
    const lines = comparisonLines(comparison, catalog, pageWidth(context), styleFor(context, 'stdout', flags.color));
    printLines(context.stdout, lines);
    print(context.stderr, otherLayers(entries, id));
  }
  return 0;
}

function checkNumber(entries: readonly OptionEntry[]): void {
  const ids = new Set(entries.map((entry) => entry.id));
  const [first] = entries;
  if (first && ids.size < entries.length) {
    throw new InputError('The same option was named twice.', { hint: `Name another one beside \`${first.id}\`.` });
  }
  if (entries.length < 2 || entries.length > 3) {
    const named = entries.length === 1 ? 'Only one option was' : `${entries.length} options were`;
    throw new InputError(`${named} named.`, { hint: 'Name two or three.' });
  }
}

function shared(entries: readonly OptionEntry[]): string[] {
  return (entries[0]?.layers ?? []).filter((layer) => entries.every((entry) => entry.layers.includes(layer)));
}

/** The layer of the comparison: the one that was asked for, or the first that all options share. */
function sharedLayer(entries: readonly OptionEntry[], asked: string | undefined, catalog: Catalog): string {
  if (asked !== undefined) checkLayer(asked, catalog);
  const layers = shared(entries);
  const roles = entries.map((entry) => `${entry.name}: ${entry.layers.join(', ')}`).join('; ');
  const [first] = layers;
  if (first === undefined) {
    throw new InputError(`${listOf(entries.map((entry) => entry.name))} share no layer.`, { hint: `${roles}.` });
  }
  if (asked !== undefined && !layers.includes(asked)) {
    throw new InputError(`Not all of them have a role in \`${asked}\`.`, { hint: `${roles}.` });
  }
  return asked ?? first;
}

function otherLayers(entries: readonly OptionEntry[], used: string): string {
  const others = shared(entries).filter((layer) => layer !== used);
  return others.length === 0 ? '' : `\nThey also share ${listOf(others)}: add --layer ${others[0] ?? ''}\n`;
}

function comparisonLines(comparison: Comparison, catalog: Catalog, width: number, style: Style): string[] {
  const { layer, options, drivers } = comparison;
  const rows = (cells: readonly string[]): string[] => sideBySide(cells, width);
  const driverLines = (same: boolean): string[] =>
    drivers
      .filter((driver) => driver.same === same)
      .flatMap((driver) => [style.bold(visible(driver.name)), ...rows(driver.cells.map(cellWords)), '']);
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [style.bold(style.cyan(title)), '', ...lines];
  return [
    ...rows(options.map((option) => option.name)).map((line) => style.bold(line)),
    ...rows(options.map((option) => option.summary)),
    '',
    ...part(`As ${layer.name.toLowerCase()}: where they differ`, driverLines(false)),
    ...part('Where they are alike', driverLines(true)),
    ...part(
      'Whatever the layer',
      factComparison(options, catalog).flatMap((fact) => [style.bold(fact.name), ...rows(fact.cells), '']),
    ),
  ].slice(0, -1);
}

function comparisonDocument({ layer, options, drivers }: Comparison): object {
  return {
    version: 1,
    layer: { id: layer.id, name: layer.name },
    options: options.map(({ id, name, lifecycle, license, latest }) => ({
      id,
      name,
      lifecycle,
      license: { spdx: license.spdx, policy: license.policy, history: license.history },
      latest: latest ?? null,
    })),
    drivers,
  };
}
