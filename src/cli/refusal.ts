import { count } from '../text/sentence.ts';
import { isInteractive, type Context } from './context.ts';
import type { Flags } from './options.ts';
import { print } from './lines.ts';

/** 0 when a plan that was shown may be carried out: asked in a terminal, or said with --yes. Else the exit code. */
export async function refusal(context: Context, files: number, flags: Flags): Promise<number> {
  if (flags.yes) return 0;
  if (isInteractive(context) && !flags.json) {
    const { askYesNo } = await import('./ask-yes-no.ts');
    if (await askYesNo(context, `Change ${count(files, 'file', 'files')} as shown?`)) return 0;
    print(context.stderr, 'Nothing was written.\n');
    return 1;
  }
  print(
    context.stderr,
    'This plan needs a yes, and there is no terminal to ask in; nothing was written. Look at it, then run with --yes.\n',
  );
  return 2;
}
