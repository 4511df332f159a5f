import { distance } from 'fastest-levenshtein';

/** Nothing that a person mistypes is longer. */
const longest = 100;

/** The candidate that somebody who typed `word` most likely meant, or `undefined` when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  if (wanted.length > longest) return undefined;
  // Two letters that changed places are two steps.
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  let best: { readonly candidate: string; readonly steps: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const steps = distance(wanted, candidate.toLowerCase());
    if (!best || steps < best.steps) best = { candidate, steps };
  }
  return best && best.steps <= limit ? best.candidate : undefined;
}
