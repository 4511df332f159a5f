import { findLayer } from '../model/catalog.ts';
import { sentence } from '../text/sentence.ts';
import { wrap } from '../text/width.ts';
import { choiceAt, pairOf, restUndecided, type Draft, type Slot } from './draft.ts';
import { backInEdit, type Edit } from './edit.ts';
import { comparePage, hanging, optionPage } from './option-pages.ts';
import type { Question, Reply } from './question.ts';
import { answer, nextStep, questionOf, stepBack } from './questions.ts';
import { review } from './review.ts';
import type { Session } from './session.ts';
import type { Step, World } from './steps.ts';

/** Why a layer is undecided when somebody leaves the rest for later. */
export const laterReason = 'Not decided yet.';

/** Asks everything that is open, then shows the review. Gives the draft that the person wants written. */
export async function runFlow(session: Session, start: Draft): Promise<Draft> {
  let draft = start;
  let edit: Edit | undefined;
  for (;;) {
    const step = nextStep(session.world, draft);
    const after = step ? await askStep(session, draft, step, edit) : await review(session, draft, askOne);
    if ('write' in after) return after.write;
    if (!step) edit = 'opened' in after ? { before: draft, start: after.draft } : undefined;
    draft = after.draft;
    await session.save(draft);
  }
}

async function askStep(
  session: Session,
  draft: Draft,
  step: Step,
  edit: Edit | undefined,
): Promise<{ readonly draft: Draft }> {
  const reply = await askUntilSettled(session, draft, questionOf(session.world, draft, step));
  if (reply.kind === 'value') return { draft: answer(session.world, draft, step.id, reply.value) };
  if (reply.kind === 'rest') return { draft: leaveRest(session.world, draft) };
  if (edit) return { draft: backInEdit(session.world, draft, step.id, edit) };
  return { draft: stepBack(session.world, draft, step.id) ?? draft };
}

/** Asks one question out of the row, from the review. Back leaves the answer as it was. */
async function askOne(session: Session, draft: Draft, step: Step): Promise<Draft> {
  const reply = await askUntilSettled(session, draft, questionOf(session.world, draft, step));
  return reply.kind === 'value' ? answer(session.world, draft, step.id, reply.value) : draft;
}

/** Puts help and looks between the question and its answer. */
async function askUntilSettled(
  session: Session,
  draft: Draft,
  question: Question,
): Promise<Exclude<Reply, { kind: 'help' | 'look' }>> {
  let memory: unknown;
  for (;;) {
    const reply = await session.asker.ask(question, memory);
    if (reply.kind === 'help')
      await session.asker.page(`Help: ${question.message}`, (width) => helpLines(question, width));
    else if (reply.kind === 'look') await look(session, draft, question, reply.rows);
    else return reply;
    memory = reply.memory;
  }
}

function helpLines(question: Question, width: number): string[] {
  const keys =
    'Left or Escape goes back, Ctrl-X leaves all that is open undecided and shows the review, Ctrl-C stops and keeps your answers. In line mode type :back, :rest, or ? with numbers to look at choices.';
  return [
    ...wrap(`Why this is asked: ${question.why}`, width),
    '',
    ...question.help.flatMap((text) => hanging(text.startsWith('- ') ? '- ' : '', text.replace(/^- /, ''), width)),
    '',
    ...wrap(keys, width),
  ];
}

async function look(session: Session, draft: Draft, question: Question, ids: readonly string[]): Promise<void> {
  const slot = slotOf(question);
  const layer = findLayer(session.world.catalog, slot.layer);
  if (!layer || question.kind === 'text') return;
  const drivers = (choiceAt(draft, slot).drivers ?? []).map((item) => pairOf(item)[0]);
  const ranked = session.world.rank(layer, drivers, draft);
  const picked = ids.flatMap((id) => ranked.find((candidate) => candidate.option.id === id) ?? []);
  const [first] = picked;
  if (!first) {
    const row = question.rows.find((candidate) => candidate.value === ids[0]);
    await session.asker.page(row?.name ?? 'Nothing to look at', (width) =>
      wrap(sentence(row?.description ?? row?.hint ?? 'The catalog says nothing more about it'), width),
    );
  } else if (picked.length === 1) {
    await session.asker.page(first.option.name, (width) => optionPage(first, layer, width));
  } else {
    await session.asker.page(`${layer.name}: side by side`, (width) => comparePage(picked, width));
  }
}

function slotOf(question: Question): Slot {
  const [, layer, index] = question.path;
  return { layer: String(layer), ...(typeof index === 'number' ? { index } : {}) };
}

/** Everything that is still open becomes undecided, and every question is behind us. */
function leaveRest(world: World, draft: Draft): Draft {
  let rest = restUndecided(draft, laterReason);
  for (let step = nextStep(world, rest); step; step = nextStep(world, rest)) {
    // What the repository itself tells is as good as an answer here: the name of the system is needed.
    const question = step.question(rest, '');
    // A choice among several that does not say what it is for cannot be written: that question stays.
    if (step.id.endsWith('.for') && !step.has(rest)) break;
    const kept =
      question.required && question.kind === 'text' && !step.has(rest) ? step.answer(rest, question.default) : rest;
    rest = { ...kept, passed: [...kept.passed, step.id] };
  }
  return rest;
}
