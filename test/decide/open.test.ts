import { describe, expect, it } from 'vitest';
import type { TeamContext } from '../../src/model/answers.ts';
import type { OpenQuestion } from '../../src/model/decision.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = { ...wholeCatalog(), rules: [] };
const oban: ChoiceDraft = { layer: 'job-scheduling', option: 'oban' };
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka' };

function open(choice: ChoiceDraft, context: Partial<TeamContext> = {}): readonly OpenQuestion[] {
  return settled(catalog, [choice], context).decision.open;
}

function about(topic: OpenQuestion['topic'], choice: ChoiceDraft, context: Partial<TeamContext> = {}): string[] {
  return open(choice, context)
    .filter((question) => question.topic === topic)
    .map(({ text }) => text);
}

describe('the open questions of a decision', () => {
  it('are none when the team stated everything', () => {
    const all: ChoiceDraft = {
      ...oban,
      drivers: [['operation', 'One of us.']],
      trigger: 'x',
      because: 'x',
      confidence: 'spike',
      confirmation: 'x',
      revisit: 'x',
      deciders: ['Ana'],
    };
    expect(open(all, { operators: 1, peak: 'x', existing: ['MySQL'] })).toEqual([]);
  });

  it('begin with the trigger and the reason', () => {
    expect(
      open(kafka)
        .map(({ topic }) => topic)
        .slice(0, 3),
    ).toEqual(['trigger', 'reason', 'drivers']);
  });

  it('do not ask for the trigger of what has long been in use', () => {
    expect(about('trigger', kafka)).toEqual(['Why now?']);
    expect(about('trigger', { ...kafka, confidence: 'production' })).toEqual([]);
    expect(about('trigger', kafka, { existing: ['Kafka'] })).toEqual([]);
  });

  it('ask for the date of an accepted decision only', () => {
    expect(about('date', { ...kafka, status: 'accepted' })).toEqual(['When was this decided?']);
    expect(about('date', { ...kafka, status: 'accepted', date: '2024-03-01' })).toEqual([]);
    expect(about('date', kafka)).toEqual([]);
  });

  it('ask for the measure of a driver without words, but not of the languages that the team named', () => {
    const drivers = ['replay', ['ordering', 'per parcel'], 'languages'] as const;
    const [measure] = about('measure', { ...kafka, drivers }, { languages: ['go'] });
    expect(measure).toMatch(/^What exactly is required: replay \(.*\)\?$/);
    expect(about('measure', { ...kafka, drivers: ['languages'] })).toHaveLength(1);
  });

  it('ask once how the options meet the drivers that the catalog cannot judge', () => {
    expect(about('fit', { ...kafka, drivers: ['It is blue.', 'replay', 'It is round.'] })).toEqual([
      'How do the options meet “It is blue” and “It is round”?',
    ]);
    expect(about('fit', { ...kafka, option: { name: 'IBM MQ' }, drivers: ['replay'] })).toEqual([
      'How do the options meet “replay”?',
    ]);
  });

  it('ask for what a choice needs and the stack does not provide', () => {
    expect(about('companion', oban)).toEqual(['What provides an SQL database?']);
    expect(about('companion', oban, { existing: ['MySQL'] })).toEqual([]);
    expect(about('companion', { ...oban, accepts: { 'stack/missing-companion': 'x' } })).toEqual([]);
  });

  it('ask for cost and check of an option that is not in the catalog', () => {
    const own: ChoiceDraft = { layer: 'message-queue', option: { name: 'IBM MQ' } };
    expect(about('cost', own)).toHaveLength(1);
    expect(about('confirmation', own)).toHaveLength(1);
    expect(about('cost', { ...own, consequences: { good: [], bad: ['It is dear'] } })).toEqual([]);
    expect([...about('cost', kafka), ...about('confirmation', kafka)]).toEqual([]);
  });
});

describe('the question for the reason', () => {
  it('names what the team considered, and suggestions of the catalog only while it is proposed', () => {
    const considered = [{ option: 'nats' }, { option: { name: 'IBM MQ' } }];
    expect(about('reason', { ...kafka, considered })).toEqual(['Why Apache Kafka rather than NATS or IBM MQ?']);
    expect(about('reason', { ...kafka, status: 'accepted' })).toEqual(['Why Apache Kafka?']);
    expect(about('reason', kafka)).toEqual([expect.stringMatching(/^Why Apache Kafka rather than \S.* or \S.*\?$/)]);
  });

  it('is asked about a rival that meets a driver better, unless the team gave a reason', () => {
    const choice: ChoiceDraft = { ...kafka, drivers: ['operation'], considered: [{ option: 'nats' }] };
    expect(about('reason', choice)).toContain('NATS is stronger on operational simplicity: what spoke against it?');
    expect(about('reason', { ...choice, because: 'We know it' })).toEqual([]);
    expect(about('reason', { ...choice, considered: [{ option: 'nats', why: 'Too new' }] })).toHaveLength(1);
  });
});
