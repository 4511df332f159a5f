import { emitKeypressEvents, type Interface } from 'node:readline';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  createPrompt,
  ExitPromptError,
  AbortPromptError,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core';
import { ArchAdrError, CancelledError } from '../errors.ts';
import { plainLine } from '../text/markdown.ts';
import { cut } from '../text/width.ts';
import { printable } from '../text/visible.ts';
import { listScreen, type ListReply } from './list-screen.ts';
import type { ListState } from './list-state.ts';
import { pageScreen } from './page-screen.ts';
import { type Asker, type Question, type Reply, type TextQuestion, type Value } from './question.ts';
import { isEnter, widthIn, type Key, type Look, type Screen, type Size } from './screen.ts';
import { textScreen, type TextState } from './text-screen.ts';

/** The terminal as the wizard needs it. Prompts draw on `output`; keys come from `input`. */
export interface Terminal {
  readonly input: Readable & { readonly setRawMode?: (raw: boolean) => unknown };
  readonly output: Writable & { readonly columns?: number; readonly rows?: number };
  readonly look: Look;
  /** Ends the question on the screen, because the process was told to end. */
  readonly signal: AbortSignal;
}

/** An asker and the way to give the terminal back. */
export interface OpenTerminal {
  readonly asker: Asker;
  readonly close: () => void;
  /** The process was stopped (Ctrl-Z) and goes on: takes the keys again and draws anew. */
  readonly resume: () => void;
}

/** Milliseconds after which an escape byte is the Escape key and not the head of an arrow's sequence. */
const escapeDelay = 50;

/** Bracketed paste: the terminal says where a paste begins and ends. https://invisible-island.net/xterm/ctlseqs */
const pasteOn = '\u001b[?2004h';
const restored = '\u001b[?2004l\u001b[?25h';

/**
 * Takes the terminal over: keys come one by one, and none is echoed or lost between two questions. Errors of the asker:
 * CancelledError on Ctrl-C and when the terminal goes away. `close` gives everything back.
 */
export function openTerminal(terminal: Terminal): OpenTerminal {
  const { input, output } = terminal;
  // The prompt library switches raw mode off after each question. Behind this stream it cannot, so that a key between
  // two questions waits for the next one instead of being echoed into the picture.
  const keys = new PassThrough();
  emitKeypressEvents(keys, { escapeCodeTimeout: escapeDelay } as unknown as Interface);
  const raw = (on: boolean): void => {
    input.setRawMode?.(on);
  };
  raw(true);
  input.pipe(keys);
  output.write(pasteOn);
  const gone = new AbortController();
  const end = (): void => gone.abort(new CancelledError('The terminal is gone.'));
  input.once('end', end).once('error', end);
  const close = (): void => {
    input.off('end', end).off('error', end).unpipe(keys);
    input.pause();
    raw(false);
    output.write(restored);
  };
  const resume = (): void => {
    raw(false);
    raw(true);
    output.write(pasteOn);
    output.emit('resize');
    // The line editor pauses its input when the process goes on, and leaves it so.
    setImmediate(() => keys.resume());
  };
  const signal = AbortSignal.any([terminal.signal, gone.signal]);
  return { asker: askerOn({ ...terminal, signal }, keys), close, resume };
}

function askerOn(terminal: Terminal, input: PassThrough): Asker {
  const { output, look, signal } = terminal;
  const size = (): Size => sizeOf(output);
  const run = async <State, Result>(screen: Screen<State, Result>): Promise<Result> => {
    const closed = new AbortController();
    const config = { screen, output, closed: () => closed.abort() } as unknown as Config;
    const ends = AbortSignal.any([signal, closed.signal]);
    try {
      return (await prompt(config, { input, output, signal: ends, clearPromptOnDone: true })) as Result;
    } catch (error) {
      throw translated(error, signal);
    }
  };
  const ask = async (question: Question, memory?: unknown): Promise<Reply> => {
    const reply =
      question.kind === 'text'
        ? await run(textScreen(question, look, memory as TextState | undefined))
        : await askList(question, memory as ListState | undefined);
    // A menu of the wizard's own is no answer that anybody wants to see again.
    if (reply.kind === 'value' && question.path.length > 0)
      output.write(printable(`${doneLine(question, reply.value, size(), look)}\n`));
    return reply;
  };
  const askList = async (question: Exclude<Question, TextQuestion>, memory?: ListState): Promise<Reply> => {
    const reply: ListReply = await run(listScreen(question, look, memory));
    if (reply.kind !== 'own') return reply;
    const words = await run(textScreen(ownQuestion(question), look));
    const added = words.kind === 'value' && typeof words.value === 'string' ? words.value : '';
    if (words.kind === 'rest') return words;
    const picked = [...reply.memory.picked, ...(added === '' || reply.memory.picked.includes(added) ? [] : [added])];
    return askList(question, { ...reply.memory, picked, at: added === '' ? reply.memory.at : added });
  };
  return {
    ask,
    page: async (title, lines) => {
      await run(pageScreen(title, lines, look));
    },
    say: (lines) => void output.write(printable(lines.map((line) => `${line}\n`).join(''))),
    width: () => widthIn(size()),
  };
}

