import type { Item } from './boxes.ts';
import type { Box } from './zone.ts';

/** Choices of one layer that a folded box names; of more it gives the count. */
const maxNamed = 3;

/** An item as one line: "Resilience4j · circuit breaker · 0012 (proposed)". */
export function itemLine({ name, purpose, number, look }: Item): string {
  const note = look === 'accepted' ? '' : ` (${look})`;
  return [name, purpose, number].filter((part) => part !== undefined).join(' · ') + note;
}

/** All items of a place in one box, a layer with many choices as one line. None without items. */
export function foldedBox(place: string, items: readonly Item[]): Box[] {
  if (items.length === 0) return [];
  const layers = new Map<string, Item[]>();
  for (const item of items) {
    const group = layers.get(item.layer);
    if (group) group.push(item);
    else layers.set(item.layer, [item]);
  }
  const lines = [...layers].flatMap(([layer, group]) =>
    group.length > maxNamed ? [`${layer}: ${group.length} choices`] : group.map(itemLine),
  );
  const missing = [...new Set(items.flatMap((item) => item.missing))].map((what) => `${what} (missing)`);
  const look = items.every((item) => item.look === 'proposed') ? 'proposed' : 'accepted';
  return [{ id: `f_${place}`, lines: [...lines, ...missing], bold: false, look, needs: [] }];
}
