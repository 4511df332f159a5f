import type { Choice, ConsideredAnswer, TeamContext } from '../model/answers.ts';
import type { Catalog, Layer, Option } from '../model/catalog.ts';
import type { Candidate, Decision, Need, Rival } from '../model/decision.ts';
import { findCloud } from '../model/cloud.ts';
import { findLanguage } from '../model/language.ts';
import type { Situation } from './condition.ts';
import { contrast } from './contrast.ts';
import { barriersBeside, isOnlyMisplaced, overNetwork } from './fit.ts';
import { incumbent, isListed } from './in-place.ts';
import { missingFor, providedBy } from './missing.ts';
import { compare, isForeign, rank } from './rank.ts';
import { saidOf, withVerdicts } from './verdicts.ts';

/** How many viable alternatives a record compares with the choice at least. */
const enough = 2;

/**
 * What a choice is compared with: everything the team named or runs, and where that is less than two viable options, the
 * best ranked ones, those of the same level first. Something that has ended, that the team may not use or that it would
 * have to rent from somewhere unknown is never added.
 */
export function rivalsOf(
  catalog: Catalog,
  layer: Layer,
  choice: Choice,
  needs: readonly Need[],
  situation: Situation,
): Pick<Decision, 'rivals' | 'kept'> {
  const ranked = rank(catalog, layer, needs, situation).map((candidate) => judgedByTeam(candidate, choice));
  const chosen = ranked.find((candidate) => candidate.option.id === choice.option);
  const { context } = situation;
  const rest = ranked.filter((candidate) => candidate !== chosen);
  const inPlace = incumbents(catalog, situation.context.existing);
  const around = { ...situation, chosen: situation.chosen.filter((id) => id !== choice.option) };
  const brought = providedBy(around.chosen, catalog);
  const missingOf = ({ option }: Candidate): string | undefined => missingFor(option, catalog, around, brought);
  const toRival = (candidate: Candidate, namedBy: Rival['namedBy'], answer?: ConsideredAnswer): Rival => {
    const missing = missingOf(candidate);
    return {
      candidate,
      namedBy,
      incumbent: inPlace.includes(candidate.option.id),
      said: saidOf(answer ?? {}),
      ...(answer?.why === undefined ? {} : { why: answer.why }),
      ...(missing === undefined ? {} : { missing }),
      ...(chosen ? contrast(chosen, candidate) : {}),
    };
  };
  const named = rest.flatMap((candidate): Rival[] => {
    const answer = choice.considered.find((item) => item.option === candidate.option.id);
    if (answer) return [toRival(asCompared(candidate, chosen, context), 'team', answer)];
    return inPlace.includes(candidate.option.id) ? [toRival(candidate, 'catalog')] : [];
  });
  const isAside = (rival: Rival): boolean => rival.namedBy === 'catalog' && !standsIn(rival.candidate, chosen);
  const lacking = lackingOf(
    choice,
    named.filter((rival) => !isAside(rival)),
  );
  const distanceOf = distanceFrom(chosen, named, context);
  const nearest = rest
    .filter((candidate) => !named.some((rival) => rival.candidate.option === candidate.option))
    .filter((candidate) => !isSameThing(candidate, chosen) && !isRentedFromNowhere(candidate, chosen, situation))
    .filter(
      (candidate) =>
        !isBesideIt(candidate, chosen) && (standsIn(candidate, chosen) || isWidelyKnown(candidate, chosen)),
    )
    .filter(({ option }) => option.lifecycle.state !== 'maintenance' && isUsable(option, context.languages))
    .map((candidate) => ({ candidate, far: distanceOf(candidate, missingOf(candidate) !== undefined) }))
    .sort((a, b) => a.far - b.far)
    .map(({ candidate }) => candidate);
  // What would only run elsewhere is still a better comparison than none.
  const added = [
    ...nearest.filter((candidate) => candidate.barriers.length === 0),
    ...nearest.filter((candidate) => isOnlyMisplaced(candidate, context)),
  ]
    .slice(0, lacking)
    .map((candidate) => toRival(candidate, 'catalog'));
  const rivals = inOrder(named, added, isAside);
  const kept =
    typeof choice.option === 'string' ? inPlace.includes(choice.option) : isListed(choice.option.name, context);
  return { rivals, kept };
}

/** A candidate with the verdicts of the team, be it the choice or one that was considered. */
function judgedByTeam(candidate: Candidate, { option, verdicts, considered }: Choice): Candidate {
  const { id } = candidate.option;
  const said = id === option ? verdicts : considered.find((item) => item.option === id)?.verdicts;
  return { ...candidate, fits: withVerdicts(candidate.fits, said) };
}

/** How many alternatives are missing; one that is known is there in any case, as only that can be compared. */
function lackingOf({ considered }: Choice, named: readonly Rival[]): number {
  const viable = named.filter((rival) => rival.candidate.barriers.length === 0).length;
  const own = considered.filter((item) => typeof item.option !== 'string').length;
  return Math.max(enough - viable - own, viable === 0 ? 1 : 0);
}

/** What the team compared is not turned down for what bars the choice as well. */
function asCompared(candidate: Candidate, chosen: Candidate | undefined, context: TeamContext): Candidate {
  if (!chosen || chosen.barriers.length === 0 || candidate.barriers.length === 0) return candidate;
  return { ...candidate, barriers: barriersBeside(candidate, chosen, context) };
}

