import type { AdrFile, AdrLog, Identity } from '../model/adr.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Decision, Stack } from '../model/decision.ts';
import type { Found } from '../model/detect.ts';
import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';

/** What was decided, and what a run with these answers would change. */
export interface CheckedAnswers {
  /** How the answers file is called in problems. */
  readonly file: string;
  readonly stack: Stack;
  readonly plan: Plan;
  /** What is odd in the answers without being wrong. */
  readonly problems: readonly Problem[];
  /** What the decisions mean for each other, each at the decision it is told at. */
  readonly stackProblems: readonly { readonly decision: Decision; readonly problem: Problem }[];
  /** Whether a record with this identity follows from the answers as they are. */
  readonly follows: (identity: Identity) => boolean;
}

/** Records on the branch that this one will be merged into. */
export interface BaseRecords {
  readonly ref: string;
  /** Records that came to the branch after this one left it, or differ from it. */
  readonly files: readonly AdrFile[];
}

/** What the repository uses, as far as its manifests say. */
export interface Usage {
  readonly found: readonly Found[];
  /** Manifests that were read; without any, nothing can be said. */
  readonly manifests: number;
  readonly problems: readonly Problem[];
}

/** Everything a check follows from. */
export interface CheckInput {
  readonly log: AdrLog & { readonly configured: boolean };
  /** The records of the log, without pages such as a README. */
  readonly records: readonly AdrFile[];
  /** The record that speaks for each decision today, by `keyOf`. */
  readonly current: ReadonlyMap<string, AdrFile>;
  /** Files that claim to be the record of a decision that has another record. */
  readonly copies?: ReadonlySet<AdrFile>;
  /** What is wrong with the comments in the records, where no plan says it. */
  readonly clashes?: readonly Problem[];
  readonly catalog: Catalog;
  readonly today: string;
  readonly answers?: CheckedAnswers;
  readonly base?: BaseRecords;
  readonly usage?: Usage;
  /** What programs would misread, when somebody asked. */
  readonly misread?: readonly Problem[];
}

/** One thing that is checked. Its file is named after the code of its problems. */
export type CheckRule = (input: CheckInput) => readonly Problem[];
