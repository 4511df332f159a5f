import type { Draft } from './draft.ts';
import { layerListStep } from './layer-list.ts';
import { layerSteps, titleOf } from './layer-steps.ts';
import type { Question, Value } from './question.ts';
import type { Step, World } from './steps.ts';
import { systemSteps } from './system-steps.ts';

/** Every question there is for the answers so far, in the order in which they are asked. */
export function stepsOf(world: World, draft: Draft): Step[] {
  return [...systemSteps(world), layerListStep(world), ...layerSteps(world, draft)];
}

/** The next step that is not behind us, or `undefined` when only the review is left. */
export function nextStep(world: World, draft: Draft): Step | undefined {
  return stepsOf(world, draft).find((step) => !draft.passed.includes(step.id));
}

/** The question of a step, with where it stands: "Message queue, 3 of 11". */
export function questionOf(world: World, draft: Draft, step: Step): Question {
  const title = titleOf(world, step, draft);
  const all = stepsOf(world, draft);
  const alike = all.filter((other) => titleOf(world, other, draft) === title);
  const at = alike.findIndex((other) => other.id === step.id) + 1;
  return step.question(draft, `${title}, ${at} of ${Math.max(alike.length, at)}`);
}

/** The next question, or `undefined` when everything was asked. */
export function nextQuestion(world: World, draft: Draft): Question | undefined {
  const step = nextStep(world, draft);
  return step && questionOf(world, draft, step);
}

/** The draft with an answer to the question of that id. An unknown id changes nothing. */
export function answer(world: World, draft: Draft, id: string, value: Value): Draft {
  const step = stepsOf(world, draft).find((candidate) => candidate.id === id);
  if (!step) return draft;
  const next = step.answer(draft, value);
  return next.passed.includes(id) ? next : { ...next, passed: [...next.passed, id] };
}

/** The draft with the step before `id` open again, or `undefined` when there is none. */
export function stepBack(world: World, draft: Draft, id: string | undefined): Draft | undefined {
  const steps = stepsOf(world, draft);
  const at = id === undefined ? steps.length : steps.findIndex((step) => step.id === id);
  const before = steps[at - 1];
  return before && { ...draft, passed: draft.passed.filter((passed) => passed !== before.id) };
}

/** The draft of a stack.yaml: what it answers is behind us, and so is what it left open about a finished decision. */
export function draftFrom(world: World, answers: Draft['answers']): Draft {
  const bare: Draft = { answers, passed: [], layers: Object.keys(answers.decisions ?? {}) };
  const steps = stepsOf(world, bare);
  const finished = new Set(
    steps.filter((step) => step.layer !== undefined && isFinished(step, steps, bare)).map((step) => step.layer),
  );
  const told = answers.system.name !== undefined;
  return {
    ...bare,
    passed: steps
      .filter(
        (step) =>
          step.has(bare) || (step.layer === undefined ? told && step.id !== 'layers' : finished.has(step.layer)),
      )
      .filter((step) => step.id !== 'layers')
      .map((step) => step.id),
  };
}

/** A decision is finished when everything required about its layer is there. */
function isFinished(step: Step, steps: readonly Step[], draft: Draft): boolean {
  return steps
    .filter((other) => other.layer === step.layer)
    .every((other) => other.has(draft) || !other.question(draft, '').required);
}
