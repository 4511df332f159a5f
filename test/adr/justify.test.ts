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
      'Chosen option: "RabbitMQ", because it meets _per-message acknowledgement_, which weighs most, and _durability_, but _light operation_ only in part.',
    );
    expect(outcome({ ...kafka, drivers: ['replay', 'operation'] })[0]).toBe(
      'Chosen option: "Apache Kafka", because it meets _replay_, which weighs most, but _light operation_ not at all.',
    );
  });

  it('says what sets it apart from the runner-up', () => {
    const text = outcome({ ...kafka, drivers: ['replay'], considered: [{ option: 'rabbitmq' }, { option: 'nsq' }] });
    expect(text[1]).toMatch(/^On it RabbitMQ, the runner-up, falls behind\. RabbitMQ meets it only in part: \S.*\.$/);
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
    const [, behind, beyond] = text;
    expect(behind).toMatch(/^\S+, the runner-up, would be ahead on _use without a fee_: .*\.$/);
    expect(beyond).toMatch(
      /^Beside what was named _.*_ speaks for MassTransit: .*\. \S+ (?:meets it only in part|does not meet it): .*\.$/,
    );
  });

  it('says so when the runner-up does as well, and does not hide where it would be better', () => {
    const text = outcome({
      ...kafka,
      drivers: ['replay'],
      considered: [{ option: 'apache-pulsar' }, { option: 'rabbitmq' }],
    });
    expect(text[1]).toBe('Apache Pulsar, the runner-up, is level with it there.');
    expect(text[2]).toMatch(/^It would be ahead on _.*_, which nobody named: /);
  });

  it('speaks of several things in the plural', () => {
    const text = outcome(
      { layer: 'service-discovery', option: 'kubernetes-services', drivers: ['no-library', 'operation'] },
      { existing: ['Consul'], runtime: 'kubernetes' },
    ).join(' ');
    expect(text).toContain('because they meet both drivers, _look-up');
    expect(text).toContain('What sets them apart from Consul');
  });

  it('says that no driver was named, and compares in general', () => {
    const text = outcome({ layer: 'data-exchange-format', option: 'json' }, { languages: ['php'] });
    expect(text[0]).toBe('Chosen option: "JSON", because of reasons and drivers that the team has not told yet.');
    expect(text[1]).toMatch(/^The nearest alternative is \S.*\.$/);
    expect(text[2]).toBe('No driver of the layer tells the two apart.');
    expect(text.join(' ')).not.toContain('named');
    const [, , general] = outcome(
      { layer: 'data-exchange-format', option: 'protocol-buffers' },
      { languages: ['php'] },
    );
    expect(general).toMatch(/^In general _.*_ speaks for Protocol Buffers: /);
  });

  it('leaves a driver in the words of the team to the team', () => {
    const text = outcome({ ...kafka, drivers: ['replay', 'It must be blue.'] });
    // At the end, so that it does not come between a driver and what the runner-up makes of it.
    expect(text.at(-1)).toBe('Only the team can say how the options meet “It must be blue”.');
    expect(outcome({ ...kafka, drivers: ['It must be blue.'] })[0]).toBe(
      'Chosen option: "Apache Kafka", because of “It must be blue”, which only the team can judge.',
    );
  });

  it('does not make a reason of drivers that are met only in part', () => {
    const text = outcome({ layer: 'id-generation', option: 'database-sequence', drivers: ['sortable'] });
    expect(text.slice(0, 2)).toEqual([
      'Chosen option: "Database sequence or identity column", because of reasons that the team has not told yet.',
      'It meets _order by time_ only in part.',
    ]);
  });

  it('says what the order of the drivers means where the runner-up is ahead on another one', () => {
    const text = (drivers: string[]): string =>
      outcome({ ...rabbit, drivers, considered: [{ option: 'beanstalkd' }, { option: 'kue' }] }).join(' ');
    expect(text(['replay', 'delay'])).toContain(
      'In return beanstalkd would be ahead on _delayed delivery_, which comes later in the order: ',
    );
    expect(text(['delay', 'replay'])).toMatch(
      /On _delayed delivery_, which comes before it, beanstalkd would be ahead: .*\. Why that does not decide is unknown\.$/,
    );
  });

  it.each([
    ['We have run it for years', 'because we have run it for years.'],
    ['Because all of us know it.', 'because all of us know it.'],
    ['JMS is what 63 programs speak', 'because, in the team’s words, “JMS is what 63 programs speak.”'],
    ['大家都会', 'because, in the team’s words, “大家都会。”'],
  ])('begins with the reason of the team: %s', (because, words) => {
    const text = outcome({ ...kafka, because, drivers: ['replay'] });
    expect(text[0]).toBe(`Chosen option: "Apache Kafka", ${words}`);
    expect(text[1]).toBe('It meets _replay_, the one driver that was named.');
  });

  it('says when there is nothing to compare it with', () => {
    const context = { runtime: 'serverless', cloud: 'aws' };
    const text = outcome({ layer: 'api-gateway', option: 'amazon-api-gateway', drivers: ['token-checks'] }, context);
    expect(text[1]).toMatch(
      /^Nothing else fits what the team told: \S.* comes nearest, but it is not made for a serverless platform\.$/,
    );
  });

  it('gives the reason of the team against the runner-up, which no comparison can stand for', () => {
    const choice = { ...kafka, drivers: ['replay'] };
    const why = 'Nobody here has run BookKeeper.';
    const text = outcome({ ...choice, considered: [{ option: 'apache-pulsar', why }, { option: 'rabbitmq' }] });
    expect(text.slice(1)).toEqual([
      'Apache Pulsar, the runner-up, is level with it there.',
      'The team’s reason against Apache Pulsar: nobody here has run BookKeeper.',
    ]);
  });

  it('does not call unknown why a driver does not decide when the team gave its reason', () => {
    const cbor: ChoiceDraft = {
      layer: 'data-exchange-format',
      option: 'cbor',
      drivers: ['compact', 'languages'],
      considered: [{ option: 'protocol-buffers' }, { option: 'messagepack' }],
    };
    const context = { languages: ['rust', 'elixir'] };
    expect(outcome(cbor, context).join(' ')).toContain('Why that does not decide is unknown.');
    const told = outcome({ ...cbor, because: 'The library of the sensor is 4 kB.' }, context).join(' ');
    expect(told).toContain('The team’s own reason decided all the same.');
    expect(told).not.toContain('unknown');
  });

  it('tells what bars the choice and not the runner-up', () => {
    const context: Partial<TeamContext> = { licensePolicy: 'permissive', runtime: 'bare-metal' };
    expect(outcome({ ...rabbit, drivers: ['delay'], considered: [{ option: 'nats' }] }, context).at(-1)).toBe(
      'What stands against RabbitMQ (its licence MPL-2.0 is not permissive) does not stand against NATS.',
    );
    const keepalived: ChoiceDraft = { layer: 'load-balancing', option: 'keepalived', drivers: ['address-failover'] };
    expect(outcome({ ...keepalived, considered: [{ option: 'haproxy' }] }, context).join(' ')).not.toContain('stands');
  });
});

describe('the justification of an option of their own', () => {
  const own: ChoiceDraft = { layer: 'message-queue', option: { name: 'IBM MQ' } };

  it('rests on their reason', () => {
    expect(outcome({ ...own, because: 'Nothing else is allowed' })).toEqual([
      'Chosen option: "IBM MQ", because nothing else is allowed.',
      'The catalog does not know it.',
    ]);
  });

  it('says that the reason is unknown, and how the runner-up meets the drivers', () => {
    const text = outcome({ ...own, drivers: ['durability'], considered: [{ option: 'apache-artemis' }] });
    expect(text).toEqual([
      'Chosen option: "IBM MQ", because of reasons that the team has not told yet.',
      'The catalog does not know it, so that nobody but the team can say how it meets _durability_.',
      'Of the options it does know Apache Artemis comes first: it meets _durability_, the one driver that was named.',
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
