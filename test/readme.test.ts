import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { withParts } from '../.ci/readme.js';

it('shows the example runs and the map of the sources as they are', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  expect(withParts(readme)).toBe(readme);
});
