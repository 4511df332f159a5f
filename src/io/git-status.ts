import { runGit, type GitOptions } from './git.ts';

/** Paths of one command line; well below the limit of every system. */
const mostPaths = 200;

/** A path whose text git does not have, with the two characters of `git status`. */
export interface StatusEntry {
  readonly state: string;
  readonly path: string;
}

/**
 * What git does not have of some paths: changed, staged, untracked or ignored. A folder that is ignored as a whole ends
 * with `/`. `undefined` when git cannot say. Only these paths are looked at, however large the repository is. While no
 * commit is made, filters that the repository configures are not run.
 */
export async function statusOf(
  root: string,
  paths: readonly string[],
  options: Pick<GitOptions, 'commits'> = {},
): Promise<StatusEntry[] | undefined> {
  const flags = ['--porcelain', '-z', '--no-renames', '--untracked-files=all', '--ignored=matching'];
  const env = options.commits ? {} : await filtersOff(root);
  const modules = options.commits ? [] : ['--ignore-submodules=all'];
  const entries = await listed(root, ['status', ...flags, ...modules], paths, { ...options, env });
  if (!entries) return undefined;
  const prefix = await runGit(root, ['rev-parse', '--show-prefix']);
  return entries
    .map((entry) => ({ state: entry.slice(0, 2), path: entry.slice(3) }))
    .filter(({ path }) => path.startsWith(prefix.stdout))
    .map(({ state, path }) => ({ state, path: path.slice(prefix.stdout.length) }));
}

/** Those of the paths whose text git does not have; `undefined` when git cannot say. */
export async function uncommittedPaths(
  root: string,
  paths: readonly string[],
  options: Pick<GitOptions, 'commits'> = {},
): Promise<string[] | undefined> {
  const entries = await statusOf(root, paths, options);
  return entries && paths.filter((path) => entries.some((entry) => isAt(path, entry.path)));
}

/** A folder that is ignored as a whole is named instead of what is in it. */
function isAt(path: string, name: string): boolean {
  return path === name || (name.endsWith('/') && path.startsWith(name));
}

/** Those of the paths that the index has. */
export async function trackedPaths(root: string, paths: readonly string[]): Promise<string[]> {
  return (await listed(root, ['ls-files', '-z'], paths)) ?? [];
}

/** What a command with `-z` lists about paths, for commands that take no paths from their input. */
async function listed(
  root: string,
  args: readonly string[],
  paths: readonly string[],
  options: GitOptions = {},
): Promise<string[] | undefined> {
  const found: string[] = [];
  for (let at = 0; at < paths.length; at += mostPaths) {
    const some = paths.slice(at, at + mostPaths);
    const answer = await runGit(root, ['--literal-pathspecs', ...args, '--', ...some], options);
    if (!answer.ok) return undefined;
    found.push(...answer.stdout.split('\0').filter((entry) => entry !== ''));
  }
  return found;
}

/** Settings, as environment variables, that turn off the filters which the repository itself configures. */
async function filtersOff(root: string): Promise<Record<string, string>> {
  const args = ['config', '-z', '--name-only', '--show-scope', '--get-regexp', '^filter[.]'];
  const words = (await runGit(root, args)).stdout.split('\0');
  const keys = words.filter((_, index) => index % 2 === 1 && /^(?:local|worktree)$/.test(words[index - 1] ?? ''));
  const first = Number(process.env['GIT_CONFIG_COUNT'] ?? 0);
  const entries = keys.flatMap((key, index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, key.endsWith('.required') ? 'false' : ''],
  ]);
  return keys.length === 0
    ? {}
    : { ...(Object.fromEntries(entries) as Record<string, string>), GIT_CONFIG_COUNT: String(first + keys.length) };
}
