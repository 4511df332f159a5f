import {
  chosenName,
  effectsOnce,
  keyOf,
  type Decision,
  type Effect,
  type Stack,
  type ToldEffect,
} from '../model/decision.ts';
import type { Problem } from '../model/problem.ts';

/** A problem of the stack and the decision that it is told at. */
export interface StackProblem {
  readonly decision: Decision;
  readonly problem: Problem;
}

/** What the decisions mean for each other, as problems at the place of the answer. What the team accepted is none. */
export function stackProblems(stack: Stack, file: string): StackProblem[] {
  return effectsOnce(stack).flatMap((told) =>
    told.effect.severity === 'info' ? [] : [{ decision: told.decision, problem: toProblem(told, stack, file) }],
  );
}

/** What was chosen under a name that the catalog knows beside an option: the run says that it is another product. */
export function variantProblems({ decisions }: Stack, file: string): Problem[] {
  return decisions.flatMap(({ chosen, answer }): Problem[] => {
    const variant = 'own' in chosen ? chosen.variant : undefined;
    if (!variant) return [];
    const unknown = variant.license ? 'its state and versions' : 'its licence, state and versions';
    return [
      {
        code: 'stack/variant',
        severity: 'info',
        ...answer.place,
        file,
        message: `${variant.name} is not ${variant.of}. ${variant.note}`,
        hint: `The record has its own name, and ${unknown} are not in the catalog: tell what matters in the answers.`,
      },
    ];
  });
}

function toProblem({ decision, effect }: ToldEffect, stack: Stack, file: string): Problem {
  const source = effect.source === undefined ? '' : ` See ${effect.source}`;
  return {
    code: effect.code,
    severity: effect.severity,
    ...decision.answer.place,
    file,
    message: textOf(effect, stack),
    hint: `Change the choice, or write \`accepts: {${effect.code}: why}\` under ${keyOf(decision)}.${source}`,
  };
}

/** The text with the other decision named: where its option stands before it already, by its layer alone. */
function textOf({ text, other }: Effect, stack: Stack): string {
  if (!other) return text;
  const decision = stack.decisions.find((candidate) => keyOf(candidate) === keyOf(other));
  const name = decision ? `${chosenName(decision.chosen)} (${keyOf(other)})` : keyOf(other);
  return text.replace('({other})', `(${keyOf(other)})`).replace('{other}', name);
}
