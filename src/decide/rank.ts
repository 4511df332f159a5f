import { optionsOf, type Catalog, type Fit, type Layer } from '../model/catalog.ts';
import type { Candidate, Need } from '../model/decision.ts';
import type { Situation } from './condition.ts';
import { judge } from './fit.ts';

/** A lower number is better. Only the order counts; no number is ever shown. */
export const fitRank: Readonly<Record<Fit, number>> = { met: 0, partly: 1, unknown: 2, not: 3 };

/**
 * All options of a layer for a team, best first: those without a barrier, then those that work with a language of the
 * team, then by the needs, where an earlier one outweighs all later ones. Ties are broken by lifecycle and ring; then what
 * nobody has to rent stands before what somebody must, where the team named no cloud, and what the field knows before what
 * it does not; then by the layer's other drivers and by name.
 */
export function rank(catalog: Catalog, layer: Layer, needs: readonly Need[], situation: Situation): Candidate[] {
  const isRented = (candidate: Candidate): boolean =>
    situation.context.cloud === undefined && candidate.option.kind === 'managed';
  return optionsOf(catalog, layer.id)
    .flatMap((option) => judge(option, layer, needs, situation) ?? [])
    .sort((a, b) => compare(a, b, isRented));
}

/** Order of two candidates: negative when `a` suits the team better. `isRented` tells those that nobody asked to rent. */
export function compare(a: Candidate, b: Candidate, isRented: (candidate: Candidate) => boolean = () => false): number {
  return (
    Math.sign(a.barriers.length) - Math.sign(b.barriers.length) ||
    Number(isForeign(a)) - Number(isForeign(b)) ||
    compareNeeds(a, b) ||
    lifecycleRank(a) - lifecycleRank(b) ||
    ringRank(a) - ringRank(b) ||
    Number(isRented(a)) - Number(isRented(b)) ||
    knownRank(a) - knownRank(b) ||
    weighOthers(a) - weighOthers(b) ||
    (a.option.name < b.option.name ? -1 : 1)
  );
}

/** Whether the catalog knows no way to use it from any language of the team. */
export function isForeign(candidate: Candidate): boolean {
  return (
    candidate.fits.some(({ fit, need }) => fit === 'not' && need.driver?.judge === 'languages') ||
    candidate.others.some(({ fit, driver }) => fit === 'not' && driver.judge === 'languages')
  );
}

/** By the first need that the two meet differently. A need in the team's own words tells nothing apart. */
function compareNeeds(a: Candidate, b: Candidate): number {
  for (const [index, { fit, need }] of a.fits.entries()) {
    const other = b.fits[index];
    if (need.driver && other && other.fit !== fit) return fitRank[fit] - fitRank[other.fit];
  }
  return 0;
}

function knownRank({ known }: Candidate): number {
  return known ?? Number.MAX_SAFE_INTEGER;
}

function weighOthers(candidate: Candidate): number {
  return candidate.others.reduce((sum, other) => sum + fitRank[other.fit], 0);
}

function lifecycleRank(candidate: Candidate): number {
  return candidate.option.lifecycle.state === 'active' ? 0 : 1;
}

function ringRank(candidate: Candidate): number {
  const rings: Readonly<Record<string, number>> = { adopt: 0, trial: 1, assess: 3, hold: 4 };
  return candidate.option.ring ? (rings[candidate.option.ring.name] ?? 2) : 2;
}
