import { distance } from 'fastest-levenshtein';

/** The candidate that somebody who typed `word` most likely meant, or `undefined` when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: { readonly candidate: string; readonly steps: number } | undefined;
  for (const candidate of candidates) {
    const steps = distance(wanted, candidate.toLowerCase());
    if (!best || steps < best.steps) best = { candidate, steps };
  }
  // Two letters that changed places are two steps.
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  return best && best.steps <= limit ? best.candidate : undefined;
}
