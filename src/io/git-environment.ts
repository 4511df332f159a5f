import { delimiter, isAbsolute, relative, sep } from 'node:path';
import { topOf } from './project.ts';

/**
 * Variables that make git work on another repository, index or set of paths than those of its folder (git(1)). A hook of
 * another repository, or a person's shell, may have set them.
 */
const variables = [
  ...['GIT_DIR', 'GIT_WORK_TREE', 'GIT_IMPLICIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_PREFIX', 'GIT_NAMESPACE'],
  ...['GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES'],
  ...['GIT_GRAFT_FILE', 'GIT_SHALLOW_FILE', 'GIT_REPLACE_REF_BASE', 'GIT_INTERNAL_SUPER_PREFIX', 'GIT_CONFIG'],
  ...['GIT_CEILING_DIRECTORIES', 'GIT_QUARANTINE_PATH', 'GIT_ATTR_SOURCE'],
  ...['GIT_LITERAL_PATHSPECS', 'GIT_GLOB_PATHSPECS', 'GIT_NOGLOB_PATHSPECS', 'GIT_ICASE_PATHSPECS'],
];

/** For every call: what `variables` lists is not set. */
export const outsideEnvironment: Readonly<Record<string, undefined>> = Object.fromEntries(
  variables.map((name) => [name, undefined]),
);

/** Settings of a repository that make git run a program, or change what it prints, set to harmless values. */
const settings: readonly (readonly [string, string])[] = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.sshCommand', 'false'],
  ['core.gitProxy', ''],
  ['core.askPass', ''],
  ['core.editor', 'false'],
  ['core.quotePath', 'false'],
  ['credential.helper', ''],
  ['diff.external', ''],
  ['diff.relative', 'false'],
  ['diff.orderFile', '/dev/null'],
  ['gpg.program', 'false'],
  ['gpg.ssh.program', 'false'],
  ['gpg.x509.program', 'false'],
  ['log.showSignature', 'false'],
  ['log.follow', 'false'],
  ['submodule.recurse', 'false'],
  ['protocol.allow', 'never'],
  ['protocol.ext.allow', 'never'],
  ['protocol.file.allow', 'never'],
  ['color.ui', 'false'],
  ['color.grep', 'false'],
];

/** Flags of git itself for every call that only reads. */
export const quietFlags: readonly string[] = [
  '--no-pager',
  ...settings.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
];

/**
 * The environment of a call that only reads. No lazy fetch of a partial clone, no prompt, no optional write. Folders of the
 * repository are left out of the search path, where npx puts `node_modules/.bin`: git itself must not come from there.
 */
export function readingEnvironment(cwd: string): Readonly<Record<string, string | undefined>> {
  const path = process.env['PATH'];
  return {
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    GIT_EXTERNAL_DIFF: undefined,
    GIT_PAGER: 'cat',
    LC_ALL: 'C',
    ...(path === undefined
      ? {}
      : {
          PATH: path
            .split(delimiter)
            .filter((folder) => isElsewhere(topOf(cwd) ?? cwd, folder))
            .join(delimiter),
        }),
  };
}

function isElsewhere(cwd: string, folder: string): boolean {
  if (!isAbsolute(folder) || /node_modules[\\/]\.bin[\\/]?$/.test(folder)) return false;
  const way = relative(cwd, folder);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}
