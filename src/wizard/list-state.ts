import type { OrderQuestion, SelectQuestion } from './question.ts';

/** A list as it stands: where the pointer is, what was typed to find a row, what is picked and what is marked. */
export interface ListState {
  readonly at: string;
  readonly filter: string;
  readonly picked: readonly string[];
  readonly marked: readonly string[];
  readonly fault?: string;
}

/** Value of the row that adds the team's own words. */
export const ownRow = '+words';

/** A question with rows. */
export type ListQuestion = SelectQuestion | OrderQuestion;
