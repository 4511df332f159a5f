import type { Choice, TeamContext } from '../model/answers.ts';
import type { Catalog, Option } from '../model/catalog.ts';
import type { DecisionKey } from '../model/decision.ts';

/** A settled choice of an option of the catalog, as far as its effects go. */
export interface Chosen extends DecisionKey {
  readonly option: Option;
  readonly answer: Choice;
}

/** What all choices together rest on. */
export interface Surroundings {
  readonly catalog: Catalog;
  readonly context: TeamContext;
  readonly choices: readonly Chosen[];
}
