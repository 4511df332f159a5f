import { describe, expect, it } from 'vitest';
import { columnNames, comparisonRows, optionTexts, suggestedTexts, type OptionText } from '../../src/adr/options.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import { bodyOf, recordText } from '../helpers/record-text.ts';

const catalog = wholeCatalog();
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka', drivers: ['replay'] };
const both = [{ option: 'rabbitmq' }, { option: 'apache-pulsar' }];
const house = { option: { name: 'IBM MQ', summary: 'Queues' }, why: 'Too dear' };

function texts(choice: ChoiceDraft, context: Partial<TeamContext> = {}): OptionText[] {
  return optionTexts(settled(catalog, [choice], context).decision);
}

function titles(choice: ChoiceDraft, context: Partial<TeamContext> = {}): string[] {
  return texts(choice, context).map(({ title }) => title);
}

function suggestions(choice: ChoiceDraft, context: Partial<TeamContext> = {}): string[] {
  return suggestedTexts(settled(catalog, [choice], context).decision).map(({ title }) => title);
}

describe('the options of a record', () => {
  it.each([
    [
      [...both, house],
      ['RabbitMQ', 'Apache Pulsar', 'IBM MQ'],
    ],
    [
      [house, both[1]!, both[0]!],
      ['IBM MQ', 'Apache Pulsar', 'RabbitMQ'],
    ],
  ])('are the choice, then what the team considered, in its order: %#', (considered, names) => {
    expect(titles({ ...kafka, considered })).toEqual(['Apache Kafka', ...names]);
    expect(columnNames(settled(catalog, [{ ...kafka, considered, status: 'accepted' }]).decision)).toEqual([
      'Apache Kafka',
      ...names.filter((name) => name !== 'IBM MQ'),
    ]);
  });

  it('judge each option by each named driver in a bullet that fits its sign', () => {
    const drivers = ['replay', 'delay', 'It is blue.'];
    const [chosen, rabbit] = texts({ ...kafka, drivers, considered: both });
    expect(chosen?.bullets).toEqual([
      expect.stringMatching(/^Good, because .* \(_replay_\)\.$/),
      expect.stringMatching(/^Bad, because it does not meet _delayed delivery_: .*\.$/),
    ]);
    expect(rabbit?.bullets[0]).toMatch(/^Neutral, because it meets _replay_ only partly: .*\.$/);
    for (const { bullets } of texts({ ...kafka, drivers, considered: both }).slice(1)) {
      expect(bullets.some((bullet) => bullet.startsWith('Good, because'))).toBe(true);
      expect(bullets.some((bullet) => /^(?:Bad|Neutral), because/.test(bullet))).toBe(true);
    }
  });

  it('have no bullet of the choice where the team named no driver', () => {
    expect(texts({ ...kafka, drivers: [] })[0]).toMatchObject({ bullets: [], verdict: undefined, state: undefined });
  });

  it('have the reason of the team against an option once, and none of its own', () => {
    const considered = [
      { option: 'rabbitmq', why: 'We had outages' },
      { option: 'nats', why: 'Erlang is new to us' },
      both[1]!,
    ];
    expect(texts({ ...kafka, considered }).map(({ verdict }) => verdict)).toEqual([
      undefined,
      'Not chosen: we had outages.',
      'Not chosen: Erlang is new to us.',
      undefined,
    ]);
    for (const format of ['portable', 'madr', 'nygard', 'y-statement'] as const) {
      expect(recordText(catalog, [{ ...kafka, considered }], {}, format).match(/We had outages/gi)).toHaveLength(1);
    }
  });

  it('say what bars one', () => {
    const [, rabbit] = texts({ ...kafka, considered: both }, { licensePolicy: 'permissive' });
    expect(rabbit?.bullets).toContain('Bad, because its licence (MPL-2.0) is not permissive.');
  });

  it('have what is in use for its good', () => {
    const choice = { ...kafka, considered: [...both, house] };
    expect(texts(choice, { existing: ['RabbitMQ', 'IBM MQ'] }).map(({ bullets }) => bullets[0])).toEqual([
      expect.any(String),
      'Good, because it is already in use.',
      expect.stringMatching(/\(_replay_\)/),
      'Good, because it is already in use.',
    ]);
  });

  it('have the words of the team for an option of its own', () => {
    const url = 'https://ibm.example/mq';
    const [own] = texts({ layer: 'message-queue', option: { name: 'IBM MQ', summary: 'Queues.', url } });
    expect(own).toEqual({
      title: 'IBM MQ',
      bullets: [],
      verdict: undefined,
      state: 'Queues. [ibm.example](https://ibm.example/mq)',
    });
    expect(texts({ ...kafka, considered: [{ option: { name: 'IBM MQ' } }] })[1]).toMatchObject({
      bullets: [],
      state: undefined,
      verdict: undefined,
    });
    expect(texts({ layer: 'message-queue', option: { name: 'x', summary: '# Big' } })[0]?.state).toBe('\\# Big.');
  });

  it('say which part of the choice the team means, and what its organisation says', () => {
    const [nats] = texts({ layer: 'message-queue', option: 'nats', part: 'JetStream' });
    expect(nats?.state).toMatch(/^Part of it that we mean: JetStream\. \S.*\.$/);
    const ring = { name: 'trial' as const, reason: 'One team runs it' };
    const options = catalog.options.map((option) => (option.id === 'apache-kafka' ? { ...option, ring } : option));
    expect(optionTexts(settled({ ...catalog, options }, [kafka]).decision)[0]?.state).toContain(
      '“trial”: One team runs it.',
    );
  });
});

