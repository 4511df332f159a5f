import type { Change, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Context } from './context.ts';
import { print, printLines, writeLines } from './lines.ts';
import type { Flags } from './options.ts';
import { jsonText, planLines, problemLines, withDiff } from './print.ts';
import { styleFor } from './style.ts';

/** The JSON document of a run. */
export function runDocument(plan: {
  readonly changes: readonly Pick<Change, 'kind' | 'path' | 'from' | 'layer' | 'number' | 'why'>[];
  readonly problems: readonly Problem[];
}): object {
  const records = plan.changes.filter((change) => change.layer !== undefined);
  return {
    version: 1,
    changes: plan.changes.map(({ kind, path, from, layer, number, why }) => ({ kind, path, from, layer, number, why })),
    problems: plan.problems,
    records: records.map(({ path, layer, number }) => ({ path, layer, number })),
  };
}

/** A plan on stdout: a line per file, with `diff` also what each would lose and gain. Problems go to stderr. */
export async function reportPlan(context: Context, plan: Plan, flags: Flags, diff = flags.dryRun): Promise<void> {
  if (flags.json) {
    print(context.stdout, jsonText(runDocument(plan)));
    return;
  }
  const shown = plan.changes.filter((change) => !flags.quiet || change.kind !== 'keep');
  const text = diff ? (await import('../plan/preview.ts')).previewText(plan).trimEnd() : undefined;
  const lines = withDiff(planLines(shown, styleFor(context, 'stdout', flags.color)), text);
  printLines(context.stdout, lines);
  const err = styleFor(context, 'stderr', flags.color);
  await writeLines(
    context.stderr,
    plan.problems.flatMap((problem) => problemLines(problem, err)),
  );
}
