import { execa } from 'execa';
import { gitObstacle } from './git-files.ts';
import { outsideEnvironment, quietFlags, readingEnvironment } from './git-environment.ts';

/** What a git command gave. */
export interface GitAnswer {
  readonly ok: boolean;
  /** There is no git on this machine. */
  readonly missing: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export interface GitOptions {
  /** Goes to standard input. */
  readonly input?: string;
  /**
   * The call is part of a commit that a person asked for: hooks, filters and signing run as in their own `git commit`,
   * take as long as they need, and use the person's language.
   */
  readonly commits?: boolean;
  /** Further environment variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs git in a folder; never throws. Git always works on the repository of that folder, whatever repository the
 * environment names. Unless the call commits, nothing that a repository configures is executed, and the network is not used.
 */
export async function runGit(cwd: string, args: readonly string[], options: GitOptions = {}): Promise<GitAnswer> {
  const { input, commits = false, env = {} } = options;
  const obstacle = gitObstacle(cwd);
  if (obstacle !== undefined) return { ok: false, missing: false, stdout: '', stderr: `fatal: ${obstacle}` };
  const result = await execa('git', commits ? args : [...quietFlags, ...args], {
    cwd,
    reject: false,
    // Otherwise a signal to us kills git in the middle of its work, and all signals lose the way Node set them.
    cleanup: false,
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
    ...(commits ? {} : { timeout: 20_000 }),
    env: { ...outsideEnvironment, ...(commits ? {} : readingEnvironment(cwd)), ...env },
  });
  return { ok: !result.failed, missing: result.code === 'ENOENT', stdout: result.stdout, stderr: result.stderr };
}

/** What git says about why it failed, on one line; what happened when it says nothing. */
export function refusalOf({ missing, stderr }: GitAnswer): string {
  if (missing) return 'git is not installed';
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines[0] ?? 'git failed without a message';
}

/** What to do about it. */
export function remedyFor(answer: GitAnswer): string {
  if (answer.missing) return 'Install git.';
  const owned = /dubious ownership in repository at '(.+)'/.exec(answer.stderr)?.[1];
  if (owned !== undefined) return `Run \`git config --global --add safe.directory '${owned}'\`.`;
  if (/^fatal: \.git\S* is .*, not a file$/.test(answer.stderr)) return 'Put a file in its place, or remove it.';
  if (/lazy fetching|promisor|transport .* not allowed/i.test(answer.stderr)) {
    return 'Objects are missing in this partial clone. Run `git fetch --refetch --no-filter`.';
  }
  return 'Repair the repository: `git status` and `git fsck` show more.';
}

/** Output of a git command in a folder, without the line break at its end; `undefined` when git fails or is missing. */
async function ask(cwd: string, args: readonly string[]): Promise<string | undefined> {
  const answer = await runGit(cwd, args);
  return answer.ok ? answer.stdout : undefined;
}

/** Name of the person as git knows it. */
export async function userName(cwd: string): Promise<string | undefined> {
  return ask(cwd, ['config', 'user.name']);
}

/** Files that git keeps or would keep, from the root with `/`; `undefined` when git cannot tell. */
export async function listFiles(root: string): Promise<string[] | undefined> {
  const listed = await ask(root, ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
  return listed?.split('\0').filter((path) => path !== '');
}

/**
 * Markdown files of a folder that another branch has and had not yet when this one left it, with their texts.
 * `undefined` when the branch is not known here.
 */
export async function newOnBranch(
  root: string,
  ref: string,
  directory: string,
): Promise<{ readonly path: string; readonly text: string }[] | undefined> {
  const tip = await ask(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (tip === undefined || tip === '') return undefined;
  const listed = async (commit: string): Promise<string[]> =>
    ((await ask(root, ['ls-tree', '-r', '--name-only', '-z', commit, '--', `${directory}/`])) ?? '')
      .split('\0')
      .filter((path) => path.toLowerCase().endsWith('.md'));
  const common = await ask(root, ['merge-base', tip, 'HEAD']);
  const before = new Set(common === undefined || common === '' ? [] : await listed(common));
  const fresh = (await listed(tip)).filter((path) => !before.has(path));
  const texts = await Promise.all(fresh.map((path) => ask(root, ['cat-file', 'blob', `${tip}:./${path}`])));
  return fresh.map((path, index) => ({ path, text: texts[index] ?? '' }));
}