function ownQuestion(question: Exclude<Question, TextQuestion>): TextQuestion {
  const own = question.kind === 'order' ? (question.own ?? '') : '';
  const rule = question.kind === 'order' ? question.ownRule : undefined;
  return {
    ...question,
    kind: 'text',
    message: `${own.charAt(0).toUpperCase()}${own.slice(1)}:`,
    required: false,
    default: '',
    rules: rule ? [rule] : [],
  };
}

/** What stays of a question once it is answered. */
export function doneLine(question: Question, value: Value, size: Size, look: Look): string {
  const rows = question.kind === 'text' ? [] : question.rows;
  const name = (one: string): string => rows.find((row) => row.value === one)?.name ?? one;
  const said = typeof value === 'string' ? name(value) : value.map(name).join(', ');
  const words = said === '' ? 'left open' : plainLine(said);
  const front = `${look.signs.done} `;
  const room = widthIn(size) - 2;
  const message = cut(question.message, Math.max(10, room - Math.min(words.length, Math.floor(room / 2)) - 1));
  const rest = cut(words, Math.max(5, room - message.length - 1));
  return `${look.paint.green(front)}${message} ${said === '' ? look.paint.dim(rest) : look.paint.cyan(rest)}`;
}

function sizeOf(output: Terminal['output']): Size {
  return { rows: output.rows ?? 24, columns: output.columns ?? 80 };
}

function translated(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof AbortPromptError && signal.reason instanceof ArchAdrError) return signal.reason;
  if (error instanceof ExitPromptError || error instanceof AbortPromptError) return new CancelledError('Stopped.');
  return error;
}

interface Config {
  readonly screen: Screen<unknown, unknown>;
  readonly output: Terminal['output'];
  /** The line editor closed itself, as it does on Ctrl-D; the prompt library would wait for ever. */
  readonly closed: () => void;
}

/** The one prompt: it feeds keys to a screen and draws it. All that a key does is decided by the screen. */
const prompt = createPrompt<unknown, Config>(({ screen, output, closed }, done) => {
  const state = useRef<unknown>(screen.start);
  const waiting = useRef<{ drawn: boolean; pasting: boolean; line: NodeJS.Immediate | undefined }>({
    drawn: true,
    pasting: false,
    line: undefined,
  });
  const [, redraw] = useState(0);
  const drawSoon = (): void => {
    if (!waiting.current.drawn) return;
    waiting.current.drawn = false;
    // One picture for all keys that came together: a paste of ten thousand letters is drawn once.
    setImmediate(() => {
      waiting.current.drawn = true;
      redraw((count) => count + 1);
    });
  };
  const press = (key: Key): void => {
    const next = screen.press(state.current, key, sizeOf(output));
    if (typeof next === 'object' && next !== null && 'result' in next) done(next.result);
    else {
      state.current = next;
      drawSoon();
    }
  };
  useKeypress((event, rl) => {
    rl.clearLine(0);
    const key = keyOf(event);
    const now = waiting.current;
    if (key.name === 'paste-start' || key.name === 'paste-end') now.pasting = key.name === 'paste-start';
    else if (screen.writes !== true || !isEnter(key)) {
      if (now.line) {
        // More follows in the same breath: the line break was pasted, nobody pressed Enter.
        clearImmediate(now.line);
        now.line = undefined;
        press(blank);
      }
      if (!now.pasting || key.text !== '') press(key);
    } else if (now.pasting) press(blank);
    else {
      if (now.line) clearImmediate(now.line);
      now.line = setImmediate(() => {
        now.line = undefined;
        press(key);
      });
    }
  });
  useEffect((rl) => {
    const resized = (): void => {
      // The terminal has broken the old lines anew, so nobody knows where they are. Begin at the top.
      output.write('\u001b[2J\u001b[H');
      redraw((count) => count + 1);
    };
    output.on('resize', resized);
    rl.on('close', closed);
    return () => {
      rl.removeListener('close', closed);
      output.off('resize', resized);
      if (waiting.current.line) clearImmediate(waiting.current.line);
    };
  }, []);
  return `${printable(screen.draw(state.current, sizeOf(output)).join('\n'))}\u001b[?25l`;
});

const blank: Key = { name: 'space', ctrl: false, text: ' ' };

/** A key of the prompt library, whose type hides what readline tells. */
function keyOf(event: object): Key {
  const { name, ctrl, meta, sequence } = event as { name?: string; ctrl?: boolean; meta?: boolean; sequence?: string };
  const text =
    ctrl === true || meta === true || sequence === undefined || sequence.startsWith('\u001b') ? '' : sequence;
  return { name: name ?? '', ctrl: ctrl ?? false, text };
}
