import type { Candidate, Contrast, Rival } from '../model/decision.ts';
import { fitRank } from './rank.ts';

/**
 * What tells a choice and a rival apart, first by the drivers the team named, then by the layer's others. What is not
 * known of a rival speaks against it only where the team named the driver and nothing known tells the two apart.
 */
export function contrast(chosen: Candidate, rival: Candidate): Pick<Rival, 'ahead' | 'behind' | 'beyond' | 'against'> {
  const named = pair(chosen.fits.map(nameOfNeed), rival.fits.map(nameOfNeed));
  const others = pair(chosen.others.map(nameOfDriver), rival.others.map(nameOfDriver));
  const ahead = named.filter(isKnown).find(isAhead) ?? named.find(isAhead);
  const behind = named.filter(isKnown).find(isBehind) ?? named.find(isBehind);
  const better = others.filter(isKnown).filter(isAhead);
  const beyond = ahead ? undefined : (better.find((item) => item.chosen.fit === 'met') ?? better[0]);
  const against =
    ahead || behind || beyond ? undefined : others.find((item) => isBehind(item) && item.rival.fit === 'met');
  return {
    ...(ahead ? { ahead } : {}),
    ...(behind ? { behind } : {}),
    ...(beyond ? { beyond } : {}),
    ...(against ? { against } : {}),
  };
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

function isKnown(item: Contrast): boolean {
  return item.chosen.fit !== 'unknown' && item.rival.fit !== 'unknown';
}

function isAhead(item: Contrast): boolean {
  return fitRank[item.chosen.fit] < fitRank[item.rival.fit];
}

function isBehind(item: Contrast): boolean {
  return fitRank[item.chosen.fit] > fitRank[item.rival.fit];
}
