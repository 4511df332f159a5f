import type { Driver, Layer } from '../model/catalog.ts';

/** The driver of a layer that an id, a name or a synonym finds, whatever its case. */
export function findDriver(layer: Layer, name: string): Driver | undefined {
  const wanted = name.trim().toLowerCase();
  return layer.drivers.find(({ id, name: own, synonyms }) =>
    [id, own, ...synonyms].some((known) => known.toLowerCase() === wanted),
  );
}
