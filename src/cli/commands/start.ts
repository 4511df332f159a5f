import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { exists } from '../../io/read.ts';
import { isInteractive, type Context } from '../context.ts';
import { answersFile, loadPlace } from '../load.ts';
import type { Flags } from '../options.ts';
import { regenerate } from './create.ts';

/** `create-arch-adr [directory]`: with answers it regenerates, in a terminal it asks, otherwise it says what is missing. */
export async function create(context: Context, directory: string, flags: Flags): Promise<number> {
  if (flags.answers !== undefined) return regenerate(context, directory, flags);
  if (isInteractive(context)) return regenerate(context, directory, flags);
  const place = await loadPlace(context, directory, flags);
  if (await exists(join(place.root, answersFile))) return regenerate(context, directory, flags);
  throw new InputError('There is no terminal to ask in, and no stack.yaml to read.', {
    hint: 'Write the answers into stack.yaml, or name a file with --answers.',
  });
}
