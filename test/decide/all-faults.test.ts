import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers, parseAnswers } from '../../src/decide/answers.ts';
import type { Choice } from '../../src/model/answers.ts';
import type { Problem } from '../../src/model/problem.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

function problemsOf(text: string): readonly Problem[] {
  const { value, problems } = parseAnswers(text, 'stack.yaml');
  return value ? checkAnswers(value, catalog).problems : problems;
}

/** Line and code of each problem. */
function told(text: string): string[] {
  return problemsOf(text).map(({ line, code }) => `${line ?? 0} ${code}`);
}

/** A stack.yaml without faults, a line each. */
const sound: readonly string[] = [
  'version: 1',
  'x-shared: &shared',
  '  confidence: spike',
  'system:',
  '  name: Shop',
  '  summary: Sells things.',
  'context:',
  '  runtime: kubernetes',
  '  team: 6',
  '  languages: [java]',
  'deciders: [Ana]',
  'decisions:',
  '  message-queue:',
  '    <<: *shared',
  '    choice: kafka',
  "    version: '4.1'",
  '    status: accepted',
  '    date: 2026-11-20',
  '    drivers:',
  '      - replay: Seven days.',
  '      - Reliable.',
  '    because: We know it.',
  '  rpc:',
  '    choice: grpc',
  '    trigger: Clients drift apart.',
  '    revisit: 2027-01-01',
  '  api-gateway:',
  '    skip: One service.',
];

/** A fault: the line that it replaces, or goes behind, and the problem that it is. */
const faults = [
  ['replace', 'version: 1', 'version: 2', 'answers/wrong-value'],
  ['replace', '  confidence: spike', '  confidence: spyke', 'answers/wrong-value'],
  ['replace', '  name: Shop', '  name: 7', 'answers/wrong-value'],
  ['replace', '  summary: Sells things.', '  summary: Sells: things', 'yaml/syntax'],
  ['replace', '  runtime: kubernetes', '  runtime: kubernets', 'answers/wrong-value'],
  ['behind', '  runtime: kubernetes', '  runtime: vm', 'yaml/duplicate-key'],
  ['replace', '  team: 6', '  team: many', 'answers/wrong-value'],
  ['replace', '  languages: [java]', '  languages: [java', 'yaml/syntax'],
  ['replace', 'deciders: [Ana]', 'deciders: *team', 'yaml/alias'],
  ['behind', 'deciders: [Ana]', 'deciders: [Ben]', 'yaml/duplicate-key'],
  ['behind', 'deciders: [Ana]', 'templats: docs', 'answers/unknown-key'],
  ['replace', '    choice: kafka', '    choice: kafak', 'answers/unknown-option'],
  ['behind', '    choice: kafka', '    choice: nats', 'yaml/duplicate-key'],
  ['replace', "    version: '4.1'", '    version: 4.10', 'answers/wrong-value'],
  ['replace', '    status: accepted', '    status: acepted', 'answers/wrong-value'],
  ['replace', '    date: 2026-11-20', '    date: 2026-02-30', 'answers/wrong-date'],
  ['replace', '      - replay: Seven days.', '      - replay: 7', 'answers/wrong-value'],
  ['replace', '      - Reliable.', '      - @reliable', 'yaml/syntax'],
  ['replace', '    because: We know it.', '    because: We know\0it.', 'yaml/syntax'],
  ['replace', '    choice: grpc', '    choice: grcp', 'answers/unknown-option'],
  ['replace', '    trigger: Clients drift apart.', '    trigger: "Clients drift apart.', 'yaml/syntax'],
  ['behind', '    trigger: Clients drift apart.', '\tbecause: Tabs.', 'yaml/syntax'],
  ['replace', '    revisit: 2027-01-01', '   revisit: 2027-01-01', 'yaml/syntax'],
  ['replace', '  api-gateway:', '  api-gatewy:', 'answers/unknown-layer'],
  ['behind', '    skip: One service.', '    choice: konk', 'answers/unknown-key'],
] as const;

type Fault = (typeof faults)[number];

function withFaults(chosen: readonly Fault[]): { readonly text: string; readonly expected: readonly string[] } {
  const lines = sound.flatMap((line): { readonly text: string; readonly code?: string }[] => {
    const here = chosen.filter(([, anchor]) => anchor === line);
    const instead = here.find(([how]) => how === 'replace');
    const added = here.filter(([how]) => how === 'behind');
    return [
      instead ? { text: instead[2], code: instead[3] } : { text: line },
      ...added.map(([, , text, code]) => ({ text, code })),
    ];
  });
  return {
    text: `${lines.map(({ text }) => text).join('\n')}\n`,
    expected: lines.flatMap(({ code }, index) => (code === undefined ? [] : [`${index + 1} ${code}`])),
  };
}

