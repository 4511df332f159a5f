import type { Draft } from './draft.ts';
import type { Asker } from './question.ts';
import type { World } from './steps.ts';

/** What the flow needs from its surroundings. */
export interface Session {
  readonly world: World;
  readonly asker: Asker;
  /** Keeps the draft; called after every answer. */
  readonly save: (draft: Draft) => Promise<void>;
  /** What would be written for a draft. */
  readonly preview: (draft: Draft) => Promise<Preview>;
}

/** What would be written, as far as a person wants to see it first. */
export interface Preview {
  readonly files: readonly {
    readonly kind: string;
    readonly path: string;
    readonly why: string;
    readonly text: string;
    readonly layer?: string;
  }[];
  /** What the decisions mean for each other, and what stands in the way. Sentences with the place. */
  readonly problems: readonly string[];
}
