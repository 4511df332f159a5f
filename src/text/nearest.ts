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

/** Whether a word is another one with a letter or two wrong: short ones differ by one letter, and very short ones are left alone. */
export function isSlip(word: string, other: string): boolean {
  const length = word.length;
  if (length < 5 || length > longest) return false;
  return distance(word.toLowerCase(), other.toLowerCase()) <= Math.max(1, Math.floor(length / 6));
}