/**
 * What the team named comes first, then what it runs, then what was added. What it runs and did not name is no runner-up
 * where something that was added suits it better.
 */
function inOrder(named: readonly Rival[], added: readonly Rival[], isAside: (rival: Rival) => boolean): Rival[] {
  const order = (a: Rival, b: Rival): number => compare(a.candidate, b.candidate);
  const sorted = [...named].sort(order);
  const ofTeam = sorted.filter((rival) => rival.namedBy === 'team');
  const running = sorted.filter((rival) => rival.namedBy === 'catalog' && !isAside(rival));
  const isBehind = (rival: Rival): boolean => added.some((other) => order(other, rival) < 0);
  return [
    ...ofTeam,
    ...running.filter((rival) => !isBehind(rival)),
    ...added,
    ...running.filter(isBehind),
    ...sorted.filter(isAside),
  ];
}

/** Ids of the options that the team listed as in place. */
function incumbents(catalog: Catalog, existing: readonly string[]): string[] {
  return existing.flatMap((name) => incumbent(name, catalog) ?? []);
}

/** Whether an option could do the job of the choice: it is of its level or brings something that the choice brings. */
function standsIn(candidate: Candidate, chosen: Candidate | undefined): boolean {
  if (!chosen || candidate.role.level === chosen.role.level) return true;
  return candidate.option.provides.some((capability) => chosen.option.provides.includes(capability));
}

/**
 * How far an option is from one that could stand in for the choice, least first: it needs something that is not there, it
 * is at another level and there even of another kind, it is for languages that nobody in the team writes or not for those
 * of the choice, or few people know it. What took the place of the choice is next to it. Equals stay in the order of the ranking.
 */
function distanceFrom(
  chosen: Candidate | undefined,
  named: readonly Rival[],
  context: TeamContext,
): (candidate: Candidate, isLacking: boolean) => number {
  const level = chosen?.role.level ?? named[0]?.candidate.role.level;
  const usable = ({ option }: Candidate): string[] =>
    context.languages.filter((name) =>
      ['any', findLanguage(name) ?? ''].some((id) => option.languages.clients[id] !== undefined),
    );
  const spoken = chosen ? usable(chosen) : [];
  // A library for Java does not take the place of one for JavaScript.
  const sharesNoLanguage = (candidate: Candidate): boolean => {
    const both = usable(candidate);
    return both.length > 0 && spoken.length > 0 && !spoken.some((name) => both.includes(name));
  };
  return (candidate, isLacking) => {
    if (isSuccessor(candidate, chosen) || isNative(candidate, context)) return -1;
    const elsewhere = level !== undefined && candidate.role.level !== level && !isWidelyKnown(candidate, chosen);
    const steps = [
      candidate.known === undefined,
      isLacking,
      elsewhere && chosen !== undefined && candidate.option.kind !== chosen.option.kind,
      elsewhere,
      sharesNoLanguage(candidate),
      isForeign(candidate),
    ];
    return steps.reduce((sum, isThere, index) => sum + (isThere ? 2 ** index : 0), 0);
  };
}

/** What the platform of the team gives by itself: that of Kubernetes, or a service of the cloud that the team named. */
function isNative({ option, known }: Candidate, { runtime, cloud }: TeamContext): boolean {
  if (option.kind === 'platform') return runtime === 'kubernetes' && option.runtimes.includes('kubernetes');
  const named = cloud === undefined ? undefined : findCloud(cloud);
  return option.kind === 'managed' && known !== undefined && named !== undefined && option.clouds[0] === named;
}

/** A rented service beside something that is not, where the team named no cloud: nobody asked for it. */
function isRentedFromNowhere(candidate: Candidate, chosen: Candidate | undefined, { context }: Situation): boolean {
  return candidate.option.kind === 'managed' && chosen?.option.kind !== 'managed' && context.cloud === undefined;
}

/**
 * What the choice took the place of is no alternative to it, and neither is its own new name. What took the place of a
 * choice that has ended is the nearest one.
 */
function isSameThing(candidate: Candidate, chosen: Candidate | undefined): boolean {
  if (!chosen) return false;
  if (chosen.option.lifecycle.state === 'renamed') return isSuccessor(candidate, chosen);
  return candidate.option.lifecycle.successor === chosen.option.id;
}

/** Whether everybody in the field would ask about an option, whatever its level: both are run, or both are in the code. */
function isWidelyKnown({ known, option }: Candidate, chosen: Candidate | undefined): boolean {
  const isRun = ({ kind }: Option): boolean => overNetwork.has(kind);
  return known !== undefined && known < 3 && (!chosen || isRun(chosen.option) === isRun(option));
}

/** Whether an option can be used from one of the team's languages at least. */
function isUsable({ languages: { clients } }: Option, languages: readonly string[]): boolean {
  if (clients['any'] !== undefined || languages.length === 0) return true;
  return languages.some((name) => clients[findLanguage(name) ?? ''] !== undefined);
}

/** Whether one of the two runs on the other: a tool for a broker is no other broker. */
function isBesideIt({ option }: Candidate, chosen: Candidate | undefined): boolean {
  const needs = (one: Option, other: Option): boolean =>
    one.requires.some((need) => need.any.some((id) => other.provides.includes(id)));
  return chosen !== undefined && (needs(option, chosen.option) || needs(chosen.option, option));
}

function isSuccessor(candidate: Candidate, chosen: Candidate | undefined): boolean {
  return chosen?.option.lifecycle.successor === candidate.option.id;
}
