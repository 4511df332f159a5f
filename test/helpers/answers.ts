import type { Answers, Choice, TeamContext } from '../../src/model/answers.ts';

/** Parts of a choice that a test cares about; the rest is as if the team had said nothing. */
export type ChoiceDraft = Partial<Omit<Choice, 'drivers'>> & {
  readonly layer: string;
  readonly option: string;
  readonly drivers?: readonly string[];
};

/** Checked answers with these choices, by a team about which only `context` is known. */
export function answersOf(choices: readonly ChoiceDraft[], context: Partial<TeamContext> = {}): Answers {
  return {
    system: { name: 'Shop' },
    context: { languages: [], existing: [], constraints: [], ...context },
    output: {},
    decisions: choices.map(({ drivers, ...draft }) => ({
      kind: 'choice',
      status: 'proposed',
      drivers: (drivers ?? []).map((id) => ({ id })),
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
