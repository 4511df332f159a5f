import { refusalOf, remedyFor, runGit, type GitAnswer } from './git.ts';

/** Numbers that are in use, and why there may be more. */
export interface TakenNumbers {
  readonly numbers: readonly number[];
  /** What git could not answer, and what to do about it. The numbers are then those that it did find. */
  readonly unknown?: { readonly why: string; readonly remedy: string };
}

/**
 * Numbers of records in HEAD or on any local or remote-tracking branch, in the log's folder and below. The cost does not
 * grow with the branches but with what differs between them: git is asked a few times, and only for the names in which the
 * folder of a branch differs from that of the first. A repository without commits has none.
 */
export async function takenNumbers(root: string, directory: string): Promise<TakenNumbers> {
  try {
    const names = await namesOnBranches(root, directory);
    const shallow = await runGit(root, ['rev-parse', '--is-shallow-repository']);
    const numbers = numbersIn(names);
    return shallow.stdout === 'true' ? { numbers, unknown: shallowClone } : { numbers };
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return { numbers: numbersIn(error.names), unknown: { why: error.message, remedy: error.remedy } };
  }
}

const shallowClone = {
  why: 'this is a shallow clone, which may lack branches',
  remedy: 'Fetch them with `git fetch --unshallow` and `git fetch origin "+refs/heads/*:refs/remotes/origin/*"`.',
};

/** Git refused, or could not answer for every branch. */
class Unanswered extends Error {
  readonly remedy: string;
  readonly names: ReadonlySet<string>;

  constructor(answer: GitAnswer, names: Iterable<string> = []) {
    super(refusalOf(answer));
    this.remedy = remedyFor(answer);
    this.names = new Set(names);
  }
}

function numbersIn(names: ReadonlySet<string>): number[] {
  return [...names].flatMap((name) => {
    const digits = /^(?:adr[-_ ]?)?(\d{1,6})(?:[-_. ]|\.md$)/i.exec(name)?.[1];
    return digits === undefined || /^\d{4}-\d{2}-/.test(name) ? [] : [Number(digits)];
  });
}

async function namesOnBranches(root: string, directory: string): Promise<ReadonlySet<string>> {
  const { commits, broken } = await branchTips(root);
  if (commits.length === 0 && !broken) return new Set();
  const { folders, missing } = await foldersAt(root, commits, directory);
  const [first, ...others] = folders;
  const names = first === undefined ? new Set<string>() : await namesIn(root, first, others);
  const unanswered = broken ?? missing;
  if (unanswered) throw new Unanswered(unanswered, names);
  return names;
}

/** Commits of HEAD and of every branch. `broken` is what git said about refs that it cannot read. */
async function branchTips(root: string): Promise<{ readonly commits: readonly string[]; readonly broken?: GitAnswer }> {
  const answer = await runGit(root, ['show-ref', '--head']);
  const commits = linesOf(answer).flatMap(
    (line) => /^(\S+) (?:HEAD|refs\/heads\/.*|refs\/remotes\/.*)$/.exec(line)?.[1] ?? [],
  );
  // A repository without any ref is no failure: git then says nothing and ends with 1.
  if (answer.stderr === '' && !answer.missing) return { commits: [...new Set(commits)] };
  // One bad ref ends `show-ref`; this one goes on behind it.
  const rest = await runGit(root, ['for-each-ref', '--format=%(objectname)', 'refs/heads', 'refs/remotes']);
  if (!rest.ok) throw new Unanswered(answer);
  return { commits: [...new Set([...commits, ...linesOf(rest)])], broken: answer };
}

/** The folder of the log in each commit, and the answer of git where a commit or its folders are not in this clone. */
async function foldersAt(
  root: string,
  commits: readonly string[],
  directory: string,
): Promise<{ readonly folders: readonly string[]; readonly missing?: GitAnswer }> {
  const input = commits.map((commit) => `${commit}^{tree}\n${commit}:./${directory}\n`).join('');
  const answer = await runGit(root, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input });
  const lines = linesOf(answer);
  const trees = lines.map((line) => /^([0-9a-f]{40,64}) tree$/.exec(line)?.[1]);
  const folders = [...new Set(trees.flatMap((tree, index) => (index % 2 === 1 ? (tree ?? []) : [])))];
  const lost = lines.find((_, index) => index % 2 === 0 && trees[index] === undefined);
  if (lost === undefined && answer.stderr === '') return { folders };
  const stderr = answer.stderr === '' ? `fatal: ${lost ?? ''}` : answer.stderr;
  return { folders, missing: { ...answer, stderr } };
}

/** Names of files in the first folder, and those in which the others differ from it. */
async function namesIn(root: string, first: string, others: readonly string[]): Promise<ReadonlySet<string>> {
  const listed = await runGit(root, ['ls-tree', '-r', '--name-only', '--full-tree', first]);
  if (!listed.ok) throw new Unanswered(listed);
  const names = namesOf(listed);
  if (others.length === 0) return new Set(names);
  const input = others.map((other) => `${first} ${other}\n`).join('');
  const differ = await runGit(root, ['diff-tree', '--stdin', '-r', '--name-only', '--no-renames'], { input });
  const all = [...names, ...namesOf(differ)];
  if (!differ.ok) throw new Unanswered(differ, all);
  return new Set(all);
}

/** Names of listed files; hidden files and folders are not part of the log. */
function namesOf(answer: GitAnswer): string[] {
  const paths = linesOf(answer).map((path) => path.replace(/^"|"$/g, ''));
  return paths.filter((path) => !/^\.|\/\./.test(path)).map((path) => path.replace(/^.*\//, ''));
}

function linesOf({ stdout }: GitAnswer): string[] {
  return stdout.split('\n').filter((line) => line !== '');
}
