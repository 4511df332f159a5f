import { join, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import { exists } from '../../io/read.ts';
import { nearest } from '../../text/nearest.ts';
import { isInteractive, type Context } from '../context.ts';
import { recall } from '../last-run.ts';
import { answersFile, loadPlace, type Place } from '../place.ts';
import type { Flags } from '../options.ts';
import { printReport } from '../run-report.ts';
import { print } from '../lines.ts';

/**
 * `create-arch-adr [directory]`: with answers it regenerates, in a terminal it asks, otherwise it says what is missing.
 * `commands` are the names that the directory may have been meant to be.
 */
export async function create(
  context: Context,
  directory: string,
  flags: Flags,
  commands: readonly string[],
): Promise<number> {
  if (!exists(resolve(context.cwd, directory))) throw neitherFolderNorCommand(directory, commands);
  const place = await loadPlace(context, directory, flags);
  if (flags.answers !== undefined) return regenerated(context, place, flags);
  const written = exists(join(place.root, answersFile));
  if (wantsQuestions(context, flags, written)) {
    const { wizard } = await import('./wizard.ts');
    return wizard(context, place, flags);
  }
  if (written) return regenerated(context, place, flags);
  return sayWhatIsMissing(context, place, flags);
}

function neitherFolderNorCommand(word: string, commands: readonly string[]): InputError {
  const near = nearest(word, commands);
  return new InputError(`There is no folder ${word}, and no command of that name.`, {
    hint:
      near === undefined ? 'Name a folder that exists, or see create-arch-adr --help.' : `Did you mean \`${near}\`?`,
  });
}

async function regenerated(context: Context, place: Place, flags: Flags): Promise<number> {
  const known = await recall(context, place, flags);
  if (known) {
    await printReport(context, known, flags);
    return 0;
  }
  const { regenerate } = await import('./create.ts');
  return regenerate(context, place, flags);
}

/** A person is there and did not ask for something that runs on its own. */
function wantsQuestions(context: Context, flags: Flags, written: boolean): boolean {
  if (flags.json || flags.yes || (flags.dryRun && written)) return false;
  return isInteractive(context);
}

async function sayWhatIsMissing(context: Context, place: Place, flags: Flags): Promise<never> {
  const { innerProjectsHint } = await import('../inner-projects.ts');
  const inner = await innerProjectsHint(place);
  if (inner !== undefined) throw new InputError(`There is no ${answersFile} here.`, { hint: inner });
  const { wizardWorld } = await import('./wizard-world.ts');
  const { missingLines, stubText } = await import('../../wizard/stub.ts');
  const world = await wizardWorld(context, place, flags);
  const lines = [
    'These answers are missing:',
    ...missingLines(world).map((line) => `  ${line}`),
    '',
    `A ${answersFile} to begin with:`,
    '',
    stubText(world),
  ];
  print(context.stderr, `${lines.join('\n')}\n`);
  const why =
    context.stdin.isTTY === true && context.env['CI']
      ? 'CI is set, so nothing is asked'
      : 'There is no terminal to ask in';
  throw new InputError(`${why}, and there is no ${answersFile} to read.`, {
    hint: `Write the answers into ${answersFile}, or name a file with --answers.`,
  });
}
