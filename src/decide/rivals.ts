import type { Choice } from '../model/answers.ts';
import { findOption, type Catalog, type Layer } from '../model/catalog.ts';
import type { Candidate, Decision, Need, Rival } from '../model/decision.ts';
import type { Situation } from './condition.ts';
import { contrast } from './contrast.ts';
import { rank } from './rank.ts';

/** How many viable alternatives a record compares with the choice at least. */
const enough = 2;

/**
 * What a choice is compared with: everything the team named, and where that is less than two viable options, the best
 * ranked ones of the same level. Something that has ended or that the team may not use is never added.
 */
export function rivalsOf(
  catalog: Catalog,
  layer: Layer,
  choice: Choice,
  needs: readonly Need[],
  situation: Situation,
): Pick<Decision, 'rivals' | 'rented'> {
  const ranked = rank(catalog, layer, needs, situation);
  const chosen = ranked.find((candidate) => candidate.option.id === choice.option);
  const rest = ranked.filter((candidate) => candidate !== chosen);
  const inPlace = incumbents(catalog, situation.context.existing);
  const toRival = (candidate: Candidate, namedBy: Rival['namedBy'], why?: string): Rival => ({
    candidate,
    namedBy,
    incumbent: inPlace.includes(candidate.option.id),
    ...(why === undefined ? {} : { why }),
    ...(chosen ? contrast(chosen, candidate) : {}),
  });
  const named = rest.flatMap((candidate): Rival[] => {
    const answer = choice.considered.find((item) => item.option === candidate.option.id);
    if (answer) return [toRival(candidate, 'team', answer.why)];
    return inPlace.includes(candidate.option.id) ? [toRival(candidate, 'catalog')] : [];
  });
  const missing = enough - named.filter((rival) => rival.candidate.barriers.length === 0).length;
  const added = rest
    .filter((candidate) => candidate.barriers.length === 0 && !named.some((rival) => rival.candidate === candidate))
    .filter((candidate) => !isSameThing(candidate, chosen))
    .sort((a, b) => distance(a, chosen, named) - distance(b, chosen, named))
    .slice(0, Math.max(0, missing))
    .map((candidate) => toRival(candidate, 'catalog'));
  const rivals = [...named.sort((a, b) => ranked.indexOf(a.candidate) - ranked.indexOf(b.candidate)), ...added];
  const rented = rest.filter(
    (candidate) =>
      candidate.option.kind === 'managed' &&
      candidate.barriers.length === 0 &&
      !rivals.some((rival) => rival.candidate === candidate),
  );
  return { rivals, rented: rented.map((candidate) => candidate.option.name) };
}

/**
 * Ids of the options that the team listed as in place under their own name or a part of it ("Kafka"). Another alias is
 * not enough: who runs Redis does not for that reason use its streams.
 */
function incumbents(catalog: Catalog, existing: readonly string[]): string[] {
  return existing.flatMap((name) => {
    const found = findOption(catalog, name);
    return found && ` ${found.name.toLowerCase()} `.includes(` ${name.trim().toLowerCase()} `) ? [found.id] : [];
  });
}

/** 0 at the level of the choice (or of what the team named beside an own option), 1 elsewhere. The sort is stable. */
function distance(candidate: Candidate, chosen: Candidate | undefined, named: readonly Rival[]): number {
  const level = chosen?.role.level ?? named[0]?.candidate.role.level;
  return level === undefined || candidate.role.level === level ? 0 : 1;
}

/** A rented form of the choice, or its predecessor or successor, is no alternative to it. */
function isSameThing(candidate: Candidate, chosen: Candidate | undefined): boolean {
  if (!chosen) return false;
  return (
    candidate.option.lifecycle.successor === chosen.option.id ||
    chosen.option.lifecycle.successor === candidate.option.id
  );
}
