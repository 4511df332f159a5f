import { keyOf, type Stack } from '../model/decision.ts';
import type { Change } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { count } from '../text/sentence.ts';
import type { Context } from './context.ts';
import { print, printLines, writeLines } from './lines.ts';
import type { Flags } from './options.ts';
import { runDocument } from './plan-report.ts';
import { jsonText, planLines, problemLines, withDiff } from './print.ts';
import { styleFor } from './style.ts';

/** A change as far as a report names it. */
export type ReportedChange = Pick<Change, 'kind' | 'path' | 'from' | 'layer' | 'number' | 'why'>;

/** What a run has to say. */
export interface RunReport {
  readonly changes: readonly ReportedChange[];
  readonly problems: readonly Problem[];
  /** What the team did not tell: each question once, with the decisions it is about. */
  readonly questions: readonly { readonly text: string; readonly keys: readonly string[] }[];
}

/** What the team did not tell in any decision. */
export function questionsOf(stack: Stack): RunReport['questions'] {
  const asked = new Map<string, string[]>();
  for (const decision of stack.decisions) {
    for (const question of decision.open) {
      asked.set(question.text, [...(asked.get(question.text) ?? []), keyOf(decision)]);
    }
  }
  return [...asked].map(([text, keys]) => ({ text, keys }));
}

/**
 * Prints a report: with --json one document on stdout, else a line per file there, then `diff`, and problems and questions
 * on stderr.
 */
export async function printReport(context: Context, report: RunReport, flags: Flags, diff?: string): Promise<void> {
  if (flags.json) {
    print(context.stdout, jsonText(runDocument(report)));
    return;
  }
  const out = styleFor(context, 'stdout', flags.color);
  const err = styleFor(context, 'stderr', flags.color);
  const shown = report.changes.filter((change) => !flags.quiet || change.kind !== 'keep');
  const lines = withDiff(planLines(shown, out), diff);
  printLines(context.stdout, lines);
  const talk = report.problems.flatMap((problem) => problemLines(problem, err));
  if (!flags.quiet) talk.push(...questionLines(report.questions));
  await writeLines(context.stderr, talk);
}

/** One line: the records have the questions. */
function questionLines(questions: RunReport['questions']): string[] {
  const { length } = questions;
  if (length === 0) return [];
  return ['', `${count(length, 'open question', 'open questions')}, listed at the end of the records.`];
}
