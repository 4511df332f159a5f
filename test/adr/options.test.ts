import { describe, expect, it } from 'vitest';
import { comparisonRows, optionTexts, type OptionText } from '../../src/adr/options.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

function texts(choice: ChoiceDraft, context: Partial<TeamContext> = {}): OptionText[] {
  return optionTexts(settled(catalog, [choice], context).decision);
}

function verdict(choice: ChoiceDraft, rival: string, context: Partial<TeamContext> = {}): string | undefined {
  return texts(choice, context).find((text) => text.title === rival)?.verdict;
}

const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka', drivers: ['replay'] };
const both = [{ option: 'rabbitmq' }, { option: 'apache-pulsar' }];

describe('the options of a record', () => {
  it('begin with the choice, which has no verdict', () => {
    const [chosen, ...rivals] = texts({ ...kafka, considered: both });
    expect(chosen).toMatchObject({ title: 'Apache Kafka', verdict: undefined, state: undefined });
    expect(chosen?.bullets).toEqual([expect.stringMatching(/^Good, because .* \(replay: met\)\.$/)]);
    expect(rivals.map((text) => text.title)).toEqual(['Apache Pulsar', 'RabbitMQ']);
  });

  it('each have something for and against them', () => {
    for (const { bullets } of texts({ ...kafka, considered: both }).slice(1)) {
      expect(bullets.some((bullet) => bullet.startsWith('Good, because'))).toBe(true);
      expect(bullets.some((bullet) => bullet.startsWith('Bad, because'))).toBe(true);
    }
  });

  it('show claims where the team named no driver', () => {
    const [chosen] = texts({ layer: 'message-queue', option: 'apache-kafka' });
    expect(chosen?.bullets.map((bullet) => bullet.split(',')[0])).toEqual(['Good', 'Bad']);
  });

  it('hold what the team says of an option of its own', () => {
    const [own] = texts({
      layer: 'message-queue',
      option: { name: 'IBM MQ', summary: 'Queues.', url: 'https://ibm.example/mq' },
    });
    expect(own?.bullets[0]).toMatch(/in the team’s words: Queues \(https.*mq\)\.$/);
    expect(texts({ layer: 'message-queue', option: { name: 'IBM MQ' } })[0]?.bullets[0]).toContain('was not told');
  });

  it('say that one has ended, is only maintained or stands on a ring', () => {
    const state = (option: string, layer: string): string | undefined => texts({ layer, option })[0]?.state;
    expect(state('hystrix', 'circuit-breaker')).toMatch(/^Deprecated since 2018-11\. .*Successor: resilience4j\.$/);
    expect(state('ksuid', 'id-generation')).toMatch(/^Only maintained\./);
    const options = catalog.options.map((option) =>
      option.id === 'apache-kafka'
        ? { ...option, ring: { name: 'trial' as const, reason: 'One team runs it' } }
        : option,
    );
    expect(optionTexts(settled({ ...catalog, options }, [kafka]).decision)[0]?.state).toBe(
      'On the ring “trial” of the organisation: One team runs it.',
    );
  });
});

describe('the verdict on a rival', () => {
  it.each<[string, ChoiceDraft, string, Partial<TeamContext>, string | RegExp]>([
    [
      'is the reason of the team',
      { ...kafka, considered: [{ option: 'rabbitmq', why: 'We had outages' }] },
      'RabbitMQ',
      {},
      'Not chosen: We had outages.',
    ],
    [
      'is what bars it',
      { ...kafka, considered: both },
      'RabbitMQ',
      { licensePolicy: 'permissive' },
      'Not chosen, because its licence MPL-2.0 is not permissive.',
    ],
    [
      'is the named driver on which the choice is ahead',
      { ...kafka, considered: both },
      'RabbitMQ',
      {},
      'Not chosen over Apache Kafka on account of replay.',
    ],
    [
      'is unknown where nothing speaks for the choice',
      { ...kafka, considered: both },
      'Apache Pulsar',
      {},
      'Why Apache Kafka was preferred is unknown: the named drivers do not decide between the two.',
    ],
    [
      'is the reason for the choice where the drivers do not decide',
      { ...kafka, considered: both, because: 'We know it' },
      'Apache Pulsar',
      {},
      'The named drivers do not decide between the two; the reason given for Apache Kafka decided.',
    ],
    [
      'is what it needs and nobody has',
      { layer: 'job-scheduling', option: 'cron-daemon', drivers: ['operation'], considered: [{ option: 'pg-cron' }] },
      'pg_cron',
      { existing: ['MySQL'] },
      'Not chosen, because PostgreSQL would have to come with it.',
    ],
    [
      'is open beside an option of their own',
      {
        layer: 'message-queue',
        option: { name: 'IBM MQ' },
        drivers: ['durability'],
        considered: [{ option: 'apache-artemis' }],
      },
      'Apache Artemis',
      {},
      'Why IBM MQ was preferred is unknown: how the choice meets the named drivers is unknown.',
    ],
    [
      'is open without drivers',
      { layer: 'message-queue', option: { name: 'IBM MQ' }, considered: [{ option: 'apache-artemis' }] },
      'Apache Artemis',
      {},
      'Why IBM MQ was preferred is unknown: no driver was named by which the two could be told apart.',
    ],
    [
      'admits that the named drivers speak for it',
      { layer: 'message-queue', option: 'apache-pulsar', drivers: ['operation'], considered: [{ option: 'nats' }] },
      'NATS',
      {},
      /named drivers speak for this one|a driver the team did not name|on account of/,
    ],
  ])('%s', (_, choice, rival, context, expected) => {
    const text = verdict(choice, rival, context);
    if (typeof expected === 'string') expect(text).toBe(expected);
    else expect(text).toMatch(expected);
  });

  it('explains a driver that nobody named, unless the outcome did', () => {
    const considered = [{ option: 'rabbitmq' }, { option: 'nats' }, { option: 'nsq' }];
    const rest = texts({ layer: 'message-queue', option: 'apache-kafka', considered }).slice(2);
    expect(rest.some((text) => text.verdict?.includes(', a driver the team did not name: '))).toBe(true);
  });
});

describe('the comparison', () => {
  it('has a row for each named driver of the catalog and a cell for each option', () => {
    const { decision } = settled(catalog, [{ ...kafka, drivers: ['replay', 'It is blue.'], considered: both }]);
    expect(comparisonRows(decision)).toEqual([{ driver: 'replay', cells: ['met', 'met', 'partly met'] }]);
  });
});
