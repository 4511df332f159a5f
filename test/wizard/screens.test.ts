import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import { replyTo } from '../../src/wizard/ask-lines.ts';
import { listScreen } from '../../src/wizard/list-screen.ts';
import { pageScreen } from '../../src/wizard/page-screen.ts';
import type { OrderQuestion, SelectQuestion, TextQuestion } from '../../src/wizard/question.ts';
import { asciiSigns, type Key, type Screen, unicodeSigns } from '../../src/wizard/screen.ts';
import { textScreen } from '../../src/wizard/text-screen.ts';

const plain = (text: string): string => text;
const paint = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, cyan: plain };
const look = { paint, signs: unicodeSigns };
const common = {
  id: 'q',
  path: ['x'],
  title: 'Title',
  message: 'Which one?',
  why: 'Because.',
  help: [],
  required: false,
};
const rows = ['Apache Kafka', 'RabbitMQ', 'NATS', '消息队列'].map((name) => ({
  value: name.toLowerCase(),
  name,
  hint: `why ${name}, in rather many words that will not fit a narrow terminal`,
  description: `What ${name} is. `.repeat(9),
}));
const select: SelectQuestion = { ...common, kind: 'select', rows };
const order: OrderQuestion = {
  ...common,
  kind: 'order',
  rows,
  default: [],
  ranked: true,
  own: 'a word',
  ownRule: 'two-words',
};
const text: TextQuestion = { ...common, kind: 'text', default: '', rules: [] };

const named = (name: string): Key => ({ name, ctrl: false, text: name === 'space' ? ' ' : '' });
const typed = (letters: string): Key[] =>
  Array.from(letters, (letter) => ({ name: letter, ctrl: false, text: letter }));
const size = { rows: 24, columns: 80 };

/** Presses keys until there is a result, or none are left. */
function play<State, Result>(screen: Screen<State, Result>, keys: readonly Key[]): { state: State; result?: Result } {
  let state = screen.start;
  for (const key of keys) {
    const next = screen.press(state, key, size);
    if (typeof next === 'object' && next !== null && 'result' in next) return { state, result: next.result };
    state = next;
  }
  return { state };
}

describe('a list', () => {
  const cases: readonly (readonly [string, SelectQuestion | OrderQuestion, readonly Key[], unknown])[] = [
    [
      'Enter takes the row of the pointer',
      select,
      [named('down'), named('return')],
      { kind: 'value', value: 'rabbitmq' },
    ],
    ['the pointer goes round', select, [named('up'), named('up'), named('return')], { kind: 'value', value: 'nats' }],
    ['typing finds', select, [...typed('nat'), named('return')], { kind: 'value', value: 'nats' }],
    [
      'Escape first clears what was typed',
      select,
      [...typed('nat'), named('escape'), named('escape')],
      { kind: 'back' },
    ],
    ['Left goes back', select, [named('left')], { kind: 'back' }],
    [
      'Space picks in order',
      order,
      [named('down'), named('space'), named('up'), named('space'), named('return')],
      { kind: 'value', value: ['rabbitmq', 'apache kafka'] },
    ],
    [
      'Space twice picks nothing',
      order,
      [named('space'), named('space'), named('return')],
      { kind: 'value', value: [] },
    ],
    ['a filter that finds nothing answers nothing', select, [...typed('zzz'), named('return')], undefined],
  ];
  for (const [name, question, keys, expected] of cases) {
    test(name, () => expect(play(listScreen(question, look), keys).result).toEqual(expected));
  }
});

describe('a text', () => {
  const cases: readonly (readonly [string, TextQuestion, readonly Key[], unknown])[] = [
    ['what was typed', text, [...typed('a b'), named('return')], { kind: 'value', value: 'a b' }],
    ['nothing is an answer where it may be', text, [named('return')], { kind: 'value', value: '' }],
    ['and none where it is needed', { ...text, rules: ['required'] }, [named('return')], undefined],
    ['a count must be one', { ...text, rules: ['count'] }, [...typed('six'), named('return')], undefined],
    ['left in an empty line goes back', text, [named('left')], { kind: 'back' }],
    [
      'left in a written line moves',
      text,
      [...typed('ac'), named('left'), ...typed('b'), named('return')],
      { kind: 'value', value: 'abc' },
    ],
    [
      'Ctrl-W takes a word',
      text,
      [...typed('one two'), { name: 'w', ctrl: true, text: '' }, named('return')],
      { kind: 'value', value: 'one' },
    ],
    ['? asks for help only in an empty line', text, [...typed('a?'), named('return')], { kind: 'value', value: 'a?' }],
  ];
  for (const [name, question, keys, expected] of cases) {
    test(name, () => expect(play(textScreen(question, look), keys).result).toEqual(expected));
  }
});

test('whatever is pressed, a picture fits its terminal', () => {
  const key = fc.oneof(
    fc
      .constantFrom(
        'up',
        'down',
        'left',
        'right',
        'tab',
        'space',
        'backspace',
        'pageup',
        'pagedown',
        'home',
        'end',
        'delete',
      )
      .map(named),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
      .map((letter): Key => ({ name: '', ctrl: false, text: letter })),
  );
  const screens = [
    () => listScreen({ ...select, compare: true }, look),
    () => listScreen({ ...order, compare: true }, { paint, signs: asciiSigns }),
    () => textScreen({ ...text, example: 'an example '.repeat(9), message: 'A long question '.repeat(20) }, look),
    () => pageScreen('A page', (width) => Array.from({ length: 60 }, (_, at) => 'x'.repeat(Math.min(width, at))), look),
  ] as unknown as readonly (() => Screen<unknown, unknown>)[];
  fc.assert(
    fc.property(
      fc.constantFrom(...screens),
      fc.array(key, { maxLength: 80 }),
      fc.integer({ min: 40, max: 200 }),
      fc.integer({ min: 10, max: 60 }),
      (make, pressed, columns, height) => {
        const screen = make();
        const { state } = play(screen, pressed);
        const lines = screen.draw(state, { rows: height, columns });
        expect(lines.length).toBeLessThan(height);
        for (const line of lines)
          expect(displayWidth(line.replaceAll('\u001b[7m', '').replaceAll('\u001b[27m', ''))).toBeLessThanOrEqual(
            columns - 1,
          );
      },
    ),
    { numRuns: 400 },
  );
});

describe('a typed line', () => {
  const cases: readonly (readonly [string, Parameters<typeof replyTo>[0], string, unknown])[] = [
    ['a number', select, '2', { kind: 'value', value: 'rabbitmq' }],
    ['a name', select, 'nats', { kind: 'value', value: 'nats' }],
    ['a number that is none', select, '9', expect.stringContaining('from 1 to 4')],
    ['nothing, where there is no default', select, '', 'This one is needed.'],
    ['nothing, where there is one', { ...select, default: 'nats' }, '', { kind: 'value', value: 'nats' }],
    ['numbers and own words', order, '2, two words', { kind: 'value', value: ['rabbitmq', 'two words'] }],
    ['a word too few', order, 'word', expect.stringContaining('two words')],
    ['back', text, ':back', { kind: 'back' }],
    ['the rest', text, ':rest', { kind: 'rest' }],
    [
      'a look',
      { ...select, compare: true },
      '? 1 3',
      { kind: 'look', rows: ['apache kafka', 'nats'], memory: undefined },
    ],
    ['nothing said on purpose', { ...text, default: 'old' }, '-', { kind: 'value', value: '' }],
  ];
  for (const [name, question, line, expected] of cases) {
    test(name, () => expect(replyTo(question, line)).toEqual(expected));
  }
});
