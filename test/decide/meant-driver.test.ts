import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { meantDriver, meantDrivers } from '../../src/decide/meant-driver.ts';
import type { Layer } from '../../src/model/catalog.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import '../helpers/seed.ts';

const catalog = wholeCatalog();
const file = fileURLToPath(new URL('driver-sentences.yaml', import.meta.url));
const table = parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string[]>>;
const sentences = Object.entries(table).flatMap(([layer, drivers]) =>
  Object.entries(drivers).flatMap(([driver, texts]) => texts.map((text) => ({ layer, driver, text }))),
);

function layerOf(id: string): Layer {
  const layer = catalog.layers.find((one) => one.id === id);
  if (!layer) throw new Error(`No layer ${id}`);
  return layer;
}

describe('a driver in the words of a team', () => {
  const meant = sentences.map(({ layer, driver, text }) => ({
    driver,
    text,
    found: meantDriver(text, layerOf(layer))?.id,
  }));

  it('is never judged as another one than it means', () => {
    const wrong = meant.filter(({ driver, found }) => found !== undefined && found !== driver);
    expect(wrong).toEqual([]);
  });

  it('is found nearly always where it means one', () => {
    const some = meant.filter(({ driver }) => driver !== 'none');
    const silent = some.filter(({ found }) => found === undefined);
    expect(some.length).toBeGreaterThan(150);
    expect(silent.length, silent.map(({ text }) => text).join('\n')).toBeLessThan(some.length / 20);
  });

  it.each(catalog.layers.flatMap((layer) => layer.drivers.map((driver) => [layer, driver] as const)))(
    'is found by the name that the catalog gives it: $0.id $1.id',
    (layer, driver) => {
      expect(meantDrivers(driver.name, layer).map(({ id }) => id)).toContain(driver.id);
    },
  );

  it('is not found where a sentence denies it', () => {
    const queue = layerOf('message-queue');
    for (const text of ['No replay', 'We need no replay.', 'Replay is not needed', 'without any replay at all']) {
      expect(meantDriver(text, queue)?.id, text).toBeUndefined();
    }
    expect(meantDriver('We must not lose messages', queue)?.id).toBe('durability');
  });

  it('is looked for in any text in a time that grows with it', () => {
    const words = fc.array(fc.constantFrom('no', 'message', 'per', 'order', 'second', 'lose', 'the', 'x'), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(words, fc.constantFrom(...catalog.layers), (some, layer) => {
        const found = meantDrivers(some.join(' '), layer);
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 100 },
    );
  });
});
