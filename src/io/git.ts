import { execa } from 'execa';

/** Output of a git command in a folder, without the line break at its end; `undefined` when git fails or is missing. */
async function ask(cwd: string, args: readonly string[]): Promise<string | undefined> {
  const result = await execa('git', args, {
    cwd,
    reject: false,
    timeout: 20_000,
    env: { GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  });
  return result.failed ? undefined : result.stdout;
}

/** Name of the person as git knows it. */
export async function userName(cwd: string): Promise<string | undefined> {
  return ask(cwd, ['config', 'user.name']);
}

/** Numbers of records that stand in HEAD or on any local or remote-tracking branch, in the log's folder. */
export async function takenNumbers(root: string, directory: string): Promise<number[]> {
  const refs = await ask(root, ['for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes']);
  const names = new Set<string>();
  for (const ref of ['HEAD', ...(refs ?? '').split('\n').filter((name) => name !== '')]) {
    const listed = await ask(root, ['ls-tree', '--name-only', '-z', ref, '--', `${directory}/`]);
    for (const path of (listed ?? '').split('\0')) names.add(path.slice(path.lastIndexOf('/') + 1));
  }
  return [...names].flatMap((name) => {
    const digits = /^(?:adr[-_ ]?)?(\d{1,6})(?=[-_.])/i.exec(name)?.[1];
    return digits === undefined || digits.length === 8 ? [] : [Number(digits)];
  });
}
