import picomatch from 'picomatch';

/** Whether a path (from the repository root, with `/`) lies in one of the globs. A folder's name means all below it. */
export function inGlobs(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => {
    const plain = glob.replace(/^\.?\//, '').replace(/\/$/, '');
    return [plain, `${plain}/**`];
  });
  return picomatch(patterns, { dot: true, nonegate: true });
}
