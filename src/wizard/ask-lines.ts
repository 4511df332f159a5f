import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { ArchAdrError, CancelledError } from '../errors.ts';
import { plainLine } from '../text/markdown.ts';
import { printable } from '../text/visible.ts';
import { wrap } from '../text/width.ts';
import type { OpenTerminal } from './ask.ts';
import {
  faultOf,
  textFault,
  type Asker,
  type OrderQuestion,
  type Question,
  type Reply,
  type SelectQuestion,
} from './question.ts';

/** Where the lines come from and go to. */
export interface LineTerminal {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  readonly signal: AbortSignal;
}

/**
 * The same questions as plain lines, for screen readers and terminals that cannot draw: numbered choices, a typed answer
 * and Enter, nothing is ever redrawn. A wrong answer says why and repeats the question. Errors of the asker:
 * CancelledError on Ctrl-C and at the end of the input.
 */
export function openLines(terminal: LineTerminal): OpenTerminal {
  const { input, output, signal } = terminal;
  const lines = createInterface({ input, output, terminal: false });
  const read = lineReader(lines, signal);
  const say = (texts: readonly string[]): void =>
    void output.write(printable(texts.map((text) => `${text}\n`).join('')));
  const width = (): number => Math.min(100, output.columns ?? 80) - 1;
  const prompt = async (text: string): Promise<string> => {
    output.write(printable(text));
    return (await read()).trim();
  };
  const asker: Asker = {
    ask: async (question) => {
      say(['', `${question.title}.`, ...wrap(question.message, width()), ...choiceLines(question, width())]);
      for (;;) {
        const typed = await prompt(promptText(question));
        const reply = replyTo(question, typed);
        if (typeof reply !== 'string') return reply;
        say([`Error: ${reply}`, ...wrap(question.message, width())]);
      }
    },
    page: async (title, text) => {
      say(['', title, ...text(width())]);
      await prompt('Press Enter to go on: ');
    },
    say,
    width,
  };
  return { asker, close: () => lines.close(), resume: () => undefined };
}

/** Lines one after the other, whether they came before or after somebody wanted them. */
function lineReader(lines: Interface, signal: AbortSignal): () => Promise<string> {
  const early: string[] = [];
  let waiting: { take: (line: string) => void; fail: (error: Error) => void } | undefined;
  let over: Error | undefined;
  const end = (error: Error): void => {
    over = error;
    waiting?.fail(error);
  };
  lines.on('line', (line) => {
    if (waiting) waiting.take(line);
    else early.push(line);
    waiting = undefined;
  });
  lines.on('close', () => end(new CancelledError('Stopped.')));
  signal.addEventListener('abort', () =>
    end(signal.reason instanceof ArchAdrError ? signal.reason : new CancelledError('Stopped.')),
  );
  return async () => {
    const first = early.shift();
    if (first !== undefined) return first;
    if (over) throw over;
    return new Promise((take, fail) => {
      waiting = { take, fail };
    });
  };
}

function choiceLines(question: Question, width: number): string[] {
  if (question.kind === 'text') return [];
  let group: string | undefined;
  return question.rows.flatMap((row, index) => {
    const heading = row.group !== undefined && row.group !== group ? [`${row.group}:`] : [];
    group = row.group;
    const text = `${index + 1}. ${plainLine(row.name)}${row.hint === undefined || row.hint === '' ? '' : `: ${plainLine(row.hint)}`}`;
    return [...heading, ...wrap(text, width)];
  });
}

function promptText(question: Question): string {
  if (question.kind === 'text') {
    if (question.default !== '') return `Text, Enter for "${plainLine(question.default)}", - for nothing, ? for help: `;
    return question.required ? 'Text, ? for help: ' : 'Text, Enter to leave it open, ? for help: ';
  }
  const number = (value: string): string => String(question.rows.findIndex((row) => row.value === value) + 1 || value);
  if (question.kind === 'select') {
    const usual = question.default === undefined ? '' : `, Enter for ${number(question.default)}`;
    return `Number${usual}, ? for help: `;
  }
  const usual =
    question.default.length === 0 ? 'Enter for none' : `Enter for ${question.default.map(number).join(', ')}`;
  const own = question.own === undefined ? '' : `, or ${question.own}`;
  return `Numbers with commas between${own}, ${usual}, ? for help: `;
}

/** What a typed line means, or what is wrong with it. */
export function replyTo(question: Question, typed: string): Reply | string {
  if (typed === ':back') return { kind: 'back' };
  if (typed === ':rest') return { kind: 'rest' };
  if (typed === '?') return { kind: 'help', memory: undefined };
  const look = /^\?\s*(\d[\d\s,]*)$/.exec(typed);
  if (look && question.kind !== 'text') {
    const rows = numbersIn(look[1] ?? '').flatMap((number) => question.rows[number - 1]?.value ?? []);
    return rows.length === 0 ? 'There is no such number.' : { kind: 'look', rows: rows.slice(0, 3), memory: undefined };
  }
  if (question.kind === 'select') return selectReply(question, typed);
  if (question.kind === 'order') return orderReply(question, typed);
  const text = typed === '' ? question.default : typed === '-' ? '' : typed.replace(/\s+/g, ' ');
  return textFault(text, question.rules) ?? { kind: 'value', value: text };
}

function selectReply(question: SelectQuestion, typed: string): Reply | string {
  if (typed === '') {
    return question.default === undefined ? 'This one is needed.' : { kind: 'value', value: question.default };
  }
  const row = rowFor(question, typed);
  return row === undefined
    ? `"${typed}" is not one of the choices. Type a number from 1 to ${question.rows.length}.`
    : { kind: 'value', value: row };
}

/** A row by its number, its id or its name. */
function rowFor(question: SelectQuestion | OrderQuestion, typed: string): string | undefined {
  if (/^\d+$/.test(typed)) return question.rows[Number(typed) - 1]?.value;
  const wanted = typed.toLowerCase();
  return question.rows.find((row) => row.name.toLowerCase() === wanted || row.value.toLowerCase() === wanted)?.value;
}

function orderReply(question: OrderQuestion, typed: string): Reply | string {
  const parts = typed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const values =
    typed === '' ? question.default : typed === '-' ? [] : parts.map((part) => rowFor(question, part) ?? part);
  for (const value of values) {
    if (question.rows.some((row) => row.value === value) || question.default.includes(value)) continue;
    if (question.own === undefined || /^\d+$/.test(value)) {
      return `"${value}" is not one of the choices. Type numbers from 1 to ${question.rows.length}.`;
    }
    const fault = textFault(value, question.ownRule ? [question.ownRule] : []);
    if (fault !== undefined) return `"${value}": ${fault}`;
  }
  const picked = [...new Set(values)];
  return faultOf(question, picked) ?? { kind: 'value', value: picked };
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d+/g)].map((match) => Number(match[0]));
}
