import { followsFrom } from '../adr/answers-digest.ts';
import type { CheckedAnswers, CheckInput } from '../check/input.ts';
import { settle } from '../decide/settle.ts';
import { stackProblems } from '../decide/stack-problems.ts';
import type { Identity } from '../model/adr.ts';
import { keyOf } from '../model/decision.ts';
import type { Parsed } from '../model/problem.ts';
import type { Templates } from '../model/template.ts';
import { inherit } from '../plan/inherit.ts';
import { planRun } from '../plan/plan.ts';
import type { Context } from './context.ts';
import { toldAt } from './faults.ts';
import { loadSummary, readAnswers, type Loaded } from './load.ts';
import { followAnswers } from './follow-answers.ts';
import type { Flags } from './options.ts';
import type { Place } from './place.ts';
import { readTemplatesWith, templateFolder } from './templates.ts';

/** The answers that a check holds a repository against, and the templates of their records. */
export interface Answered {
  readonly loaded: Loaded;
  readonly templates: Templates;
}

/** Reads the answers and the templates that they name. Problems: what is wrong with them, with files named from the root. */
export async function readAnswered(context: Context, place: Place, flags: Flags): Promise<Parsed<Answered>> {
  const { value: loaded, problems } = await readAnswers(context, place, flags);
  if (!loaded) return { problems };
  const named = flags.templates === undefined ? loaded.templatesAt : undefined;
  const templates = await toldAt(named, async () =>
    readTemplatesWith(await templateFolder(context, place, flags, loaded.templates, place.root)),
  );
  if (!templates.value) return { problems: templates.problems };
  return { value: { loaded, templates: templates.value }, problems };
}

/** What was decided, and what a run on `today` (YYYY-MM-DD) would change in the log. */
export function checkAnswered(
  { loaded, templates }: Answered,
  log: CheckInput['log'],
  place: Place,
  today: string,
): CheckedAnswers {
  const { answers, catalog, file } = loaded;
  const summary = loadSummary(place, answers.output.summary);
  const inherited = inherit(answers, log);
  const followed = followAnswers(loaded, inherited);
  const stack = settle(inherited.answers, catalog);
  const plan = planRun({
    ...followed.plan,
    stack,
    log,
    taken: [],
    today: () => today,
    templates,
    ...(answers.output.format === undefined ? {} : { format: answers.output.format }),
    summary,
    findOption: (id: string) => catalog.options.find((option) => option.id === id),
    answersFile: loaded.name,
    ours: false,
    amend: false,
  });
  const byKey = new Map(stack.decisions.map((decision) => [keyOf(decision), decision]));
  const follows = (identity: Identity): boolean => {
    const decision = byKey.get(keyOf(identity));
    return decision !== undefined && followsFrom(identity, decision, stack);
  };
  const problems = [...loaded.problems, ...followed.problems];
  return { file, stack, plan, problems, stackProblems: stackProblems(stack, file), follows };
}
