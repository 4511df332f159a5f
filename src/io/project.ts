import { realpathSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InputError } from '../errors.ts';
import { readString } from './open.ts';
import { exists, mostBytes } from './read.ts';

/** The project that a command works on. */
export interface Project {
  readonly root: string;
  /** Whether there is git. */
  readonly git: boolean;
}

/** Files that make a folder a project: the answers, and the settings of other programs for decision records. */
const settings = ['.adr-dir', '.log4brains.yml'];

/**
 * The project around a folder: the nearest folder upwards that has answers or settings of a log, as far as the repository
 * reaches; else the root of the repository, else the folder itself. Errors: there is no such folder (InputError).
 */
export function findProject(folder: string): Project {
  const start = realFolder(folder);
  const top = topOf(start);
  const root = projectAbove(start, top);
  return { root: root ?? top ?? start, git: top !== undefined };
}

/** The nearest folder upwards with `.git`; `undefined` where there is none. */
export function topOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (exists(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Without git the search ends below folders that belong to no one project. */
function projectAbove(start: string, top: string | undefined): string | undefined {
  const shared = new Set(top === undefined ? [homedir(), tmpdir(), realOf(tmpdir())] : []);
  for (let at = start; ; at = dirname(at)) {
    if (dirname(at) === at || (at !== start && shared.has(at))) return undefined;
    if (isProject(at)) return at;
    if (at === top) return undefined;
  }
}

/** Whether a folder is a project of its own. */
export function isProject(folder: string): boolean {
  return settings.some((name) => exists(join(folder, name))) || hasAnswers(folder);
}

/** Whether a folder has answers. The Haskell tool Stack has settings of the same name, which are none. */
export function hasAnswers(folder: string): boolean {
  const path = join(folder, 'stack.yaml');
  if (!exists(path)) return false;
  try {
    const text = readString(path, mostBytes.answers);
    return !/^(?:resolver|snapshot)[ \t]*:/m.test(text) || /^(?:system|decisions)[ \t]*:/m.test(text);
  } catch {
    return true;
  }
}

function realFolder(folder: string): string {
  try {
    const real = realpathSync(folder);
    if (statSync(real).isDirectory()) return real;
  } catch (error) {
    throw new InputError(`There is no folder ${folder}.`, { hint: 'Name a folder that exists.', cause: error });
  }
  throw new InputError(`${folder} is a file, not a folder.`, { hint: 'Name the folder of the project.' });
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
