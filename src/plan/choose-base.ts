import type { Move, Origin } from './renumber.ts';

/** A branch with what would move if it were the base. */
export interface Candidate<T> {
  readonly base: T;
  readonly origin: Origin;
  readonly moves: readonly Move[];
}

/** The base of a renumbering; or the branches that would each give another result, of which a person names one. */
export type BaseChoice<T> = { readonly base: Candidate<T> | undefined } | { readonly unclear: readonly T[] };

/**
 * The first group of candidates that tells records of one number apart decides, if all of that group that do agree. Of
 * branches that are merely `possible`, none decides: where one of them tells records apart, a person is asked. Where no
 * branch does, the first known one is the base.
 */
export function chooseBase<T>(
  known: readonly (readonly Candidate<T>[])[],
  possible: readonly Candidate<T>[],
): BaseChoice<T> {
  for (const group of known) {
    const telling = group.filter(tells);
    const [first] = telling;
    if (first && telling.every((other) => signature(other) === signature(first))) return { base: first };
    if (first) return { unclear: telling.map(({ base }) => base) };
  }
  const telling = possible.filter(tellsOwn);
  if (telling.length > 0) return { unclear: telling.map(({ base }) => base) };
  return { base: known.flat()[0] };
}

/** Whether some record moves because of what the branch has. */
function tells(candidate: Candidate<unknown>): boolean {
  return tellsOwn(candidate) || candidate.moves.some(({ stays }) => candidate.origin.newOnBase.includes(stays));
}

/** Whether the branch has one of two records here that share a number, and not the other. */
function tellsOwn({ moves, origin }: Candidate<unknown>): boolean {
  return moves.some(({ file, stays }) => origin.onBase.has(stays) && !origin.onBase.has(file.path));
}

function signature({ moves }: Candidate<unknown>): string {
  return JSON.stringify(moves.map(({ file, stays }) => [file.path, stays]));
}
