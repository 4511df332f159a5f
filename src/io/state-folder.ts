import { lstatSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fingerprint } from '../text/digest.ts';
import { readString } from './open.ts';
import { topOf } from './project.ts';

/**
 * The folder for lock and journal: in git's folder of this working tree, where nobody commits it by accident. A `.git`
 * that points to somewhere else without being known there is not ours to write in; then, and without git, a hidden folder at the root.
 */
export function stateFolder(root: string): string {
  return stateInGit(root, '/writing') ?? join(root, '.create-arch-adr', 'writing');
}

/**
 * Where something is kept about a project in git's folder of its working tree, by how its name ends; `undefined` without one
 * that is known to be this tree's. A project inside a repository has files of its own there.
 */
export function stateInGit(root: string, ending: string): string | undefined {
  const top = topOf(root);
  const git = top === undefined ? undefined : gitFolder(top);
  if (top === undefined || git === undefined) return undefined;
  const way = relative(top, root);
  return join(git, `create-arch-adr${way === '' ? '' : `-${fingerprint(way).slice(0, 12)}`}${ending}`);
}

/**
 * Git's own folder of a working tree; `undefined` where there is none that is known to be this tree's. A `.git` file names
 * the folder of a linked working tree or a submodule; each names its working tree in turn (gitrepository-layout(5)).
 */
export function gitFolder(root: string): string | undefined {
  const entry = join(root, '.git');
  try {
    const found = lstatSync(entry);
    if (found.isDirectory()) return entry;
    if (!found.isFile()) return undefined;
    const named = valueIn(readString(entry, mostBytes, 'refuse'), /^gitdir: (.+)$/m);
    if (named === undefined) return undefined;
    const folder = resolve(root, named);
    const back = textOf(join(folder, 'gitdir'))?.trim();
    const worktree = valueIn(textOf(join(folder, 'config')), /^[ \t]*worktree[ \t]*=[ \t]*(\S.*)$/m);
    const isOurs =
      (back !== undefined && resolve(folder, back) === entry) ||
      (worktree !== undefined && resolve(folder, worktree) === root);
    return isOurs ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Git's own settings are smaller. */
const mostBytes = 1_048_576;

function valueIn(text: string | undefined, line: RegExp): string | undefined {
  return line.exec(text ?? '')?.[1]?.trimEnd();
}

function textOf(path: string): string | undefined {
  try {
    return readString(path, mostBytes);
  } catch {
    return undefined;
  }
}

/** Whether something of a run that writes or was cut off stands about. */
export function hasState(root: string): boolean {
  try {
    lstatSync(dirname(stateFolder(root)));
    return true;
  } catch {
    return false;
  }
}