describe('the faults of a stack.yaml', () => {
  it('are none in a file with merge keys, x- keys and drivers of any wording', () => {
    expect(told(withFaults([]).text)).toEqual([]);
  });

  it.each(faults.map((fault) => [fault[2], fault] as const))('include `%s`, alone', (_, fault) => {
    const { text, expected } = withFaults([fault]);
    expect(told(text)).toEqual(expected);
  });

  it('are reported all at once, each in its line and once', () => {
    fc.assert(
      fc.property(fc.subarray([...faults]), fc.constantFrom('\n', '\r\n'), fc.boolean(), (chosen, ending, bom) => {
        const { text, expected } = withFaults(chosen);
        const written = (bom ? '\ufeff' : '') + text.replaceAll('\n', ending);
        expect(told(written)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

/** The first choice of answers whose decisions are this YAML. */
function choiceIn(decisions: string): Choice | undefined {
  const { value } = parseAnswers(`version: 1\nsystem: { name: Shop }\ndecisions:\n${decisions}`, 'stack.yaml');
  const [first] = (value && checkAnswers(value, catalog).value?.decisions) ?? [];
  return first?.kind === 'choice' ? first : undefined;
}

describe('a driver', () => {
  it('may have any wording', () => {
    const drivers =
      '[replay, ordering: Per order., delivery: No change may be lost., Reliable., Reliable and fast., {"Bed, side": x}]';
    expect(choiceIn(`  message-queue: { choice: kafka, drivers: ${drivers} }\n`)?.drivers).toEqual([
      { id: 'replay' },
      { id: 'ordering', words: 'Per order.' },
      { words: 'delivery: No change may be lost.', meant: 'durability' },
      { words: 'Reliable.' },
      { words: 'Reliable and fast.' },
      { words: 'Bed, side: x' },
    ]);
  });

  const drivenBy = (item: string): readonly Problem[] =>
    problemsOf(
      `version: 1\nsystem: { name: Shop }\ndecisions:\n  message-queue:\n    choice: kafka\n    drivers:\n      - ${item}\n`,
    );

  it.each(['replya', 'orderng: The newest first.'])('that is almost one of the catalog is information: %s', (item) => {
    const [problem, ...others] = drivenBy(item);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'answers/own-driver', severity: 'info', line: 7 });
    expect(problem?.hint).toMatch(/^Did you mean `(?:replay|ordering)`\?/);
  });

  it.each([
    ['Replay.', '“Replay.” is judged as replay (`replay`).'],
    ['Operated by one person', '“Operated by one person” is judged as operational simplicity (`operation`).'],
    ['"Speed: 20,000 events per second"', '“Speed: 20,000 events per second” is judged as throughput (`throughput`).'],
  ])('that means one of the catalog is judged as that one, and told: %s', (item, message) => {
    expect(drivenBy(item)).toMatchObject([{ code: 'answers/driver-meant', severity: 'info', line: 7, message }]);
  });

  it('that may mean several is not judged, and the lines to write are named', () => {
    expect(drivenBy('Replay and ordering')).toMatchObject([
      {
        code: 'answers/driver-unclear',
        severity: 'info',
        message: '“Replay and ordering” may mean replay or ordering, so it is not judged.',
        hint: 'To have it judged, write `- replay: …` or `- ordering: …`.',
      },
    ]);
  });
});

describe('a word that YAML takes for something else than text', () => {
  it.each(['4.10', '1e3', '0x10', '0o17', '7', '-1', 'true', 'False', '~', 'null', '.inf', '012', '3.0'])(
    'is to be written in quotes: %s',
    (word) => {
      for (const line of [
        `    version: ${word}`,
        `    because: ${word}`,
        `    deciders: [${word}]`,
        `    choice: ${word}`,
      ]) {
        const key = line.includes('choice') ? '' : '    choice: grpc\n';
        const [problem] = problemsOf(`version: 1\nsystem: { name: Shop }\ndecisions:\n  rpc:\n${key}${line}\n`);
        expect(problem?.message).toContain(`is \`${word}\`, which YAML reads as`);
        expect(problem?.hint).toContain(`\`'${word}'\``);
      }
    },
  );

  it.each(['1_000', '2026-11', '2026-11-20', 'yes', 'No', 'on', 'OFF', 'NO', '1.2.3', '1:30'])(
    'is text as it is in YAML 1.2: %s',
    (word) => {
      expect(choiceIn(`  rpc: { choice: grpc, version: ${word}, because: ${word} }\n`)).toMatchObject({
        version: word,
        because: word,
      });
    },
  );
});

describe('a duplicate key', () => {
  it('hides no fault of either value, and makes no key missing that one of them has', () => {
    const text = `version: 1
system: { name: Shop }
system: { summary: 7 }
decisions:
  rpc: { choice: grcp }
  rpc: { drivers: 8 }
decisions:
  message-queue: { choice: kafak }
`;
    expect(told(text)).toEqual([
      '3 yaml/duplicate-key',
      '3 answers/wrong-value',
      '5 answers/unknown-option',
      '6 yaml/duplicate-key',
      '6 answers/wrong-value',
      '7 yaml/duplicate-key',
      '8 answers/unknown-option',
    ]);
  });
});

describe('the output of a run', () => {
  const withOutput = (output: string): string => `version: 1\nsystem: { name: Shop }\noutput: { ${output} }\n`;

  it.each([
    'summary: docs',
    'summary: docs/adr',
    'summary: stack.yaml',
    'summary: package.json',
    'summary: Makefile',
    'summary: .md',
    'summary: docs/.md',
    'summary: docs/adr/0001-use-grpc.md',
    'summary: docs/ADR-7.md',
    'directory: docs/stack.md',
    'directory: ./docs/stack.md/adr/',
    'directory: docs/page.md, summary: docs/page.md',
  ])('is refused where it would spoil a file or a folder: %s', (output) => {
    const [problem, ...others] = problemsOf(withOutput(output));
    expect(problem).toMatchObject({ severity: 'error', line: 3 });
    expect(problem?.hint).toContain('such as `docs/');
    expect(others).toEqual([]);
  });

  it.each(['summary: docs/stack.md', 'summary: README.md', 'summary: docs/adr/README.markdown', 'directory: docs/adr'])(
    'may be a Markdown page and a folder: %s',
    (output) => {
      expect(problemsOf(withOutput(output))).toEqual([]);
    },
  );
});

describe('a sentence that a comma cut in a list in brackets', () => {
  it.each([
    'considered: [{ option: rabbitmq, against: [It is small, and we know it] }]',
    'consequences: { bad: [Three machines, which somebody patches] }',
    'drivers: [It must be blue, but only at night]',
  ])('is a fault with the sentence in quotes: %s', (line) => {
    const [problem, ...others] = problemsOf(
      `version: 1\nsystem: { name: Shop }\ndecisions:\n  message-queue:\n    choice: kafka\n    ${line}\n`,
    ).filter(({ severity }) => severity === 'error');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'answers/cut-sentence', line: 6 });
    expect(problem?.hint).toMatch(/^Put the sentence in quotes: `".+, (?:and|which|but) /);
  });

  it.each(['drivers: [replay, ordering]', 'consequences: { good: [It is small., and how] }', 'steps: ["a, and b"]'])(
    'is not what is whole: %s',
    (line) => {
      const text = `version: 1\nsystem: { name: Shop }\ndecisions:\n  message-queue:\n    choice: kafka\n    ${line}\n`;
      expect(problemsOf(text).filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});

describe('a decision on a topic of the team’s own', () => {
  const inDecisions = (lines: string): readonly Problem[] =>
    problemsOf(`version: 1\nsystem: { name: Shop }\ndecisions:\n${lines}`);

  it('takes any choice, any driver and any option', () => {
    const lines =
      '  structure: { title: Use ports, choice: Ports, drivers: [replya, x], considered: [rabitmq, kafka] }\n';
    expect(inDecisions(lines)).toEqual([]);
    expect(choiceIn(lines)).toMatchObject({ layer: 'structure', title: 'Use ports', option: { name: 'Ports' } });
    expect(inDecisions('  hosting: { title: Where we host, undecided: Waiting. }\n')).toEqual([]);
  });

  it.each([
    ['  structure: { choice: Ports }', 'answers/unknown-layer', /add `title` to it/],
    ['  rpc: { title: Use gRPC, choice: grpc }', 'answers/wrong-topic', /another key/],
    ['  "a b": { title: Use it, choice: it }', 'answers/wrong-topic', /letters, digits and hyphens/],
    ['  "--": { title: Use it, choice: it }', 'answers/wrong-topic', /letters, digits and hyphens/],
    ['  structure: { title: "", choice: it }', 'answers/wrong-value', /text that is not empty/],
    ['  structure: { title: Use it }', 'answers/missing-key', /choice/],
  ])('needs a key and a title: %s', (line, code, hint) => {
    const [problem, ...others] = inDecisions(`${line}\n`);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, severity: 'error' });
    expect(problem?.hint).toMatch(hint);
  });
});
