import type { Change, Plan } from '../model/plan.ts';
import { unifiedDiff } from '../text/diff.ts';

/** The unified diff of a plan: what each file would lose and gain. */
export function previewText(plan: Plan): string {
  return plan.changes
    .filter((change) => change.kind !== 'keep')
    .map(diffOf)
    .join('');
}

/** The unified diff of one change. */
function diffOf(change: Change): string {
  const old = change.before === undefined ? undefined : `a/${change.from ?? change.path}`;
  return unifiedDiff(old, `b/${change.path}`, change.before ?? '', change.after);
}
