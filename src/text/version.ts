import coerce from 'semver/functions/coerce.js';
import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';

/** Whether a version as people write it ("4.1", "v3") lies in a semver range; `undefined` when one of them is unreadable. */
export function inRange(version: string, range: string): boolean | undefined {
  const exact = coerce(version);
  return exact && validRange(range) !== null ? satisfies(exact, range) : undefined;
}

/** Whether a text is a range that semver reads. */
export function isRange(range: string): boolean {
  return validRange(range) !== null;
}
