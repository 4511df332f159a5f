import type { Catalog, LayerEntry, LifecycleState, Option, OptionEntry } from '../model/catalog.ts';
import type { FoundVariant } from '../model/find-variant.ts';

/** What a list is narrowed to. Everything that is given must hold. */
export interface Filter {
  readonly layer?: string;
  readonly lifecycle?: string;
  /** A part of the SPDX expression, whatever its case. */
  readonly license?: string;
  /** A licence policy of a team that the option must fit. */
  readonly policy?: string;
  readonly kind?: string;
  /** Parts of a name, whatever their case and order. */
  readonly query?: string;
}

/** Whether a filter asks for more than the index knows, so that options have to be loaded. */
export function needsOptions(filter: Filter): boolean {
  return filter.policy !== undefined || filter.kind !== undefined;
}

/** The entries that a filter leaves. For some filters the options have to be loaded, see {@link needsOptions}. */
export function filterEntries(catalog: Catalog, filter: Filter): OptionEntry[] {
  const options = new Map(catalog.options.map((option) => [option.id, option]));
  const words = (filter.query ?? '').toLowerCase().split(/\s+/);
  return catalog.optionIndex.filter(
    (entry) =>
      (filter.layer === undefined || entry.layers.includes(filter.layer)) &&
      (filter.lifecycle === undefined || entry.lifecycle === filter.lifecycle) &&
      (filter.license === undefined || entry.license.toLowerCase().includes(filter.license.toLowerCase())) &&
      entry.names.some((name) => words.every((word) => name.includes(word))) &&
      (!needsOptions(filter) || fits(options.get(entry.id), filter)),
  );
}

/**
 * The variants that words of a name find, each with the option that it is not. What is asked beyond layer, name and licence
 * the catalog does not know of them, so that none is listed then.
 */
export function filterVariants(catalog: Catalog, filter: Filter): FoundVariant[] {
  const words = (filter.query ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || needsOptions(filter) || filter.lifecycle !== undefined) return [];
  const { layer, license } = filter;
  return catalog.optionIndex
    .filter((entry) => layer === undefined || entry.layers.includes(layer))
    .flatMap((entry) => entry.variants.map((variant) => ({ variant, entry })))
    .filter(({ variant }) => variant.names.some((name) => words.every((word) => name.includes(word))))
    .filter(
      ({ variant }) =>
        license === undefined || (variant.license ?? '').toLowerCase().includes(license.toLowerCase()),
    );
}

function fits(option: Option | undefined, { policy, kind }: Filter): boolean {
  if (!option || (kind !== undefined && option.kind !== kind)) return false;
  if (policy === 'osi-approved') return option.license.policy !== 'restricted';
  if (policy === 'permissive') return !['restricted', 'osi-approved'].includes(option.license.policy);
  return true;
}

/** The options of one layer, those that are alive first. */
export interface Group {
  readonly layer: LayerEntry;
  readonly entries: readonly OptionEntry[];
}

const alive: readonly LifecycleState[] = ['active', 'maintenance'];

/** Entries by layer, in the order of the layers; an entry stands in each of its layers, or in the one that was asked for. */
export function groupByLayer(catalog: Catalog, entries: readonly OptionEntry[], layer: string | undefined): Group[] {
  const rank = (entry: OptionEntry): number => (alive.includes(entry.lifecycle) ? 0 : 1);
  return catalog.layerIndex
    .filter(({ id }) => layer === undefined || id === layer)
    .map((known) => ({
      layer: known,
      entries: entries
        .filter((entry) => entry.layers.includes(known.id))
        .sort((a, b) => rank(a) - rank(b) || (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)),
    }))
    .filter((group) => group.entries.length > 0);
}
