import type { TakenNumbers } from '../io/git-numbers.ts';
import type { Problem } from '../model/problem.ts';

/** Numbers were given although git could not list those of every branch: what git said, and what to do. */
export function numbersUnknown({ why, remedy }: NonNullable<TakenNumbers['unknown']>): Problem {
  return {
    code: 'git/numbers-unknown',
    severity: 'warning',
    file: '.git',
    message: `Numbers on other branches are not all known, so a new number may be in use there: ${why.replace(/(?<![.\s])[.\s]+$/, '')}.`,
    hint: `${remedy} Then run \`create-arch-adr renumber\`.`,
  };
}
