import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers, parseAnswers } from '../../src/decide/answers.ts';
import type { Answers, Choice } from '../../src/model/answers.ts';
import { hasErrors, type Parsed, type Problem } from '../../src/model/problem.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

function answers(text: string): Parsed<Answers> {
  const { value, problems } = parseAnswers(text, 'stack.yaml');
  return value ? checkAnswers(value, catalog) : { problems };
}

/** The one choice of answers whose decisions are this YAML. */
function choice(decisions: string): Parsed<Choice> {
  const { value, problems } = answers(`version: 1\nsystem: { name: Shop }\ndecisions:\n${decisions}`);
  const [first] = value?.decisions ?? [];
  return first?.kind === 'choice' ? { value: first, problems } : { problems };
}

describe('what was considered', () => {
  it('may be something that the catalog does not know', () => {
    const { value } = choice(
      '  message-queue:\n    choice: apache-artemis\n    considered: [rabbitmq, { name: IBM MQ, why: Too dear, url: "https://x.example" }]\n',
    );
    expect(value?.considered).toEqual([
      { option: 'rabbitmq' },
      { option: { name: 'IBM MQ', url: 'https://x.example' }, why: 'Too dear' },
    ]);
  });

  it('is a fault with a key that means nothing, at its place', () => {
    const { problems } = choice(
      '  message-queue:\n    choice: apache-artemis\n    considered:\n      - name: IBM MQ\n        because: Too dear\n',
    );
    expect(problems).toMatchObject([
      {
        code: 'answers/unknown-key',
        line: 8,
        message: '`decisions.message-queue.considered[0].because` is not a key that is known here.',
      },
    ]);
  });
});

describe('a choice', () => {
  it.each([
    ['NATS JetStream', 'JetStream'],
    ['nats', undefined],
    ['nats-server', undefined],
  ])('called %s means the part %s', (name, part) => {
    const { value } = choice(`  message-queue:\n    choice: ${name}\n`);
    expect(value).toMatchObject({ option: 'nats' });
    expect(value?.part).toBe(part);
  });
});

/** Codes of problems, each with its line and column. */
function told({ problems }: Parsed<unknown>): string[] {
  return problems.map(({ code, line, column }) => `${line ?? 0}:${column ?? 0} ${code.replace('answers/', '')}`);
}

describe('the problems of a file', () => {
  it('are told all at once, in its order, whatever else is wrong with it', () => {
    const found = answers(`version: 2
sytem: { name: Shop }
context: { team: many }
decisions:
  message-queue:
    choice: apache-kafak
    status: acepted
    drivers: [replya, throughput: 12, { replay: rebuild it, fast }]
    considered: [{ rabitmq: [] }, 7]
    accepts: { stack/overlaps: Why not. }
  rcp: { choice: 12 }
  rpc:
    - { choice: grcp, for: 12 }
    - { choice: grpc, for: a, date: 2026-02-30 }
    - { choice: grpc, for: A, zzz: 1 }
`);
    expect(found.value).toBeUndefined();
    expect(told(found)).toEqual([
      '1:10 wrong-value',
      '2:1 unknown-key',
      '3:18 wrong-value',
      '6:13 unknown-option',
      '7:13 wrong-value',
      '8:15 own-driver',
      '8:35 wrong-value',
      '8:61 cut-sentence',
      '9:18 unknown-option',
      '9:29 wrong-value',
      '9:35 wrong-value',
      '10:16 unknown-code',
      '11:3 unknown-layer',
      '11:18 wrong-value',
      '13:17 unknown-option',
      '13:28 wrong-value',
      '14:37 wrong-date',
      '15:28 doubled-scope',
      '15:31 unknown-key',
    ]);
  });

  it.each([
    ['a mistyped key', 'rpc: { chioce: grpc }', ['4:10 unknown-key']],
    ['a mistyped scope', 'rpc: [{ choice: grpc, for: a }, { choice: grpc, fro: b }]', ['4:51 unknown-key']],
    ['a choice of the wrong shape', 'rpc: { choice: [grcp] }', ['4:18 wrong-value']],
    ['a list with a text in it', 'rpc: [{ choice: grpc, for: a }, grcp]', ['4:35 wrong-value']],
    ['a day that nobody writes', 'rpc: { choice: grpc, date: 2026-13-45 }', ['4:30 wrong-value']],
    ['a sentence that a comma cut', 'rpc: { choice: grpc, accepts: { stack/overlap: a, b } }', ['4:53 cut-sentence']],
    [
      'a cut sentence of a driver',
      'message-queue: { choice: nats, drivers: [{ replay: a, b }] }',
      ['4:57 cut-sentence'],
    ],
    ['a cut sentence of a rival', 'rpc: { choice: grpc, considered: [{ name: a, why: b, c }] }', ['4:56 cut-sentence']],
    ['a number that a comma cut', 'rpc: { choice: grpc, trigger: 4,000 a minute }', ['4:35 cut-sentence']],
    ['a cut sentence of a layer', 'rpc: { choice: grpc, because: a, b }', ['4:36 cut-sentence']],
    ['a choice beside a reason to skip', 'rpc: { skip: No calls., choice: grcp }', ['4:27 unknown-key']],
    ['an empty name', "message-queue: { choice: '', drivers: [''] }", ['4:28 wrong-value', '4:42 wrong-value']],
  ])('are not those that only follow from another: %s', (_, decision, expected) => {
    expect(told(choice(`  ${decision}\n`))).toEqual(expected);
  });

  it('are told once where an alias repeats them', () => {
    const found = choice(
      '  rpc:\n    - { choice: grpc, for: a, considered: &rivals [nope, nope] }\n    - { choice: grpc, for: b, considered: *rivals }\n',
    );
    expect(told(found)).toEqual(['5:52 unknown-option', '5:58 unknown-option']);
  });

  it('leave names alone that a folder may know which cannot be read', () => {
    const text = 'version: 1\nsystem: { name: Shop }\ndecisions: { rpc: { choice: ours, date: 2026-02-30 } }\n';
    for (const [line, code] of [
      ['catalog: company\n', 'wrong-value'],
      ['catlog: [company]\n', 'unknown-key'],
    ] as const) {
      const { value } = parseAnswers(text + line, 'stack.yaml');
      expect(value?.catalogs).toBeUndefined();
      expect(told(checkAnswers(value!, undefined)).map((one) => one.split(' ')[1])).toEqual(['wrong-date', code]);
    }
    expect(parseAnswers(`${text}catalog: [company]\nzzz: 1\n`, 'stack.yaml').value?.catalogs).toEqual(['company']);
  });
});

