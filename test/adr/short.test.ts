import { describe, expect, it } from 'vitest';
import { alternatives, costsAmong, yStatement } from '../../src/adr/short.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka' };
const full: ChoiceDraft = {
  ...kafka,
  trigger: 'Scan events get lost.',
  drivers: ['replay', 'delay', 'It is blue.'],
  considered: [{ option: { name: 'IBM MQ' } }, { option: 'apache-pulsar', why: 'BookKeeper is new to us.' }],
  because: 'We know it.',
  consequences: { good: [], bad: ['Order holds within a partition only.'] },
};

function sentence(choice: ChoiceDraft): string {
  const { decision, stack } = settled(catalog, [choice]);
  return yStatement(decision, stack);
}

describe('a decision in one sentence', () => {
  it('has all its parts when the team stated them', () => {
    expect(sentence(full)).toBe(
      'In the context of messages between services in Shop, facing “Scan events get lost”, we decided for **Apache Kafka**, neglecting IBM MQ and Apache Pulsar, to achieve _replay_ and “It is blue”, accepting that order holds within a partition only, because we know it.',
    );
  });

  it('leaves out what the team did not state', () => {
    const text = sentence(kafka);
    expect(text).not.toMatch(/facing|neglecting|to achieve|because/);
    expect(text).toMatch(/^In the context of .* in Shop, we decided for \*\*Apache Kafka\*\*, accepting that .*\.$/);
    expect(sentence({ ...kafka, option: { name: 'IBM MQ' } })).toMatch(/, we decided for \*\*IBM MQ\*\*\.$/);
  });

  it('leaves longer reasons to the quotation', () => {
    expect(sentence({ ...full, because: 'We know it.\n\nIt is fast.' })).not.toContain('because');
  });
});

describe('the alternatives', () => {
  it('have the first thing for and against them, in the order of the team', () => {
    const found = alternatives(settled(catalog, [{ ...full, drivers: ['replay'] }]).decision);
    expect(found).toEqual([
      expect.objectContaining({ title: 'IBM MQ', strength: undefined, weakness: undefined, hasText: false }),
      expect.objectContaining({
        title: 'Apache Pulsar',
        strength: expect.stringMatching(/^Good, because /) as string,
        weakness: expect.stringMatching(/^(?:Bad|Neutral), because /) as string,
        verdict: 'Not chosen: BookKeeper is new to us.',
      }),
    ]);
  });
});

describe('the costs', () => {
  it('are the bad consequences and what the team accepted, or all where none is bad', () => {
    const accepted = 'Neutral, because it is old. Accepted: Until spring.';
    expect(costsAmong(['Good, because a.', 'Bad, because b.', 'Neutral, because c.', accepted])).toEqual([
      'Bad, because b.',
      accepted,
    ]);
    expect(costsAmong(['Good, because a.'])).toEqual(['Good, because a.']);
  });
});
