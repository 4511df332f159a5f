import { describe, expect, it } from 'vitest';
import type { TeamContext } from '../../src/model/answers.ts';
import type { Decision, Rival } from '../../src/model/decision.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

function decide(choice: ChoiceDraft, context: Partial<TeamContext> = {}): Decision {
  return settled(catalog, [choice], context).decision;
}

function names(rivals: readonly Rival[]): string[] {
  return rivals.map((rival) => rival.candidate.option.id);
}

const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka', drivers: ['replay'] };

describe('what a choice is compared with', () => {
  it('is what the team named, in the order of the ranking, and nothing else when two of them are viable', () => {
    const considered = [{ option: 'rabbitmq' }, { option: 'apache-pulsar', why: 'Too much to run.' }];
    const { rivals } = decide({ ...kafka, considered });
    expect(names(rivals)).toEqual(['apache-pulsar', 'rabbitmq']);
    expect(rivals.map((rival) => rival.why)).toEqual(['Too much to run.', undefined]);
    expect(rivals.every((rival) => rival.namedBy === 'team')).toBe(true);
  });

  it('is filled up to two options of the same level that have not ended', () => {
    const { rivals } = decide(kafka);
    expect(rivals).toHaveLength(2);
    for (const { candidate, namedBy } of rivals) {
      expect(namedBy).toBe('catalog');
      expect(candidate.role.level).toBe('broker');
      expect(candidate.barriers).toEqual([]);
    }
  });

  it('is filled up with what the field knows, not with what few have heard of', () => {
    const known = catalog.layers.find((layer) => layer.id === 'message-queue')?.known ?? [];
    const { rivals } = decide({ ...kafka, drivers: ['replay', 'ordering', 'throughput'] });
    expect(rivals).toHaveLength(2);
    for (const { candidate } of rivals) expect(known).toContain(candidate.option.id);
  });

  it('is not filled up with something for another language of the team', () => {
    const { rivals } = decide(
      { layer: 'circuit-breaker', option: 'resilience4j' },
      { languages: ['java', 'typescript'], runtime: 'vm' },
    );
    for (const { candidate } of rivals) {
      const { clients } = candidate.option.languages;
      expect([clients['java'], clients['any']], candidate.option.id).not.toEqual([undefined, undefined]);
    }
  });

  it('is filled up beside an option that the team named but may not use', () => {
    const { rivals } = decide(
      { layer: 'circuit-breaker', option: 'resilience4j', considered: [{ option: 'hystrix' }] },
      { languages: ['java'] },
    );
    expect(rivals.filter((rival) => rival.candidate.barriers.length === 0)).toHaveLength(2);
    expect(names(rivals)).toContain('hystrix');
  });

  it('holds what the team already runs, and marks it', () => {
    const { rivals, kept } = decide({ ...kafka, option: 'nats' }, { existing: ['Kafka'] });
    expect(rivals.filter((rival) => rival.incumbent).map((rival) => rival.candidate.option.id)).toEqual([
      'apache-kafka',
    ]);
    expect(kept).toBe(false);
  });

  it('does not take a thing in place for an option that merely has its name among its aliases', () => {
    const { rivals } = decide(kafka, { existing: ['Redis'] });
    expect(rivals.some((rival) => rival.incumbent)).toBe(false);
  });

  it.each([
    ['an option of the catalog', 'apache-kafka', ['kafka ']],
    ['an option of their own', { name: 'IBM MQ' }, ['Oracle', 'IBM mq']],
  ])('knows when the choice keeps %s that is in place', (_, option, existing) => {
    expect(decide({ layer: 'message-queue', option }, { existing }).kept).toBe(true);
  });

  it('puts a thing in place that does another job last, and two others before it', () => {
    const { rivals } = decide(
      { layer: 'configuration-management', option: 'gitops', drivers: ['history'] },
      { existing: ['Vault'], runtime: 'kubernetes' },
    );
    expect(names(rivals)).toHaveLength(3);
    expect(names(rivals).at(-1)).toBe('vault');
  });

  it.each([
    ['csharp', 'job-scheduling', 'hangfire'],
    ['elixir', 'job-scheduling', 'oban'],
    ['typescript', 'circuit-breaker', 'cockatiel'],
    ['python', 'configuration-management', 'pydantic-settings'],
    ['php', 'application-framework', 'laravel'],
    ['php', 'distributed-tracing', 'correlation-ids'],
  ])('is nothing that a %s team could not use from its language (%s)', (language, layer, option) => {
    const { rivals } = decide({ layer, option, drivers: ['operation'] }, { languages: [language] });
    const fits = rivals.flatMap((rival) =>
      rival.candidate.others.filter((other) => other.driver.judge === 'languages').map((other) => other.fit),
    );
    expect(fits.length).toBeGreaterThan(0);
    expect(fits).not.toContain('not');
  });

  it('is no rented service where the team named no cloud, unless the choice is one itself', () => {
    const own = decide(
      { layer: 'configuration-management', option: 'vault', drivers: ['secrets'] },
      { runtime: 'bare-metal', licensePolicy: 'permissive' },
    );
    expect(own.rivals.map((rival) => rival.candidate.option.kind)).not.toContain('managed');
    const rented = decide({ layer: 'message-queue', option: 'amazon-sqs', drivers: ['operation'] });
    expect(rented.rivals.map((rival) => rival.candidate.option.kind)).toContain('managed');
  });

  it('prefers what needs nothing that is missing, and says what is', () => {
    const context = { existing: ['MySQL'], runtime: 'vm', languages: ['php'] };
    const cron = decide({ layer: 'job-scheduling', option: 'cron-daemon', drivers: ['operation'] }, context);
    expect(names(cron.rivals)[0]).toBe('systemd-timers');
    const named = { layer: 'job-scheduling', option: 'cron-daemon', considered: [{ option: 'pg-cron' }] };
    const pgCron = decide(named, context).rivals.find((rival) => rival.candidate.option.id === 'pg-cron');
    expect(pgCron?.missing).toBe('PostgreSQL');
    expect(decide(named, { ...context, existing: ['PostgreSQL'] }).rivals[0]?.missing).toBeUndefined();
    expect(decide(named, { ...context, existing: [] }).rivals[0]?.missing).toBeUndefined();
  });

  it('is of the level of what the team named beside an option of its own', () => {
    const { rivals } = decide({
      layer: 'message-queue',
      option: { name: 'House bus' },
      considered: [{ option: 'apache-artemis' }],
    });
    expect(rivals.map((rival) => rival.candidate.role.level)).toEqual(['broker', 'broker']);
  });

  it('begins with what took the place of a choice that has ended, unless that is its new name', () => {
    const java = { languages: ['java'] };
    expect(names(decide({ layer: 'circuit-breaker', option: 'hystrix' }, java).rivals)[0]).toBe('resilience4j');
    const gocron = decide({ layer: 'job-scheduling', option: 'gocron' }, { languages: ['go'] });
    expect(names(gocron.rivals)).not.toContain('go-co-op-gocron');
  });

  it('counts what the team compared on its own, and still brings one that is known', () => {
    const house = { option: { name: 'House bus' } };
    expect(names(decide({ ...kafka, considered: [{ option: 'rabbitmq' }, house] }).rivals)).toEqual(['rabbitmq']);
    expect(decide({ ...kafka, considered: [house, { option: { name: 'IBM MQ' } }] }).rivals).toHaveLength(1);
  });

  it('is what would run elsewhere, where nothing else is left', () => {
    const { rivals } = decide(
      { layer: 'api-gateway', option: 'amazon-api-gateway' },
      { runtime: 'serverless', cloud: 'aws' },
    );
    expect(rivals.map((rival) => rival.candidate.barriers)).toEqual([
      ['it is not made for a serverless platform'],
      ['it is not made for a serverless platform'],
    ]);
  });

  it('is not barred by the licence that the choice has too', () => {
    const { rivals } = decide(
      { layer: 'load-balancing', option: 'keepalived', considered: [{ option: 'haproxy' }] },
      { licensePolicy: 'permissive', runtime: 'bare-metal' },
    );
    expect(rivals[0]?.candidate.option.id).toBe('haproxy');
    expect(rivals[0]?.candidate.barriers).toEqual([]);
    // What is added has to be free of it all the same.
    expect(rivals[1]?.candidate.option.license.policy).toBe('permissive');
  });

  it('begins with what the team named, and with what it runs only where nothing suits it better', () => {
    const choice = { layer: 'message-queue', option: 'rabbitmq', drivers: ['delay'] };
    const context = { existing: ['Mosquitto'], runtime: 'bare-metal' };
    expect(names(decide(choice, context).rivals)).toEqual(['nats', 'mosquitto']);
    const named = { ...choice, considered: [{ option: 'nsq' }, { option: 'beanstalkd' }] };
    expect(names(decide(named, context).rivals).at(-1)).toBe('mosquitto');
  });

  it('is never what the choice took the place of', () => {
    const { rivals } = decide({ layer: 'service-discovery', option: 'kubernetes-services' }, { runtime: 'kubernetes' });
    expect(rivals.every((rival) => rival.candidate.option.lifecycle.successor !== 'kubernetes-services')).toBe(true);
  });
});

