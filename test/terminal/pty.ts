import { spawn } from 'node-pty';
import { Terminal } from '@xterm/headless';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const bin = fileURLToPath(new URL('../../bin/create-arch-adr.js', import.meta.url));

/** Keys as a terminal sends them. */
export const keys = {
  enter: '\r',
  escape: '\u001b',
  left: '\u001b[D',
  right: '\u001b[C',
  up: '\u001b[A',
  down: '\u001b[B',
  home: '\u001b[H',
  tab: '\t',
  space: ' ',
  interrupt: '\u0003',
  endOfInput: '\u0004',
  rest: '\u0018',
  clear: '\u0015',
  none: '\u000e',
} as const;

export interface PtyOptions {
  readonly cwd: string;
  /** Folder of the state, so that every test has drafts of its own. */
  readonly state: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** The built program in a terminal, as a person at it sees it. */
export interface Pty {
  /** The picture: what stands on the screen, line by line, and above it what scrolled out. */
  readonly screen: () => string;
  /** The lines that can be seen, without what scrolled out. */
  readonly visible: () => string[];
  /** What stands on the screen from the last question on, on one line. */
  readonly question: () => string;
  /** Everything the program ever wrote. */
  readonly raw: () => string;
  /** Waits until the picture holds the text, or the last question matches the pattern. Fails with the picture when it does not come. */
  readonly see: (text: string | RegExp) => Promise<void>;
  /** Sends keys and waits for the text. */
  readonly press: (sent: string, then?: string | RegExp) => Promise<void>;
  readonly resize: (columns: number, rows: number) => void;
  readonly kill: (signal: string) => void;
  /** Exit code, or the signal's number above 128. */
  readonly exit: Promise<number>;
}

/** What gives a terminal back: no more marks around pastes, and the cursor is seen. */
export const restored = '\u001b[?2004l\u001b[?25h';

const patience = 8_000;

/** Starts the built program in a pseudo-terminal. It is ended with the test. */
export function startPty(args: readonly string[], options: PtyOptions): Pty {
  return startInPty(process.execPath, [bin, ...args], options);
}

/** Starts any program in a pseudo-terminal. It is ended with the test. */
export function startInPty(file: string, args: readonly string[], options: PtyOptions): Pty {
  const { columns = 80, rows = 24 } = options;
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
  let raw = '';
  const child = spawn(file, [...args], {
    name: options.env?.['TERM'] ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd: options.cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: options.state,
      XDG_STATE_HOME: join(options.state, 'state'),
      TERM: 'xterm-256color',
      NO_COLOR: '1',
      ...options.env,
    },
  });
  let watchers: (() => void)[] = [];
  const tell = (): void => {
    for (const watcher of watchers) watcher();
  };
  child.onData((text) => {
    raw += text;
    terminal.write(text, tell);
  });
  let over = false;
  const exit = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      over = true;
      // The last text comes a little after the end, and its picture a little after that.
      setTimeout(() => {
        terminal.write('', () => {
          tell();
          resolve(signal !== undefined && signal > 0 ? 128 + signal : exitCode);
        });
      }, 60);
    });
  });
  onTestFinished(() => {
    if (!over) child.kill('SIGKILL');
  });
  const lines = (from: number, to: number): string[] =>
    Array.from(
      { length: to - from },
      (_, index) => terminal.buffer.active.getLine(from + index)?.translateToString(true) ?? '',
    );
  const screen = (): string => lines(0, terminal.buffer.active.length).join('\n').trimEnd();
  const question = (): string => {
    const text = screen();
    const at = text.lastIndexOf('\n? ');
    return at < 0 ? '' : text.slice(at).replace(/\s+/g, ' ');
  };
  const holds = (text: string | RegExp): boolean =>
    typeof text === 'string' ? screen().includes(text) : text.test(question());
  const see = async (text: string | RegExp): Promise<void> => {
    if (holds(text)) return;
    await new Promise<void>((resolve, reject) => {
      const done = (error?: Error): void => {
        clearTimeout(timer);
        watchers = watchers.filter((watcher) => watcher !== look);
        if (error) reject(error);
        else resolve();
      };
      const look = (): void => {
        if (holds(text)) done();
      };
      const timer = setTimeout(
        () => done(new Error(`${String(text)} did not come. The screen:\n${screen()}`)),
        patience,
      );
      watchers.push(look);
    });
  };
  return {
    screen,
    visible: () => lines(terminal.buffer.active.baseY, terminal.buffer.active.baseY + terminal.rows),
    question,
    raw: () => raw,
    see,
    press: async (sent, then) => {
      child.write(sent);
      if (then !== undefined) await see(then);
    },
    resize: (newColumns, newRows) => {
      terminal.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    kill: (signal) => child.kill(signal),
    exit,
  };
}
