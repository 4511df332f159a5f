import fc from 'fast-check';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import type { ConsideredAnswer, Evidence, Step, TeamContext, Verdict } from '../../src/model/answers.ts';
import { recordFormats } from '../../src/model/adr.ts';
import { chosenName, type Decision, type Stack } from '../../src/model/decision.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import { bodyOf, textOf } from '../helpers/record-text.ts';
import '../helpers/seed.ts';

const catalog = wholeCatalog();
const roles = catalog.layers.flatMap((layer) =>
  catalog.options.flatMap((option) => (option.roles[layer.id] ? [{ layer, option }] : [])),
);
const idsOf = (layer: string): string[] =>
  roles.filter((role) => role.layer.id === layer).map(({ option }) => option.id);

const words = fc.constantFrom(
  'Order holds within a partition only',
  'The brokers need disks.',
  'etcd loses its leader',
  'Lower costs',
  'We know it.\n\nOperations has run it for years.',
  'Rebuild the view of the last 7 days, whenever a report is wrong, and '.repeat(5) + 'keep it',
  '# Not a *heading* | and <b>no</b> [link](x)',
  '1. first',
  '大家都会',
  '“Quoted”, he said',
);
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });

/** An object without the keys that are `undefined`. */
function stated<T extends object>(all: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
}

const contexts = fc
  .record({
    languages: fc.subarray(['java', 'Go', 'php', 'Cobol']),
    existing: fc.subarray(['PostgreSQL', 'Kafka', 'NGINX', 'House *bus*', 'etcd']),
    constraints: fc.subarray(['air-gapped: no SaaS', '# Data stays in the EU']),
    runtime: maybe(fc.constantFrom('kubernetes', 'vm', 'bare-metal', 'serverless')),
    team: maybe(fc.integer({ min: 3, max: 40 })),
    operators: maybe(fc.integer({ min: 0, max: 3 })),
    cloud: maybe(fc.constantFrom('aws', 'Azure')),
    licensePolicy: maybe(fc.constantFrom('any' as const, 'osi-approved' as const, 'permissive' as const)),
    peak: maybe(words),
  })
  .map((all) => stated(all) as Partial<TeamContext>);

/** A list that is missing where it is empty, as checked answers have it. */
const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[] | undefined> =>
  maybe(fc.array(one, { minLength: 1, maxLength: 2 }));

/** Verdicts on some of the drivers, and on one that nobody named. */
function verdictsIn(layer: string): fc.Arbitrary<Verdict[]> {
  const names = catalog.layers.find(({ id }) => id === layer)?.drivers.map(({ id }) => id) ?? [];
  const verdict = fc.record({
    driver: fc.constantFrom(...names, 'It must be blue.', 'Fun'),
    fit: fc.constantFrom('met' as const, 'partly' as const, 'not' as const, 'unknown' as const),
    note: maybe(words),
  });
  return fc.uniqueArray(
    verdict.map((all) => stated(all) as Verdict),
    { minLength: 1, maxLength: 4, selector: ({ driver }) => driver },
  );
}

function consideredIn(layer: string, choice: string): fc.Arbitrary<ConsideredAnswer[]> {
  const ids = idsOf(layer).filter((id) => id !== choice);
  const option = fc.oneof(fc.constantFrom(...ids), fc.constant({ name: 'House bus', summary: '# Ours' }));
  return fc.uniqueArray(
    fc
      .record({
        option,
        why: maybe(words),
        for: some(words),
        against: some(words),
        verdicts: maybe(verdictsIn(layer)),
      })
      .map((all) => stated(all) as ConsideredAnswer),
    {
      maxLength: 4,
      selector: ({ option: one }) => (typeof one === 'string' ? one : one.name),
    },
  );
}

