import { keyOf, type Decision, type Effect } from '../../model/decision.ts';
import type { Problem } from '../../model/problem.ts';
import type { CheckedAnswers, CheckInput, CheckRule } from '../input.ts';

/**
 * What the decisions mean for each other, from the engine that also writes it into the records. What the team accepted
 * is not repeated here. An option that ended after its record was accepted is a warning, not an error.
 */
export const stackEffects: CheckRule = (input) => {
  const { answers } = input;
  if (!answers) return [];
  const seen = new Set<string>();
  return answers.stack.decisions.flatMap((decision) =>
    decision.effects.flatMap((effect): Problem[] => {
      if (effect.severity === 'info') return [];
      const pair = [keyOf(decision), effect.other ? keyOf(effect.other) : effect.text].sort().join(' ');
      if (seen.has(`${effect.code} ${pair}`)) return [];
      seen.add(`${effect.code} ${pair}`);
      return [toProblem(decision, effect, answers, input)];
    }),
  );
};

function toProblem(decision: Decision, effect: Effect, { file }: CheckedAnswers, input: CheckInput): Problem {
  const other = effect.other ? `the choice for ${keyOf(effect.other)}` : '';
  const source = effect.source === undefined ? '' : ` See ${effect.source}`;
  return {
    code: effect.code,
    severity: effect.code === 'stack/ended-option' && stood(decision, input) ? 'warning' : effect.severity,
    ...decision.answer.place,
    file,
    message: effect.text.replace('{other}', other),
    hint: `Change the choice, or write \`accepts: {${effect.code}: why}\` under ${keyOf(decision)}.${source}`,
  };
}

/** Whether the record was accepted before its option ended. A day that is known by its month counts from its first. */
function stood(decision: Decision, { current }: CheckInput): boolean {
  const adr = current.get(keyOf(decision))?.adr;
  const since = 'own' in decision.chosen ? undefined : decision.chosen.option.lifecycle.since;
  if (adr?.status !== 'accepted' || adr.date === undefined || since === undefined) return false;
  return 'own' in decision.chosen ? false : adr.identity?.option === decision.chosen.option.id && adr.date < since;
}
