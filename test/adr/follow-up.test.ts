import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceTexts, stepTexts } from '../../src/adr/follow-up.ts';
import type { Evidence, Step } from '../../src/model/answers.ts';
import { relativePath } from '../../src/text/path.ts';
import { settled } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import '../helpers/seed.ts';

const catalog = wholeCatalog();

function evidence(...items: Evidence[]): string[] {
  const { decision } = settled(catalog, [{ layer: 'message-queue', option: 'nats', evidence: items }]);
  return evidenceTexts(decision, (path) => relativePath('docs/adr/0001-use-nats.md', path));
}

function steps(...items: Step[]): string[] {
  return stepTexts(settled(catalog, [{ layer: 'message-queue', option: 'nats', steps: items }]).decision);
}

describe('evidence', () => {
  it.each([
    [{ where: 'docs/load.md' }, '[docs/load.md](../load.md)'],
    [{ where: 'bench/results.csv', name: 'Load test' }, '[Load test](../../bench/results.csv)'],
    [{ where: 'https://x.example/a/b?c=1' }, '[x.example/a/b?c=1](https://x.example/a/b?c=1)'],
    [{ where: 'https://www.x.example/', name: 'Thread' }, '[Thread](https://www.x.example/)'],
    [{ where: '40k messages per second on one node.' }, '40k messages per second on one node'],
    [{ where: '40k per second', name: 'Spike' }, 'Spike: 40k per second'],
    [{ where: '../../../etc/passwd' }, '../../../etc/passwd'],
    [{ where: 'javascript:alert(1)' }, 'javascript:alert(1)'],
    [{ where: '/etc/passwd' }, '/etc/passwd'],
    [{ where: '# nothing' }, '\\# nothing'],
  ])('is a link to an address or a path of the repository: %j', (item, expected) => {
    expect(evidence(item)).toEqual([expected]);
  });

  it('never leads out of the repository or to anything but the web', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', 'a', ':', 'http', ' ', '(', ')', '\\') }), (where) => {
        const [, target] = /\]\((.*)\)$/.exec(evidence({ where })[0] ?? '') ?? [];
        expect(target === undefined || /^(?:https?:\/\/|(?:\.\.\/){1,2}[^/]|[^/:]+)/.test(target)).toBe(true);
      }),
    );
  });
});

describe('a step', () => {
  it('says what is done, by whom or when, and what may go wrong', () => {
    expect(steps({ what: 'Move the scans first.' })).toEqual(['Move the scans first.']);
    expect(steps({ what: 'Delete the bridge.', by: 'order team', risk: 'two consumers read it' })).toEqual([
      'Delete the bridge (order team). Risk: two consumers read it.',
    ]);
    expect(steps({ what: '- 1. *x*', risk: '<b>' })).toEqual(['\\- 1. \\*x\\*. Risk: \\<b\\>.']);
  });
});
