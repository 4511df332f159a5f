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
    expect(chosen?.bullets).toEqual([expect.stringMatching(/^Good, because .* \(replay\)\.$/)]);
    expect(rivals.map((text) => text.title)).toEqual(['Apache Pulsar', 'RabbitMQ']);
  });

  it('each have something for and against them', () => {
    for (const { bullets } of texts({ ...kafka, considered: both }).slice(1)) {
      expect(bullets.some((bullet) => bullet.startsWith('Good, because'))).toBe(true);
      expect(bullets.some((bullet) => /^(?:Bad|Neutral), because/.test(bullet))).toBe(true);
    }
  });

  it('show how the choice stands in general where the team named no driver', () => {
    const [chosen] = texts({ layer: 'message-queue', option: 'apache-kafka' });
    expect(chosen?.bullets).toEqual([
      expect.stringMatching(/^Good, because .* \(replay\)\.$/),
      expect.stringMatching(/^Good, because .* \(ordering\)\.$/),
      expect.stringMatching(/^Bad, because .* \(delayed delivery\)\.$/),
    ]);
  });

  it('hold what the team says of an option of its own', () => {
    const [own] = texts({
      layer: 'message-queue',
      option: { name: 'IBM MQ', summary: 'Queues.', url: 'https://ibm.example/mq' },
    });
    expect(own?.bullets[0]).toMatch(
      /in the team’s words: Queues \(\[ibm\.example\]\(https:\/\/ibm\.example\/mq\)\)\.$/,
    );
    expect(texts({ layer: 'message-queue', option: { name: 'IBM MQ' } })[0]?.bullets[0]).toBe(
      'Neutral, because the catalog does not know it, and the team has not told what it is.',
    );
  });

  it('end with what the team compared and the catalog does not know', () => {
    const considered = [...both, { option: { name: 'IBM MQ', summary: 'Queues' }, why: 'Too dear' }];
    const choice = { ...kafka, considered };
    expect(texts(choice).at(-1)).toMatchObject({
      title: 'IBM MQ',
      bullets: ['Neutral, because the catalog does not know it; in the team’s words: Queues.'],
      verdict: 'Not chosen: too dear.',
    });
    const three = { ...choice, drivers: ['replay', 'ordering', 'operation'] };
    expect(comparisonRows(settled(catalog, [three]).decision)[0]?.cells.at(-1)).toBe('unknown');
    expect(texts({ ...kafka, considered: [{ option: { name: 'IBM MQ' } }] }).at(-1)?.verdict).toBe(
      'Why it was not chosen the team has not told.',
    );
  });

  it('have what is in place for a good of its own, of which nobody has to tell', () => {
    const choice = { ...kafka, considered: [...both, { option: { name: 'IBM MQ' }, why: 'Too dear' }] };
    expect(texts(choice).at(-1)?.bullets).toEqual(['Neutral, because what speaks for it was not told.']);
    expect(texts(choice, { existing: ['IBM MQ'] }).at(-1)?.bullets).toEqual([
      'Good, because it is in place, so nothing has to be introduced.',
    ]);
  });

  it('leave to the table what does not tell them from the choice', () => {
    const drivers = ['durability', 'replay', 'ordering', 'operation'];
    const [chosen, artemis] = texts({
      ...kafka,
      drivers,
      considered: [{ option: 'apache-artemis' }, { option: 'rabbitmq' }],
    });
    expect(chosen?.bullets).toEqual([
      expect.stringMatching(/^Good, because .* \(replay\)\.$/),
      expect.stringMatching(/^Good, because .* \(ordering\)\.$/),
      expect.stringMatching(/^Bad, because .* \(light operation\)\.$/),
    ]);
    expect(artemis?.bullets).toEqual([
      expect.stringMatching(/^Good, because .* \(durability\)\.$/),
      expect.stringMatching(/^Neutral, because .* \(replay\)\.$/),
    ]);
  });

  it('need no second reason against what the team may not use', () => {
    const minio = texts({
      layer: 'distributed-file-system',
      option: 'ceph',
      drivers: ['s3-api', 'operation'],
      considered: [{ option: 'minio' }],
    }).find((text) => text.title === 'MinIO');
    expect(minio?.bullets).toEqual([expect.stringMatching(/^Good, because .* \(S3 interface\)\.$/)]);
    expect(minio?.verdict).toMatch(/^Not chosen, because it has been archived since /);
    expect(minio?.state).toMatch(/^Archived, since \d{4}-\d\d\. Successor: AIStor\.$/);
  });

  it('say which part of the choice the team means', () => {
    const [nats] = texts({ layer: 'message-queue', option: 'nats', part: 'JetStream' });
    expect(nats?.state).toMatch(/^Meant is JetStream\. Part of the server that .*\.$/);
  });

  it('say that one has ended, is only maintained or stands on a ring', () => {
    const state = (option: string, layer: string): string | undefined => texts({ layer, option })[0]?.state;
    expect(state('hystrix', 'circuit-breaker')).toMatch(/^Deprecated, since 2018-11\. .*Successor: Resilience4j\.$/);
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
      'Not chosen: we had outages.',
    ],
    [
      'quotes the team where its words cannot go on',
      { ...kafka, considered: [{ option: 'rabbitmq', why: 'Erlang is new to us' }] },
      'RabbitMQ',
      {},
      'Not chosen: “Erlang is new to us.”',
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
      'Not chosen, because it meets _replay_ only in part.',
    ],
    [
      'is unknown where nothing speaks for the choice',
      { ...kafka, considered: both },
      'Apache Pulsar',
      {},
      'Why Apache Kafka was preferred is unknown: the named drivers do not tell the two apart.',
    ],
    [
      'is the reason for the choice where the drivers do not decide',
      { ...kafka, considered: both, because: 'We know it' },
      'Apache Pulsar',
      {},
      'The named drivers do not tell the two apart; the team’s reason for Apache Kafka decided.',
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
      'Why IBM MQ was preferred is unknown: how the choice meets the named drivers is not known.',
    ],
    [
      'is open without drivers',
      { layer: 'message-queue', option: { name: 'IBM MQ' }, considered: [{ option: 'apache-artemis' }] },
      'Apache Artemis',
      {},
      'Why IBM MQ was preferred is unknown: no driver was named that could tell the two apart.',
    ],
    [
      'admits that the named drivers speak for it',
      { layer: 'message-queue', option: 'apache-pulsar', drivers: ['operation'], considered: [{ option: 'nats' }] },
      'NATS',
      {},
      /named drivers speak for this one|^It would be ahead on _light operation_; of those that nobody named, it /,
    ],
  ])('%s', (_, choice, rival, context, expected) => {
    const text = verdict(choice, rival, context);
    if (typeof expected === 'string') expect(text).toBe(expected);
    else expect(text).toMatch(expected);
  });

  it('explains a driver that nobody named, unless the outcome did', () => {
    const considered = [{ option: 'rabbitmq' }, { option: 'nats' }, { option: 'nsq' }];
    const rest = texts({ layer: 'message-queue', option: 'apache-kafka', considered }).slice(2);
    expect(rest.map((text) => text.verdict).join(' ')).toMatch(
      /The team gave no reason against it; in general it .*: /,
    );
  });
});

