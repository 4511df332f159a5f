import { findOption, type Catalog } from '../model/catalog.ts';
import { isMap } from '../text/shape.ts';
import type { AnswersText } from './answers.ts';

/**
 * The layers that must be loaded for these answers: those that are decided, and for an option that was considered although
 * it belongs to another layer, the first of its own.
 */
export function layersBehind({ layers, shape }: AnswersText, catalog: Catalog): string[] {
  const decisions = Object.entries(shape.value?.decisions ?? {});
  const further = decisions.flatMap(([layer, entry]) =>
    consideredIn(entry).flatMap((name) => {
      const known = findOption(catalog, name)?.layers ?? [];
      return known.includes(layer) ? [] : known.slice(0, 1);
    }),
  );
  return [...new Set([...layers, ...further])];
}

/** The names of what the choices under a layer were compared with. */
function consideredIn(entry: unknown): string[] {
  if (Array.isArray(entry)) return entry.flatMap(consideredIn);
  const items = isMap(entry) && Array.isArray(entry['considered']) ? (entry['considered'] as unknown[]) : [];
  const choice = isMap(entry) && typeof entry['choice'] === 'string' ? [entry['choice']] : [];
  return [...choice, ...items].flatMap((item) => {
    const name = isMap(item) ? (item['option'] ?? item['name'] ?? Object.keys(item)[0]) : item;
    return typeof name === 'string' ? [name] : [];
  });
}
