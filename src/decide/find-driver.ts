import type { Driver, Layer } from '../model/catalog.ts';

/** The driver of a layer that an id or a name finds, whatever its case. */
export function findDriver(layer: Layer, name: string): Driver | undefined {
  const wanted = name.toLowerCase();
  return layer.drivers.find((driver) => driver.id === wanted || driver.name.toLowerCase() === wanted);
}
