import { ArchAdrError, OutsideError } from '../errors.ts';
import { reasonOf } from '../io/read.ts';
import { visible } from '../text/visible.ts';
import type { Context } from './context.ts';
import { print, writeLines } from './lines.ts';
import { jsonText, problemLines } from './print.ts';
import { styleFor, type Style } from './style.ts';
import { version } from './version.ts';

/**
 * An error as a person reads it: what happened, where, what to do next. `flags` are those of the command line; with --json
 * it is a document on stdout, too.
 */
export async function printError(error: unknown, flags: readonly string[], context: Context): Promise<void> {
  if (flags.includes('--json')) print(context.stdout, jsonText(failureDocument(error)));
  if (!(error instanceof ArchAdrError)) {
    print(context.stderr, bugText(error));
    return;
  }
  const color = flags.includes('--no-color') ? false : flags.includes('--color') ? true : undefined;
  await writeLines(context.stderr, errorLines(error, styleFor(context, 'stderr', color)));
}

/** Says on stderr that standard output could not be written, because of `cause`. Returns the exit code. */
export async function printOutputFault(cause: unknown, context: Context): Promise<number> {
  const error = new OutsideError(`Standard output cannot be written: ${reasonOf(cause)}.`, {
    hint: 'What was printed is incomplete. Make room or name another place for it, then run again.',
    cause,
  });
  await printError(error, [], context);
  return error.exitCode;
}

/** The document of a run that failed: no changes, and what is wrong. */
function failureDocument(error: unknown): object {
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof ArchAdrError ? error.hint : undefined;
  const failed = { code: 'run/failed', severity: 'error', message, ...(hint === undefined ? {} : { hint }) };
  const problems = error instanceof ArchAdrError ? error.problems : [];
  return { version: 1, changes: [], records: [], problems: problems.length > 0 ? problems : [failed] };
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
  const stack =
    error instanceof Error
      ? (error.stack ?? error.message).replace(error.message, () => visible(error.message))
      : visible(String(error));
  return [
    'This is a bug in create-arch-adr. Nothing more was written.',
    stack,
    `Please report it with this text, create-arch-adr ${version}, Node ${process.version}, and the answers file if you may share it.`,
    '',
  ].join('\n');
}
