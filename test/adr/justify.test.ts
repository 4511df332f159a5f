import { describe, expect, it } from 'vitest';
import { chosenOpening, isLong, outcomeOf, runnerUpText, type Outcome } from '../../src/adr/justify.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import { recordText } from '../helpers/record-text.ts';

const catalog = wholeCatalog();
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka' };
const rabbit: ChoiceDraft = { layer: 'message-queue', option: 'rabbitmq' };

function outcome(choice: ChoiceDraft, context: Partial<TeamContext> = {}): Outcome {
  const { decision } = settled(catalog, [choice], context);
  return outcomeOf(decision, chosenOpening(decision));
}

function runnerUp(choice: ChoiceDraft, context: Partial<TeamContext> = {}): string | undefined {
  return runnerUpText(settled(catalog, [choice], context).decision);
}

describe('the outcome by the named drivers', () => {
  it('says which of them the choice meets, partly meets and misses', () => {
    expect(outcome({ ...rabbit, drivers: ['per-message-ack', 'durability', 'replay'] }).text).toBe(
      'Chosen option: "RabbitMQ", because it meets _per-message acknowledgement_ and _durability_, but _replay_ only partly.',
    );
    expect(outcome({ ...kafka, drivers: ['replay', 'delay'] }).text).toBe(
      'Chosen option: "Apache Kafka", because it meets _replay_, but does not meet _delayed delivery_.',
    );
  });

  it('counts the drivers when the choice meets all of several', () => {
    expect(outcome({ ...kafka, drivers: ['replay', 'ordering'] }).text).toContain('it meets both drivers: ');
    expect(outcome({ ...kafka, drivers: ['replay', 'ordering', 'It is blue.'] }).text).not.toMatch(/both|all/);
  });

  it('makes no reason of drivers that the choice meets only partly, or not', () => {
    expect(outcome({ ...rabbit, drivers: ['replay'] }).text).toBe(
      'Chosen option: "RabbitMQ". It meets _replay_ only partly.',
    );
    expect(outcome({ ...kafka, drivers: ['delay'] }).text).toBe(
      'Chosen option: "Apache Kafka". It does not meet _delayed delivery_.',
    );
  });

  it.each<[string, ChoiceDraft]>([
    ['the team named no driver', kafka],
    ['the catalog cannot judge the driver', { ...kafka, drivers: ['It must be blue.'] }],
    ['the choice is not in the catalog', { ...kafka, option: { name: 'Apache Kafka' }, drivers: ['replay'] }],
  ])('is the name alone when %s', (_, choice) => {
    expect(outcome(choice)).toEqual({ text: 'Chosen option: "Apache Kafka".', reasons: [] });
  });
});

describe('the outcome with reasons of the team', () => {
  it.each([
    ['We have run it for years', 'because we have run it for years.'],
    ['Because all of us know it.', 'because all of us know it.'],
    ['JMS is what 63 programs speak', 'because JMS is what 63 programs speak.'],
    ['Existing skills', 'because of existing skills.'],
    ['大家都会', 'because 大家都会。'],
  ])('goes on with a short one behind "because": %s', (because, words) => {
    expect(outcome({ ...kafka, because })).toEqual({ text: `Chosen option: "Apache Kafka", ${words}`, reasons: [] });
  });

  it('states the drivers behind it', () => {
    expect(outcome({ ...kafka, because: 'We know it', drivers: ['replay'] }).text).toBe(
      'Chosen option: "Apache Kafka", because we know it. It meets _replay_.',
    );
  });

  it.each<[string, string, number]>([
    ['long ones', 'We replay the last week whenever a view is rebuilt. '.repeat(6), 1],
    ['several paragraphs', 'We replay a week.\n\nOperations has run it before.', 2],
  ])('quotes %s once, and names the drivers in the sentence', (_, because, paragraphs) => {
    const { text, reasons } = outcome({ ...kafka, because, drivers: ['replay'] });
    expect(isLong(because)).toBe(true);
    expect(text).toBe('Chosen option: "Apache Kafka", because it meets _replay_.');
    expect(reasons).toHaveLength(paragraphs);
    for (const format of ['portable', 'madr', 'nygard', 'y-statement'] as const) {
      const record = recordText(catalog, [{ ...kafka, because, drivers: ['replay'] }], {}, format);
      for (const part of because.trim().split('\n\n')) {
        expect(record.split(`> ${part.trim()}`), format).toHaveLength(2);
        expect(record.split(part.trim()), format).toHaveLength(2);
      }
    }
  });

  it('keeps the markup of a reason as text', () => {
    expect(outcome({ ...kafka, because: 'It is *fast* <b>and</b> [small](x)' }).text).toContain('\\*fast\\*');
    const [quoted] = outcome({ ...kafka, because: '# Title\n\n| a | b |' }).reasons;
    expect(quoted).toMatch(/^\\#/);
  });
});

describe('the runner-up', () => {
  const considered = [{ option: 'rabbitmq' }];

  it('is compared where the choice meets a driver and the runner-up does not', () => {
    expect(runnerUp({ ...kafka, drivers: ['replay'], considered })).toBe(
      'RabbitMQ, the runner-up, meets _replay_ only partly.',
    );
    expect(runnerUp({ ...kafka, drivers: ['replay', 'per-message-ack'], considered })).toBe(
      'RabbitMQ, the runner-up, meets _replay_ only partly. In return, it is stronger on _per-message acknowledgement_.',
    );
  });

  it('is stronger where only it meets a driver', () => {
    expect(runnerUp({ ...kafka, drivers: ['per-message-ack'], considered })).toBe(
      'RabbitMQ, the runner-up, is stronger on _per-message acknowledgement_.',
    );
  });

  it.each<[string, ChoiceDraft]>([
    ['neither meets the driver', { ...rabbit, drivers: ['operation'], considered: [{ option: 'apache-kafka' }] }],
    ['both meet the driver', { ...kafka, drivers: ['replay'], considered: [{ option: 'apache-pulsar' }] }],
    ['the team named no driver', { ...kafka, considered }],
    ['the team considered nothing', { ...kafka, drivers: ['replay'] }],
    ['the team considered an option of its own', { ...kafka, considered: [{ option: { name: 'IBM MQ' } }] }],
  ])('is left out when %s', (_, choice) => {
    expect(runnerUp(choice)).toBeUndefined();
  });

  it('is nothing that the team may not use', () => {
    const choice = { ...kafka, drivers: ['replay'], considered: [...considered, { option: 'nsq' }] };
    expect(runnerUp(choice, { licensePolicy: 'permissive' })).toMatch(/^NSQ, the runner-up, /);
  });

  it('is spoken of in the plural when it is several things', () => {
    const choice = {
      layer: 'service-discovery',
      option: 'consul',
      drivers: ['health-checks', 'operation'],
      considered: [{ option: 'kubernetes-services' }],
    };
    expect(runnerUp(choice, { runtime: 'kubernetes' })).toBe(
      'Kubernetes Services, the runner-up, are stronger on _operational simplicity_.',
    );
  });
});
