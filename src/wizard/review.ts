import { findOption } from '../model/catalog.ts';
import { languageName } from '../model/language.ts';
import { plainLine } from '../text/markdown.ts';
import { wrap } from '../text/width.ts';
import { addChoice, choicesOf, entryOf, isScoped, withEntry, type Draft } from './draft.ts';
import type { Preview, Session } from './session.ts';
import { openLayers } from './layer-list.ts';
import { hanging } from './option-pages.ts';
import type { Question, Row, SelectQuestion } from './question.ts';
import { stepBack, stepsOf } from './questions.ts';
import type { Step, World } from './steps.ts';

type AskOne = (session: Session, draft: Draft, step: Step) => Promise<Draft>;

/**
 * The last screen: every answer, the problems, the plan, and the way back into any of them. `opened` says that questions may
 * be open for a change that began here.
 */
export async function review(
  session: Session,
  draft: Draft,
  askOne: AskOne,
): Promise<{ readonly draft: Draft; readonly opened?: true } | { readonly write: Draft }> {
  const { asker, world } = session;
  const preview = await session.preview(draft);
  const reply = await asker.ask(reviewQuestion(world, draft, preview));
  if (reply.kind === 'back') return { draft: stepBack(world, draft, undefined) ?? draft };
  if (reply.kind === 'help') {
    await asker.page('Review', (width) =>
      wrap('Nothing is written before you choose to. Pick a row to change what it says.', width),
    );
  }
  if (reply.kind !== 'value' || typeof reply.value !== 'string') return { draft };
  switch (reply.value) {
    case 'write':
      return { write: draft };
    case 'problems':
      await asker.page('What the decisions mean for each other', (width) =>
        preview.problems.flatMap((problem) => [...hanging('- ', problem, width), '']),
      );
      return { draft };
    case 'plan':
      await lookAtFiles(session, preview);
      return { draft };
    case 'layers':
      return { draft: { ...draft, passed: draft.passed.filter((id) => id !== 'layers') }, opened: true };
    case 'system':
      return {
        draft: await changeOne(
          session,
          draft,
          stepsOf(world, draft).filter((step) => step.layer === undefined && step.id !== 'layers'),
          askOne,
        ),
      };
    default:
      return { draft: await changeLayer(session, draft, reply.value, preview, askOne), opened: true };
  }
}

function reviewQuestion(world: World, draft: Draft, preview: Preview): SelectQuestion {
  const changing = preview.files.filter((file) => file.kind !== 'keep').length;
  const problems = preview.problems.length;
  const rows: Row[] = [
    {
      value: 'write',
      name: 'Write',
      hint: changing === 0 ? 'nothing would change' : `${changing} ${changing === 1 ? 'file' : 'files'}`,
      group: 'Next',
    },
    { value: 'plan', name: 'See the plan first', hint: 'every file, with its text', group: 'Next' },
    ...(problems > 0
      ? [
          {
            value: 'problems',
            name: 'Read what to mind',
            hint: `${problems} ${problems === 1 ? 'point' : 'points'} across the layers`,
            group: 'Next',
          },
        ]
      : []),
    {
      value: 'system',
      name: draft.answers.system.name ?? 'Your system',
      hint: systemWords(draft),
      group: 'Your answers',
    },
    ...openLayers(world, draft).map((layer) => ({
      value: layer.id,
      name: layer.name,
      hint: entryWords(world, draft, layer.id),
      group: 'Your answers',
    })),
    { value: 'layers', name: 'More or fewer layers', hint: 'back to the list', group: 'Your answers' },
  ];
  return menu('review', 'Review', 'This is what you said. Is it right?', rows, 'write');
}

/** A list of the wizard's own that leaves no answer. */
function menu(id: string, title: string, message: string, rows: readonly Row[], usual?: string): SelectQuestion {
  return {
    id,
    kind: 'select',
    path: [],
    title,
    message,
    why: 'You choose what happens next.',
    help: [],
    required: true,
    rows,
    ...(usual === undefined ? {} : { default: usual }),
  };
}

