import { describe, expect, it } from 'vitest';
import { runBin } from '../helpers/run-bin.ts';
import { expectRun, helps, needsShell, root, withRepository } from './help-examples.ts';

withRepository();

describe.each(helps)('$command --help', ({ text, examples }) => {
  it('fits into 80 columns', () => {
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('has examples that do what they say', async () => {
    expect(examples).not.toEqual([]);
    await expectRun(examples.filter((example) => !needsShell(example)));
  });
});

it('shows the same help for the word help', async () => {
  const [asWord, asFlag] = await Promise.all([
    runBin(['help', 'status'], { cwd: root }),
    runBin(['status', '--help'], { cwd: root }),
  ]);
  expect([asWord.code, asWord.stdout]).toEqual([0, asFlag.stdout]);
});

it('shows the flags of a command above those that many commands share', () => {
  const text = helps.find((help) => help.command === 'create-arch-adr check')?.text ?? '';
  const places = ['  --severity', 'Common options:', '  --json'].map((word) => text.indexOf(word));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
