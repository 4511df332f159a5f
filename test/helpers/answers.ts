import { settle } from '../../src/decide/settle.ts';
import type { Answers, Choice, TeamContext } from '../../src/model/answers.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Decision, Stack } from '../../src/model/decision.ts';

/** Parts of a choice that a test cares about; the rest is as if the team had said nothing. */
export type ChoiceDraft = Partial<Omit<Choice, 'drivers'>> & {
  readonly layer: string;
  readonly option: Choice['option'];
  /** Ids; a text with a blank is a driver in the team's own words, a pair an id with their words. */
  readonly drivers?: readonly (string | readonly [id: string, words: string])[];
};

/** Checked answers with these choices, by a team about which only `context` is known. */
export function answersOf(choices: readonly ChoiceDraft[], context: Partial<TeamContext> = {}): Answers {
  return {
    deciders: [],
    system: { name: 'Shop' },
    context: { languages: [], existing: [], constraints: [], ...context },
    output: {},
    decisions: choices.map(({ drivers, ...draft }) => ({
      kind: 'choice',
      status: 'proposed',
      drivers: (drivers ?? []).map(driverOf),
      considered: [],
      consequences: { good: [], bad: [] },
      deciders: [],
      accepts: {},
      appliesTo: [],
      place: { file: 'stack.yaml', line: 1, column: 1 },
      ...draft,
    })),
  };
}

function driverOf(driver: string | readonly [string, string]): Choice['drivers'][number] {
  if (typeof driver !== 'string') return { id: driver[0], words: driver[1] };
  return driver.includes(' ') ? { words: driver } : { id: driver };
}

/** The first of these choices, settled, and the stack of all of them. */
export function settled(
  catalog: Catalog,
  choices: readonly ChoiceDraft[],
  context: Partial<TeamContext> = {},
): { readonly decision: Decision; readonly stack: Stack } {
  const stack = settle(answersOf(choices, context), catalog);
  const layer = choices[0]?.layer;
  const decision = stack.decisions.find((candidate) => candidate.layer === layer);
  if (!decision) throw new Error(`Nothing is decided for ${layer ?? 'any layer'}`);
  return { decision, stack };
}
