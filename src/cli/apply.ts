import { isAsGenerated } from '../adr/pristine.ts';
import { InputError } from '../errors.ts';
import type { AdrLog } from '../model/adr.ts';
import { isWrite, type Change, type Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { listOf } from '../text/sentence.ts';
import { visible } from '../text/visible.ts';
import { isInteractive, type Context } from './context.ts';
import { print, writeLines } from './lines.ts';
import type { Place } from './place.ts';
import type { Flags } from './options.ts';
import { problemLines } from './print.ts';
import { styleFor } from './style.ts';

/** What came of a plan. */
export interface Applied {
  /** Exit code of what went wrong after the files were written, else 0. */
  readonly code: number;
  readonly problems: readonly Problem[];
  /** Lines for the person. */
  readonly notes: readonly string[];
}

/** What came of a plan that wrote nothing. */
export const nothingApplied: Applied = { code: 0, problems: [], notes: [] };

/** The notes and problems on stderr, after all that the plan says. */
export async function reportApplied(context: Context, applied: Applied, flags: Flags): Promise<void> {
  const style = styleFor(context, 'stderr', flags.color);
  const notes = flags.quiet ? [] : applied.notes.map(visible);
  await writeLines(context.stderr, [...applied.problems.flatMap((problem) => problemLines(problem, style)), ...notes]);
}

/**
 * Carries a plan out: asks before it touches edits that git does not have, writes all files or none, commits on request.
 * `undefined` when the person says no; then nothing was written. Errors: InputError when there is nobody to ask, errors of
 * `applyChanges` and of `checkCommit`. What goes wrong with the commit itself is a problem, because the files stand by then.
 */
export async function applyPlan(
  context: Context,
  place: Place,
  plan: Plan,
  log: AdrLog,
  flags: Flags,
): Promise<Applied | undefined> {
  if (flags.commit && !place.git) {
    throw new InputError('--commit needs a git repository, and this is none.', {
      hint: 'Nothing was written. Run without --commit, or make one with `git init`.',
    });
  }
  const writes = plan.changes.filter(isWrite);
  if (flags.commit) await checkCommitOf(place, writes);
  if (writes.length > 0) {
    if (place.git && !(await mayTouch(context, place, editedRecords(writes, log), flags))) return undefined;
    await write(context, place, { writes, log }, flags);
  }
  if (!flags.commit) return nothingApplied;
  const { commitRun } = await import('./commit.ts');
  return commitRun(context, place, { plan, log }, flags);
}

async function checkCommitOf(place: Place, writes: readonly Change[]): Promise<void> {
  const { checkCommit } = await import('../io/git-check.ts');
  await checkCommit(
    place.root,
    writes.map(({ path }) => path),
  );
}

/** Writes all files or none. A commit that follows is noted first, so that the next run makes it if this one is killed. */
async function write(
  context: Context,
  place: Place,
  { writes, log }: { readonly writes: readonly Change[]; readonly log: AdrLog },
  flags: Flags,
): Promise<void> {
  const { applyChanges } = await import('../io/write.ts');
  const takeBack = flags.commit ? (await import('./commit.ts')).announceCommit(place, writes, log) : undefined;
  try {
    await applyChanges(place.root, writes, {
      say: (line) => {
        print(context.stderr, `${visible(line)}\n`);
      },
      seen: { directory: log.directory, paths: log.files.map((file) => file.path) },
    });
  } catch (error) {
    takeBack?.();
    throw error;
  }
}

/** Records that the plan touches and that are not as they were generated. */
function editedRecords(writes: readonly Change[], log: AdrLog): string[] {
  const touched = new Set(writes.map((change) => change.from ?? change.path));
  return log.files.filter((file) => touched.has(file.path) && !isAsGenerated(file)).map((file) => file.path);
}

async function mayTouch(context: Context, place: Place, edited: readonly string[], flags: Flags): Promise<boolean> {
  if (edited.length === 0) return true;
  const { uncommittedPaths } = await import('../io/git-status.ts');
  const paths = (await uncommittedPaths(place.root, edited)) ?? edited;
  if (paths.length === 0) return true;
  const named = `${listOf(paths)} ${paths.length === 1 ? 'has' : 'have'} edits that git does not have.`;
  if (flags.yes) {
    print(context.stderr, `${visible(named)} Going on, because of --yes.\n`);
    return true;
  }
  // With --json another program reads, which cannot answer.
  if (flags.json || !isInteractive(context)) {
    throw new InputError(named, { hint: 'Nothing was written. Commit them first, or go on with --yes.' });
  }
  const { askYesNo } = await import('./ask-yes-no.ts');
  const lines = [
    paths.length === 1
      ? 'This record has edits that git does not have:'
      : 'These records have edits that git does not have:',
    ...paths.map((path) => `  ${path}`),
    'They stay, and will stand among the changes of this run.',
  ];
  print(context.stderr, lines.map((line) => `${visible(line)}\n`).join(''));
  if (await askYesNo(context, 'Go on?')) return true;
  print(context.stderr, 'Nothing was written.\n');
  return false;
}
