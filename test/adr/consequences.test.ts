import { describe, expect, it } from 'vitest';
import { consequenceBullets, effectBullets, exitText, operationText } from '../../src/adr/consequences.ts';
import { linkLabel, linkTo } from '../../src/adr/neighbour.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import type { Effect } from '../../src/model/decision.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const whole = wholeCatalog();
const catalog = { ...whole, rules: [] };
const nowhere = (): undefined => undefined;
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka' };
const hystrix: ChoiceDraft = { layer: 'circuit-breaker', option: 'hystrix' };
const own: ChoiceDraft = { layer: 'message-queue', option: { name: 'IBM MQ' } };

function bullets(choice: ChoiceDraft, context: Partial<TeamContext> = {}): string[] {
  return consequenceBullets(settled(catalog, [choice], context).decision, nowhere);
}

function bad(choice: ChoiceDraft, context: Partial<TeamContext> = {}): string[] {
  return bullets(choice, context).filter((bullet) => bullet.startsWith('Bad'));
}

describe('the consequences', () => {
  it('have those of the team first among the good and among the bad ones, in one form', () => {
    const found = bullets({ ...kafka, consequences: { good: ['It is fast'], bad: ['It is big.', 'Higher costs'] } });
    expect(found.find((bullet) => bullet.startsWith('Good'))).toBe('Good, because it is fast.');
    expect(found.filter((bullet) => bullet.startsWith('Bad')).slice(0, 2)).toEqual([
      'Bad, because it is big.',
      'Bad, because of higher costs.',
    ]);
    expect(found.every((bullet) => /^(?:Good|Bad|Neutral), because \S/.test(bullet))).toBe(true);
  });

  it('have at most two good ones and three bad ones of the catalog, and fewer where the team has its own', () => {
    expect(bullets(kafka).filter((bullet) => bullet.startsWith('Good'))).toHaveLength(2);
    expect(bad(kafka).length).toBeLessThanOrEqual(3);
    const said = { good: ['It is fast', 'It is small', 'It is ours'], bad: ['It is big', 'It is old', 'It is dear'] };
    const found = bullets({ ...kafka, consequences: said });
    expect(found.filter((bullet) => bullet.startsWith('Good'))).toHaveLength(3);
    expect(bad({ ...kafka, consequences: said })).toHaveLength(4);
  });

  it('have the named driver that the choice misses', () => {
    expect(bad({ layer: 'message-queue', option: 'beanstalkd', drivers: ['replay'] }).join(' ')).toMatch(
      /Bad, because [^.]*(gone|again|read)/,
    );
  });

  it('have that the choice has ended, and why the team accepts it', () => {
    expect(bad(hystrix)[0]).toBe('Bad, because Hystrix has been deprecated since 2018-11 (successor: Resilience4j).');
    const accepted = { ...hystrix, accepts: { 'stack/ended-option': 'Until spring' } };
    expect(bullets(accepted).join('\n')).toMatch(/^Neutral, because Hystrix has .* Accepted: Until spring\.$/m);
  });

  it('do not have what ended only after the decision', () => {
    const accepted = { ...hystrix, status: 'accepted' as const };
    expect(bullets({ ...accepted, date: '2017-05-01' }).join('\n')).not.toContain('deprecated');
    expect(bullets({ ...accepted, date: '2019-05-01' }).join('\n')).toContain('deprecated');
  });

  it('have what the team lets a check find, at their end, and lose nothing else by it', () => {
    const accepts = {
      'drift/not-found': 'The platform team deploys it',
      'drift/second-option': 'We move *slowly*',
      'check/relicensed': 'Our lawyers read it.',
    };
    const before = bullets({ ...kafka, version: '4.1' });
    const found = bullets({ ...kafka, version: '4.1', accepts });
    expect(found.slice(0, before.length)).toEqual(before);
    expect(found.slice(before.length)).toEqual([
      expect.stringMatching(/^Neutral, because .* Accepted: The platform team deploys it\.$/),
      expect.stringMatching(/^Neutral, because .* Accepted: We move \\\*slowly\\\*\.$/),
      expect.stringMatching(/^Neutral, because .* Accepted: Our lawyers read it\.$/),
    ]);
    expect(effectBullets(settled(catalog, [{ ...kafka, accepts }]).decision, nowhere)).toEqual([]);
  });

  it('do not say in a claim what an effect says', () => {
    const { decision } = settled(whole, [{ layer: 'service-bus', option: 'masstransit', drivers: ['free-use'] }]);
    const found = consequenceBullets(decision, nowhere).join('\n');
    expect(found.match(/version 9 [^.]*(?:paid|licence)/g)).toHaveLength(1);
    const before = settled(catalog, [kafka]).decision;
    const [first] = bad(kafka);
    const text = `${first?.replace('Bad, because ', '') ?? ''} Size it for that.`;
    const effects: Effect[] = [{ code: 'stack/x', severity: 'info', text, other: { layer: 'rpc' } }];
    expect(consequenceBullets({ ...before, effects }, nowhere)).not.toContain(first);
  });

  it('have that the choice is already in use', () => {
    expect(bullets(kafka, { existing: ['Kafka'] })).toContain('Good, because it is already in use.');
    expect(bullets(kafka).join(' ')).not.toContain('already in use');
  });

  it('are only those of the team for an option that is not in the catalog', () => {
    expect(bullets(own)).toEqual([]);
    expect(bullets({ ...own, consequences: { good: ['It is ours'], bad: [] } })).toEqual(['Good, because it is ours.']);
    const { decision } = settled(catalog, [own]);
    expect([operationText(decision, { languages: [], existing: [], constraints: [] }), exitText(decision)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('what it takes to operate the choice', () => {
  const operation = (choice: ChoiceDraft, stated: Partial<TeamContext>): string | undefined => {
    const { decision, stack } = settled(catalog, [choice], stated);
    return operationText(decision, stack.context);
  };

  it.each([
    [0, 'Nobody is on call for it.'],
    [1, 'One person is on call for it.'],
    [3, 'Three people are on call for it.'],
  ])('says who is on call for a server, of %s operators', (operators, words) => {
    expect(operation(kafka, { operators })).toContain(words);
  });

  it('says nothing about on-call duty for a library, or when the team did not state it', () => {
    expect(operation({ layer: 'circuit-breaker', option: 'resilience4j' }, { operators: 1 })).not.toContain('on call');
    expect(operation(kafka, {})).not.toContain('on call');
  });

  it('names managed offerings, but not of what is managed already', () => {
    expect(operation(kafka, {})).toContain(' Managed offerings: ');
    expect(operation({ layer: 'message-queue', option: 'amazon-sqs' }, { cloud: 'aws' })).not.toContain('Managed');
  });

  it.each([
    'air-gapped',
    'Air gapped: no SaaS',
    'No SaaS.',
    'No cloud services, by law',
    'Everything runs on premises',
    'on-prem only',
    'Everything must be self-hosted',
    'Runs in our own data centre',
  ])('names no managed offering when a constraint excludes it: %s', (constraint) => {
    expect(operation(kafka, { constraints: [constraint] })).not.toContain('Managed');
  });

  it.each(['Data stays in the EU', 'No downtime at night', 'Audited every year'])(
    'names managed offerings when a constraint is about something else: %s',
    (constraint) => {
      expect(operation(kafka, { constraints: [constraint] })).toContain('Managed');
    },
  );

  it('names no managed offering for own machines', () => {
    expect(operation(kafka, { runtime: 'bare-metal' })).not.toContain('Managed');
  });
});

describe('the effects on other decisions', () => {
  const shown = (effects: readonly Effect[]): string[] => {
    const { decision } = settled(catalog, [kafka, { layer: 'rpc', option: 'grpc' }]);
    return effectBullets({ ...decision, effects }, (key) => ({ file: `${key.layer}.md`, title: key.layer }));
  };
  const overlap = (layer: string): Effect => ({
    code: 'stack/overlap',
    severity: 'warning',
    text: 'It and {other} overlap. Choose one.',
    other: { layer },
  });

  it('say the same of several decisions once', () => {
    expect(shown([overlap('a'), overlap('b'), { ...overlap('c'), accepted: 'Fine' }])).toEqual([
      'It and [a](a.md) and [b](b.md) overlap. Choose one.',
      'It and [c](c.md) overlap. Choose one. Accepted: Fine.',
    ]);
  });

  it('leave out what is about the choice alone, and what platforms usually provide', () => {
    expect(shown([{ code: 'x', severity: 'error', text: 'It is old.', itself: true }])).toEqual([]);
    expect(shown([{ code: 'stack/assumed', severity: 'info', text: 'It needs clocks.' }])).toEqual([]);
  });

  it('are none where nothing is known', () => {
    const { decision } = settled(catalog, [kafka, { layer: 'rpc', option: 'grpc' }]);
    expect(effectBullets(decision, nowhere)).toEqual([]);
    expect(effectBullets(settled(catalog, [own, kafka]).decision, nowhere)).toEqual([]);
  });

  it('name the layer of a choice that has no record', () => {
    const { decision } = settled(catalog, [kafka]);
    const effect: Effect = { code: 'x', severity: 'info', text: 'See {other}.', other: { layer: 'dns' } };
    expect(effectBullets({ ...decision, effects: [effect] }, nowhere)).toEqual(['See the choice for dns.']);
  });
});

describe('a link to a record', () => {
  it('is safe in its label and its target', () => {
    expect(linkTo({ file: 'a b.md', number: 3, title: 'Use [x]' })).toBe('[3. Use \\[x\\]](a%20b.md)');
    expect(linkLabel({ file: 'x.md', title: 'Use \\[x\\]' })).toBe('Use \\[x\\]');
  });
});
