import { join } from 'node:path';
import { ArchAdrError } from '../errors.ts';
import { findLog } from '../io/find-log.ts';
import { readLastRun, writeLastRun } from '../io/last-run.ts';
import { listMarkdown } from '../io/list-log.ts';
import { readText } from '../io/read.ts';
import { readTexts } from '../io/texts.ts';
import type { AdrLog } from '../model/adr.ts';
import { isWrite, type Change, type Plan } from '../model/plan.ts';
import { fingerprint } from '../text/digest.ts';
import type { Context } from './context.ts';
import type { Loaded } from './load.ts';
import type { Flags } from './options.ts';
import { answersText, type AnswersText, type Place } from './place.ts';
import { isReport, fieldsOf } from './remembered.ts';
import type { RunReport } from './run-report.ts';
import { buildId } from './version.ts';

/**
 * A run that would change nothing, remembered: what it depends on, as one fingerprint, and what it says. While the
 * fingerprint holds, the answers need not be read again, nor the records decided anew: that is most of a run's time.
 */
interface LastRun {
  readonly key: string;
  /** Where the answers put the log and the summary, so that they can be found without reading the answers. */
  readonly directory?: string;
  readonly summary: string;
  readonly report: RunReport;
}

/** Taking the fingerprint of a longer log costs more than it saves. */
const mostFiles = 200;

/** A text of the repository. */
interface FileText {
  readonly path: string;
  readonly text: string;
}

/** What a run says when nothing it depends on changed since the last one; `undefined` when only a full run can tell. */
export async function recall(context: Context, place: Place, flags: Flags): Promise<RunReport | undefined> {
  if (!place.git || isSpecial(flags) || flags.answers === '-') return undefined;
  const last = readLastRun(place.root);
  if (!isLastRun(last)) return undefined;
  try {
    return await held(context, place, flags, last);
  } catch (error) {
    // What is wrong is for the full run to say: the file that remembers may name other paths than the answers.
    if (error instanceof ArchAdrError) return undefined;
    throw error;
  }
}

/** What was remembered, where all that it depends on is as it was. */
async function held(context: Context, place: Place, flags: Flags, last: LastRun): Promise<RunReport | undefined> {
  const answers = await answersText(context, place, flags);
  const log = findLog(place.root, flags.directory ?? last.directory);
  const paths = listMarkdown(place.root, log.directory);
  if (paths.length > mostFiles) return undefined;
  const read = [...readTexts(place.root, paths)];
  const files = read.flatMap((file) =>
    'bytes' in file ? [{ path: file.path, text: file.bytes.toString('utf8') }] : [],
  );
  // What cannot be read has no fingerprint.
  if (files.length < paths.length) return undefined;
  const page = readText(join(place.root, last.summary), last.summary, 'page');
  if (page === undefined) return undefined;
  const key = keyOf(answers, log, files, { path: last.summary, text: page }, flags);
  return key === last.key ? last.report : undefined;
}

function isLastRun(value: unknown): value is LastRun {
  const { key, directory = '', summary, report } = fieldsOf(value);
  return [key, directory, summary].every((text) => typeof text === 'string') && isReport(report);
}

/** A run that ended well. */
interface Ended {
  readonly loaded: Loaded;
  readonly log: AdrLog;
  readonly plan: Plan;
  readonly questions: RunReport['questions'];
}

/** Remembers a run that ended well, where the one after it is certain to change nothing. */
export function remember(place: Place, run: Ended, flags: Flags): void {
  const { loaded, log, plan, questions } = run;
  const isOwn = loaded.overlaid || loaded.templates !== undefined;
  if (!place.git || isSpecial(flags) || isOwn || log.files.length > mostFiles) return;
  if (log.files.some((file) => file.unreadable)) return;
  const isStill = !plan.changes.some(isWrite);
  // What is said of a change is not said again once it was made.
  if (!isStill && !plan.problems.every((problem) => /^(?:stack|answers)\//.test(problem.code))) return;
  const { directory, summary = 'docs/stack.md' } = loaded.answers.output;
  const page = plan.changes.find((change) => change.path === summary)?.after;
  if (page === undefined) return;
  const files = filesAfter(log.directory, log.files, plan.changes);
  const report = { changes: plan.changes.flatMap(kept), problems: plan.problems, questions };
  writeLastRun(place.root, {
    key: keyOf(loaded, log, files, { path: summary, text: page }, flags),
    ...(directory === undefined ? {} : { directory }),
    summary,
    report,
  } satisfies LastRun);
}

/** A run of which more is asked than to bring the files up to date, or that knows a catalog or templates of its own. */
function isSpecial(flags: Flags): boolean {
  const { dryRun, commit, ours, theirs, amend, catalog, format, templates } = flags;
  return [dryRun, commit, ours, theirs, amend, catalog, format, templates].some((flag) => flag !== undefined);
}

function keyOf(
  answers: AnswersText,
  log: { readonly directory: string },
  files: readonly FileText[],
  page: FileText,
  { directory = '' }: Flags,
): string {
  const { text, file, name } = answers;
  return fingerprint([
    buildId,
    ...[text, file, name],
    ...[directory, log.directory],
    ...[page.path, page.text],
    ...files.flatMap((one) => [one.path, one.text]),
  ]);
}

/** The texts of the log after a plan was carried out, sorted by path. */
function filesAfter(directory: string, files: readonly FileText[], changes: readonly Change[]): FileText[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const change of changes.filter(isWrite)) {
    if (change.from !== undefined) texts.delete(change.from);
    if (change.path.startsWith(`${directory}/`) && change.path.endsWith('.md')) texts.set(change.path, change.after);
  }
  return [...texts].map(([path, text]) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A change as the next run lists it. */
function kept({ kind, path, layer, number, own }: Change): RunReport['changes'] {
  if (kind !== 'keep' && !own) return [];
  return [
    {
      kind: 'keep',
      path,
      ...(layer === undefined ? {} : { layer }),
      ...(number === undefined ? {} : { number }),
      why: 'already right',
    },
  ];
}
