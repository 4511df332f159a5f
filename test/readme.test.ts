import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parts } from '../.ci/readme.js';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

/** What stands between the marks of a made part. */
function shown(name: string): string {
  return new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)<!-- ${name}: end -->`).exec(readme)?.[1]?.trim() ?? '';
}

function files(map: string): string[] {
  return [...map.matchAll(/^- `(src\/[^`]+)`: \S/gm)].map((match) => match[1] ?? '').sort();
}

it('shows the runs of the example as they are', () => {
  expect(shown('demo')).toBe(parts().demo);
  expect(shown('wizard')).toBe(parts().wizard);
});

it('has a line for every source file, and for no other', () => {
  expect(files(shown('map'))).toEqual(files(parts().map));
});
