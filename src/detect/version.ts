import { inRange, isRange } from '../text/version.ts';

/**
 * The version among `versions` (of a lock file) that a declared `range` led to: the highest that satisfies it, where the
 * range is one that semver knows; otherwise the highest. `undefined` only for an empty list.
 */
export function versionFor(range: string | undefined, versions: readonly string[]): string | undefined {
  if (versions.length < 2) return versions[0];
  const fitting = range !== undefined && isRange(range) ? versions.filter((version) => inRange(version, range)) : [];
  return (fitting.length > 0 ? fitting : versions).toSorted(compareVersions).at(-1);
}

/** By numbers where both have one, a pre-release below its release, so that no ecosystem's own rules are needed. */
function compareVersions(a: string, b: string): number {
  const [as, bs] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.max(as.length, bs.length); at += 1) {
    const [one, other] = [as[at] ?? 0, bs[at] ?? 0];
    if (one !== other) return one - other;
  }
  return a < b ? -1 : Number(a > b);
}

function partsOf(version: string): readonly number[] {
  // A word such as `rc` counts below nothing at all.
  return (version.match(/\d+|[a-z]+/gi) ?? []).map((part) => (/\d/.test(part) ? Number(part) : -1));
}

/** Whether the text is a single version rather than a range. */
export function isExact(version: string): boolean {
  return /^v?\d[\w.+-]*$/.test(version);
}

/** `==1.2`, `[1.2]`, `v1.2` or `= 1.2` → `1.2`; ranges stay as they are; words that name no version give `undefined`. */
export function plainVersion(written: string | undefined): string | undefined {
  const text = written?.trim() ?? '';
  if (text === '' || /^(\*|latest|stable|master|main|x|any)$/i.test(text)) return undefined;
  if (/^[a-z+]+:|[/${}@]/i.test(text)) return undefined;
  return text.replace(/^(?:={1,3}\s*)?v?(?=\d[\w.+-]*$)/, '').replace(/^\[\s*(\d[\w.+-]*)\s*\]$/, '$1');
}
