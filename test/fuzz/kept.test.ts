import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { targets } from './targets.ts';

/** Texts of a target in a folder: `kept` has those that each reach something of their own, `broke` those that broke a law. */
async function texts(folder: string, target: string): Promise<string[]> {
  const file = new URL(`${folder}/${target.replace(/[^a-z0-9]+/gi, '-')}.json`, import.meta.url);
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as string[]) : [];
}

describe('texts of the fuzzer', () => {
  it.each(targets.map((target) => [target.name, target] as const))('are read by the law: %s', async (name, target) => {
    const kept = await texts('kept', name);
    expect(kept.length).toBeGreaterThan(0);
    for (const text of [...kept, ...(await texts('broke', name))]) {
      expect(target.faultOf(text), JSON.stringify(text)).toBeUndefined();
    }
  });
});
