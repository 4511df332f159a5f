import { describe, expect, it } from 'vitest';
import { besideText } from '../../src/adr/justify.ts';
import { yStatement } from '../../src/adr/short.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();
const kafka: ChoiceDraft = {
  layer: 'message-queue',
  option: 'apache-kafka',
  drivers: ['replay'],
  considered: [{ option: 'apache-pulsar', why: 'Nobody here has run BookKeeper.' }, { option: { name: 'IBM MQ' } }],
};

function sentence(choice: ChoiceDraft): string {
  const { decision, stack } = settled(catalog, [choice]);
  return yStatement(decision, stack);
}

describe('a decision in one sentence', () => {
  it('neglects also what the catalog does not know', () => {
    expect(sentence(kafka)).toContain('and neglected Apache Pulsar and IBM MQ, to achieve _replay_,');
  });

  it('has for its reason what the team has against the runner-up, where it told no other', () => {
    expect(sentence(kafka)).toMatch(
      /, because the team has this against Apache Pulsar, the runner-up: nobody here has run BookKeeper\.$/,
    );
    expect(sentence({ ...kafka, because: 'We know it.' })).toMatch(/, because we know it\.$/);
  });

  it('leaves the comparison with the runner-up to the sentences behind it', () => {
    const { decision } = settled(catalog, [kafka]);
    expect(besideText(decision)).toBe('Apache Pulsar, the runner-up, is level with it there.');
  });
});
