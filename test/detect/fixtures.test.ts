import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startScan } from '../../src/detect/scan.ts';
import { walkRepository } from '../../src/io/walk.ts';
import { tinyCatalog } from './tiny-catalog.ts';

const root = join(import.meta.dirname, '../fixtures/detect');
const cases = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory());

function detect(name: string): unknown {
  const scan = startScan(tinyCatalog);
  const folder = join(root, name);
  const walked = walkRepository({ root: folder, wants: scan.wants }, scan.take);
  return { found: scan.found(), problems: [...walked, ...scan.problems()] };
}

describe('detect finds in a repository what its manifests name', () => {
  it.each(cases)('%s', (name) => {
    const expected = join(root, name, 'expected.json');
    const actual = detect(name);
    // After a wanted change: UPDATE_EXPECTED=1 npx vitest run test/detect/fixtures.test.ts, then read the difference.
    if (process.env['UPDATE_EXPECTED']) writeFileSync(expected, `${JSON.stringify(actual, null, 2)}\n`);
    expect(actual).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });
});
