import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goingOn, reasonWords } from '../../src/text/common-words.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import '../helpers/seed.ts';

const catalog = wholeCatalog();

describe('goingOn', () => {
  it.each([
    ['The brokers need disks', 'the brokers need disks'],
    ['Order holds within a partition only', 'order holds within a partition only'],
    ['Nobody’s backup works', 'nobody’s backup works'],
    ['It’s small', 'it’s small'],
    ['Two: one for each site', 'two: one for each site'],
    ['I know it', 'I know it'],
    ['Because all of us know it', 'all of us know it'],
    ['  We know it', 'we know it'],
  ])('goes on in lower case: %s', (text, clause) => {
    expect(goingOn(text)).toBe(clause);
  });

  it.each([
    'Erlang is new to us',
    'US data stays there',
    'IT runs it',
    'etcd is small',
    'JMS is what we speak',
    'gRPC has streams',
    '大家都会',
    '',
  ])('keeps a name and what is no word: %s', (text) => {
    expect(goingOn(text)).toBe(text);
  });

  it('keeps the capital of every option of the catalog', () => {
    const names = catalog.options.map(({ name }) => name).filter((name) => !name.includes(' '));
    expect(names.filter((name) => goingOn(`${name} is new`) !== `${name} is new`)).toEqual([]);
  });

  it('changes nothing but case, and nothing when it is applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = goingOn(text);
        expect(text.toLowerCase()).toContain(once.toLowerCase());
        if (!/^because\s/i.test(once)) expect(goingOn(once)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });
});

describe('reasonWords', () => {
  it.each([
    ['We have run it for years', 'we have run it for years'],
    ['One broker serves AMQP and MQTT', 'one broker serves AMQP and MQTT'],
    ['It doesn’t lose messages', 'it doesn’t lose messages'],
    ['Existing skills in the team', 'of existing skills in the team'],
    ['大家都会', '大家都会'],
    ['Lower costs', 'of lower costs'],
    ['Three more machines to patch.', 'of three more machines to patch.'],
    ['We have three more machines to patch', 'we have three more machines to patch'],
    ['Fewer changes to our code', 'of fewer changes to our code'],
    ['Kafka experience', 'of Kafka experience'],
    ['Of its licence', 'of its licence'],
  ])('puts "of" before words without a verb only: %s', (text, words) => {
    expect(reasonWords(text)).toBe(words);
  });

  it('takes the clauses of the catalog for clauses', () => {
    const claims = catalog.options.flatMap(({ roles }) => Object.values(roles).flatMap((role) => role.claims));
    const wrong = claims.filter(({ text }) => reasonWords(text).startsWith('of '));
    expect(claims.length).toBeGreaterThan(1000);
    expect(wrong.length / claims.length).toBeLessThan(0.01);
  });
});
