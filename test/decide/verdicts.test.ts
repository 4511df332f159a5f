import { describe, expect, it } from 'vitest';
import { checkAnswers, parseAnswers } from '../../src/decide/answers.ts';
import { toVerdict } from '../../src/decide/verdicts.ts';
import type { Choice } from '../../src/model/answers.ts';
import type { Parsed } from '../../src/model/problem.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka', drivers: ['replay'] };

/** The choice of a message queue with these lines below it. */
function choice(lines: string): Parsed<Choice> {
  const indented = lines.replace(/^(?=.)/gm, '    ');
  const text = `version: 1\nsystem: { name: Shop }\ndecisions:\n  message-queue:\n    choice: nats\n${indented}\n`;
  const { value } = parseAnswers(text, 'stack.yaml');
  if (!value) throw new Error('No YAML');
  const { value: answers, problems } = checkAnswers(value, catalog);
  const [first] = answers?.decisions ?? [];
  return first?.kind === 'choice' ? { value: first, problems } : { problems };
}

describe('a verdict of the team', () => {
  it.each([
    ['met', 'met', undefined],
    ['partly', 'partly', undefined],
    ['not met', 'not', undefined],
    ['Partly met, one consumer at a time', 'partly', 'one consumer at a time'],
    ['met: we tried it', 'met', 'we tried it'],
    ['not – it forgets', 'not', 'it forgets'],
    ['not because it forgets', 'not', 'because it forgets'],
  ])('reads %j as %s', (raw, fit, note) => {
    expect(toVerdict('replay', raw)).toEqual({ driver: 'replay', fit, ...(note === undefined ? {} : { note }) });
  });

  it('has a note behind the word or beside it', () => {
    expect(toVerdict('replay', { partly: 'one day' })).toEqual({ driver: 'replay', fit: 'partly', note: 'one day' });
    expect(toVerdict('a', { fit: 'met', note: 'so' })).toEqual({ driver: 'a', fit: 'met', note: 'so' });
    expect(toVerdict('a', { fit: 'unknown' })).toEqual({ driver: 'a', fit: 'unknown' });
  });

  it.each([
    ['verdicts: { replay: mostly }', 'answers/wrong-value'],
    ['verdicts: { replay: metal }', 'answers/wrong-value'],
    ['verdicts: { replay: { fit: good } }', 'answers/wrong-value'],
    ['verdicts: { replay: { fit: met, nite: x } }', 'answers/unknown-key'],
    ['verdicts: [met]', 'answers/wrong-value'],
    ['considered: [{ option: rabbitmq, verdicts: { replay: yes } }]', 'answers/wrong-value'],
    ['considered: [{ option: rabbitmq, name: Rabbit }]', 'answers/wrong-value'],
    ['considered: [{ option: rabbitmq, four: [x] }]', 'answers/unknown-key'],
    ['considered: [{ option: nats, against: [x] }]', 'answers/wrong-value'],
    ['considered: [{ nats: too new }]', 'answers/wrong-value'],
    ['steps: [{ by: us }]', 'answers/missing-key'],
    ['steps: { do: it }', 'answers/wrong-value'],
    ['evidence: docs/a.md', 'answers/wrong-value'],
  ])('and its relatives are refused in another form: %s', (line, code) => {
    expect(choice(line).problems.map((problem) => problem.code)).toContain(code);
  });

  it('wins over the catalog, and is marked', () => {
    const verdicts = [{ driver: 'Replay', fit: 'not' as const, note: 'we may keep nothing' }];
    const rival = { option: 'rabbitmq', verdicts: [{ driver: 'replay', fit: 'met' as const }] };
    const { decision } = settled(catalog, [{ ...kafka, verdicts, considered: [rival] }]);
    expect(decision.chosen.fits).toMatchObject([{ fit: 'not', note: 'we may keep nothing', byTeam: true }]);
    const [rabbit] = decision.rivals;
    expect(rabbit?.candidate.fits).toMatchObject([{ fit: 'met', note: '', byTeam: true }]);
    expect(rabbit?.behind?.name).toBe('replay');
    expect(rabbit?.ahead).toBeUndefined();
  });

  it('keeps the note of the catalog where both agree and the team gives none', () => {
    const { decision } = settled(catalog, [{ ...kafka, verdicts: [{ driver: 'replay', fit: 'met' }] }]);
    expect(decision.chosen.fits[0]?.note).toMatch(/offset/);
  });

  it('finds a driver in the words of the team, by all of them or by those before the colon', () => {
    const drivers = ['Operated by one person.', 'Blast radius: one tenant at most'];
    const verdicts = [
      { driver: 'operated by one person', fit: 'not' as const },
      { driver: 'Blast radius', fit: 'met' as const },
    ];
    const { decision } = settled(catalog, [{ ...kafka, drivers, verdicts }]);
    expect(decision.chosen.fits.map(({ fit }) => fit)).toEqual(['not', 'met']);
    expect(decision.furtherNeeds).toEqual([]);
  });

  it('on a driver that the decision does not name stands beside the drivers', () => {
    const verdicts = [{ driver: 'Licence', fit: 'met' as const }];
    const rival = { option: { name: 'IBM MQ' }, verdicts: [{ driver: 'licence', fit: 'not' as const }] };
    const { decision } = settled(catalog, [{ ...kafka, verdicts, considered: [rival] }]);
    expect(decision.needs).toHaveLength(1);
    expect(decision.furtherNeeds.map(({ name }) => name)).toEqual(['Licence']);
    expect(decision.ownRivals[0]?.fits.map(({ fit }) => fit)).toEqual(['unknown', 'not']);
  });
});

describe('what was considered', () => {
  it('may have any name', () => {
    const { value, problems } = choice('considered: [Tables in PostgreSQL, consul, { option: Pigeons, why: slow }]');
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'info answers/unknown-option',
      'info answers/other-layer',
      'info answers/unknown-option',
    ]);
    expect(value?.considered).toEqual([
      { option: { name: 'Tables in PostgreSQL' } },
      { option: { name: 'Consul' } },
      { option: { name: 'Pigeons' }, why: 'slow' },
    ]);
  });

  it.each(['rabitmq', 'Rabbit MQ', 'apache-kafak'])('is taken for a known name where it is mistyped: %s', (name) => {
    const { value, problems } = choice(`considered: [${name}]`);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'answers/unknown-option', severity: 'error' }]);
    expect(problems[0]?.hint).toMatch(/^Did you mean .*`\{name: /);
  });

  it('says what speaks for and against it, by its name in the catalog or its own', () => {
    const { value, problems } = choice(`considered:
  - { option: RabbitMQ, for: [We run it.], against: [No replay.], verdicts: { replay: not } }
  - { name: IBM MQ, against: [Too dear.] }`);
    expect(problems).toEqual([]);
    expect(value?.considered).toEqual([
      {
        option: 'rabbitmq',
        for: ['We run it.'],
        against: ['No replay.'],
        verdicts: [{ driver: 'replay', fit: 'not' }],
      },
      { option: { name: 'IBM MQ' }, against: ['Too dear.'] },
    ]);
  });

  it('passes over the choice itself without a word', () => {
    expect(choice('considered: [nats, rabbitmq]').problems).toEqual([]);
  });
});
