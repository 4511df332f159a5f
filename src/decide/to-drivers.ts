import type { DriverAnswer } from '../model/answers.ts';
import type { Driver, Layer } from '../model/catalog.ts';
import { findDriver } from './find-driver.ts';
import { pairOf } from './items.ts';
import { meantDriver } from './meant-driver.ts';
import type { RawItem } from './schema.ts';

/**
 * The drivers of a decision as the answers have them, those in the team's words with the driver of the catalog that they
 * mean, unless the decision names that one in another way.
 */
export function toDrivers(items: readonly RawItem[], layer: Layer | undefined): DriverAnswer[] {
  const drivers = items.map((item) => toDriver(item, layer));
  const named = new Set(drivers.map(({ id }) => id));
  return drivers.map((driver) => {
    const meant = layer && meantBy(driver, layer);
    if (!meant || named.has(meant.id)) return driver;
    named.add(meant.id);
    return { ...driver, meant: meant.id };
  });
}

function toDriver(item: RawItem, layer: Layer | undefined): DriverAnswer {
  const [key, words] = pairOf(item);
  const driver = layer && findDriver(layer, key);
  if (driver) return { id: driver.id, ...(words === undefined ? {} : { words }) };
  return { words: words === undefined ? key : `${key}: ${words}` };
}

function meantBy({ id, words }: DriverAnswer, layer: Layer): Driver | undefined {
  return id === undefined && words !== undefined ? meantDriver(words, layer) : undefined;
}
