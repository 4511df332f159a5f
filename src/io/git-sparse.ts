import { join } from 'node:path';
import { OutsideError } from '../errors.ts';
import { refusalOf, remedyFor, runGit } from './git.ts';
import { exists } from './read.ts';

/**
 * Files that git tracks and a sparse checkout leaves out of the working tree, below the given paths, sorted. A path that
 * does not exist in the repository lists nothing. What is there in spite of it, is not hidden. Errors: git cannot tell
 * (OutsideError).
 */
export async function hiddenFiles(root: string, paths: readonly string[]): Promise<string[]> {
  // `-t` puts a letter and a blank before each path: `S` for one that is not checked out (git-ls-files(1)).
  const answer = await runGit(root, ['--literal-pathspecs', 'ls-files', '-t', '-z', '--', ...paths]);
  if (!answer.ok) {
    throw new OutsideError(`git cannot tell which files this checkout leaves out: ${refusalOf(answer)}.`, {
      hint: remedyFor(answer),
    });
  }
  const entries = answer.stdout.split('\0');
  const hidden = entries.flatMap((entry) => (entry.startsWith('S ') ? [entry.slice(2)] : []));
  return hidden.filter((path) => !exists(join(root, path))).sort();
}
