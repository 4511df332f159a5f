import { execa } from 'execa';

/** What a git command gave. */
export interface GitAnswer {
  readonly ok: boolean;
  /** There is no git on this machine. */
  readonly missing: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs git in a folder; never throws. `input` goes to its standard input. `patient` is for commands that run hooks, which
 * may take long and speak the person's language.
 */
export async function runGit(
  cwd: string,
  args: readonly string[],
  options: { readonly input?: string; readonly patient?: boolean } = {},
): Promise<GitAnswer> {
  const result = await execa('git', args, {
    cwd,
    reject: false,
    // Otherwise a signal to us kills git in the middle of its work, and all signals lose the way Node set them.
    cleanup: false,
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
    ...(options.patient ? {} : { timeout: 20_000, env: { GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } }),
  });
  return { ok: !result.failed, missing: result.code === 'ENOENT', stdout: result.stdout, stderr: result.stderr };
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
  const texts = await Promise.all(fresh.map((path) => ask(root, ['show', `${tip}:${path}`])));
  return fresh.map((path, index) => ({ path, text: texts[index] ?? '' }));
}
