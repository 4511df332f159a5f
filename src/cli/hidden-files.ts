import { OutsideError } from '../errors.ts';
import { isSparse, mayHideFiles } from '../io/index-header.ts';
import { count, listOf } from '../text/sentence.ts';
import type { Project } from '../io/project.ts';

/** Files that a message names at most. */
const mostNamed = 3;

/**
 * What a sparse checkout leaves out is not missing: a run would take its number and write it once more. Errors: git tracks
 * files at these paths that are not in the working tree (OutsideError).
 */
export async function refuseHidden({ root, git }: Project, paths: readonly string[]): Promise<void> {
  if (!git || !mayHideFiles(root)) return;
  const { hiddenFiles } = await import('../io/git-sparse.ts');
  const hidden = await hiddenFiles(root, paths);
  if (hidden.length === 0) return;
  const named = hidden.slice(0, mostNamed);
  const others = hidden.length - named.length;
  throw new OutsideError(
    `This checkout leaves out ${listOf(others > 0 ? [...named, count(others, 'other file', 'other files')] : named)}.`,
    {
      hint: `Nothing was written. Check them out first: ${wayOut(root, hidden)}.`,
    },
  );
}

/** How the files come back: they were left out by patterns, or marked one by one. */
function wayOut(root: string, hidden: readonly string[]): string {
  const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
  if (!isSparse(root))
    return `\`git update-index --no-skip-worktree ${quoted(hidden[0] ?? '')}\`, then \`git checkout -- …\``;
  const folders = [...new Set(hidden.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))];
  const named = folders.filter((folder) => folder !== '').slice(0, mostNamed);
  return named.length === 0
    ? '`git sparse-checkout disable`'
    : `\`git sparse-checkout add ${named.map(quoted).join(' ')}\``;
}
