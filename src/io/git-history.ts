import { OutsideError } from '../errors.ts';
import { refusalOf, remedyFor, runGit, type GitAnswer } from './git.ts';

/** When a path came to this branch, and the commit before that. */
export interface Arrival {
  /** Counts up in the order of the branch. */
  readonly order: number;
  /** `undefined` for the first commit of a branch. */
  readonly before: string | undefined;
}

/** The error for a question about history that git refuses to answer. */
export function cannotAnswer(answer: GitAnswer): OutsideError {
  return new OutsideError(`Git cannot answer: ${refusalOf(answer).replace(/(?<![.\s])[.\s]+$/, '')}.`, {
    hint: `Nothing was written. ${remedyFor(answer)} Or run with --no-git.`,
  });
}

/** Asks git something that has an answer in every repository. Errors: git is missing or refuses (OutsideError). */
export async function checkGit(root: string): Promise<void> {
  const answer = await runGit(root, ['rev-parse', '--git-dir']);
  if (!answer.ok) throw cannotAnswer(answer);
}

/** Paths that a commit has below a folder. Errors: git cannot list them (OutsideError). */
export async function pathsAt(root: string, commit: string, directory: string): Promise<ReadonlySet<string>> {
  const answer = await runGit(root, ['ls-tree', '-r', '-z', '--name-only', commit, '--', `${directory}/`]);
  if (!answer.ok) throw cannotAnswer(answer);
  return new Set(answer.stdout.split('\0').filter((path) => path !== ''));
}

/**
 * When each path of a folder came to this branch: by the branch's own commits, and for what a merge brought by the merge.
 * A path that is not committed yet is missing. Errors: git cannot read the history (OutsideError).
 */
export async function arrivals(root: string, directory: string): Promise<ReadonlyMap<string, Arrival>> {
  if ((await headCommit(root)) === undefined) return new Map();
  const answer = await runGit(root, [
    ...['log', '--first-parent', '-m', '--reverse', '--no-renames', '--no-ext-diff', '--no-textconv'],
    ...['--diff-filter=A', '--relative', '--format=%x01%H %P', '--name-only', 'HEAD', '--', `${directory}/`],
  ]);
  if (!answer.ok) throw cannotAnswer(answer);
  const found = new Map<string, Arrival>();
  answer.stdout.split('\u0001').forEach((part, order) => {
    const [head = '', ...paths] = part.split('\n');
    for (const path of paths) if (path !== '') found.set(path, { order, before: head.split(' ')[1] });
  });
  return found;
}

/** The commit that is checked out, or `undefined`. */
export async function headCommit(root: string): Promise<string | undefined> {
  return commitOf(root, 'HEAD');
}

/** The commit that a branch, tag or other name stands for, or `undefined`. */
export async function commitOf(root: string, ref: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const { ok, stdout } = await runGit(root, args);
  return ok && stdout !== '' ? stdout : undefined;
}

/** Text of a file in a commit, as it is stored, or `undefined`. */
export async function textAt(root: string, commit: string, path: string): Promise<string | undefined> {
  const { ok, stdout } = await runGit(root, ['cat-file', 'blob', `${commit}:./${path}`]);
  return ok ? stdout : undefined;
}

/**
 * Tracked text files that contain a match of an extended regular expression, in any case. Errors: git cannot search
 * (OutsideError).
 */
export async function filesWith(root: string, pattern: string): Promise<string[]> {
  const answer = await runGit(root, ['grep', '-l', '-I', '-i', '-z', '--no-color', '-E', '-e', pattern]);
  // Without a match git ends with 1 and says nothing.
  if (!answer.ok && (answer.missing || answer.stderr !== '')) throw cannotAnswer(answer);
  return answer.stdout.split('\0').filter((path) => path !== '');
}

/** Tracked Markdown files, in the whole tree of the folder. */
export async function trackedMarkdown(root: string): Promise<string[]> {
  const { stdout } = await runGit(root, ['--icase-pathspecs', 'ls-files', '-z', '--', '*.md']);
  return stdout.split('\0').filter((path) => path !== '');
}
