import { describe, expect, it } from 'vitest';
import { confidenceText, confirmationTexts, factLines, factsTitle, reviewText } from '../../src/adr/more.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka' };
const own: ChoiceDraft = { layer: 'message-queue', option: { name: 'IBM MQ' } };

function decide(choice: ChoiceDraft): ReturnType<typeof settled> {
  return settled(catalog, [choice]);
}

describe('what supports a decision', () => {
  it('is stated as the team stated it, and else not', () => {
    expect(confidenceText(decide({ ...kafka, confidence: 'production' }).decision)).toBe(
      'Confidence: production. Based on our own use in production.',
    );
    expect(confidenceText(decide({ ...kafka, confidence: 'paper' }).decision)).toContain('nothing was tried');
    expect(confidenceText(decide(kafka).decision)).toBeUndefined();
  });
});

describe('the review', () => {
  it.each([
    ['When it hurts', 'Review: when it hurts.'],
    ['2027-05-01', 'Review: 2027-05-01.'],
    ['Kafka 5 is out.', 'Review: Kafka 5 is out.'],
  ])('is what the team states: %s', (revisit, text) => {
    expect(reviewText(decide({ ...kafka, revisit }).decision)).toBe(text);
  });

  it('is left out when the team states none', () => {
    expect(reviewText(decide(kafka).decision)).toBeUndefined();
  });
});

describe('the confirmation', () => {
  it('has the way of the team first, then the check of the catalog', () => {
    const texts = confirmationTexts(decide({ ...kafka, confirmation: 'We count' }).decision);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toBe('We count.');
    expect(confirmationTexts(decide(own).decision)).toEqual([]);
  });

  it('keeps markup at its start as text', () => {
    expect(confirmationTexts(decide({ ...own, confirmation: '# Stop a node' }).decision)).toEqual(['\\# Stop a node.']);
    expect(confirmationTexts(decide({ ...own, confirmation: '- Stop a node' }).decision)[0]).toMatch(/^\\-/);
  });
});

describe('the facts', () => {
  it('have a line for each option that is compared, each with one source', () => {
    const considered = [{ option: 'amazon-sqs' }, { option: { name: 'IBM MQ' } }, { option: 'rabbitmq' }];
    const lines = factLines(decide({ ...kafka, version: '4.1', considered }).decision);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /^Apache Kafka 4\.1 \(latest known: \S+\): Apache-2\.0, active \(\[[^\]]+\]\(https:[^)]+\), checked \d{4}-\d\d-\d\d\)\.$/,
    );
    expect(lines[1]).toMatch(/^Amazon SQS: commercial service, active \(/);
    expect(lines.join('\n').match(/latest known/g)).toHaveLength(1);
    for (const line of lines) expect(line.match(/\]\(http/g)).toHaveLength(1);
  });

  it('leave out what the catalog adds, where there is no driver to compare by', () => {
    expect(factLines(decide(kafka).decision)).toHaveLength(1);
    expect(factLines(decide({ ...kafka, drivers: ['replay'] }).decision)).toHaveLength(3);
    expect(factLines(decide({ ...kafka, drivers: ['replay'], status: 'accepted' }).decision)).toHaveLength(1);
    expect(factLines(decide(own).decision)).toEqual([]);
  });

  it('say of a source that it was not opened', () => {
    const { decision } = decide(kafka);
    if ('own' in decision.chosen) throw new Error('Kafka is in the catalog');
    const { option } = decision.chosen;
    const sources = Object.fromEntries(
      Object.entries(option.sources).map(([key, source]) => [key, { ...source, checked: 'unread' }]),
    );
    const edited = { ...decision, chosen: { ...decision.chosen, option: { ...option, sources } } };
    expect(factLines(edited)[0]).toMatch(/\), not opened\)\.$/);
  });

  it('name the state and the licence of what has ended or has none', () => {
    const line = (layer: string, option: string): string | undefined =>
      factLines(decide({ layer, option }).decision)[0];
    expect(line('id-generation', 'uuid-v7')).toContain(': no licence applies, active (');
    expect(line('id-generation', 'ksuid')).toContain(', in maintenance mode');
    expect(line('circuit-breaker', 'hystrix')).toContain(', deprecated since 2018-11 (');
    expect(line('service-bus', 'masstransit')).toContain(': proprietary');
    expect(line('job-scheduling', 'gocron')).toMatch(/, renamed(?: in \d{4}-\d\d)? \(/);
  });
});

describe('the title of the facts', () => {
  it.each([
    [undefined, /^Facts \(catalog /],
    ['2019-06-03', /^Since then \(catalog /],
    ['2099-01-01', /^Facts \(catalog /],
  ])('says whether they are newer than the decision of %s', (date, title) => {
    const { decision, stack } = decide(date === undefined ? kafka : { ...kafka, status: 'accepted', date });
    expect(factsTitle(decision, stack)).toMatch(title);
  });

  it('takes the month of the catalog for the same time', () => {
    const { decision, stack } = decide({ ...kafka, date: `${catalog.version.replace('.', '-')}-01` });
    expect(factsTitle(decision, stack)).toMatch(/^Facts /);
  });
});
