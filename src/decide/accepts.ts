import type { Rule } from '../model/catalog.ts';
import { acceptableCodes } from '../model/decision.ts';
import type { Place, Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';

/**
 * Codes under `accepts` that no problem has, with the nearest one. A warning, not an error: a code may also be gone with a
 * newer catalog, and the answers are none the worse for it.
 */
export function uselessCodes(
  codes: readonly string[],
  rules: readonly Rule[],
  keyPlace: (code: string) => Place,
): Problem[] {
  if (codes.length === 0) return [];
  const known = acceptableCodes(rules);
  return codes
    .filter((code) => !known.includes(code))
    .map((code) => {
      const near = nearest(code, known) ?? known.find((candidate) => candidate.endsWith(`/${code}`));
      return {
        code: 'answers/unknown-code',
        severity: 'warning',
        ...keyPlace(code),
        message: `\`accepts: ${code}\` accepts nothing: no problem that can be accepted has this code.`,
        hint: near ? `Did you mean \`${near}\`?` : 'Write the code as the problem shows it, or remove the line.',
      };
    });
}
