import { lstatSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OutsideError } from '../errors.ts';
import { runGit, type GitAnswer } from './git.ts';
import { statusOf, trackedPaths, uncommittedPaths } from './git-status.ts';

/** A commit that was made. */
export interface Commit {
  readonly id: string;
  /** Missing when HEAD is detached. */
  readonly branch?: string;
}

/** How often a commit is tried while another git holds the index, and the milliseconds between. */
const mostTries = 20;
const pause = 250;

/**
 * One commit of exactly these paths; what else is staged stays staged. Hooks run. Afterwards the index and the working tree
 * are for these paths as the commit has them, whatever hooks did. Without any difference from HEAD there is no commit.
 * Errors: git refuses, with the last lines that it and the hooks printed as the hint (OutsideError); the index is as it was.
 */
export async function commitPaths(
  root: string,
  paths: readonly string[],
  message: string,
): Promise<Commit | undefined> {
  const known = await trackedPaths(root, paths);
  const fresh = paths.filter((path) => !known.includes(path) && isThere(join(root, path)));
  const all = [...new Set([...known, ...fresh])];
  const others = await otherWork(root, all);
  const result = await commitAll(root, all, fresh, message);
  if (!result.ok) {
    if (fresh.length > 0) await onPaths(root, ['rm', '--cached', '--quiet', '--force', '--ignore-unmatch'], fresh);
    if ((await uncommittedPaths(root, all, { commits: true }))?.length === 0) return undefined;
    throw new OutsideError('git refused the commit.', { hint: lastWords(result) });
  }
  await followHooks(root, all, others);
  const id = await runGit(root, ['rev-parse', '--short', 'HEAD']);
  const branch = await runGit(root, ['symbolic-ref', '-q', '--short', 'HEAD']);
  return { id: id.stdout, ...(branch.ok ? { branch: branch.stdout } : {}) };
}

/** Lines of a hint, and the characters of one. A hook says last why it refuses. */
const mostLines = 40;
const mostCharacters = 400;

/** The last lines that git and the hooks printed; a hint where to look when they printed nothing. */
function lastWords({ stdout, stderr }: GitAnswer): string {
  const lines = [...stderr.split('\n'), ...stdout.split('\n')].filter((line) => line.trim() !== '');
  if (lines.length === 0)
    return 'Neither git nor a hook printed a reason. Run `git commit`, and look at the hooks of the repository.';
  const shown = lines
    .slice(-mostLines)
    .map((line) => (line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line));
  const left = lines.length - shown.length;
  return [...(left > 0 ? [`(${left} more lines above)`] : []), ...shown].join('\n').trim();
}

/** `--only` takes no path that the index does not know, so new ones are announced to it first. */
async function commitAll(
  root: string,
  all: readonly string[],
  fresh: readonly string[],
  message: string,
): Promise<GitAnswer> {
  for (let tries = 1; ; tries += 1) {
    const added = fresh.length > 0 ? await onPaths(root, ['add', '--intent-to-add'], fresh) : undefined;
    const result =
      added?.ok === false ? added : await onPaths(root, ['commit', '--only', '--quiet', '-m', message], all);
    // Another run, or the git of a run that was killed, may be about to end.
    if (result.ok || tries === mostTries || !result.stderr.includes('index.lock')) return result;
    await sleep(pause);
  }
}

/** Paths other than these in which a person has work of their own: staged, changed or untracked. */
async function otherWork(root: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const entries = (await statusOf(root, ['.'], { commits: true })) ?? [];
  return new Set(entries.map(({ path }) => path).filter((path) => !paths.includes(path)));
}

/**
 * `git commit --only` gives hooks an index of their own, so what they stage is in the commit but not in the index. Work of
 * the person that a hook staged along is taken out of the commit again.
 */
async function followHooks(root: string, paths: readonly string[], others: ReadonlySet<string>): Promise<void> {
  const changed = await changedByHead(root);
  const swept = changed.filter((path) => others.has(path));
  if (swept.length > 0) await takeOut(root, swept);
  const mine = [...new Set([...paths, ...changed.filter((path) => !others.has(path))])];
  await onPaths(root, ['reset', '--quiet'], mine);
  const entries = (await statusOf(root, paths, { commits: true })) ?? [];
  const differ = entries.filter(({ state }) => state === ' M' || state === ' D').map(({ path }) => path);
  if (differ.length > 0) await onPaths(root, ['checkout', '--quiet', 'HEAD'], differ);
}

async function changedByHead(root: string): Promise<string[]> {
  const flags = ['--no-commit-id', '--name-only', '--no-renames', '--relative', '-r', '-z', '--root'];
  const { stdout } = await runGit(root, ['diff-tree', ...flags, 'HEAD']);
  return stdout.split('\0').filter((path) => path !== '');
}

/** Makes the last commit again without some paths, in an index of its own. Hooks have run already. */
async function takeOut(root: string, paths: readonly string[]): Promise<void> {
  const folder = await runGit(root, ['rev-parse', '--git-path', 'create-arch-adr-index']);
  const index = resolve(root, folder.stdout);
  const env = { GIT_INDEX_FILE: index };
  try {
    const parent = await runGit(root, ['rev-parse', '-q', '--verify', 'HEAD^']);
    await runGit(root, ['read-tree', 'HEAD'], { commits: true, env });
    const undo = parent.ok ? ['reset', '--quiet', 'HEAD^'] : ['rm', '--cached', '--quiet'];
    await onPaths(root, undo, paths, env);
    const flags = ['--amend', '--quiet', '--no-edit', '--allow-empty'];
    await runGit(root, ['-c', 'core.hooksPath=/dev/null', 'commit', ...flags], { commits: true, env });
  } finally {
    rmSync(index, { force: true });
  }
}

async function onPaths(
  root: string,
  args: readonly string[],
  paths: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<GitAnswer> {
  const flags = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  return runGit(root, ['--literal-pathspecs', ...args, ...flags], { input: paths.join('\0'), commits: true, env });
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
