import { createInterface } from 'node:readline';
import { CancelledError } from '../errors.ts';
import { visible } from '../text/visible.ts';
import type { Context } from './context.ts';
import { print } from './lines.ts';

/** A plain question on stderr; only a yes is a yes. Errors: Ctrl-C (CancelledError). */
export async function askYesNo(context: Context, question: string): Promise<boolean> {
  const lines = createInterface({ input: context.stdin, output: context.stderr, terminal: true, historySize: 0 });
  try {
    return await new Promise<boolean>((resolve, reject) => {
      lines.once('SIGINT', () => {
        print(context.stderr, '\n');
        reject(new CancelledError('Stopped; nothing was written.'));
      });
      lines.once('close', () => resolve(false));
      lines.question(`${visible(question)} [y/N] `, (answer) => resolve(/^\s*y(es)?\s*$/i.test(answer)));
    });
  } finally {
    lines.close();
  }
}
