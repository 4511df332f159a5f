import type { Catalog, Option } from '../model/catalog.ts';
import { listOf } from '../text/sentence.ts';
import { holds, type Situation } from './condition.ts';
import { requirementsOf } from './effects.ts';
import { fills } from './in-place.ts';

/**
 * The first thing an option needs that nothing chosen or in place brings, as a noun phrase. Only what is decided in no
 * layer counts, such as a database: the rest may still be chosen. `brought` are the capabilities of what is chosen.
 * `undefined` where the team told nothing of what it runs.
 */
export function missingFor(
  option: Option,
  catalog: Catalog,
  situation: Situation,
  brought: readonly string[],
): string | undefined {
  const { context } = situation;
  if (context.existing.length === 0) return undefined;
  const provided = [...option.provides, ...brought];
  for (const need of requirementsOf(option)) {
    const capabilities = catalog.capabilities.filter((capability) => need.any.includes(capability.id));
    const isFilled =
      holds(need.when, situation) !== true ||
      capabilities.some(({ id, layer, assumed }) => layer !== undefined || assumed === true || provided.includes(id)) ||
      context.existing.some((name) => fills(name, capabilities, catalog)) ||
      (need.any.includes('kubernetes') && context.runtime === 'kubernetes');
    if (!isFilled) {
      return listOf(
        capabilities.map((capability) => capability.name),
        'or',
      );
    }
  }
  return undefined;
}

/** Ids of the capabilities that the options with these ids bring. */
export function providedBy(ids: readonly string[], catalog: Catalog): string[] {
  return catalog.options.filter((option) => ids.includes(option.id)).flatMap((option) => option.provides);
}
