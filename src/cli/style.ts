import { styleText } from 'node:util';
import type { Context } from './context.ts';

/** Colours for one stream; each gives its text back unchanged when the stream or the person wants none. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** Whether to colour: the flag first, then FORCE_COLOR, NO_COLOR (no-color.org), TERM=dumb, and whether it is a terminal. */
function wantsColor(context: Context, stream: { readonly isTTY?: boolean }, flag: boolean | undefined): boolean {
  const { env } = context;
  if (flag !== undefined) return flag;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true;
  if ((env['NO_COLOR'] ?? '') !== '' || env['FORCE_COLOR'] === '0' || env['TERM'] === 'dumb') return false;
  return stream.isTTY === true;
}

/** Colours for a stream of the context. */
export function styleFor(context: Context, stream: 'stdout' | 'stderr', flag: boolean | undefined): Style {
  const on = wantsColor(context, context[stream], flag);
  const paint = (format: 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan') => (text: string) =>
    on ? styleText(format, text, { validateStream: false }) : text;
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    cyan: paint('cyan'),
  };
}
