import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { OutsideError } from '../errors.ts';
import { foldersOf } from './inside.ts';
import { refusalOf, remedyFor, runGit } from './git.ts';
import { topOf } from './project.ts';
import { gitFolder } from './state-folder.ts';

/**
 * Whether a commit of these paths can be made at all, to be asked before anything is written. Errors: no git, no working
 * tree, a `.git` of another repository, paths in another repository, no author, a merge or rebase in progress (OutsideError).
 */
export async function checkCommit(root: string, paths: readonly string[]): Promise<void> {
  const inside = await runGit(root, ['rev-parse', '--is-inside-work-tree']);
  if (inside.missing) throw cannot('there is no git on this machine', 'Install git');
  if (!inside.ok) throw cannot(refusalOf(inside), remedyFor(inside).replace(/\.$/, ''));
  if (inside.stdout !== 'true') throw cannot('this is no working tree', 'Run in a working tree');
  await checkRepository(root);
  for (const folder of new Set(paths.flatMap(foldersOf))) {
    if (existsSync(join(root, folder, '.git'))) {
      throw cannot(`${folder} is a repository of its own`, 'Run create-arch-adr in it');
    }
  }
  const person = await runGit(root, ['var', 'GIT_COMMITTER_IDENT']);
  if (!person.ok) {
    const settings = '`git config user.name "Your Name"` and `git config user.email you@example.org`';
    throw cannot('git does not know who you are', `Set it with ${settings}`);
  }
  await checkIdle(root);
}

/** A `.git` file or link may lead to the repository of another working tree, and settings to another working tree. */
async function checkRepository(root: string): Promise<void> {
  const top = topOf(root) ?? root;
  const answer = await runGit(root, ['rev-parse', '--show-toplevel', '--git-dir', '--git-common-dir']);
  const [tree = '', folder = '', common = ''] = answer.stdout.split('\n');
  const own = gitFolder(top);
  if (own === undefined) {
    throw cannot(
      `${join(top, '.git')} leads to a repository that does not name this folder as its working tree`,
      `If it is the right one, run \`git config core.worktree ${top}\` or \`git worktree repair\``,
    );
  }
  const isOwn =
    realOf(tree) === realOf(top) &&
    realOf(resolve(root, folder)) === realOf(own) &&
    (realOf(resolve(root, common)) === realOf(own) ||
      dirname(realOf(own)) === join(realOf(resolve(root, common)), 'worktrees'));
  const shared = realOf(resolve(root, common));
  const foreign = ['refs', 'objects', 'logs', 'index', 'packed-refs'].find((name) => leadsOut(shared, name));
  if (isOwn && foreign === undefined) return;
  throw cannot('the settings of this repository lead to another one', 'Check core.worktree and the links in .git');
}

/** Whether a part of git's folder is a link to another place. */
function leadsOut(folder: string, name: string): boolean {
  const path = join(folder, name);
  return existsSync(path) && !realOf(path).startsWith(folder + sep);
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Git commits a merge as a whole, and a commit in the middle of a rebase becomes part of what is rebased. */
async function checkIdle(root: string): Promise<void> {
  const acts = [
    ['MERGE_HEAD', 'a merge'],
    ['CHERRY_PICK_HEAD', 'a cherry-pick'],
    ['REVERT_HEAD', 'a revert'],
    ['rebase-merge', 'a rebase'],
    ['rebase-apply', 'a rebase'],
  ] as const;
  for (const [name, act] of acts) {
    const path = await runGit(root, ['rev-parse', '--git-path', name]);
    if (path.ok && existsSync(resolve(root, path.stdout))) {
      const whole = act === 'a merge' ? ', and git commits that as a whole' : '';
      throw cannot(`${act} is in progress${whole}`, `Finish it`);
    }
  }
}

function cannot(why: string, what: string): OutsideError {
  return new OutsideError(`--commit is not possible: ${why.replace(/(?<![.\s])[.\s]+$/, '')}.`, {
    hint: `Nothing was written. ${what}, or run without --commit.`,
  });
}
