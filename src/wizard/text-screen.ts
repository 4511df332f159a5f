import { displayWidth } from '../text/display-width.ts';
import { boundaryAfter, boundaryBefore, cut, wrap } from '../text/width.ts';
import { textFault, type Reply, type TextQuestion } from './question.ts';
import {
  headLines,
  isEnter,
  isTyped,
  roomIn,
  tipLine,
  widthIn,
  type Key,
  type Look,
  type Screen,
  type Size,
} from './screen.ts';

/** A text as it is being written, and where the cursor stands in it. */
export interface TextState {
  readonly text: string;
  readonly at: number;
  readonly fault?: string;
}

/** A line to write in. The earlier answer stands there to be changed. */
export function textScreen(question: TextQuestion, look: Look, memory?: TextState): Screen<TextState, Reply> {
  return {
    writes: true,
    start: memory ?? { text: question.default, at: question.default.length },
    press: (state, key) => press(question, state, key),
    draw: (state, size) => draw(question, state, size, look),
  };
}

function press(question: TextQuestion, { text, at }: TextState, key: Key): TextState | { result: Reply } {
  if (key.name === 'escape' || (key.name === 'left' && text === '')) return { result: { kind: 'back' } };
  if (key.ctrl && key.name === 'x') return { result: { kind: 'rest' } };
  if (key.text === '?' && text === '') return { result: { kind: 'help', memory: { text, at } } };
  if (isEnter(key)) {
    const said = text.replace(/\s+/g, ' ').trim();
    const fault = textFault(said, question.rules);
    return fault === undefined ? { result: { kind: 'value', value: said } } : { text, at, fault };
  }
  return edit(text, at, key);
}

/** What a key does to the text before and after the cursor. */
const edits: Readonly<Record<string, (before: string, after: string) => readonly [string, string]>> = {
  left: (before, after) => moved(before, after, boundaryBefore(before, before.length)),
  right: (before, after) => moved(before, after, before.length + boundaryAfter(after, 0)),
  home: (before, after) => ['', before + after],
  end: (before, after) => [before + after, ''],
  backspace: (before, after) => [before.slice(0, boundaryBefore(before, before.length)), after],
  delete: (before, after) => [before, after.slice(boundaryAfter(after, 0))],
  'ctrl-u': (_, after) => ['', after],
  'ctrl-k': (before) => [before, ''],
  'ctrl-w': (before, after) => [before.trimEnd().replace(/(?<!\S)\S*$/, ''), after],
};

/** Keys of the shell's line editor for the same things. */
const alsoKnownAs: Readonly<Record<string, string>> = {
  'ctrl-b': 'left',
  'ctrl-f': 'right',
  'ctrl-a': 'home',
  'ctrl-e': 'end',
  'ctrl-h': 'backspace',
  'ctrl-d': 'delete',
};

function moved(before: string, after: string, at: number): readonly [string, string] {
  const text = before + after;
  return [text.slice(0, at), text.slice(at)];
}

function edit(text: string, at: number, key: Key): TextState {
  const before = text.slice(0, at);
  const after = text.slice(at);
  const name = key.ctrl ? `ctrl-${key.name}` : key.name;
  const change = edits[alsoKnownAs[name] ?? name];
  if (change) {
    const [left, right] = change(before, after);
    return { text: left + right, at: left.length };
  }
  if (!isTyped(key)) return { text, at };
  return { text: before + key.text + after, at: before.length + key.text.length };
}

function draw(question: TextQuestion, state: TextState, size: Size, look: Look): string[] {
  const width = widthIn(size);
  const head = headLines(question.title, question.message, size, look);
  const why = size.rows < 14 ? [] : wrap(question.why, width - 2).map((line) => look.paint.dim(`  ${line}`));
  const foot = [
    ...(state.fault === undefined ? [] : [look.paint.red(cut(`! ${state.fault}`, width))]),
    tipLine(
      [
        [look.signs.enter, state.text === '' && !question.required ? 'leave open' : 'done'],
        ['Esc', 'back'],
        ...(state.text === ''
          ? ([['?', 'help']] as [string, string][])
          : ([['Ctrl-U', 'clear']] as [string, string][])),
        ['Ctrl-X', 'rest undecided'],
      ],
      size,
      look,
    ),
  ];
  const room = Math.max(1, roomIn(size) - head.length - why.length - foot.length);
  return [...head, ...why, ...fieldLines(question, state, width - 2, room, look), ...foot];
}

/** A block stands for the cursor, so that it is seen inside the text too. */
function fieldLines(
  question: TextQuestion,
  { text, at }: TextState,
  width: number,
  room: number,
  look: Look,
): string[] {
  const block = (character: string): string => `\u001b[7m${character}\u001b[27m`;
  if (text === '') {
    const example = question.example === undefined ? '' : cut(`for example: ${question.example}`, width - 3);
    return [`${look.signs.pointer} ${block(' ')} ${look.paint.dim(example)}`.trimEnd()];
  }
  const lines = rowsOf(text, width - 1);
  const cursor = Math.max(
    0,
    lines.findLastIndex((line) => line.start <= at),
  );
  const from = Math.max(0, Math.min(cursor - room + 1, lines.length - room));
  return lines.slice(from, from + room).map((line, index) => {
    const front = index === 0 ? `${look.signs.pointer} ` : '  ';
    if (from + index !== cursor) return front + line.text;
    const offset = at - line.start;
    const after = boundaryAfter(line.text, offset);
    const under = line.text.slice(offset, after);
    return `${front}${line.text.slice(0, offset)}${block(under === '' ? ' ' : under)}${line.text.slice(after)}`;
  });
}

/** The text in rows of so many columns, cut between characters, so that every offset has one place. */
function rowsOf(text: string, width: number): { readonly start: number; readonly text: string }[] {
  const rows: { start: number; text: string }[] = [];
  let start = 0;
  let used = 0;
  for (let offset = 0; offset < text.length;) {
    const next = boundaryAfter(text, offset);
    const wide = displayWidth(text.slice(offset, next));
    if (used + wide > width && offset > start) {
      rows.push({ start, text: text.slice(start, offset) });
      start = offset;
      used = 0;
    }
    used += wide;
    offset = next;
  }
  return [...rows, { start, text: text.slice(start) }];
}
