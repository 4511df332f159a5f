import { choicesOf, entryOf, isScoped, withEntry, type Draft } from './draft.ts';
import { stepsOf } from './questions.ts';
import type { World } from './steps.ts';

/** A change that began in the review: the draft as the review showed it, and as the change left it with open questions. */
export interface Edit {
  readonly before: Draft;
  readonly start: Draft;
}

/**
 * One step back in a change: to the question of the change that comes before `id`, or to the review with everything as it was
 * there. A finished decision is never opened by it.
 */
export function backInEdit(world: World, draft: Draft, id: string, edit: Edit): Draft {
  const steps = stepsOf(world, draft);
  const at = steps.findIndex((step) => step.id === id);
  const before = steps.slice(0, at).findLast((step) => !edit.start.passed.includes(step.id));
  if (before) return { ...draft, passed: draft.passed.filter((passed) => passed !== before.id) };
  if (JSON.stringify(draft.answers) === JSON.stringify(edit.start.answers)) return edit.before;
  // What was typed stays; a choice that was added and has no answer yet goes.
  const answered = steps.filter((step) => step.has(draft)).map((step) => step.id);
  const passed = [...new Set([...draft.passed, ...edit.before.passed, ...answered])];
  return draft.layers.reduce<Draft>((result, layer) => withoutEmpty(result, layer), { ...draft, passed });
}

function withoutEmpty(draft: Draft, layer: string): Draft {
  if (!isScoped(entryOf(draft, layer))) return draft;
  const choices = choicesOf(draft, layer).map(({ choice }) => choice);
  const full = choices.filter((choice) => Object.keys(choice).length > 0);
  return full.length === choices.length || full.length === 0 ? draft : withEntry(draft, layer, full);
}