describe('verdicts on several rivals', () => {
  it('are not said twice word for word', () => {
    const considered = [{ option: 'apache-pulsar' }, { option: 'apache-rocketmq' }];
    const [, first, second] = texts({ ...kafka, considered });
    expect(first?.verdict).toMatch(/^Why Apache Kafka was preferred is unknown/);
    expect(second?.verdict).toBe('The same goes for this one.');
  });

  it('admit where a rival would have been ahead', () => {
    const considered = [{ option: 'apache-kafka' }, { option: 'nats' }, { option: 'apache-pulsar' }];
    const choice = { layer: 'message-queue', option: 'rabbitmq', drivers: ['delay', 'replay'], considered };
    expect(texts(choice).map((text) => text.verdict)).toContain(
      'Not chosen, because it does not meet _delayed delivery_; on _replay_ it would have been ahead.',
    );
  });
});

describe('the comparison', () => {
  it('has a row for each named driver of the catalog and a cell for each option, unless there are few', () => {
    const few = ['replay', 'ordering'];
    const { decision } = settled(catalog, [
      { ...kafka, drivers: [...few, 'It is blue.', 'operation'], considered: both },
    ]);
    expect(comparisonRows(decision)).toEqual([
      { driver: 'replay', cells: ['met', 'met', 'partly met'] },
      expect.objectContaining({ driver: 'ordering' }),
      { driver: 'light operation', cells: ['not met', 'not met', 'partly met'] },
    ]);
    expect(comparisonRows(settled(catalog, [{ ...kafka, drivers: few, considered: both }]).decision)).toEqual([]);
  });
});
