import type { Problem } from './problem.ts';

/**
 * What a run would do to one file. `keep` says that it is right already; `conflict` that a person edited what would
 * change, and that nothing of the file is written.
 */
export interface Change {
  readonly kind: 'create' | 'update' | 'rename' | 'keep' | 'conflict';
  /** Path after the run, from the repository root, with `/`. */
  readonly path: string;
  /** Path before the run, for a rename. */
  readonly from?: string;
  readonly before?: string;
  /** Full text after the run. For a conflict the text that the run would have wanted. */
  readonly after: string;
  readonly why: string;
  /** Sections and fields that a person edited and the answers changed: kept in a conflict, replaced in an update. */
  readonly edited?: readonly string[];
  readonly layer?: string;
  readonly number?: number;
  /** Whether it is listed even when it stays as it is: a decision stands behind it, or it is the summary. */
  readonly own?: boolean;
  /** Only the list of records on the summary changes: the team wrote, changed or removed a record of its own. */
  readonly listOnly?: true;
}

/** Which files would change. Same answers and same log, same plan, byte for byte. */
export interface Plan {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

/** Whether a change writes anything. */
export function isWrite(change: Change): boolean {
  return change.kind === 'create' || change.kind === 'update' || change.kind === 'rename';
}
