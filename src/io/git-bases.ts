import { commitOf } from './git-history.ts';
import { runGit } from './git.ts';

/** A branch to compare with: its name, and its commit. */
export interface Base {
  readonly ref: string;
  readonly commit: string;
}

/** Branches that may be the base of the current one, from the most to the least certain. */
export interface BaseCandidates {
  /** In this order: the configured upstream, the default branches of the remotes, branches called main or master. */
  readonly known: readonly (readonly Base[])[];
  /** Every other branch. Any of them may be the base. */
  readonly possible: readonly Base[];
}

interface Branch extends Base {
  /** Without `refs/heads/` or `refs/remotes/<remote>/`. */
  readonly name: string;
  readonly remote: boolean;
  /** Where a remote's HEAD points to. */
  readonly target: string | undefined;
}

/** The branch, tag or commit that a person names; `undefined` when it is not known here. */
export async function namedBase(root: string, ref: string): Promise<Base | undefined> {
  const commit = await commitOf(root, ref);
  return commit === undefined ? undefined : { ref, commit };
}

/** The branches of a repository that may be the base of the one that is checked out. */
export async function baseCandidates(root: string): Promise<BaseCandidates> {
  const branches = await branchesOf(root);
  const head = await runGit(root, ['symbolic-ref', '-q', '--short', 'HEAD']);
  const current = head.ok ? head.stdout : undefined;
  const tracked = await runGit(root, ['rev-parse', '--symbolic-full-name', '@{upstream}']);
  const upstream = branches.filter((branch) => tracked.ok && `refs/${kindOf(branch)}/${branch.ref}` === tracked.stdout);
  const defaults = branches.flatMap((branch) => branch.target ?? []);
  const heads = branches.filter((branch) => branch.remote && defaults.includes(`refs/remotes/${branch.ref}`));
  const usual = branches.filter(({ name, target }) => target === undefined && isUsual(name));
  const remote = usual.filter((branch) => branch.remote);
  const isDefault = current !== undefined && (isUsual(current) || heads.some(({ name }) => name === current));
  return {
    known: [
      // A branch that was pushed tracks itself; only for a default branch that is the base.
      upstream.filter(({ name }) => isDefault || name !== current),
      heads,
      remote.length > 0 ? remote : usual,
    ],
    possible: isDefault ? [] : branches.filter(({ name, target }) => target === undefined && name !== current),
  };
}

function isUsual(name: string): boolean {
  return name === 'main' || name === 'master';
}

function kindOf({ remote }: Branch): string {
  return remote ? 'remotes' : 'heads';
}

async function branchesOf(root: string): Promise<Branch[]> {
  const format = '--format=%(objectname) %(refname) %(symref)';
  const { stdout } = await runGit(root, ['for-each-ref', format, 'refs/heads', 'refs/remotes']);
  return stdout.split('\n').flatMap((line) => {
    const [, commit, kind, ref, target] = /^(\S+) refs\/(heads|remotes)\/(\S+) (\S*)$/.exec(line) ?? [];
    if (commit === undefined || ref === undefined) return [];
    const remote = kind === 'remotes';
    const name = remote ? ref.replace(/^[^/]+\//, '') : ref;
    const pointsTo = remote && name === 'HEAD' ? (target ?? '') : undefined;
    return [{ ref, commit, name, remote, target: pointsTo }];
  });
}