describe('an option that has ended', () => {
  const hystrix: ChoiceDraft = { layer: 'circuit-breaker', option: 'hystrix', drivers: ['operation'] };
  const resilience: ChoiceDraft = { ...hystrix, option: 'resilience4j', considered: [{ option: 'hystrix' }] };
  const label = 'Hystrix (deprecated since 2018-11)';

  it('is labelled wherever it is named, with its successor', () => {
    expect(titles(hystrix)).toContain(label);
    expect(titles(resilience)).toContain(label);
    expect(texts(hystrix)[0]?.state).toBe('Successor: Resilience4j.');
    const body = bodyOf(recordText(catalog, [resilience]));
    expect(body).toContain(`- ${label}\n`);
    expect(body).toContain(`### ${label}\n`);
  });

  it.each([
    ['2018-10-30', 'Hystrix'],
    ['2018-11-01', label],
    ['2020-01-01', label],
  ])('is labelled when it had ended by the day of the decision, %s', (date, title) => {
    expect(titles({ ...resilience, status: 'accepted', date })[1]).toBe(title);
    expect(titles({ ...hystrix, status: 'accepted', date })[0]).toBe(title);
  });

  it('is no argument in a decision made before', () => {
    const before = { ...resilience, status: 'accepted' as const, date: '2017-05-01' };
    const body = bodyOf(recordText(catalog, [before]));
    const [argument = '', facts = ''] = body.split('## More Information');
    expect(argument).not.toContain('deprecated');
    expect(facts).toMatch(/Since then \(catalog [^)]*\):/);
    expect(facts).toContain('deprecated since 2018-11');
  });
});

describe('what the catalog adds for comparison', () => {
  it('stays out of the options of the team', () => {
    expect(titles(kafka)).toEqual(['Apache Kafka']);
    expect(suggestions(kafka)).toHaveLength(2);
  });

  it.each(['accepted', 'rejected', 'deprecated'] as const)('is nothing in a record that is %s', (status) => {
    const choice = { ...kafka, status };
    expect(suggestions(choice, { existing: ['RabbitMQ'] })).toEqual([]);
    expect(recordText(catalog, [choice])).not.toMatch(/for comparison/i);
  });

  it('is nothing that the team may not use', () => {
    const barred = suggestedTexts(
      settled(catalog, [{ layer: 'circuit-breaker', option: 'resilience4j' }], { languages: ['java'] }).decision,
    );
    expect(barred.map(({ title }) => title).join(' ')).not.toContain('since');
  });

  it('is a name alone without a driver to compare by', () => {
    const [first] = suggestedTexts(settled(catalog, [{ ...kafka, drivers: [] }]).decision);
    expect(first).toMatchObject({ bullets: [], state: undefined });
    expect(bodyOf(recordText(catalog, [{ ...kafka, drivers: [] }]))).not.toContain('(for comparison)');
    expect(bodyOf(recordText(catalog, [kafka]))).toContain('(for comparison)\n');
  });
});

describe('the table of the comparison', () => {
  it('has a row for each driver that is judged and a column for each option that is', () => {
    const drivers = ['replay', 'It is blue.', 'operation'];
    const { decision } = settled(catalog, [{ ...kafka, status: 'accepted', drivers, considered: [house, ...both] }]);
    expect(comparisonRows(decision)).toEqual([
      { driver: 'Replay', cells: ['met', 'partly met', 'met'] },
      { driver: 'Operational simplicity', cells: ['not met', 'partly met', 'not met'] },
    ]);
  });

  it('is left out for one driver, or one option', () => {
    expect(comparisonRows(settled(catalog, [{ ...kafka, considered: both }]).decision)).toEqual([]);
    const alone = { ...kafka, drivers: ['replay', 'operation'], status: 'accepted' as const };
    expect(comparisonRows(settled(catalog, [alone]).decision)).toEqual([]);
  });
});
