import { describe, expect, it } from 'vitest';
import { consequenceBullets, effectBullets, exitText, operationText } from '../../src/adr/consequences.ts';
import { linkLabel, linkTo } from '../../src/adr/neighbour.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import type { Decision, Effect } from '../../src/model/decision.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const whole = wholeCatalog();
const catalog = { ...whole, rules: [] };
const nowhere = (): undefined => undefined;
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka' };
const own: ChoiceDraft = { layer: 'message-queue', option: { name: 'IBM MQ' } };

function decide(choices: readonly ChoiceDraft[], context: Partial<TeamContext> = {}): ReturnType<typeof settled> {
  return settled(catalog, choices, context);
}

function team(context: Partial<TeamContext>): TeamContext {
  return { languages: [], existing: [], constraints: [], ...context };
}

describe('the consequences', () => {
  it('begin with what the team expects', () => {
    const { decision } = decide([{ ...kafka, consequences: { good: ['It is fast'], bad: ['It is big.'] } }]);
    expect(consequenceBullets(decision, nowhere).slice(0, 2)).toEqual([
      'Good, as the team expects: It is fast.',
      'Bad, as the team expects: It is big.',
    ]);
  });

  it('hold at most two good ones, and costs', () => {
    const bullets = consequenceBullets(decide([kafka]).decision, nowhere);
    expect(bullets.filter((bullet) => bullet.startsWith('Good')).length).toBeLessThanOrEqual(2);
    expect(bullets.some((bullet) => bullet.startsWith('Bad, because '))).toBe(true);
  });

  it('hold the named driver that the choice misses', () => {
    const bullets = consequenceBullets(
      decide([{ layer: 'message-queue', option: 'beanstalkd', drivers: ['replay'] }]).decision,
      nowhere,
    );
    expect(bullets.join(' ')).toMatch(/Bad, because [^.]*(gone|again|read)/);
  });

  it('hold what speaks against the choice itself, and as neutral what the team accepted', () => {
    const hystrix: ChoiceDraft = { layer: 'circuit-breaker', option: 'hystrix' };
    expect(consequenceBullets(decide([hystrix]).decision, nowhere).join('\n')).toContain(
      'Bad: Hystrix was chosen although it has been deprecated since 2018-11',
    );
    const accepted = { ...hystrix, accepts: { 'stack/ended-option': 'Until spring' } };
    expect(consequenceBullets(decide([accepted]).decision, nowhere).join('\n')).toMatch(
      /^Neutral: Hystrix was .* Accepted by the team: Until spring\.$/m,
    );
  });

  it('hold what the team lets a check find, at their end, and lose nothing else by it', () => {
    const before = consequenceBullets(decide([kafka]).decision, nowhere);
    const accepts = {
      'drift/not-found': 'The platform team deploys it',
      'drift/version': 'Not until May.',
      'drift/second-option': 'We move *slowly*',
      'drift/rejected-option': 'One job is left.',
      'check/relicensed': 'Our lawyers read it.',
    };
    const { decision } = decide([{ ...kafka, version: '4.1', accepts }]);
    expect(consequenceBullets(decision, nowhere)).toEqual([
      ...before,
      'Neutral: Apache Kafka may be in use without a manifest that names it. Accepted by the team: The platform team deploys it.',
      'Neutral: Another version of Apache Kafka than 4.1 may be in use. Accepted by the team: Not until May.',
      'Neutral: Something else may be in use beside Apache Kafka. Accepted by the team: We move \\*slowly\\*.',
      'Neutral: What was decided against may still be in use beside Apache Kafka. Accepted by the team: One job is left.',
      'Neutral: The licence of Apache Kafka may be another one than on the day of this decision. Accepted by the team: Our lawyers read it.',
    ]);
    expect(effectBullets(decision, decide([kafka]).stack, nowhere)).toEqual([
      'No other layer is decided yet, so that none is affected.',
    ]);
  });

  it('say nothing of another version where none was decided', () => {
    const accepts = { 'drift/version': 'Not until May.' };
    expect(consequenceBullets(decide([{ ...kafka, accepts }]).decision, nowhere).join('\n')).not.toContain('May');
  });

  it('do not say in a claim what was just said', () => {
    const { decision } = settled(whole, [{ layer: 'service-bus', option: 'masstransit', drivers: ['free-use'] }]);
    const bad = consequenceBullets(decision, nowhere).filter((bullet) => bullet.startsWith('Bad'));
    expect(bad[0]).toContain('MassTransit from version 9 on needs a paid licence in production');
    expect(bad.slice(1).join('\n')).not.toContain('version 9 must be paid for in production');
    expect(bad.length).toBeGreaterThan(1);
  });

  it('do not say again as neutral what an effect on another layer says', () => {
    const { decision } = settled(whole, [kafka], { existing: ['PostgreSQL'] });
    const texts = [
      ...consequenceBullets(decision, nowhere),
      ...effectBullets(decision, settled(whole, [kafka]).stack, nowhere),
    ];
    expect(texts.join('\n').match(/transaction ends at the broker|transactions end at the brokers/g)).toHaveLength(1);
  });

  it('of an option of their own are unknown', () => {
    expect(consequenceBullets(decide([own]).decision, nowhere)).toEqual([
      'Bad, because its licence, its state and its costs are unknown here, so the team has to find them out and watch them.',
    ]);
    expect(operationText(decide([own]).decision, team({ operators: 2 }))).toBeUndefined();
    expect(exitText(decide([own]).decision)).toBe('What that would touch is unknown.');
  });
});

