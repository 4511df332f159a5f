import coerce from 'semver/functions/coerce.js';
import satisfies from 'semver/functions/satisfies.js';
import intersects from 'semver/ranges/intersects.js';
import subset from 'semver/ranges/subset.js';
import validRange from 'semver/ranges/valid.js';

/** Whether a version as people write it ("4.1", "v3") lies in a semver range; `undefined` when one of them is unreadable. */
export function inRange(version: string, range: string): boolean | undefined {
  const exact = coerce(version);
  return exact && validRange(range) !== null ? satisfies(exact, range) : undefined;
}

/**
 * Whether everything that a version as people write it may mean lies in a range: "7" means every 7.x.y, and a range means
 * what semver reads in it. `undefined` where only some of it does, or one of the two is unreadable.
 */
export function isWithin(version: string, range: string): boolean | undefined {
  const named = /^v?(\d+(?:\.\d+){0,2})(?!\d)(?=$|[-+.])/.exec(version.trim())?.[1] ?? version.trim();
  if (validRange(named) === null || validRange(range) === null) return undefined;
  if (subset(named, range)) return true;
  return intersects(named, range) ? undefined : false;
}

/** Whether a text is a range that semver reads. */
export function isRange(range: string): boolean {
  return validRange(range) !== null;
}

/**
 * Whether a version that was found is one that was decided. "4.1" means every 4.1.x, a range means what semver reads in
 * it; `undefined` when one of the two cannot be read as a version.
 */
export function isDecidedVersion(decided: string, found: string): boolean | undefined {
  const range = /^v?\d+(?:\.\d+){0,2}$/.test(decided.trim()) ? decided.trim().replace(/^v/, '') : decided;
  return /^v?\d[\w.+-]*$/.test(found) ? inRange(found, range) : undefined;
}
