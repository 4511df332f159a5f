import { optionsOf, type Catalog, type Fit, type Layer } from '../model/catalog.ts';
import type { Candidate, Need } from '../model/decision.ts';
import type { Situation } from './condition.ts';
import { judge } from './fit.ts';

/** A lower number is better. Only the order counts; no number is ever shown. */
export const fitRank: Readonly<Record<Fit, number>> = { met: 0, partly: 1, unknown: 2, not: 3 };

/**
 * All options of a layer for a team, best first: those without a barrier, then those that work with a language of the
 * team, then by the needs in the team's order, then by lifecycle and name. Ties between needs are broken by the layer's
 * other drivers.
 */
export function rank(catalog: Catalog, layer: Layer, needs: readonly Need[], situation: Situation): Candidate[] {
  return optionsOf(catalog, layer.id)
    .flatMap((option) => judge(option, layer, needs, situation) ?? [])
    .sort(compare);
}

/** Order of two candidates: negative when `a` suits the team better. */
export function compare(a: Candidate, b: Candidate): number {
  return (
    Math.sign(a.barriers.length) - Math.sign(b.barriers.length) ||
    Number(isForeign(a)) - Number(isForeign(b)) ||
    weighNeeds(a) - weighNeeds(b) ||
    lifecycleRank(a) - lifecycleRank(b) ||
    ringRank(a) - ringRank(b) ||
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

/** The first need weighs as much as all later ones together, as "most important first" says. */
function weighNeeds(candidate: Candidate): number {
  const known = candidate.fits.filter((fit) => fit.need.driver);
  return known.reduce((sum, fit, index) => sum + fitRank[fit.fit] * 2 ** (known.length - index), 0);
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
