import type { TeamContext } from '../model/answers.ts';
import type { Condition } from '../model/catalog.ts';
import { findCloud } from '../model/cloud.ts';
import { findLanguage } from '../model/language.ts';
import { runtimesBehind } from '../model/runtime.ts';

/** What a condition is judged against: the team, the drivers it named in this layer, and everything chosen so far. */
export interface Situation {
  readonly context: TeamContext;
  readonly drivers: readonly string[];
  readonly chosen: readonly string[];
}

/**
 * Whether a condition holds. `undefined` when the team did not tell enough to know and nothing told speaks against it.
 */
export function holds(condition: Condition | undefined, situation: Situation): boolean | undefined {
  if (!condition) return true;
  const { context } = situation;
  const parts: (boolean | undefined)[] = [
    oneOf(
      condition.runtime,
      context.runtime === undefined ? undefined : [context.runtime, ...(runtimesBehind(context.runtime) ?? [])],
    ),
    oneOf(
      condition.languages,
      context.languages.length === 0 ? undefined : context.languages.flatMap((name) => findLanguage(name) ?? []),
    ),
    oneOf(condition.cloud, context.cloud === undefined ? undefined : [findCloud(context.cloud)]),
    oneOf(condition.drivers, situation.drivers),
    oneOf(condition.chosen, situation.chosen),
    atMost(condition['team-at-most'], context.team),
    atMost(condition['operators-at-most'], context.operators),
    atLeast(condition['team-at-least'], context.team),
    atLeast(condition['operators-at-least'], context.operators),
  ];
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function oneOf(wanted: readonly string[] | undefined, found: readonly string[] | undefined): boolean | undefined {
  if (!wanted) return true;
  return found && wanted.some((value) => found.includes(value));
}

function atMost(limit: number | undefined, value: number | undefined): boolean | undefined {
  if (limit === undefined) return true;
  return value === undefined ? undefined : value <= limit;
}

function atLeast(limit: number | undefined, value: number | undefined): boolean | undefined {
  if (limit === undefined) return true;
  return value === undefined ? undefined : value >= limit;
}