describe('the contrast between a choice and a rival', () => {
  const against = (option: string, drivers: readonly string[], rival: string, layer = 'message-queue'): Rival => {
    const { rivals } = decide({ layer, option, drivers, considered: [{ option: rival }] }, { cloud: 'aws' });
    const found = rivals.find(({ candidate }) => candidate.option.id === rival);
    if (!found) throw new Error(`${rival} is no rival`);
    return found;
  };

  it('is the first named driver that only one of them meets', () => {
    const rabbit = against('apache-kafka', ['durability', 'replay', 'ordering'], 'rabbitmq');
    expect(rabbit.ahead).toMatchObject({ name: 'replay', chosen: { fit: 'met' }, rival: { fit: 'partly' } });
    expect(rabbit.behind).toBeUndefined();
    expect(against('rabbitmq', ['replay'], 'apache-kafka').behind?.name).toBe('replay');
  });

  it('is nothing when neither meets the driver, or both do', () => {
    expect(against('apache-kafka', ['replay'], 'apache-pulsar')).not.toHaveProperty('ahead');
    const both = against('rabbitmq', ['operation'], 'apache-kafka');
    expect([both.ahead, both.behind]).toEqual([undefined, undefined]);
  });

  it('is nothing of which the catalog has no data, and no driver that the team did not name', () => {
    expect(against('amazon-cloudfront', ['grpc'], 'fastly', 'reverse-proxy').ahead).toBeUndefined();
    expect(against('apache-kafka', [], 'rabbitmq').ahead).toBeUndefined();
  });
});