function systemWords(draft: Draft): string {
  const context = draft.answers.context ?? {};
  const parts = [
    context.languages?.map(languageName).join(', '),
    context.runtime,
    context.team === undefined ? undefined : `team of ${context.team}`,
    context.operators === undefined ? undefined : `${context.operators} on call`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}

/** What was said about a layer, in one line. */
export function entryWords(world: World, draft: Draft, layer: string): string {
  const entry = entryOf(draft, layer);
  if (entry === undefined) return 'not asked yet';
  if (!isScoped(entry) && 'skip' in entry) return `not used: ${entry.skip}`;
  if (!isScoped(entry) && 'undecided' in entry) return `open: ${entry.undecided}`;
  return choicesOf(draft, layer)
    .map(({ choice }) => {
      const name = typeof choice.choice === 'object' ? choice.choice.name : nameOf(world, choice.choice);
      const scope = choice.for === undefined ? '' : ` for ${choice.for}`;
      return `${name}${scope}, ${choice.status ?? 'proposed'}`;
    })
    .join('; ');
}

function nameOf(world: World, choice: string | undefined): string {
  return choice === undefined ? 'nothing chosen' : (findOption(world.catalog, choice)?.name ?? choice);
}

async function changeLayer(
  session: Session,
  draft: Draft,
  layer: string,
  preview: Preview,
  askOne: AskOne,
): Promise<Draft> {
  const name = session.world.catalog.layers.find((known) => known.id === layer)?.name ?? layer;
  const hasChoice = choicesOf(draft, layer).length > 0;
  const rows: Row[] = [
    { value: 'change', name: 'Change an answer' },
    ...(hasChoice
      ? [
          { value: 'look', name: 'Read the record', hint: 'as it would be written' },
          { value: 'add', name: 'Add another choice', hint: 'for something else in the same layer' },
        ]
      : []),
    { value: 'again', name: 'Go through its questions again' },
    { value: 'drop', name: 'Leave the layer out', hint: 'its answers go' },
  ];
  const reply = await session.asker.ask(menu(`review.${layer}`, `Review, ${name}`, `${name}: what now?`, rows));
  if (reply.kind !== 'value') return draft;
  const own = stepsOf(session.world, draft).filter((step) => step.layer === layer);
  switch (reply.value) {
    case 'change':
      return changeOne(session, draft, own, askOne);
    case 'look':
      for (const file of preview.files.filter((candidate) => candidate.layer === layer)) {
        await session.asker.page(file.path, (width) => textLines(file.text, width));
      }
      return draft;
    case 'add':
      return addChoice(draft, layer);
    case 'again':
      return { ...draft, passed: draft.passed.filter((id) => !own.some((step) => step.id === id)) };
    default:
      return { ...withEntry(draft, layer, undefined), layers: draft.layers.filter((other) => other !== layer) };
  }
}

async function changeOne(session: Session, draft: Draft, steps: readonly Step[], askOne: AskOne): Promise<Draft> {
  const rows = steps.map((step): Row => {
    const question = step.question(draft, '');
    return { value: step.id, name: step.label, hint: valueWords(question) };
  });
  const reply = await session.asker.ask(menu('review.change', 'Review', 'Which answer?', rows));
  const step = reply.kind === 'value' ? steps.find((candidate) => candidate.id === reply.value) : undefined;
  return step ? askOne(session, draft, step) : draft;
}

function valueWords(question: Question): string {
  const name = (value: string): string =>
    (question.kind === 'text' ? undefined : question.rows.find((row) => row.value === value)?.name) ?? value;
  const value = question.default;
  if (value === undefined || value.length === 0) return 'not said';
  return typeof value === 'string' ? name(value) : value.map(name).join(', ');
}

async function lookAtFiles(session: Session, preview: Preview): Promise<void> {
  const rows: Row[] = preview.files.map((file) => ({
    value: file.path,
    name: file.path,
    hint: `${file.kind}: ${file.why}`,
  }));
  let usual: string | undefined;
  while (rows.length > 0) {
    const reply = await session.asker.ask(
      menu(
        'review.plan',
        'Plan',
        'Which file do you want to read? Left goes back.',
        [...rows, { value: '', name: 'Back to the review' }],
        usual,
      ),
    );
    const file = reply.kind === 'value' ? preview.files.find((candidate) => candidate.path === reply.value) : undefined;
    if (!file) return;
    usual = file.path;
    await session.asker.page(file.path, (width) => textLines(file.text, width));
  }
}

/** A file as lines of the page; further lines of a long one keep its indentation. */
function textLines(text: string, width: number): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const indent = ' '.repeat(Math.min(line.length - line.trimStart().length, Math.floor(width / 3)));
    return line.trim() === '' ? [''] : wrap(plainLine(line), width - indent.length).map((part) => indent + part);
  });
}
