/** How much a finding matters: an error fails a run, a warning and an info do not. */
export type Severity = 'error' | 'warning' | 'info';

/** Where something stands in a text file. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One finding, with what to do next in `hint`. `code` is `area/what-is-wrong` and stable. */
export interface Problem extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
}

/** What reading a text gives: a value when there is enough to go on, and every fault that was found. */
export interface Parsed<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

/** Whether any of the problems is an error. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

const weights: readonly Severity[] = ['error', 'warning', 'info'];

/** The order in which problems are told: by file, within a file by place and by weight. */
export function byPlace(a: Problem, b: Problem): number {
  return (
    byText(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    weights.indexOf(a.severity) - weights.indexOf(b.severity) ||
    byText(a.code, b.code)
  );
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
