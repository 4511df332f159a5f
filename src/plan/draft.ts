import type { Change } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';

/** A record on its way through the plan. */
export interface Draft {
  readonly path: string;
  readonly from?: string;
  readonly before?: string;
  readonly after: string;
  readonly why: string;
  readonly layer?: string;
  readonly number?: number;
  /** Sections and fields that both a person and the answers changed. */
  readonly edited?: readonly string[];
  /** Whether such sections keep the file from being written. */
  readonly blocked?: boolean;
  /** Which decision it is about, for one that a conflict may hold back. */
  readonly key?: string;
  readonly problems: readonly Problem[];
  /** Whether a decision stands behind it, so that it is listed even when it stays as it is. */
  readonly own?: boolean;
}

/** A draft as one file of the plan. */
export function toChange(draft: Draft): Change {
  const { path, from, before, after, why } = draft;
  const place = placeOf(draft);
  if (draft.blocked) {
    const edited = place.edited?.join(', ');
    const what = edited === undefined ? why : `edited by hand and changed by the answers: ${edited}`;
    return { kind: 'conflict', ...place, path: from ?? path, why: what };
  }
  if (before === undefined) return { kind: 'create', ...place, why };
  if (from !== undefined && from !== path) return { kind: 'rename', ...place, from, why };
  if (before === after) return { kind: 'keep', ...place, why: 'already right' };
  const replaced = place.edited ? `; replaces hand edits: ${place.edited.join(', ')}` : '';
  return { kind: 'update', ...place, why: why + replaced };
}

function placeOf({ path, before, after, layer, number, edited, own }: Draft): Omit<Change, 'kind' | 'why' | 'from'> {
  return {
    path,
    after,
    ...(before === undefined ? {} : { before }),
    ...(layer === undefined ? {} : { layer }),
    ...(number === undefined ? {} : { number }),
    ...(edited && edited.length > 0 ? { edited } : {}),
    ...(own ? { own } : {}),
  };
}
