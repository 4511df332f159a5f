import { join, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import { readText } from '../../io/read.ts';
import { decodeStdin } from '../../io/stdin.ts';
import type { Problem } from '../../model/problem.ts';
import { nearest } from '../../text/nearest.ts';
import { emptyDraft } from '../../wizard/draft.ts';
import type { Question } from '../../wizard/question.ts';
import { draftFrom, questionOf, stepsOf } from '../../wizard/questions.ts';
import { visible } from '../../text/visible.ts';
import type { Context } from '../context.ts';
import { answersFile, loadPlace, type Place } from '../place.ts';
import { print, writeLines } from '../lines.ts';
import type { Flags } from '../options.ts';
import { jsonText, problemLines } from '../print.ts';
import { styleFor } from '../style.ts';
import { readAnswers, wizardWorld } from './wizard-world.ts';

/** Flags of `questions` beside those of every command. */
export interface QuestionFlags extends Flags {
  readonly skip?: readonly string[];
}

/**
 * `create-arch-adr questions`: the next question that the answers leave open, with its options, why it is asked, and
 * where in stack.yaml the answer goes. With it another program can be the face of the wizard.
 */
export async function questions(context: Context, directory: string, flags: QuestionFlags): Promise<number> {
  const place = await loadPlace(context, directory, flags, 'read');
  const text = await answersSoFar(context, place, flags);
  const file = flags.answers ?? answersFile;
  const read =
    text === undefined ? { answers: emptyDraft.answers, problems: [], folders: [] } : readAnswers(text, file);
  if (!read.answers) throw new InputError(`${file} has faults.`, { problems: read.problems });
  const world = await wizardWorld(context, place, flags, read.folders);
  const draft = draftFrom(world, read.answers);
  const steps = stepsOf(world, draft);
  const problems = (flags.skip ?? []).flatMap((id) =>
    unknownStep(
      id,
      steps.map((step) => step.id),
    ),
  );
  const passed = [...draft.passed, ...(flags.skip ?? []), ...(draft.layers.length > 0 ? ['layers'] : [])];
  const open = steps.filter((step) => !passed.includes(step.id));
  const [first] = open;
  const question = first && questionOf(world, draft, first);
  if (flags.json) {
    print(
      context.stdout,
      jsonText({ version: 1, question: question ?? null, open: open.map((step) => step.id), problems }),
    );
  } else {
    print(context.stdout, `${lines(question, open.length).map(visible).join('\n')}\n`);
    const style = styleFor(context, 'stderr', flags.color);
    await writeLines(
      context.stderr,
      problems.flatMap((problem) => problemLines(problem, style)),
    );
  }
  return 0;
}

/** A question to skip that is none of those that these answers lead to. */
function unknownStep(id: string, known: readonly string[]): Problem[] {
  if (known.includes(id)) return [];
  const near = nearest(id, known);
  return [
    {
      code: 'questions/unknown-question',
      severity: 'warning',
      file: '--skip',
      message: `These answers lead to no question \`${id}\`, so there is nothing to skip.`,
      ...(near === undefined ? {} : { hint: `Did you mean \`${near}\`?` }),
    },
  ];
}

async function answersSoFar(context: Context, place: Place, flags: Flags): Promise<string | undefined> {
  if (flags.answers === '-') return decodeStdin(context.stdin);
  if (flags.answers === undefined) return readText(join(place.root, answersFile), answersFile, 'answers');
  const text = readText(resolve(context.cwd, flags.answers), flags.answers, 'answers');
  if (text === undefined) throw new InputError(`There is no ${flags.answers}.`, { hint: 'Name an answers file.' });
  return text;
}

function lines(question: Question | undefined, open: number): string[] {
  if (!question) return ['Every question is answered.'];
  const rows = question.kind === 'text' ? [] : question.rows;
  return [
    question.message,
    `  ${question.why}`,
    `  id ${question.id}, goes to ${question.path.join('.')}${question.required ? '' : ', may be left open'}`,
    ...rows.map((row) => `  - ${row.value}: ${row.name}${row.hint === undefined ? '' : ` – ${row.hint}`}`),
    `${open} open so far; the later ones depend on the earlier answers.`,
  ];
}
