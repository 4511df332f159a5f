import type { Readable, Writable } from 'node:stream';
import { guard } from './output.ts';

/** The world as a command sees it. Built once in `main`; tests hand in their own. */
export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** Today as YYYY-MM-DD in the person's own time zone. */
  readonly today: string;
}

/** The real world. Node opens each stream when it is first asked for, which takes longer than most of our own work. */
export function realContext(): Context {
  return {
    cwd: process.cwd(),
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return guard(process.stdout);
    },
    get stderr() {
      return guard(process.stderr);
    },
    get today() {
      return localDay(new Date());
    },
  };
}

function localDay(date: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/**
 * Whether a person is there to answer: both ends are terminals, and `CI` does not say that a machine runs this. Some CI
 * services give a terminal that nobody sits at.
 */
export function isInteractive(context: Context): boolean {
  return context.stdin.isTTY === true && context.stderr.isTTY === true && !isSet(context.env['CI']);
}

/** Whether questions come as plain lines: a person asked for that, or the terminal cannot draw. */
export function wantsLines(context: Context, flag: boolean | undefined): boolean {
  return flag === true || isSet(context.env['ACCESSIBLE']) || context.env['TERM'] === 'dumb';
}

/** Whether a variable of the environment switches something on. */
function isSet(value: string | undefined): boolean {
  return !['', '0', 'false', undefined].includes(value?.toLowerCase());
}