/** Answers with a name of each kind that nobody knows. */
const odd = {
  version: 1,
  system: { name: 'Shop', summary: 'Sells.' },
  context: { languages: ['go'], team: 3, runtime: 'vm', existing: ['a'], constraints: ['No cloud.'] },
  deciders: ['Ana'],
  output: { directory: 'docs/adr', format: 'madr' },
  decisions: {
    'message-queue': {
      choice: 'apache-kafak',
      version: '4.1',
      status: 'accepted',
      date: '2026-11-20',
      drivers: ['replya', { throughput: 'Much.' }, 'In our own words.'],
      considered: ['nats', { rabitmq: 'Too slow.' }, { name: 'IBM MQ', why: 'Too dear.' }],
      consequences: { good: ['Fast.'], bad: [] },
      accepts: { 'stack/overlap': 'Why not.' },
      revisit: '2027-01-01',
    },
    rpc: [
      { choice: 'grcp', for: 'orders' },
      { choice: 'grpc', for: 'mail', because: 'It works.' },
    ],
    'api-gatewy': { skip: 'One service.' },
  },
};

type Way = readonly (string | number)[];

/** The ways to all values. */
function waysIn(value: unknown): Way[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const entries = Object.entries(value).map(([key, one]) => [Array.isArray(value) ? Number(key) : key, one] as const);
  return [[], ...entries.flatMap(([key, one]) => waysIn(one).map((way): Way => [key, ...way]))];
}

function changedAt(value: unknown, [key, ...rest]: Way, put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value))
    return value.map((one, index): unknown => (index === key ? changedAt(one, rest, put) : one));
  const map = value as Record<string, unknown>;
  return { ...map, [key]: changedAt(map[key], rest, put) };
}

const namesAt = [
  'decisions.message-queue.choice',
  'decisions.message-queue.drivers.0',
  'decisions.message-queue.considered.1.rabitmq',
  'decisions.rpc.0.choice',
  'decisions.api-gatewy',
];
/** Ways to values of which no unknown name is a part; what stands behind a name may be anything. */
const besides = waysIn(odd)
  .map((way) => ({ way, path: way.join('.') }))
  .filter(
    ({ path }) =>
      /\.(rabitmq|api-gatewy)$/.test(path) ||
      !namesAt.some((name) => `${name}.`.startsWith(path === '' ? '' : `${path}.`)),
  )
  .map(({ way }) => way);

function unknownNames(data: unknown): string[] {
  return answers(JSON.stringify(data, null, 1))
    .problems.filter(({ code }) => /^answers\/unknown-(?:layer|option)$|^answers\/own-driver$/.test(code))
    .map(({ message }) => message);
}

describe('a fault anywhere in the file', () => {
  const wrong = fc.constantFrom(12, true, null, [], {}, [[]], { zzz: 1 });

  it('neither hides an unknown name nor brings one along', () => {
    const expected = unknownNames(odd);
    expect(expected).toHaveLength(5);
    fc.assert(
      fc.property(fc.constantFrom(...besides), wrong, (way, put) => {
        // An item that is a map of one key names something.
        fc.pre(!/\.(?:drivers|considered)\.\d$/.test(way.join('.')) || JSON.stringify(put) !== '{"zzz":1}');
        expect(unknownNames(changedAt(odd, way, put))).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('is told in the order of the file, and no problem twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...waysIn(odd)), wrong, (way, put) => {
        const { value, problems } = answers(JSON.stringify(changedAt(odd, way, put), null, 1));
        const place = ({ line = 0, column = 0 }: Problem): number => line * 1000 + column;
        expect(problems.map(place)).toEqual(problems.map(place).sort((a, b) => a - b));
        expect(new Set(problems.map((problem) => JSON.stringify(problem))).size).toBe(problems.length);
        expect(value === undefined).toBe(hasErrors(problems));
      }),
      { numRuns: 400 },
    );
  });
});
