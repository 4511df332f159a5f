import type { Catalog, Layer } from '../model/catalog.ts';
import type { Candidate } from '../model/decision.ts';
import type { Draft } from './draft.ts';
import type { Question, Value } from './question.ts';

/** What the questions know beside the answers. Judging options is somebody else's craft and handed in. */
export interface World {
  /** With every layer loaded that may be asked about. */
  readonly catalog: Catalog;
  readonly repository: Repository;
  /** The options of a layer for this team, best first. `drivers` are ids or sentences, most important first. */
  readonly rank: (layer: Layer, drivers: readonly string[], draft: Draft) => readonly Candidate[];
  /** Whether this team likely needs a layer; `undefined` when too little is known. */
  readonly suggested: (layer: Layer, draft: Draft) => boolean | undefined;
}

/** What the repository itself tells, offered as answers. */
export interface Repository {
  readonly name: string;
  readonly languages: readonly string[];
  /** The person, as git knows them. */
  readonly person?: string;
  /** What is already in use, by layer. */
  readonly found: Readonly<Record<string, readonly InUse[]>>;
}

/** An option that the repository uses, and the line that shows it. */
export interface InUse {
  readonly id: string;
  readonly name: string;
  /** With the version where one is told: "2.2.4 in services/tracking/package.json:14". */
  readonly where: string;
}

/** One place in the flow: its question, whether the data holds an answer, and what an answer does to the draft. */
export interface Step {
  readonly id: string;
  readonly layer?: string;
  /** How the answer is called in the review. */
  readonly label: string;
  readonly has: (draft: Draft) => boolean;
  readonly question: (draft: Draft, title: string) => Question;
  readonly answer: (draft: Draft, value: Value) => Draft;
}

/** An answer to a text question. */
export function textOf(value: Value): string {
  return typeof value === 'string' ? value.trim() : value.join(', ');
}

/** An answer to a question with several answers. */
export function listFrom(value: Value): readonly string[] {
  return typeof value === 'string'
    ? value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : value;
}

/** A text answer, or `undefined` when nothing was said. */
export function someText(value: Value): string | undefined {
  const text = textOf(value);
  return text === '' ? undefined : text;
}
