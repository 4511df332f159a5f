import { runGit } from './git.ts';

/** A branch to compare with: as it is called, and its commit. */
export interface Base {
  readonly ref: string;
  readonly commit: string;
}

const usual = ['refs/remotes/origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** The branch that a person names, or the usual one of the repository; `undefined` when there is none. */
export async function findBase(root: string, named: string | undefined): Promise<Base | undefined> {
  for (const ref of named === undefined ? usual : [named]) {
    const commit = await line(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
    if (commit !== undefined) return { ref: ref.replace(/^refs\/remotes\//, ''), commit };
  }
  return undefined;
}

/** Paths that a commit has below a folder. */
export async function pathsAt(root: string, commit: string, directory: string): Promise<ReadonlySet<string>> {
  const args = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, '--', `${directory}/`];
  const { stdout } = await runGit(root, args);
  return new Set(stdout.split('\0').filter((path) => path !== ''));
}

/** When a path came to this branch, and the commit before that. */
export interface Arrival {
  /** Counts up in the order of the branch. */
  readonly order: number;
  /** `undefined` for the first commit of a branch. */
  readonly before: string | undefined;
}

/**
 * When each path of a folder came to this branch: by the branch's own commits, and for what a merge brought by the merge.
 * A path that is not committed yet is missing.
 */
export async function arrivals(root: string, directory: string): Promise<ReadonlyMap<string, Arrival>> {
  const { stdout } = await runGit(root, [
    ...['-c', 'core.quotePath=false', 'log', '--first-parent', '-m', '--reverse', '--no-renames', '--diff-filter=A'],
    ...['--format=%x01%H %P', '--name-only', 'HEAD', '--', `${directory}/`],
  ]);
  const found = new Map<string, Arrival>();
  stdout.split('\u0001').forEach((part, order) => {
    const [head = '', ...paths] = part.split('\n');
    for (const path of paths) if (path !== '') found.set(path, { order, before: head.split(' ')[1] });
  });
  return found;
}

/** The commit that is checked out, or `undefined`. */
export async function headCommit(root: string): Promise<string | undefined> {
  return line(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
}

/** Text of a file in a commit, or `undefined`. */
export async function textAt(root: string, commit: string, path: string): Promise<string | undefined> {
  const { ok, stdout } = await runGit(root, ['show', `${commit}:${path}`]);
  return ok ? stdout : undefined;
}

/** Tracked text files that hold a match of an extended regular expression, in any case. */
export async function filesWith(root: string, pattern: string): Promise<string[]> {
  const { stdout } = await runGit(root, ['grep', '-l', '-I', '-i', '-z', '--full-name', '-E', '-e', pattern]);
  return stdout.split('\0').filter((path) => path !== '');
}

async function line(root: string, args: readonly string[]): Promise<string | undefined> {
  const { ok, stdout } = await runGit(root, args);
  return ok && stdout !== '' ? stdout : undefined;
}
