import type { CheckRule } from './input.ts';
import { drift } from './rules/drift.ts';
import { frozen } from './rules/frozen.ts';
import { lifecycle } from './rules/lifecycle.ts';
import { outOfDate } from './rules/out-of-date.ts';
import { relicensed } from './rules/relicensed.ts';
import { revisit } from './rules/revisit.ts';
import { stackEffects } from './rules/stack-effects.ts';
import { uselessAccept } from './rules/useless-accept.ts';

/** What is checked of our records and the answers behind them; a log without either does without these. */
export const ownRules: readonly CheckRule[] = [
  outOfDate,
  frozen,
  stackEffects,
  drift,
  lifecycle,
  relicensed,
  revisit,
  uselessAccept,
];
