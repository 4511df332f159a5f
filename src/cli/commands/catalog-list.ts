import { filterEntries, filterVariants, groupByLayer, needsOptions, type Filter } from '../../catalog/list.ts';
import { licenseName } from '../../catalog/phrases.ts';
import { InputError } from '../../errors.ts';
import { loadLayers } from '../../io/shipped.ts';
import type { Catalog, OptionEntry } from '../../model/catalog.ts';
import type { FoundVariant } from '../../model/find-variant.ts';
import { nearest } from '../../text/nearest.ts';
import { count } from '../../text/sentence.ts';
import { cut, pad } from '../../text/width.ts';
import { visible } from '../../text/visible.ts';
import { foldersHere, startCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { pageWidth } from '../page.ts';
import { jsonText } from '../print.ts';
import { styleFor, type Style } from '../style.ts';
import type { CatalogFlags } from './catalog-show.ts';
import { print, printLines } from '../lines.ts';

/**
 * `catalog list`: the options by layer, with lifecycle and licence, narrowed by flags and words of a name. `commands` are the
 * names that the first word may have been meant to be. Errors: a layer or such a word that does not exist (InputError).
 */
export async function listOptions(
  context: Context,
  query: readonly string[],
  flags: CatalogFlags & Omit<Filter, 'query'>,
  commands: readonly string[] = [],
): Promise<number> {
  const filter = { ...flags, query: query.join(' ') };
  const start = await startCatalog(await foldersHere(context, flags));
  if (filter.layer !== undefined) checkLayer(filter.layer, start);
  const ids = filter.layer === undefined ? start.layerIndex.map((layer) => layer.id) : [filter.layer];
  const catalog = needsOptions(filter) ? loadLayers(start, ids) : start;
  const entries = filterEntries(catalog, filter);
  const variants = filterVariants(catalog, filter);
  if (entries.length + variants.length === 0 && query[0] !== undefined)
    checkCommand(query[0], query.slice(1), commands);
  if (flags.json) {
    const options = entries.map(entryDocument);
    print(context.stdout, jsonText({ version: 1, options, variants: variants.map(variantDocument) }));
    return 0;
  }
  const style = styleFor(context, 'stdout', flags.color);
  const groups = groupByLayer(catalog, entries, filter.layer);
  const lines = groups.flatMap(({ layer, entries: members }, index) => [
    ...(index === 0 ? [] : ['']),
    style.bold(style.cyan(`${layer.name} (${layer.id})`)),
    ...members.map((entry) => entryLine(entry, pageWidth(context), style)),
  ]);
  const others = variantLines(variants, style);
  const between = lines.length > 0 && others.length > 0 ? [''] : [];
  printLines(context.stdout, [...lines, ...between, ...others]);
  print(context.stderr, `${totals(entries.length, groups.length, variants.length)}\n`);
  return 0;
}

/** `catalog shw kafka`: the word of a command that does not exist. */
function checkCommand(word: string, rest: readonly string[], commands: readonly string[]): void {
  if (commands.length === 0) return;
  const near = nearest(word, commands);
  throw new InputError(`There is no command \`catalog ${word}\`, and no option of that name.`, {
    hint:
      near === undefined
        ? `Commands: ${commands.join(', ')}.`
        : `Did you mean \`${['catalog', near, ...rest].join(' ')}\`?`,
  });
}

/** Reports a layer that nobody knows. */
export function checkLayer(id: string, catalog: Catalog): void {
  const ids = catalog.layerIndex.map((layer) => layer.id);
  if (ids.includes(id)) return;
  const near = nearest(id, ids);
  throw new InputError(`There is no layer \`${id}\`.`, {
    hint: near === undefined ? `Layers: ${ids.join(', ')}.` : `Did you mean \`${near}\`?`,
  });
}

function entryDocument({ id, name, layers, lifecycle, license, ring }: OptionEntry): object {
  return { id, name, layers, lifecycle, license, ...(ring ? { ring } : {}) };
}

function variantDocument({ variant, entry }: FoundVariant): object {
  return { name: variant.name, license: variant.license ?? null, of: entry.id };
}

/** Products that the catalog only names, so that nobody takes the facts of the option beside them for theirs. */
function variantLines(variants: readonly FoundVariant[], style: Style): string[] {
  if (variants.length === 0) return [];
  return [
    style.bold(style.cyan('Other products, without facts')),
    ...variants.map(({ variant, entry }) => `  ${visible(variant.name)} ${style.dim(`is not ${visible(entry.name)}`)}`),
  ];
}

function entryLine(entry: OptionEntry, width: number, style: Style): string {
  const ring = entry.ring === undefined ? '' : ` [${entry.ring}]`;
  const room = Math.max(16, Math.min(36, width - 32));
  const name = `  ${pad(visible(`${entry.name}${ring}`), room)}`;
  const state = pad(entry.lifecycle, 11);
  const license = cut(visible(licenseName(entry.license)), Math.max(10, width - room - 15));
  const paint = entry.lifecycle === 'active' ? (text: string) => text : style.dim;
  return `${paint(`${name} ${state}`)} ${style.dim(license)}`;
}

function totals(options: number, layers: number, variants: number): string {
  if (options === 0 && variants > 0) {
    return `\nNo option, and ${count(variants, 'other product', 'other products')}. Read one with: create-arch-adr catalog show <name>`;
  }
  if (options === 0)
    return 'No option fits. Try fewer words or filters. Further commands: catalog show, compare, validate.';
  return `\n${count(options, 'option', 'options')} in ${count(layers, 'layer', 'layers')}. Read one with: create-arch-adr catalog show <name>`;
}
