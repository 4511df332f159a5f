import { findIdentity } from '../adr/identity.ts';
import type { Change, Plan } from '../model/plan.ts';
import { unifiedDiff } from '../text/diff.ts';

/** The unified diff of a plan: what each file would lose and gain. */
export function previewText(plan: Plan): string {
  return plan.changes
    .filter((change) => change.kind !== 'keep')
    .map(diffOf)
    .join('');
}

/** The unified diff of every change in which the words of a person and those of the answers stand against each other. */
export function conflictText(plan: Plan): string {
  return plan.changes
    .filter((change) => (change.edited?.length ?? 0) > 0)
    .map((change) =>
      diffOf({ ...change, before: withoutIdentity(change.before ?? ''), after: withoutIdentity(change.after) }),
    )
    .join('');
}

/** Our comment is no words of anybody. */
function withoutIdentity(text: string): string {
  const span = findIdentity(text)?.span;
  return span ? text.slice(0, span.start) + text.slice(span.end) : text;
}

/** The unified diff of one change. */
function diffOf(change: Change): string {
  const old = change.before === undefined ? undefined : `a/${change.from ?? change.path}`;
  return unifiedDiff(old, `b/${change.path}`, change.before ?? '', change.after);
}
