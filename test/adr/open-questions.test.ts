import { expect, describe, it } from 'vitest';
import { openBullets } from '../../src/adr/open-questions.ts';
import { openTopics, type OpenQuestion } from '../../src/model/decision.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka' };

function bullets(choice: ChoiceDraft): string[] {
  return openBullets(settled(catalog, [choice]).decision);
}

function of(open: readonly OpenQuestion[]): string[] {
  return openBullets({ ...settled(catalog, [kafka]).decision, open });
}

describe('the open questions of a record', () => {
  it('ask related things in one bullet', () => {
    const considered = [{ option: 'nats' }];
    const found = bullets({ ...kafka, considered });
    expect(found[0]).toBe('Why now, and why Apache Kafka rather than NATS?');
    expect(found).toContainEqual(
      expect.stringMatching(
        /^Who decides, who is on call for it, and when is this reviewed\? At the latest when \S.*\.$/,
      ),
    );
    expect(bullets({ ...kafka, considered, status: 'accepted' })).toContainEqual(
      expect.stringMatching(/^When was this decided, who decides, who is on call for it, and when is this reviewed\?/),
    );
  });

  it('ask each question alone where its relatives are answered', () => {
    expect(bullets({ ...kafka, because: 'x' })[0]).toBe('Why now?');
    expect(bullets({ ...kafka, trigger: 'x' })[0]).toMatch(/^Why Apache Kafka\b.*\?$/);
  });

  it('ask everything once, and of several questions about one topic the further ones alone', () => {
    const all = openTopics.map((topic): OpenQuestion => ({ topic, text: `Word ${topic}?` }));
    const found = of([...all, { topic: 'reason', text: 'NATS is stronger: what spoke against it?' }]);
    for (const { topic } of all) {
      expect(
        found.filter((bullet) => bullet.toLowerCase().includes(`word ${topic}`)),
        topic,
      ).toHaveLength(1);
    }
    expect(found).toContain('NATS is stronger: what spoke against it?');
  });

  it('are none where nothing is open', () => {
    expect(of([])).toEqual([]);
  });
});
