import { byPlace, type Problem } from '../model/problem.ts';
import type { CheckInput, CheckRule } from './input.ts';

/** What the rules of single readers say better, where somebody asked for them. */
const shortOfReaders: readonly string[] = ['check/misread-status', 'check/page-in-log'];

/** All problems of a log and the answers behind it, by file, within a file by place and by weight. */
export function runChecks(input: CheckInput, rules: readonly CheckRule[]): Problem[] {
  const { answers, usage, misread, clashes } = input;
  const found = rules.flatMap((rule) => rule(input));
  const own = misread ? found.filter(({ code }) => !shortOfReaders.includes(code)) : found;
  const others = [answers?.problems, answers?.plan.problems, usage?.problems, misread, clashes];
  return [...own, ...others.flatMap((problems) => problems ?? [])].sort(byPlace);
}
