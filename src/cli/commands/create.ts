import { settle } from '../../decide/settle.ts';
import { InputError } from '../../errors.ts';
import { readTemplates } from '../../io/shipped.ts';
import type { AdrLog } from '../../model/adr.ts';
import type { Stack } from '../../model/decision.ts';
import type { Change, Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import { planRun, type PlanInput } from '../../plan/plan.ts';
import { applyPlan, nothingApplied, reportApplied } from '../apply.ts';
import type { Context } from '../context.ts';
import { loadAnswers, loadLog, loadPlace, loadSummary, type Loaded, type Place } from '../load.ts';
import type { Flags } from '../options.ts';
import { runDocument } from '../plan-report.ts';
import { jsonText, planLines, problemLines, visible } from '../print.ts';
import { styleFor } from '../style.ts';
import { keyOf } from '../../model/decision.ts';

/** Regenerates the log from answers: load, decide, plan, show, apply. Returns the exit code. */
export async function regenerate(context: Context, directory: string | undefined, flags: Flags): Promise<number> {
  const place = await loadPlace(context, directory, flags);
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
  if (flags.json) context.stdout.write(jsonText(runDocument({ ...plan, problems: [...plan.problems, ...problems] })));
  else {
    await report(context, stack, plan, flags);
    reportApplied(context, applied, flags);
  }
  return code === 0 && (conflicts.length > 0 || plan.problems.some(isRecordError)) ? 1 : code;
}

/** A record that only the team can settle: nothing is written for its decision. */
function isRecordError({ code, severity }: Problem): boolean {
  return severity === 'error' && code.startsWith('adr/');
}

/** The stack and the plan that follow from answers and the repository. Nothing is written. */
export async function planFor(
  context: Context,
  place: Place,
  loaded: Loaded,
  flags: Flags,
): Promise<{ stack: Stack; plan: Plan; log: AdrLog }> {
  const { answers, catalog, file, name } = loaded;
  if (flags.date !== undefined) dayFor(context, flags);
  const log = await loadLog(place, flags.directory ?? answers.output.directory);
  const summary = await loadSummary(place, answers.output.summary);
  const stack = settle(answers, catalog);
  const input = {
    stack,
    log,
    today: () => dayFor(context, flags),
    templates: readTemplates(),
    summary,
    answersFile: name,
    ours: flags.ours ?? false,
    theirs: flags.theirs ?? false,
    amend: flags.amend ?? false,
  };
  const plan = await planWithNumbers(input, place);
  return { stack, log, plan: { ...plan, problems: [...stackProblems(stack, file), ...plan.problems] } };
}

/** The day of a run: today, or what --date says. Errors: --date is no day (InputError). */
export function dayFor(context: Context, { date }: Flags): string {
  if (date === undefined) return context.today;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))) return date;
  throw new InputError(`--date ${date} is not a day.`, { hint: 'Write it as YYYY-MM-DD.' });
}

/** Git is asked for taken numbers only when the plan gives one out: most runs do not pay for it. */
async function planWithNumbers(input: Omit<PlanInput, 'taken'>, place: Place): Promise<Plan> {
  const plan = planRun({ ...input, taken: [] });
  const first = Math.min(...plan.changes.flatMap((change) => (change.kind === 'create' ? (change.number ?? []) : [])));
  if (!place.git || first === Infinity) return plan;
  const { takenNumbers } = await import('../../io/git-numbers.ts');
  const taken = await takenNumbers(place.root, input.log.directory);
  return taken.some((number) => number >= first) ? planRun({ ...input, taken }) : plan;
}

/** What the decisions mean for each other, as problems at the place of the answer. */
function stackProblems(stack: Stack, file: string): Problem[] {
  return stack.decisions.flatMap((decision) =>
    decision.effects
      .filter((effect) => effect.severity !== 'info')
      .map((effect): Problem => ({
        code: effect.code,
        severity: effect.severity,
        ...decision.answer.place,
        file,
        message: effect.text.replace('{other}', effect.other ? `the choice for ${keyOf(effect.other)}` : ''),
        hint: `Change the choice, or add \`accepts: {${effect.code}: why}\` under ${keyOf(decision)}.`,
      })),
  );
}

async function report(context: Context, stack: Stack, plan: Plan, flags: Flags): Promise<void> {
  const out = styleFor(context, 'stdout', flags.color);
  const err = styleFor(context, 'stderr', flags.color);
  const lines = flags.quiet
    ? planLines({ ...plan, changes: plan.changes.filter((change) => change.kind !== 'keep') }, out)
    : planLines(plan, out);
  if (flags.dryRun || plan.changes.some((change) => change.edited?.length)) {
    const { conflictText, previewText } = await import('../../plan/preview.ts');
    const diff = flags.dryRun ? previewText(plan) : conflictText(plan);
    lines.push('', visible(diff.replaceAll('\r\n', '\n')));
  }
  context.stdout.write(lines.map((line) => `${line}\n`).join(''));
  const talk = plan.problems.flatMap((problem) => problemLines(problem, err));
  if (!flags.quiet) talk.push(...questionLines(stack));
  context.stderr.write(talk.map((line) => `${line}\n`).join(''));
}

/** What the team did not tell: each question once, with the decisions it is about. */
function questionLines(stack: Stack): string[] {
  const asked = new Map<string, string[]>();
  for (const decision of stack.decisions) {
    for (const question of decision.open) {
      asked.set(question.text, [...(asked.get(question.text) ?? []), keyOf(decision)]);
    }
  }
  if (asked.size === 0) return [];
  return [
    '',
    'Open questions; the records say "unknown" until the answers do:',
    ...[...asked].map(([question, keys]) => `  - ${visible(question)}  [${shortList(keys)}]`),
  ];
}

const mostKeys = 3;

/** The first few names, and how many more there are. */
function shortList(keys: readonly string[]): string {
  const shown = keys.slice(0, mostKeys).map(visible).join(', ');
  return keys.length > mostKeys ? `${shown} and ${keys.length - mostKeys} more` : shown;
}
