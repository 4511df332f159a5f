import { keyOf, type Decision } from '../../model/decision.ts';
import type { CheckInput, CheckRule } from '../input.ts';

/**
 * What the decisions mean for each other, from the engine that also writes it into the records. An option that ended
 * after its record was accepted is a warning, not an error.
 */
export const stackEffects: CheckRule = (input) =>
  (input.answers?.stackProblems ?? []).map(({ decision, problem }) =>
    problem.code === 'stack/ended-option' && stood(decision, input) ? { ...problem, severity: 'warning' } : problem,
  );

/** Whether the record was accepted before its option ended. A day that is known by its month counts from its first. */
function stood(decision: Decision, { current }: CheckInput): boolean {
  const adr = current.get(keyOf(decision))?.adr;
  const since = 'own' in decision.chosen ? undefined : decision.chosen.option.lifecycle.since;
  if (adr?.status !== 'accepted' || adr.date === undefined || since === undefined) return false;
  return 'own' in decision.chosen ? false : adr.identity?.option === decision.chosen.option.id && adr.date < since;
}
