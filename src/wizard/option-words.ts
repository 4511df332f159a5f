import type { Option } from '../model/catalog.ts';
import type { Candidate } from '../model/decision.ts';
import { clause, listOf, sentence } from '../text/sentence.ts';
import type { Row } from './question.ts';

/** Headings of the option list. */
export const optionGroups = {
  fit: 'For these drivers, best first',
  all: 'Best first',
  barred: 'Not for this team',
} as const;

/** A ranked candidate as a row of the option list. `where`: the line that shows that the repository uses it already. */
export function optionRow(candidate: Candidate, catalogLevel: string, compared: boolean, where?: string): Row {
  const { option, barriers } = candidate;
  return {
    value: option.id,
    name: option.name,
    hint: `${where === undefined ? '' : 'in use here; '}${barriers.length > 0 ? `why not: ${listOf(barriers)}` : reasonFor(candidate)}`,
    description: `${where === undefined ? '' : `Found: ${where}. `}${descriptionOf(candidate, catalogLevel)}`,
    group: barriers.length > 0 ? optionGroups.barred : compared ? optionGroups.fit : optionGroups.all,
    find: option.aliases,
  };
}

/** Why one would take an option for these drivers, as one line. */
export function reasonFor(candidate: Candidate): string {
  const known = candidate.fits.filter((fit) => fit.need.driver !== undefined);
  if (known.length === 0) return firstClaim(candidate) ?? clause(candidate.option.summary);
  const of = (fit: string): string[] => known.filter((item) => item.fit === fit).map((item) => item.need.name);
  const part = (words: string, names: readonly string[]): string[] =>
    names.length > 0 ? [`${words} ${listOf(names)}`] : [];
  return [
    ...part('meets', of('met')),
    ...part('partly', of('partly')),
    ...part('not', of('not')),
    ...part('unknown:', of('unknown')),
  ].join('; ');
}

function firstClaim(candidate: Candidate): string | undefined {
  const major = candidate.claims.find((claim) => claim.polarity === 'good' && claim.weight === 'major');
  return (major ?? candidate.claims.find((claim) => claim.polarity === 'good'))?.text;
}

/** Licence, lifecycle and the two sentences that matter most, one for and one against. */
function descriptionOf(candidate: Candidate, level: string): string {
  const { option, claims, fits } = candidate;
  const leading = fits.find((fit) => fit.need.driver !== undefined);
  const good = firstClaim(candidate);
  const bad = claims.find((claim) => claim.polarity === 'bad');
  return [
    `${marksOf(option).join(', ')}; ${level}.`,
    leading ? `${leading.need.name}: ${sentence(leading.note)}` : undefined,
    good === undefined ? undefined : `For it: ${sentence(good)}`,
    bad === undefined ? undefined : `Against it: ${sentence(bad.text)}`,
    option.ring ? `The organisation says ${option.ring.name}: ${sentence(option.ring.reason)}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** Licence and lifecycle in a few words. */
export function marksOf(option: Option): string[] {
  return [licenseWords(option), lifecycleWords(option)];
}

/** The licence as a mark. */
export function licenseWords(option: Option): string {
  const { spdx } = option.license;
  if (spdx === 'none') return 'no licence needed';
  if (spdx === 'LicenseRef-service') return 'service terms';
  return spdx.replaceAll('LicenseRef-', '');
}

/** The lifecycle as a mark. */
export function lifecycleWords(option: Option): string {
  const { state, since, successor } = option.lifecycle;
  if (state === 'active') return 'active';
  return `${state}${since === undefined ? '' : ` since ${since}`}${successor === undefined ? '' : `, see ${successor}`}`;
}
