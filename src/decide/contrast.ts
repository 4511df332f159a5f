import type { Candidate, Contrast, Rival } from '../model/decision.ts';

/**
 * What tells a choice and a rival apart, by the drivers that the team named: one that the choice meets and the rival does
 * not, and the other way round. What is not known of either tells nothing.
 */
export function contrast(chosen: Candidate, rival: Candidate): Pick<Rival, 'ahead' | 'behind'> {
  const named = pair(chosen.fits.map(nameOfNeed), rival.fits.map(nameOfNeed)).filter(isKnown);
  const ahead = named.find((item) => item.chosen.fit === 'met' && item.rival.fit !== 'met');
  const behind = named.find((item) => item.rival.fit === 'met' && item.chosen.fit !== 'met');
  return { ...(ahead ? { ahead } : {}), ...(behind ? { behind } : {}) };
}

type Named = Contrast['chosen'] & { readonly name: string };

function nameOfNeed(fit: Candidate['fits'][number]): Named {
  return { name: fit.need.name, fit: fit.fit, note: fit.note };
}

function pair(chosen: readonly Named[], rival: readonly Named[]): Contrast[] {
  return chosen.flatMap((mine, index) => {
    const theirs = rival[index];
    return theirs ? [{ name: mine.name, chosen: mine, rival: theirs }] : [];
  });
}

function isKnown(item: Contrast): boolean {
  return item.chosen.fit !== 'unknown' && item.rival.fit !== 'unknown';
}
