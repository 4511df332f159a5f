import { expect, it } from 'vitest';
import { expectRun, helps, needsShell, withRepository } from './help-examples.ts';

withRepository();

it('has examples for other shells that do what they say', async () => {
  const examples = helps.flatMap((help) => help.examples).filter(needsShell);
  expect(examples.length).toBeGreaterThan(1);
  await expectRun(examples);
});
