import { describe, expect, it } from 'vitest';
import { justification, runnerUpOf } from '../../src/adr/justify.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

function outcome(choice: ChoiceDraft, context: Partial<TeamContext> = {}): string[] {
  return justification(settled(catalog, [choice], context).decision);
}

const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka' };
const rabbit: ChoiceDraft = { layer: 'message-queue', option: 'rabbitmq' };

describe('the justification of an option of the catalog', () => {
  it('names the drivers it meets, partly meets and misses', () => {
    const [lead] = outcome({ ...rabbit, drivers: ['per-message-ack', 'durability', 'operation'] });
    expect(lead).toBe(
      'Chosen option: "RabbitMQ", because it meets per-message acknowledgement and durability, and partly meets light operation.',
    );
    expect(outcome({ ...kafka, drivers: ['replay', 'operation'] })[0]).toBe(
      'Chosen option: "Apache Kafka", because it meets replay, but does not meet light operation.',
    );
  });

  it('says what sets it apart from the runner-up', () => {
    const text = outcome({ ...kafka, drivers: ['replay'], considered: [{ option: 'rabbitmq' }, { option: 'nsq' }] });
    expect(text[1]).toMatch(
      /^What sets it apart from RabbitMQ, the runner-up, is replay: RabbitMQ only partly meets it, because \S.*\.$/,
    );
  });

  it('admits where the runner-up is ahead, and says on what the choice is', () => {
    const text = outcome(
      {
        layer: 'service-bus',
        option: 'masstransit',
        drivers: ['sagas', 'free-use'],
        considered: [{ option: 'wolverine' }, { option: 'rebus' }],
      },
      { languages: ['csharp'] },
    );
    const [, notAhead, behind, beyond] = text;
    expect(notAhead).toMatch(/^On the named drivers MassTransit is not ahead of \S+, the runner-up\.$/);
    expect(behind).toMatch(/^\S+ would be ahead on use without a fee: .*\.$/);
    expect(beyond).toMatch(/^Apart from them MassTransit is ahead on .*, whereas \S+ .*, because .*\.$/);
  });

  it('says so when the runner-up does as well, and does not hide where it would be better', () => {
    const text = outcome({
      ...kafka,
      drivers: ['replay'],
      considered: [{ option: 'apache-pulsar' }, { option: 'rabbitmq' }],
    });
    expect(text[1]).toBe('On the named drivers Apache Pulsar, the runner-up, does as well.');
    expect(text[2]).toMatch(/^Apart from them Apache Pulsar would be ahead on /);
  });

  it('speaks of several things in the plural', () => {
    const text = outcome(
      { layer: 'service-discovery', option: 'kubernetes-services', drivers: ['no-library', 'operation'] },
      { existing: ['Consul'], runtime: 'kubernetes' },
    ).join(' ');
    expect(text).toContain('because they meet look-up');
    expect(text).toContain('What sets them apart from Consul');
  });

  it('says that no driver was named, and compares in general', () => {
    const text = outcome({ layer: 'data-exchange-format', option: 'json' }, { languages: ['php'] });
    expect(text[0]).toMatch(
      /^Chosen option: "JSON", because of what the layer asks for in general, as the team named no drivers; it meets /,
    );
    expect(text[1]).toMatch(
      /^The runner-up is \S.*; no driver was named that the catalog could tell the two apart by\.$/,
    );
    expect(text.join(' ')).not.toMatch(/On the named drivers|Apart from them/);
  });

  it('leaves a driver in the words of the team to the team', () => {
    const text = outcome({ ...kafka, drivers: ['replay', 'It must be blue.'] });
    expect(text).toContain(
      'How the options meet “It must be blue” is for the team to say, as the catalog cannot judge it.',
    );
  });

  it('ends with the reason of the team as a sentence', () => {
    expect(outcome({ ...kafka, because: 'we have run it for years' }).at(-1)).toBe('We have run it for years.');
  });

  it('says when there is nothing to compare it with', () => {
    const context = { runtime: 'serverless', cloud: 'aws' };
    const text = outcome({ layer: 'api-gateway', option: 'amazon-api-gateway', drivers: ['token-checks'] }, context);
    expect(text[1]).toBe('No other option that the team may use was at hand to compare it with.');
  });
});

describe('the justification of an option of their own', () => {
  const own: ChoiceDraft = { layer: 'message-queue', option: { name: 'IBM MQ' } };

  it('rests on their reason', () => {
    expect(outcome({ ...own, because: 'nothing else is allowed' })).toEqual([
      'Chosen option: "IBM MQ", because of the team’s own judgement, as the catalog has no facts about it. Nothing else is allowed.',
    ]);
  });

  it('says that the reason is unknown, and how the runner-up meets the drivers', () => {
    const text = outcome({ ...own, drivers: ['durability'], considered: [{ option: 'apache-artemis' }] });
    expect(text).toEqual([
      'Chosen option: "IBM MQ", because the team says so; its reasons are unknown, and the catalog has no facts about it.',
      'How it meets durability is unknown.',
      'Of the known options Apache Artemis is the runner-up: it meets durability.',
    ]);
  });
});

describe('the runner-up', () => {
  it('is the first rival that the team may use', () => {
    const { decision } = settled(catalog, [{ ...kafka, considered: [{ option: 'rabbitmq' }, { option: 'nats' }] }], {
      licensePolicy: 'permissive',
    });
    expect(runnerUpOf(decision)?.candidate.option.id).not.toBe('rabbitmq');
  });
});
