import { describe, expect, it } from 'vitest';
import { settle } from '../../src/decide/settle.ts';
import { loadLayers, readCatalogIndex } from '../../src/io/shipped.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import type { Rule } from '../../src/model/catalog.ts';
import type { Effect } from '../../src/model/decision.ts';
import { answersOf, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

const rule: Rule = {
  id: 'test-rule',
  severity: 'warning',
  layers: ['message-queue', 'service-discovery'],
  subject: { options: ['apache-kafka'] },
  other: { provides: ['zookeeper'] },
  message: '{it} meets {other}.',
  why: '{other} is named again.',
  fix: 'Do something about {it}.',
  source: 'https://example.org/',
  checked: '2026-11-24',
};
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka' };
const zookeeper: ChoiceDraft = { layer: 'service-discovery', option: 'apache-zookeeper' };

/** What one rule says for these choices, by layer. */
function say(
  changes: Partial<Rule>,
  choices: readonly ChoiceDraft[],
  context: Partial<TeamContext> = {},
): readonly (readonly [string, Effect])[] {
  const only = { ...catalog, rules: [{ ...rule, ...changes }] };
  return settle(answersOf(choices, context), only).decisions.flatMap((decision) =>
    decision.effects
      .filter((effect) => effect.code === 'stack/test-rule')
      .map((effect) => [decision.layer, effect] as const),
  );
}

function texts(found: ReturnType<typeof say>): string[] {
  return found.map(([layer, effect]) => `${layer}: ${effect.text}`);
}

describe('a rule about two choices', () => {
  it('speaks in both records, each time with the way to the other one at its first mention', () => {
    expect(texts(say({}, [kafka, zookeeper]))).toEqual([
      'message-queue: Apache Kafka meets Apache ZooKeeper ({other}). Apache ZooKeeper is named again. Do something about Apache Kafka.',
      'service-discovery: Apache Kafka ({other}) meets Apache ZooKeeper. Apache ZooKeeper is named again. Do something about Apache Kafka.',
    ]);
  });

  it('says why it matters only where somebody has to act', () => {
    expect(texts(say({ severity: 'info' }, [kafka, zookeeper]))[0]).toBe(
      'message-queue: Apache Kafka meets Apache ZooKeeper ({other}). Do something about Apache Kafka.',
    );
  });

  it('speaks only in the records of its layers', () => {
    expect(say({ layers: ['service-discovery'] }, [kafka, zookeeper]).map(([layer]) => layer)).toEqual([
      'service-discovery',
    ]);
  });

  it('takes a thing that is in place for a choice, in the words of the team and without a way to a record', () => {
    const found = say({}, [kafka], { existing: ['PostgreSQL', 'ZooKeeper'] });
    expect(texts(found)).toEqual([
      'message-queue: Apache Kafka meets ZooKeeper. ZooKeeper is named again. Do something about Apache Kafka.',
    ]);
    expect(found[0]?.[1].other).toBeUndefined();
  });

  it('finds a thing that is in place by an alias, whatever its layer', () => {
    const other = { options: ['istio'] };
    expect(texts(say({ other }, [kafka], { existing: ['ISTIO'] }))[0]).toContain('Apache Kafka meets ISTIO.');
    expect(say({ other: { ...other, layers: ['service-mesh'] } }, [kafka], { existing: ['ISTIO'] })).toEqual([]);
  });

  it('knows of a thing in place what the index knows, whatever is loaded', () => {
    const index = readCatalogIndex();
    const other = { provides: ['l4-load-balancer'], lacks: ['l7-load-balancer'] };
    const rules = [{ ...rule, other }];
    for (const [name, count] of [
      ['metallb', 1],
      ['haproxy', 0],
      ['our own balancer', 0],
    ] as const) {
      for (const from of [loadLayers(index, ['message-queue']), catalog]) {
        const [decision] = settle(answersOf([kafka], { existing: [name] }), { ...from, rules }).decisions;
        expect(
          decision?.effects.filter((effect) => effect.code === 'stack/test-rule'),
          name,
        ).toHaveLength(count);
      }
    }
  });

  it('speaks once for each pair when both sides fit both choices', () => {
    const both = { provides: ['consensus-store'] };
    const etcd = { layer: 'configuration-management', option: 'etcd' };
    const layers = ['service-discovery', 'configuration-management'];
    const found = say({ layers, subject: both, other: both }, [zookeeper, etcd]);
    expect(found.map(([layer]) => layer)).toEqual(layers);
  });

  it('tells several choices of one layer apart', () => {
    const found = say({}, [{ ...kafka, scope: 'orders' }, { ...kafka, scope: 'scans' }, zookeeper]);
    expect(found.map(([layer, effect]) => `${layer} ${effect.other?.scope ?? '-'}`)).toEqual([
      'message-queue -',
      'message-queue -',
      'service-discovery orders',
      'service-discovery scans',
    ]);
  });
});

describe('a rule', () => {
  const alone = { other: undefined } as unknown as Partial<Rule>;

  it.each<[string, Partial<Rule>, Partial<ChoiceDraft>, Partial<TeamContext>, boolean]>([
    ['a version inside the range', { subject: { versions: '>=4.0.0' } }, { version: '4.1' }, {}, true],
    ['a version outside the range', { subject: { versions: '>=4.0.0' } }, { version: '3.9' }, {}, false],
    ['the newest version where none was told', { subject: { versions: '>=4.0.0' } }, {}, {}, true],
    ['a version that cannot be read', { subject: { versions: '>=4.0.0' } }, { version: 'the newest' }, {}, false],
    ['a driver that was named', { subject: { drivers: ['replay'] } }, { drivers: ['replay'] }, {}, true],
    ['a driver that was not named', { subject: { drivers: ['replay'] } }, { drivers: ['delay'] }, {}, false],
    ['a runtime that fits', { when: { runtime: ['vm'] } }, {}, { runtime: 'vm' }, true],
    ['a runtime that was not told', { when: { runtime: ['vm'] } }, {}, {}, false],
    ['a word in a constraint', { constraints: ['air-gapped'] }, {}, { constraints: ['Air-gapped plant.'] }, true],
    ['no such constraint', { constraints: ['air-gapped'] }, {}, { constraints: ['Data stays in the EU.'] }, false],
    ['something that must be there', { present: [{ provides: ['sql-database'] }] }, {}, { existing: ['MySQL'] }, true],
    ['something that is not there', { present: [{ provides: ['sql-database'] }] }, {}, {}, false],
    [
      'something that must not be there',
      { absent: [{ provides: ['sql-database'] }] },
      {},
      { existing: ['MySQL'] },
      false,
    ],
    ['a lacking capability', { subject: { lacks: ['amqp-broker'] } }, {}, {}, true],
    ['a capability that is there', { subject: { lacks: ['event-log'] } }, {}, {}, false],
    ['a language without a client', { subject: { 'without-client': true } }, {}, { languages: ['ocaml'] }, true],
    ['languages that were not told', { subject: { 'without-client': true } }, {}, {}, false],
  ])('with %s', (_, changes, draft, context, speaks) => {
    expect(say({ ...alone, ...changes }, [{ ...kafka, ...draft }], context)).toHaveLength(speaks ? 1 : 0);
  });

  it('names the languages that it is about', () => {
    const changes = { ...alone, subject: { 'without-client': true as const }, message: '{it} lacks {languages}.' };
    const [found] = say(changes, [kafka], { languages: ['java', 'cobol', '{other}'] });
    expect(found?.[1].text).toContain('Apache Kafka lacks Cobol and other.');
  });

  it('becomes an info with the reason where the team accepts it', () => {
    const [found] = say(alone, [{ ...kafka, accepts: { 'stack/test-rule': 'We know.' } }]);
    expect(found?.[1]).toMatchObject({ severity: 'info', accepted: 'We know.', source: 'https://example.org/' });
  });

  it('takes a name of the team as text, even when it looks like the place of a link', () => {
    const other = { provides: ['sql-database'] };
    const named = {
      ...catalog,
      capabilities: [{ id: 'sql-database', name: 'x', existing: ['{other}'] }],
      rules: [{ ...rule, other }],
    };
    const [decision] = settle(answersOf([kafka], { existing: ['{other}'] }), named).decisions;
    expect(decision?.effects.at(-1)?.text).toMatch(/^Apache Kafka meets other\./);
  });
});
