import { count } from '../text/sentence.ts';
import { isInteractive, type Context } from './context.ts';
import type { Flags } from './options.ts';

/** 0 when a plan that was shown may be carried out: asked in a terminal, or said with --yes. Else the exit code. */
export async function refusal(context: Context, files: number, flags: Flags): Promise<number> {
  if (flags.yes) return 0;
  const { askYesNo } = await import('./ask-yes-no.ts');
  if (isInteractive(context)) {
    if (await askYesNo(context, `Change ${count(files, 'file', 'files')} as shown?`)) return 0;
    context.stderr.write('Nothing was written.\n');
    return 1;
  }
  context.stderr.write(
    'Nobody is there to say yes to this plan; nothing was written. Look at it, then run with --yes.\n',
  );
  return 2;
}
