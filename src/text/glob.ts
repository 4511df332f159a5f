import picomatch from 'picomatch';

/** Braces may stand for so many globs; what goes beyond is taken as it is written. */
const mostBraces = 200;
/** The pattern of a library tries a name anew for each star in each of its places. */
const mostStars = 2;

/** Whether a path (from the repository root, with `/`) lies in one of the globs. A folder's name means all below it. */
export function inGlobs(globs: readonly string[]): (path: string) => boolean {
  const fits = globs.map((glob) => pathGlob(`${glob.replace(/^\.?\//, '').replace(/\/$/, '')}/**`));
  return (path) => fits.some((isFitting) => isFitting(path));
}

/** One glob → whether a path fits it, in a time that is no more than their lengths multiplied, whatever stands in them. */
export function pathGlob(glob: string): (path: string) => boolean {
  const globs = withoutBraces(glob).map((one) => one.split('/').map(partOf));
  return (path) => {
    const parts = path.split('/');
    return globs.some((pattern) => fitsWild(pattern, parts, (part) => part === undefined, isPart));
  };
}

type Part = ((name: string) => boolean) | undefined;

function isPart(part: Part, name: string): boolean {
  return part?.(name) === true;
}

/** One name of a path; `undefined` stands for any number of them. */
function partOf(glob: string): Part {
  if (glob === '**') return undefined;
  const stars = glob.split('*').length - 1;
  if (stars <= mostStars && /[[\]()\\]/.test(glob)) return picomatch(glob, { dot: true, nonegate: true });
  const marks = Array.from(glob);
  return (name) =>
    fitsWild(
      marks,
      Array.from(name),
      (mark) => mark === '*',
      (mark, letter) => mark === '?' || mark === letter,
    );
}

/** Whether items fit a pattern in which stars stand for any number of them. Only the last star is ever tried again. */
function fitsWild<P, T>(
  pattern: readonly P[],
  items: readonly T[],
  isStar: (one: P) => boolean,
  isFitting: (one: P, item: T) => boolean,
): boolean {
  let [at, star, taken] = [0, -1, 0];
  for (let index = 0; index < items.length;) {
    const one = pattern[at] as P;
    if (at < pattern.length && isStar(one)) {
      star = at;
      taken = index;
      at += 1;
    } else if (at < pattern.length && isFitting(one, items[index] as T)) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      taken += 1;
      index = taken;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}

/** `a/{b,c}` → `a/b` and `a/c`, from the innermost braces outwards. */
function withoutBraces(glob: string): readonly string[] {
  let globs = [glob];
  for (let round = 0; round < 8; round += 1) {
    const next = globs.flatMap((one) => {
      const found = /\{([^{},]*,[^{}]*)\}/.exec(one);
      if (!found) return [one];
      const [before, after] = [one.slice(0, found.index), one.slice(found.index + found[0].length)];
      return (found[1] ?? '').split(',').map((word) => before + word + after);
    });
    if (next.length > mostBraces) break;
    globs = next;
  }
  return globs;
}