/** A decision on a topic of the team's own, of which the catalog knows nothing. */
const topics = fc
  .record({
    layer: fc.constant('structure'),
    title: fc.constantFrom('Use hexagonal architecture', '# Not a *heading* "here" #', 'Слои'),
    option: fc.record({ name: fc.constantFrom('Ports and adapters', 'Kafka') }),
    status: fc.constantFrom('proposed' as const, 'accepted' as const),
    drivers: fc.subarray(['It must be blue.', 'Tests need no broker: none at all']),
    considered: fc.constantFrom([], [{ option: { name: 'Layers' }, against: ['Order is lost'] }]),
    because: maybe(words),
    trigger: maybe(words),
  })
  .map((all) => stated(all) as ChoiceDraft);

const choices = fc.constantFrom(...roles).chain(({ layer, option }) =>
  fc
    .record({
      layer: fc.constant(layer.id),
      option: fc.oneof(
        { weight: 9, arbitrary: fc.constant(option.id) },
        { weight: 1, arbitrary: fc.constant({ name: 'Own thing' }) },
      ),
      status: fc.constantFrom('proposed' as const, 'accepted' as const),
      date: maybe(fc.constantFrom('2015-03-02', '2021-10-11', '2026-11-20')),
      drivers: fc
        .tuple(
          fc.shuffledSubarray(
            layer.drivers.map(({ id }) => id),
            { maxLength: 5 },
          ),
          fc.subarray(['It must be blue.', 'Operated by one person']),
        )
        .map(([ids, own]) => [...ids, ...own]),
      considered: consideredIn(layer.id, option.id),
      trigger: maybe(words),
      because: maybe(words),
      consequences: fc.record({ good: fc.array(words, { maxLength: 2 }), bad: fc.array(words, { maxLength: 3 }) }),
      verdicts: maybe(verdictsIn(layer.id)),
      steps: some(fc.record({ what: words, by: maybe(words), risk: maybe(words) }).map((all) => stated(all) as Step)),
      evidence: some(fc.record({ where: words, name: maybe(words) }).map((all) => stated(all) as Evidence)),
      confirmation: maybe(words),
      confidence: maybe(fc.constantFrom('paper' as const, 'production' as const)),
      revisit: maybe(words),
      deciders: fc.subarray(['Ana', 'Bo']),
    })
    .map((all) => stated(all) as ChoiceDraft),
);

const settledOnes = fc
  .tuple(fc.oneof({ weight: 9, arbitrary: choices }, { weight: 1, arbitrary: topics }), contexts)
  .map(([choice, context]): { decision: Decision; stack: Stack } => settled(catalog, [choice], context));

/** Checks a law on some random decisions. */
function always(law: (decision: Decision, stack: Stack) => void, numRuns = 150): void {
  fc.assert(
    fc.property(settledOnes, ({ decision, stack }) => {
      law(decision, stack);
    }),
    { numRuns },
  );
}

