import { runGit } from './git.ts';

/**
 * Numbers of records that stand in HEAD or on any local or remote-tracking branch, in the log's folder and below. The cost
 * does not grow with the branches but with what differs between them: git is asked four times, and only for the names in
 * which the folder of a branch differs from that of the first. Without git, or in a repository without commits: none.
 */
export async function takenNumbers(root: string, directory: string): Promise<number[]> {
  const names = await namesOnBranches(root, directory);
  return [...names].flatMap((name) => {
    const digits = /^(?:adr[-_ ]?)?(\d{1,6})(?:[-_. ]|\.md$)/i.exec(name)?.[1];
    return digits === undefined || /^\d{4}-\d{2}-/.test(name) ? [] : [Number(digits)];
  });
}

async function namesOnBranches(root: string, directory: string): Promise<ReadonlySet<string>> {
  const ask = async (args: readonly string[], input?: string): Promise<string[]> => {
    const answer = await runGit(root, args, input === undefined ? {} : { input });
    return answer.ok ? answer.stdout.split('\n').filter((line) => line !== '') : [];
  };
  const heads = await ask(['show-ref', '--head']);
  const commits = heads.flatMap((line) => /^(\S+) (?:HEAD|refs\/heads\/.*|refs\/remotes\/.*)$/.exec(line)?.[1] ?? []);
  if (commits.length === 0) return new Set();
  const folders = [...new Set(commits)].map((commit) => `${commit}:${directory}\n`).join('');
  const found = await ask(['cat-file', '--batch-check=%(objectname) %(objecttype)'], folders);
  const [first, ...others] = new Set(found.flatMap((line) => /^([0-9a-f]{40,64}) tree$/.exec(line)?.[1] ?? []));
  if (first === undefined) return new Set();
  const listed = await ask(['-c', 'core.quotePath=false', 'ls-tree', '-r', '--name-only', '--full-tree', first]);
  const pairs = others.map((other) => `${first} ${other}\n`).join('');
  const differ =
    others.length === 0
      ? []
      : await ask(['-c', 'core.quotePath=false', 'diff-tree', '--stdin', '-r', '--name-only', '--no-renames'], pairs);
  const paths = [...listed, ...differ].map((path) => path.replace(/^"|"$/g, ''));
  // Hidden files and folders are not part of the log.
  return new Set(paths.filter((path) => !/^\.|\/\./.test(path)).map((path) => path.replace(/^.*\//, '')));
}
