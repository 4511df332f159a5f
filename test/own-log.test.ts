import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runBin } from './helpers/run-bin.ts';

it('keeps its own decisions with itself, and its own check finds nothing wrong with them', async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const result = await runBin(['check', '--date', '2026-11-24', '--json'], { cwd: root });
  const document = JSON.parse(result.stdout) as { seen: { records: number }; problems: unknown[] };
  expect([result.code, document.seen.records, document.problems]).toEqual([0, 3, []]);
});
