import { expect, it } from 'vitest';
import type { ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import { bodyOf, recordText, wordCount } from '../helpers/record-text.ts';

const catalog = wholeCatalog();
const roles = catalog.layers.flatMap((layer) =>
  catalog.options.flatMap((option) => (option.roles[layer.id] ? [{ layer, option }] : [])),
);

it('a record has at most 900 words for any option when the team states everything', () => {
  const tooLong = roles.flatMap(({ layer, option }) => {
    const others = layer.known.filter((id) => id !== option.id).slice(0, 2);
    const choice: ChoiceDraft = {
      layer: layer.id,
      option: option.id,
      status: 'accepted',
      date: '2026-11-20',
      trigger: 'Two outages in May were traced to this part of the system, and the third one was found by a customer.',
      drivers: layer.drivers.slice(0, 3).map(({ id }) => [id, 'for every service, from the first day on'] as const),
      considered: others.map((id) => ({ option: id, why: 'Nobody of us has run it, and the trial took a week.' })),
      because:
        'We know it from two other systems. It does what we need, and the people who are on call have tried every failure that we could think of. What it cannot do we have in other places. The price is known for the next three years.',
      consequences: { good: ['A new service needs no code for it'], bad: ['We write a client for the old services'] },
      confirmation: 'A check in the pipeline fails when a service does not use it',
      confidence: 'spike',
      revisit: 'When the number of services doubles',
      deciders: ['Ana', 'Bo'],
    };
    const team = {
      languages: ['java', 'go'],
      team: 12,
      operators: 3,
      runtime: 'kubernetes',
      cloud: 'aws',
      peak: '4,000 a second',
    };
    const stated = { ...team, existing: ['PostgreSQL'], constraints: ['Personal data must stay in the EU.'] };
    const words = wordCount(bodyOf(recordText(catalog, [choice], stated)));
    return words <= 900 ? [] : [`${option.id} in ${layer.id}: ${words}`];
  });
  expect(tooLong).toEqual([]);
});

it('a record has 150 to 330 words for most options when the team states the option alone', () => {
  const counts = roles
    .map(({ layer, option }) => wordCount(bodyOf(recordText(catalog, [{ layer: layer.id, option: option.id }]))))
    .sort((a, b) => a - b);
  const at = (part: number): number => counts[Math.floor((counts.length - 1) * part)] ?? 0;
  // Longer ones have longer sentences of the catalog on operation and exit.
  expect(at(0)).toBeGreaterThanOrEqual(150);
  expect(at(0.5)).toBeLessThanOrEqual(330);
});
