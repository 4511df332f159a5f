import type { Candidate, Contrast, Rival } from '../model/decision.ts';
import { fitRank } from './rank.ts';

/** What tells a choice and a rival apart, first by the drivers the team named, then by the layer's others. */
export function contrast(chosen: Candidate, rival: Candidate): Pick<Rival, 'ahead' | 'behind' | 'beyond'> {
  const named = pair(chosen.fits.map(nameOfNeed), rival.fits.map(nameOfNeed));
  const others = pair(chosen.others.map(nameOfDriver), rival.others.map(nameOfDriver));
  const ahead = named.find(isAhead);
  const behind = named.find((item) => fitRank[item.chosen.fit] > fitRank[item.rival.fit]);
  const beyond = ahead ? undefined : others.find(isAhead);
  return { ...(ahead ? { ahead } : {}), ...(behind ? { behind } : {}), ...(beyond ? { beyond } : {}) };
}

type Named = Contrast['chosen'] & { readonly name: string };

function nameOfNeed(fit: Candidate['fits'][number]): Named {
  return { name: fit.need.name, fit: fit.fit, note: fit.note };
}

function nameOfDriver(fit: Candidate['others'][number]): Named {
  return { name: fit.driver.name, fit: fit.fit, note: fit.note };
}

function pair(chosen: readonly Named[], rival: readonly Named[]): Contrast[] {
  return chosen.flatMap((mine, index) => {
    const theirs = rival[index];
    return theirs ? [{ name: mine.name, chosen: mine, rival: theirs }] : [];
  });
}

function isAhead(item: Contrast): boolean {
  return fitRank[item.chosen.fit] < fitRank[item.rival.fit];
}
