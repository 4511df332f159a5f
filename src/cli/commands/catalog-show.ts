import { optionDocument } from '../../catalog/document.ts';
import { findAsked, optionPage } from '../../catalog/page.ts';
import { variantDocument, variantNamed, variantPage } from '../../catalog/variant.ts';
import { InputError } from '../../errors.ts';
import { loadLayers } from '../../io/shipped.ts';
import { findOption, type Catalog, type Option, type OptionEntry } from '../../model/catalog.ts';
import { findVariant } from '../../model/find-variant.ts';
import { nearest } from '../../text/nearest.ts';
import { listOf } from '../../text/sentence.ts';
import { foldersHere, startCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { pageLines, pageWidth } from '../page.ts';
import { jsonText } from '../print.ts';
import { styleFor } from '../style.ts';
import { print, printLines } from '../lines.ts';

/** Flags of the catalog commands that read. */
export interface CatalogFlags {
  readonly json?: boolean;
  readonly color?: boolean;
  readonly catalog?: readonly string[];
}

/** `catalog show <name>`: everything the catalog says about an option, found by any of its names. */
export async function showOption(context: Context, name: string, flags: CatalogFlags): Promise<number> {
  const wanted = oneLine(name);
  const start = await startCatalog(await foldersHere(context, flags));
  const found = findVariant(start, wanted);
  const { option, catalog } = shownOption(found?.entry.id ?? wanted, start);
  const variant = found && variantNamed(option, found.variant.name);
  const asked = findAsked(option, wanted);
  if (flags.json) {
    const document = variant ? variantDocument(variant, option) : optionDocument(option, catalog, asked);
    print(context.stdout, jsonText(document));
    return 0;
  }
  const page = variant ? variantPage(variant, option) : optionPage(option, catalog, asked);
  const lines = pageLines(page, pageWidth(context), styleFor(context, 'stdout', flags.color));
  printLines(context.stdout, lines);
  return 0;
}

/** The option that a name means, in a catalog with all its layers loaded. Errors: a name that finds none (InputError). */
export function shownOption(name: string, start: Catalog): { option: Option; catalog: Catalog } {
  const entry = namedEntry(name, start);
  const catalog = loadLayers(start, entry.layers);
  return { option: optionOf(entry, catalog), catalog };
}

/** The loaded option of an entry. */
export function optionOf(entry: OptionEntry, catalog: Catalog): Option {
  const option = catalog.options.find((candidate) => candidate.id === entry.id);
  // The index and the layers come from one build, so only a bug gets here.
  if (!option) throw new Error(`The index knows ${entry.id}, its layers do not`);
  return option;
}

/** The entry that a name finds. Errors: none does (InputError), with what the person may have meant. */
export function namedEntry(name: string, catalog: Catalog): OptionEntry {
  const wanted = oneLine(name);
  const found = findOption(catalog, wanted);
  if (found) return found;
  const hidden = catalog.hidden?.find((entry) => entry.names.includes(wanted.toLowerCase()));
  if (hidden) {
    throw new InputError(`${hidden.name} is hidden by a catalog folder.`, {
      hint: 'Leave --catalog away, or look from outside a repository whose stack.yaml names that folder.',
    });
  }
  const variant = findVariant(catalog, wanted);
  if (variant) {
    throw new InputError(
      `${variant.variant.name} is not ${variant.entry.name}, and the catalog has no facts about it.`,
      {
        hint: `See what it is with create-arch-adr catalog show ${JSON.stringify(variant.variant.name)}.`,
      },
    );
  }
  const meant = suggestions(wanted, catalog);
  throw new InputError(`The catalog has no option \`${wanted}\`.`, {
    hint:
      meant.length > 0
        ? `Did you mean ${listOf(
            meant.map((id) => `\`${id}\``),
            'or',
          )}?`
        : 'See create-arch-adr catalog list.',
  });
}

/** A name as it may have been pasted, without line breaks and doubled blanks. */
function oneLine(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}

const mostSuggestions = 5;

/** What a person may have meant: the nearest by spelling, then options and variants with the word in a name. */
function suggestions(wanted: string, catalog: Catalog): string[] {
  const near = nearest(
    wanted,
    catalog.optionIndex.flatMap((entry) => [...entry.names, ...entry.variants.flatMap((variant) => variant.names)]),
  );
  const byName =
    near === undefined ? undefined : (findOption(catalog, near)?.id ?? findVariant(catalog, near)?.variant.name);
  const word = wanted.toLowerCase();
  const holds = ({ names }: { readonly names: readonly string[] }): boolean =>
    word.length >= 3 && names.some((name) => name.includes(word));
  const holding = [
    ...catalog.optionIndex.filter(holds).map((entry) => entry.id),
    ...catalog.optionIndex.flatMap((entry) => entry.variants.filter(holds).map((variant) => variant.name)),
  ];
  return [...new Set([...(byName === undefined ? [] : [byName]), ...holding])].slice(0, mostSuggestions);
}
