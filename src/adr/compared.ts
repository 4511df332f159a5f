import type { Decision, OwnRival, Rival, Unjudged } from '../model/decision.ts';

/** Whether an option of a list is judged by the catalog. */
export function isJudged(rival: Rival | OwnRival): rival is Rival {
  return 'candidate' in rival;
}

/** What the team considered besides the choice, in the team's order. */
export function considered({ answer, rivals, ownRivals }: Decision): (Rival | OwnRival)[] {
  const nameOf = (own: Unjudged): string => own.own.name;
  return answer.considered.flatMap(({ option }) => {
    const found =
      typeof option === 'string'
        ? rivals.find((rival) => rival.namedBy === 'team' && rival.candidate.option.id === option)
        : ownRivals.find((rival) => nameOf(rival) === option.name);
    return found ? [found] : [];
  });
}

/**
 * What the catalog adds for comparison. A settled decision gets nothing: what was not considered then is no part of it. What
 * the team may not use is no suggestion, unless it is in use today.
 */
export function suggested({ status, rivals }: Decision): Rival[] {
  if (status !== 'proposed') return [];
  return rivals.filter((rival) => rival.namedBy === 'catalog' && (rival.incumbent || !isBarred(rival)));
}

/** Whether something keeps the team from using an option: its licence, its state, where it runs. */
export function isBarred({ candidate }: Rival): boolean {
  return candidate.barriers.length > 0;
}

/** The best of the options that the team considered and may use. */
export function runnerUpOf({ rivals }: Decision): Rival | undefined {
  return rivals.find((rival) => rival.namedBy === 'team' && !isBarred(rival));
}

/** Whether a driver that the team named says something about an option. */
export function isCompared({ candidate }: Rival): boolean {
  return candidate.fits.some(({ fit }) => fit !== 'unknown');
}