describe('the record of any decision', () => {
  it('compares no option with itself, and names none twice', () => {
    always((decision, stack) => {
      const text = textOf(decision, stack, 'madr');
      const [section = ''] = text.split('## Considered Options\n')[1]?.split('\n## ') ?? [];
      const listed = [...section.matchAll(/^- (.*)$/gm)].map(([, name = '']) =>
        name.replace(/ \((?:in maintenance|deprecated|archived|abandoned|renamed)[^)]*\)$/, ''),
      );
      const [, added] = /not considered so far\): (.*)\.$/m.exec(section) ?? [];
      const all = [...listed, ...(added?.split(', ') ?? [])];
      expect(new Set(all).size).toBe(all.length);
      expect(all[0]).toBe(chosenName(decision.chosen));
    });
  });

  it('judges each driver of the choice in one way', () => {
    always((decision, stack) => {
      const body = bodyOf(textOf(decision, stack));
      const [, outcome = ''] = /## Decision Outcome\n\n(.*)/.exec(body) ?? [];
      const [before = ''] = outcome.split(', the runner-up,');
      const { fits } = decision.chosen;
      for (const { need, fit } of fits.filter((one) => one.need.driver && decision.needs.includes(one.need))) {
        const name = `_${need.name}_`;
        expect(before.split(name).length - 1, name).toBe(fit === 'unknown' ? 0 : 1);
        const own = body.split(/^### /m).find((part) => part.startsWith(chosenName(decision.chosen))) ?? '';
        const signs = own
          .split('\n')
          .filter((line) => line.includes(name))
          .map((line) => line.split(',', 1)[0]);
        const sign = { met: '- Good', partly: '- Neutral', not: '- Bad', unknown: '' }[fit];
        expect(
          signs.every((one) => one === sign),
          `${name} is ${fit}: ${signs.join()}`,
        ).toBe(true);
      }
    });
  });

  it('contrasts the choice with a rival only by a driver that one of them meets', () => {
    always(({ chosen, rivals }) => {
      for (const { ahead, behind } of rivals) {
        if (ahead) expect([ahead.chosen.fit, ahead.rival.fit]).toEqual(['met', expect.stringMatching(/partly|not/)]);
        if (behind) expect([behind.chosen.fit, behind.rival.fit]).toEqual([expect.stringMatching(/partly|not/), 'met']);
        if ('own' in chosen) expect([ahead, behind]).toEqual([undefined, undefined]);
      }
    });
  });

  it('judges each named driver, or asks for it', () => {
    always((decision) => {
      // Of a topic of the team's own nobody but the team knows more.
      if (decision.layerOf.topic) return;
      const asked = decision.open.map(({ text }) => text).join('\n');
      const { fits } = decision.chosen;
      for (const need of decision.needs) {
        const fit = fits.find((one) => one.need === need)?.fit ?? 'unknown';
        expect(fit !== 'unknown' || asked.includes(`“${need.name}”`), need.name).toBe(true);
      }
    });
  });

  it('does not ask for what the team stated', () => {
    always(({ answer, open }, { context }) => {
      const topics = new Set(open.map(({ topic }) => topic));
      const keys = ['trigger', 'confidence', 'confirmation', 'revisit', 'date'] as const;
      for (const key of keys) if (answer[key] !== undefined) expect(topics).not.toContain(key);
      if (answer.because !== undefined) expect(topics).not.toContain('reason');
      if (answer.deciders.length > 0) expect(topics).not.toContain('deciders');
      if (context.operators !== undefined) expect(topics).not.toContain('operators');
    });
  });

  it('names nothing of the catalog beside the choice once it is accepted', () => {
    always((decision, stack) => {
      if (decision.status !== 'accepted') return;
      const text = textOf(decision, stack);
      expect(text).not.toMatch(/for comparison/i);
      expect(text.match(/^### .*$/gm)?.length ?? 0).toBeLessThanOrEqual(decision.answer.considered.length + 6);
    });
  });

  it('names no managed offering when the constraints exclude it', () => {
    always((decision, stack) => {
      if (stack.context.constraints.some((text) => text.includes('SaaS')))
        expect(textOf(decision, stack)).not.toContain('Managed offerings');
    });
  });

  it('has no heading of the team, no empty section and no leaked value in any format', () => {
    const formats = fc.constantFrom(...recordFormats);
    fc.assert(
      fc.property(settledOnes, formats, ({ decision, stack }, wanted) => {
        const text = textOf(decision, stack, wanted);
        const body = bodyOf(text).replace(/\]\([^)]*\)/g, ']');
        expect(body.match(/undefined|\[object|\bNaN\b|^#+ (?:Not a|Ours|Data stays)|^(?:- |> )# /gm)).toBeNull();
        expect(body.match(/[^.]\.\.(?!\.)|,,|[?!]\.(?=\s|$)|\( | \)| ,|because (?:because|The |Order )/g)).toBeNull();
        const { sections } = { sections: parseAdr(text, '').sections() };
        const empty = sections.filter(
          ({ level, body: { start, end } }) => level > 1 && text.slice(start, end).trim() === '',
        );
        const withParts = empty.filter(({ key }) => !sections.some((other) => other.key.startsWith(`${key} › `)));
        expect(withParts.map(({ key }) => key)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is left as it is by prettier', async () => {
    await fc.assert(
      fc.asyncProperty(settledOnes, fc.constantFrom(...recordFormats), async ({ decision, stack }, wanted) => {
        const text = textOf(decision, stack, wanted);
        expect(await format(text, { parser: 'markdown' })).toBe(text);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
