import { settle } from '../../decide/settle.ts';
import { stackProblems, variantProblems } from '../../decide/stack-problems.ts';
import { unreadableProblems, type AdrLog, type RecordFormat } from '../../model/adr.ts';
import type { Stack } from '../../model/decision.ts';
import type { Change, Plan } from '../../model/plan.ts';
import { hasErrors, type Problem } from '../../model/problem.ts';
import { inherit } from '../../plan/inherit.ts';
import { planRun, type PlanInput } from '../../plan/plan.ts';
import { applyPlan, nothingApplied, reportApplied } from '../apply.ts';
import { followAnswers, type Followed } from '../follow-answers.ts';
import type { Context } from '../context.ts';
import { dayFor } from '../day.ts';
import { loadAnswers, loadSummary, type Loaded } from '../load.ts';
import { loadLog } from '../log.ts';
import { remember } from '../last-run.ts';
import type { Place } from '../place.ts';
import type { Flags } from '../options.ts';
import { printReport, questionsOf } from '../run-report.ts';
import { templateFolder, templatesWith } from '../templates.ts';

/** Regenerates the log from answers: load, decide, plan, show, apply. Returns the exit code. */
export async function regenerate(context: Context, place: Place, flags: Flags): Promise<number> {
  const loaded = await loadAnswers(context, place, flags);
  return run(context, place, loaded, flags);
}

/** The part that the wizard shares: answers in, files out, and `extra` files (the answers themselves) in the same write. */
export async function run(
  context: Context,
  place: Place,
  loaded: Loaded,
  flags: Flags,
  extra: readonly Change[] = [],
): Promise<number> {
  const { stack, plan: planned, log } = await planFor(context, place, loaded, flags);
  const plan = { ...planned, changes: [...planned.changes, ...extra] };
  const conflicts = plan.changes.filter((change) => change.kind === 'conflict');
  const applied = flags.dryRun ? nothingApplied : await applyPlan(context, place, plan, log, flags);
  if (!applied) return 1;
  const { code, problems } = applied;
  const report = { changes: plan.changes, problems: plan.problems, questions: questionsOf(stack) };
  if (flags.json) await printReport(context, { ...report, problems: [...report.problems, ...problems] }, flags);
  else {
    await printReport(context, report, flags, await diffOf(plan, flags));
    await reportApplied(context, applied, flags);
  }
  if (code !== 0 || conflicts.length > 0 || hasErrors(plan.problems)) return code === 0 ? 1 : code;
  remember(place, { loaded, log, plan, questions: report.questions }, flags);
  return 0;
}

/** What each file would lose and gain, in a dry run; else only what stands between a person's edit and the answers. */
async function diffOf(plan: Plan, flags: Flags): Promise<string | undefined> {
  if (!flags.dryRun && !plan.changes.some((change) => change.edited?.length)) return undefined;
  const { conflictText, previewText } = await import('../../plan/preview.ts');
  return flags.dryRun ? previewText(plan) : conflictText(plan);
}

/** The stack and the plan that follow from answers and the repository, or a log that was read already. Nothing is written. */
export async function planFor(
  context: Context,
  place: Place,
  loaded: Loaded,
  flags: Flags,
  known?: AdrLog,
): Promise<{ stack: Stack; plan: Plan; log: AdrLog }> {
  const { answers, catalog, file, name } = loaded;
  const log = known ?? (await loadLog(place, flags.directory ?? answers.output.directory, answers.output.summary));
  const summary = loadSummary(place, answers.output.summary);
  const inherited = inherit(answers, log);
  const followed = followAnswers(loaded, inherited);
  const stack = settle(inherited.answers, catalog);
  const input = {
    ...followed.plan,
    stack,
    log,
    today: () => dayFor(context, flags),
    templates: await templatesWith(await templateFolder(context, place, flags, loaded.templates)),
    ...formatNamed(flags.format ?? answers.output.format),
    summary,
    findOption: (id: string) => catalog.options.find((option) => option.id === id),
    answersFile: name,
    ours: flags.ours ?? false,
    theirs: flags.theirs ?? false,
    amend: flags.amend ?? false,
  };
  const plan = await planWithNumbers(input, place);
  const told = [
    ...stackProblems(stack, file).map(({ problem }) => asFinding(problem)),
    ...variantProblems(stack, file),
  ];
  const problems = [...loaded.problems, ...followed.problems, ...told, ...unreadableProblems(log), ...plan.problems];
  return { stack, log, plan: { changes: [...plan.changes, ...answersChange(loaded, followed)], problems } };
}

/** The answers file, where it follows a choice that changed. */
function answersChange({ path, text: before }: Loaded, { text }: Followed): Change[] {
  return path === undefined || text === undefined
    ? []
    : [{ kind: 'update', path, before, after: text, why: 'follows the new choice' }];
}

/** What a check fails on does not keep a run from writing the records: there it is a warning. */
function asFinding(problem: Problem): Problem {
  return problem.severity === 'error' ? { ...problem, severity: 'warning' } : problem;
}

/** The format that flags or answers name for new records; without one the log has its own. */
function formatNamed(format: RecordFormat | undefined): Pick<PlanInput, 'format'> {
  return format === undefined ? {} : { format };
}

/** Git is asked for taken numbers only when the plan gives one out: most runs do not pay for it. */
async function planWithNumbers(input: Omit<PlanInput, 'taken'>, place: Place): Promise<Plan> {
  const plan = planRun({ ...input, taken: [] });
  const first = Math.min(...plan.changes.flatMap((change) => (change.kind === 'create' ? (change.number ?? []) : [])));
  if (!place.git || first === Infinity) return plan;
  const { takenNumbers } = await import('../../io/git-numbers.ts');
  const { numbersUnknown } = await import('../git-problems.ts');
  const { numbers, unknown } = await takenNumbers(place.root, input.log.directory);
  const final = numbers.some((number) => number >= first) ? planRun({ ...input, taken: numbers }) : plan;
  return unknown ? { ...final, problems: [...final.problems, numbersUnknown(unknown)] } : final;
}