describe('what has to be run', () => {
  it.each([
    [undefined, 'Who carries the pager for it is unknown.'],
    [0, 'Nobody carries the pager for it.'],
    [1, 'One person carries the pager for it.'],
    [3, 'Three people carry the pager for it.'],
  ])('names who is called, for %s operators', (operators, words) => {
    expect(operationText(decide([kafka]).decision, team(operators === undefined ? {} : { operators }))).toContain(
      words,
    );
  });

  it('names nobody for a library, and who rents out a server', () => {
    const library = decide([{ layer: 'circuit-breaker', option: 'resilience4j' }]).decision;
    expect(operationText(library, team({ operators: 1 }))).not.toContain('pager');
    expect(operationText(decide([kafka]).decision, team({ cloud: 'aws' }))).toContain('It can also be rented: ');
    expect(operationText(decide([kafka]).decision, team({}))).not.toContain('rented');
  });
});

describe('the effects on other layers', () => {
  const stack = (effects: readonly Effect[]): { decision: Decision; bullets: string[] } => {
    const { decision, stack: all } = decide([kafka, { layer: 'rpc', option: 'grpc' }]);
    const odd = { ...decision, effects };
    return {
      decision: odd,
      bullets: effectBullets(odd, all, (key) => ({ file: `${key.layer}.md`, title: key.layer })),
    };
  };

  it('say the same of several others once', () => {
    const overlap = (layer: string): Effect => ({
      code: 'stack/overlap',
      severity: 'warning',
      text: 'Its work overlaps with {other}. Choose one.',
      other: { layer },
    });
    expect(stack([overlap('a'), overlap('b'), { ...overlap('c'), accepted: 'Fine' }]).bullets).toEqual([
      'Its work overlaps with [a](a.md) and [b](b.md). Choose one.',
      'Its work overlaps with [c](c.md). Choose one. Accepted by the team: Fine.',
    ]);
  });

  it('leave out what is about the choice alone', () => {
    const itself: Effect = { code: 'x', severity: 'error', text: 'It is old.', itself: true };
    expect(stack([itself]).bullets[0]).toMatch(/^Apache Kafka needs nothing from .*, and no clash with .* is known\.$/);
  });

  it('say against which decisions the choice was held, and no more than is known', () => {
    const { decision, stack: all } = decide([kafka, { layer: 'rpc', option: 'grpc' }]);
    expect(effectBullets(decision, all, nowhere)).toEqual([
      'Apache Kafka needs nothing from gRPC, and no clash with it is known.',
    ]);
    const mine = decide([own, { layer: 'rpc', option: 'grpc' }]);
    expect(effectBullets(mine.decision, mine.stack, () => ({ file: '0001-x.md', title: 'x' }))).toEqual([
      'What it needs from [gRPC](0001-x.md), and where it is in the way, is unknown.',
    ]);
  });

  it('do not hold a product against itself in another scope', () => {
    const mails: ChoiceDraft = { ...kafka, scope: 'mails' };
    const { decision, stack: all } = decide([{ ...kafka, scope: 'orders' }, mails, { layer: 'rpc', option: 'grpc' }]);
    expect(effectBullets(decision, all, nowhere)).toEqual([
      'Apache Kafka needs nothing from gRPC, and no clash with it is known.',
    ]);
  });

  it('count the decisions that are not named', () => {
    const others = [
      'grpc rpc',
      'json data-exchange-format',
      'nginx reverse-proxy',
      'consul service-discovery',
      'ulid id-generation',
      'polly circuit-breaker',
    ];
    const { decision, stack: all } = decide([
      kafka,
      ...others.map((pair) => ({ option: pair.split(' ')[0] ?? '', layer: pair.split(' ')[1] ?? '' })),
    ]);
    expect(effectBullets(decision, all, nowhere)[0]).toMatch(/ nothing from .*, .* or the four other decisions, and /);
  });

  it('are none where nothing else is decided', () => {
    const { decision, stack: all } = decide([kafka]);
    expect(effectBullets(decision, all, nowhere)).toEqual(['No other layer is decided yet, so that none is affected.']);
  });

  it('name the layer of a choice that has no record', () => {
    const { decision, stack: all } = decide([kafka]);
    const odd: Effect = { code: 'x', severity: 'info', text: 'See {other}.', other: { layer: 'dns' } };
    expect(effectBullets({ ...decision, effects: [odd] }, all, nowhere)).toEqual(['See the choice for dns.']);
    const alone = { ...odd, text: 'Alone.' };
    expect(effectBullets({ ...decision, effects: [alone] }, all, nowhere)).toEqual(['Alone.']);
  });
});

describe('a link to a record', () => {
  it('is safe in its label and its target', () => {
    expect(linkTo({ file: 'a b.md', number: 3, title: 'Use [x]' })).toBe('[3. Use \\[x\\]](a%20b.md)');
    expect(linkLabel({ file: 'x.md', title: 'Use \\[x\\]' })).toBe('Use \\[x\\]');
  });
});
