import { isAsGenerated } from '../adr/pristine.ts';
import { parseAdr } from '../adr/parse.ts';
import { OutsideError } from '../errors.ts';
import { commitPaths } from '../io/git-commit.ts';
import { textAt } from '../io/git-history.ts';
import { statusOf } from '../io/git-status.ts';
import {
  fileFingerprint,
  notePending,
  readPending,
  textFingerprint,
  type PendingCommit,
} from '../io/pending-commit.ts';
import { isAdopted, type AdrLog } from '../model/adr.ts';
import type { Change, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { commitMessage } from '../plan/commit-message.ts';
import type { Context } from './context.ts';
import type { Flags } from './options.ts';
import type { Place } from './place.ts';
import { uncommittedInputs } from './run-inputs.ts';

/** What came of a commit: an exit code other than 0 with a problem, or notes for the person. */
interface Committed {
  readonly code: number;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/**
 * Notes the commit of a plan before its files are written. What an earlier run wrote and did not commit stays part of it.
 * Returns what takes the note back when nothing was written.
 */
export function announceCommit({ root }: Place, writes: readonly Change[], log: AdrLog): () => void {
  const earlier = readPending(root);
  const files = writes.flatMap((change): [string, string | null][] => [
    ...(change.from === undefined || change.from === change.path ? [] : [[change.from, null] as [string, null]]),
    [change.path, textFingerprint(change.after)],
  ]);
  notePending(root, {
    message: commitMessage(writes, inLog(log)),
    files: { ...earlier?.files, ...Object.fromEntries(files) },
  });
  return () => {
    notePending(root, earlier);
  };
}

/**
 * Makes the commit of a run: what it wrote, what an earlier run wrote and git does not have, and the answers that all of it
 * follows from. A refusal of git is a problem, because the files are written by then.
 */
export async function commitRun(
  context: Context,
  place: Place,
  { plan, log }: { readonly plan: Plan; readonly log: AdrLog },
  flags: Flags,
): Promise<Committed> {
  const { root } = place;
  const pending = readPending(root);
  const left = await leftChanges(place, plan, log);
  const known = [...Object.keys(pending?.files ?? {}), ...left.map(({ path }) => path)];
  const inputs = await uncommittedInputs(context, place, flags);
  const followed = [...inputs.answers, ...(known.length > 0 ? inputs.folders : [])];
  if (known.length === 0 && followed.length === 0) return done('Nothing changed, so there is nothing to commit.');
  const paths = [...new Set([...known, ...followed])].sort();
  const message =
    pending?.message ?? (left.length > 0 ? commitMessage(left, inLog(log)) : 'docs: update the stack answers');
  try {
    const made = await commitPaths(root, paths, message);
    notePending(root, undefined);
    if (!made) return done('The files are as the last commit has them, so there is nothing to commit.');
    const where = made.branch === undefined ? 'on no branch, because HEAD is detached' : `on ${made.branch}`;
    const ignored = inputs.ignored.map((path) => `Git ignores ${path}, so it is not part of the commit.`);
    return done(`Committed ${made.id} ${where}: ${message.split('\n')[0] ?? ''}`, ...ignored);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    notePending(root, afterHooks(root, message, known));
    return refused(error);
  }
}

function done(...notes: readonly string[]): Committed {
  return { code: 0, problems: [], notes };
}

function refused(error: OutsideError): Committed {
  const problem: Problem = {
    code: 'git/commit-failed',
    severity: 'error',
    file: '.git',
    message: `The files are written, but not committed: ${error.message}`,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  };
  return { code: error.exitCode, problems: [problem], notes: [] };
}

/** A hook that refuses may have formatted the files first: they are still those of the run. */
function afterHooks(root: string, message: string, paths: readonly string[]): PendingCommit {
  return { message, files: Object.fromEntries(paths.map((path) => [path, fileFingerprint(root, path)])) };
}

function inLog({ directory }: AdrLog): (path: string) => boolean {
  return (path) => path.startsWith(`${directory}/`);
}

/**
 * Files that a run made before and git does not have: records as they were generated, their former names, and the page of
 * the plan. What a person edited by hand is not one of them.
 */
async function leftChanges({ root }: Place, plan: Plan, log: AdrLog): Promise<Change[]> {
  const pages = plan.changes.filter(({ kind, layer, own }) => kind === 'keep' && own === true && layer === undefined);
  const paths = pages.map(({ path }) => path).filter((path) => !inLog(log)(path));
  const entries = (await statusOf(root, [log.directory, ...paths], { commits: true })) ?? [];
  const changes: Change[] = [];
  for (const { state, path } of entries.filter((entry) => entry.state !== '!!')) {
    if (state.includes('D')) changes.push(...(await formerName(root, path, log)));
    else {
      const file = log.files.find((one) => one.path === path);
      const after = pages.find((page) => page.path === path)?.after ?? (file && generatedText(file));
      const kind = state === '??' || state.includes('A') ? 'create' : 'update';
      if (after !== undefined) changes.push({ kind, path, after, why: 'was not committed' });
    }
  }
  return changes;
}

function generatedText(file: AdrLog['files'][number]): string | undefined {
  const { identity } = file.adr;
  return identity && !isAdopted(identity) && isAsGenerated(file) ? file.text : undefined;
}

/** A record of ours that is in HEAD and no longer here, while another file has its number. */
async function formerName(root: string, path: string, log: AdrLog): Promise<Change[]> {
  const text = await textAt(root, 'HEAD', path);
  const adr = text === undefined ? undefined : parseAdr(text, path);
  const isRenamed = adr?.identity !== undefined && log.files.some((file) => file.adr.number === adr.number);
  return isRenamed && text !== undefined ? [{ kind: 'update', path, after: text, why: 'was renamed' }] : [];
}
