import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../errors.ts';
import { gitObstacle } from '../io/git-files.ts';
import { hasPending, readPending } from '../io/pending-commit.ts';
import { findProject, topOf } from '../io/project.ts';
import { exists, readText } from '../io/read.ts';
import { hasState } from '../io/state-folder.ts';
import { decodeStdin } from '../io/stdin.ts';
import { count } from '../text/sentence.ts';
import { visible } from '../text/visible.ts';
import type { Context } from './context.ts';
import { refuseHidden } from './hidden-files.ts';
import type { Flags } from './options.ts';
import { print } from './lines.ts';

/** Where a command works. */
export interface Place {
  readonly root: string;
  readonly git: boolean;
}

/**
 * The repository of a command's directory argument. Without one it is the working folder's. What a killed run left is
 * finished or undone first, so that a command that writes reads whole files. A command that only reads, and a dry run, report
 * it and change nothing: what is left may have come with the repository.
 */
export async function loadPlace(
  context: Context,
  directory: string | undefined,
  flags: Flags,
  use: 'read' | 'write' = 'write',
): Promise<Place> {
  const found = projectOf(context, directory, flags);
  const git = found.git && flags.git;
  const obstacle = git ? gitObstacle(found.root) : undefined;
  if (obstacle !== undefined) print(context.stderr, `${visible(`git cannot be asked: ${obstacle}`)}.\n`);
  if (git && hasPending(found.root) && !flags.commit) await sayPending(context, found.root);
  // Without its answers and settings a project looks like another one.
  if (!exists(join(found.root, answersFile))) await refuseHidden({ root: found.root, git }, settingsFiles);
  if (hasState(found.root)) await settleEarlierRun(context, found.root, use === 'write' && flags.dryRun !== true);
  return { root: found.root, git };
}

/** Files at the root of a project that say what it is. */
const settingsFiles = ['stack.yaml', '.adr-dir', '.log4brains.yml'];

/** The project of a command: that of a stack.yaml that `--answers` names in this repository, else that of the folder. */
function projectOf(context: Context, directory: string | undefined, { answers }: Flags): Place {
  const found = findProject(resolve(context.cwd, directory ?? '.'));
  const named = answers === undefined || answers === '-' ? undefined : resolve(context.cwd, answers);
  if (named === undefined || basename(named) !== answersFile || !exists(named)) return found;
  const inner = findProject(dirname(named));
  const top = topOf(found.root);
  return top !== undefined && topOf(inner.root) === top ? inner : found;
}

/** Says which commit an earlier run did not make. What a person committed by hand since then is not pending. */
async function sayPending(context: Context, root: string): Promise<void> {
  const files = Object.keys(readPending(root)?.files ?? {});
  if (files.length === 0) return;
  const { uncommittedPaths } = await import('../io/git-status.ts');
  const left = (await uncommittedPaths(root, files)) ?? files;
  if (left.length === 0) return;
  const named = `${count(left.length, 'file', 'files')} of an earlier run ${left.length === 1 ? 'is' : 'are'} not committed`;
  print(context.stderr, `${visible(`${named}; a run with --commit commits ${left.length === 1 ? 'it' : 'them'}`)}.\n`);
}

async function settleEarlierRun(context: Context, root: string, writes: boolean): Promise<void> {
  const { pendingRecovery, recover } = await import('../io/recover.ts');
  const say = (line: string): void => {
    print(context.stderr, `${visible(line)}\n`);
  };
  if (writes) return recover(root, say);
  const pending = pendingRecovery(root);
  if (pending !== undefined) say(pending);
}

/** A path from the root of the project as one from the root of the repository; an address or a path outside stays. */
export function repositoryPath({ root }: Place, path: string): string {
  const way = relative(topOf(root) ?? root, root);
  return way === '' || isAbsolute(path) || !exists(join(root, path)) ? path : join(way, path).split(sep).join('/');
}

/** The usual name of the answers file. */
export const answersFile = 'stack.yaml';

/** The text of the answers, and what it is called. */
export interface AnswersText {
  readonly text: string;
  /** As messages name it: from where the person stands, or from the root. */
  readonly file: string;
  /** As the files that are written name it. */
  readonly name: string;
  /** Its path from the root; missing for standard input and a file outside. */
  readonly path?: string;
}

/**
 * Reads the answers of a run; messages name them from the folder `from`. Errors: there are none (InputError), and those of
 * `readText`.
 */
export async function answersText(
  context: Context,
  place: Place,
  flags: Flags,
  from = context.cwd,
): Promise<AnswersText> {
  if (flags.answers === '-') {
    return { text: await decodeStdin(context.stdin), file: 'standard input', name: 'standard input' };
  }
  const path = flags.answers === undefined ? join(place.root, answersFile) : resolve(context.cwd, flags.answers);
  const shown = shownPath(from, path);
  const text = readText(path, shown, 'answers');
  if (text !== undefined) {
    const name = nameInTexts(place.root, path);
    return { text, file: shown, name, ...(resolve(place.root, name) === path ? { path: name } : {}) };
  }
  throw new InputError(`There is no ${shown}.`, {
    hint: 'Name an answers file with --answers, or run in a terminal to be asked.',
  });
}

/** A path as records and pages name it: from the root, or the bare name of a file outside, whose folder is nobody's business. */
function nameInTexts(root: string, path: string): string {
  const way = relative(root, path);
  return (way.startsWith('..') ? basename(path) : way).split(sep).join('/');
}

/** A path as it looks from a folder: what follows that folder when the path lies below, else all of it. */
export function shownPath(from: string, path: string): string {
  const way = relative(from, path);
  return way.startsWith('..') ? path : way.split(sep).join('/');
}
