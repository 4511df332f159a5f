import { byPlace, type Problem } from '../model/problem.ts';
import type { CheckInput, CheckRule } from './input.ts';
import { drift } from './rules/drift.ts';
import { foreignFiles } from './rules/foreign-files.ts';
import { frozen } from './rules/frozen.ts';
import { lifecycle } from './rules/lifecycle.ts';
import { links } from './rules/links.ts';
import { misreadStatus } from './rules/misread-status.ts';
import { noRecords } from './rules/no-records.ts';
import { numbers } from './rules/numbers.ts';
import { outOfDate } from './rules/out-of-date.ts';
import { places } from './rules/places.ts';
import { relicensed } from './rules/relicensed.ts';
import { revisit } from './rules/revisit.ts';
import { stackEffects } from './rules/stack-effects.ts';
import { takenNumber } from './rules/taken-number.ts';
import { uselessAccept } from './rules/useless-accept.ts';

const rules: readonly CheckRule[] = [
  noRecords,
  outOfDate,
  numbers,
  takenNumber,
  links,
  misreadStatus,
  places,
  frozen,
  stackEffects,
  drift,
  lifecycle,
  relicensed,
  revisit,
  uselessAccept,
  foreignFiles,
];

/** What the rules of single readers say better, where somebody asked for them. */
const shortOfReaders: readonly string[] = ['check/misread-status', 'check/page-in-log'];

/** All problems of a log and the answers behind it, by file, within a file by place and by weight. */
export function runChecks(input: CheckInput): Problem[] {
  const { answers, usage, misread } = input;
  const found = rules.flatMap((rule) => rule(input));
  const own = misread ? found.filter(({ code }) => !shortOfReaders.includes(code)) : found;
  const others = [answers?.problems, answers?.plan.problems, usage?.problems, misread];
  return [...own, ...others.flatMap((problems) => problems ?? [])].sort(byPlace);
}
