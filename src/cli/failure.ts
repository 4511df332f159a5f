import { ArchAdrError } from '../errors.ts';
import type { Context } from './context.ts';
import { writeLines } from './lines.ts';
import { jsonText, problemLines, visible } from './print.ts';
import { styleFor, type Style } from './style.ts';
import { version } from './version.ts';

/** An error as a person reads it: what happened, where, what to do next. With --json it is a document on stdout. */
export async function printError(error: unknown, args: readonly string[], context: Context): Promise<void> {
  const style = styleFor(context, 'stderr', args.includes('--no-color') ? false : undefined);
  if (!(error instanceof ArchAdrError)) {
    context.stderr.write(bugText(error));
    return;
  }
  if (args.includes('--json')) {
    const problem = {
      code: 'run/failed',
      severity: 'error',
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    };
    context.stdout.write(
      jsonText({
        version: 1,
        changes: [],
        records: [],
        problems: error.problems.length > 0 ? error.problems : [problem],
      }),
    );
  }
  await writeLines(context.stderr, errorLines(error, style));
}

/** An error of ours with its problems, as lines for stderr. */
export function errorLines(error: ArchAdrError, style: Style): string[] {
  return [
    ...error.problems.flatMap((problem) => problemLines(problem, style)),
    // Who pressed Ctrl-C knows that nothing went wrong.
    error.exitCode === 130 ? visible(error.message) : `${style.red('error')} ${visible(error.message)}`,
    ...(error.hint === undefined ? [] : [`  ${visible(error.hint)}`]),
  ];
}

function bugText(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    'This is a bug in create-arch-adr. Nothing more was written.',
    stack,
    `Please report it with this text, create-arch-adr ${version}, Node ${process.version}, and the answers file if you may share it.`,
    '',
  ].join('\n');
}
