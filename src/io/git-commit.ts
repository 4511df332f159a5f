import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { OutsideError } from '../errors.ts';
import { runGit, type GitAnswer } from './git.ts';

/** Paths of one command line; well below the limit of every system. */
const mostPaths = 200;

/**
 * Those of the paths whose text git does not have: changed, staged, untracked or ignored. `undefined` when git cannot
 * tell. Only these paths are looked at, however large the repository is. The root is the top of the working tree.
 */
export async function uncommittedPaths(root: string, paths: readonly string[]): Promise<string[] | undefined> {
  const flags = ['--porcelain', '-z', '--no-renames', '--untracked-files=all', '--ignored=matching'];
  const named = await listed(root, ['status', ...flags], paths);
  return named && paths.filter((path) => named.some((entry) => isAt(path, entry.slice(3))));
}

/** A folder that is ignored as a whole is named instead of what is in it. */
function isAt(path: string, name: string): boolean {
  return path === name || (name.endsWith('/') && path.startsWith(name));
}

/**
 * Whether a commit can be made at all, to be asked before anything is written. Errors: no git, no working tree, nobody to
 * commit as, a merge that goes on (OutsideError).
 */
export async function checkCommit(root: string): Promise<void> {
  const inside = await runGit(root, ['rev-parse', '--is-inside-work-tree']);
  if (inside.missing) throw cannot('there is no git on this machine', 'Install git');
  if (!inside.ok || inside.stdout !== 'true') {
    throw cannot(inside.stderr.split('\n')[0] ?? 'this is no working tree', 'Mend it');
  }
  const person = await runGit(root, ['var', 'GIT_COMMITTER_IDENT']);
  if (!person.ok) {
    const settings = '`git config user.name "Your Name"` and `git config user.email you@example.org`';
    throw cannot('git does not know who you are', `Tell it with ${settings}`);
  }
  const merging = await runGit(root, ['rev-parse', '-q', '--verify', 'MERGE_HEAD']);
  if (merging.ok) throw cannot('a merge is going on, and git commits that as a whole', 'Finish the merge');
}

function cannot(why: string, what: string): OutsideError {
  return new OutsideError(`--commit is not possible: ${why}.`, {
    hint: `Nothing was written. ${what}, or run without --commit.`,
  });
}

/** A commit that was made. */
export interface Commit {
  readonly id: string;
  /** Missing when HEAD is detached. */
  readonly branch?: string;
}

/**
 * One commit of exactly these paths; what else is staged stays staged. Hooks run. Without any difference from HEAD there
 * is none. Errors: git refuses, with all that it and the hooks said as the hint (OutsideError); the index is as it was.
 */
export async function commitPaths(
  root: string,
  paths: readonly string[],
  message: string,
): Promise<Commit | undefined> {
  const known = (await listed(root, ['ls-files', '-z'], paths)) ?? [];
  const fresh = paths.filter((path) => !known.includes(path) && isThere(join(root, path)));
  const all = [...new Set([...known, ...fresh])];
  const result = await commitAll(root, all, fresh, message);
  if (!result.ok) {
    if (fresh.length > 0) await onPaths(root, ['rm', '--cached', '--quiet', '--force', '--ignore-unmatch'], fresh);
    if ((await uncommittedPaths(root, all))?.length === 0) return undefined;
    throw new OutsideError('git refused the commit.', { hint: [result.stderr, result.stdout].join('\n').trim() });
  }
  const id = await runGit(root, ['rev-parse', '--short', 'HEAD']);
  const branch = await runGit(root, ['symbolic-ref', '-q', '--short', 'HEAD']);
  return { id: id.stdout, ...(branch.ok ? { branch: branch.stdout } : {}) };
}

/** `--only` takes no path that the index does not know, so new ones are announced to it first. */
async function commitAll(
  root: string,
  all: readonly string[],
  fresh: readonly string[],
  message: string,
): Promise<GitAnswer> {
  if (fresh.length > 0) {
    const added = await onPaths(root, ['add', '--intent-to-add'], fresh);
    if (!added.ok) return added;
  }
  return onPaths(root, ['commit', '--only', '--quiet', '-m', message], all);
}

async function onPaths(root: string, args: readonly string[], paths: readonly string[]): Promise<GitAnswer> {
  const flags = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  return runGit(root, ['--literal-pathspecs', ...args, ...flags], { input: paths.join('\0'), patient: true });
}

/** What a command with `-z` lists about paths, for commands that take no paths from their input. */
async function listed(root: string, args: readonly string[], paths: readonly string[]): Promise<string[] | undefined> {
  const found: string[] = [];
  for (let at = 0; at < paths.length; at += mostPaths) {
    const some = paths.slice(at, at + mostPaths);
    const answer = await runGit(root, ['--literal-pathspecs', ...args, '--', ...some]);
    if (!answer.ok) return undefined;
    for (const entry of answer.stdout.split('\0')) if (entry !== '') found.push(entry);
  }
  return found;
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
