import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { InputError, OutsideError } from '../errors.ts';
import { insideRoot, isCode, readText, reasonOf } from './read.ts';

/** A folder to lay over the shipped catalog, and how messages call it. */
export interface CatalogFolder {
  readonly path: string;
  readonly shown: string;
  /** What answers call it, where they name it. */
  readonly named?: string;
}

/** A YAML file of a catalog folder: its path below the folder with `/`, how messages call it, and its text. */
export interface FolderFile {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
}

/** Catalogs of people stay far below these; what is above was not made by hand. */
const limits = { depth: 3, files: 5000, bytes: 33_554_432 };

/**
 * All YAML files of a catalog folder, sorted by path. Folders that begin with a dot are passed over. Errors: the folder
 * is missing, too large, or a link in it leads out of it (InputError); it cannot be read (OutsideError).
 */
export async function readCatalogFolder(folder: string, shown: string): Promise<FolderFile[]> {
  const root = await realFolder(folder, shown, 'catalog');
  const paths = await yamlPaths(root, '', shown, 1);
  if (paths.length > limits.files) throw tooLarge(shown, `more than ${limits.files} YAML files`);
  const files: FolderFile[] = [];
  let bytes = 0;
  for (const path of paths.sort()) {
    const name = shown === '.' ? path : `${shown}/${path}`;
    await staysInside(root, path, name, 'catalog');
    const text = readText(join(root, path), name, 'answers') ?? '';
    bytes += text.length;
    if (bytes > limits.bytes) throw tooLarge(shown, `more than ${limits.bytes} bytes of YAML`);
    files.push({ path, shown: name, text });
  }
  return files;
}

function tooLarge(shown: string, what: string): InputError {
  return new InputError(`${shown} holds ${what}.`, { hint: 'Name the folder of a catalog.' });
}

/** What the folders are called that people name. */
type FolderKind = 'catalog' | 'template';

/** The real path of a folder that somebody named. Errors: it is missing, or a file (InputError), it cannot be read (OutsideError). */
export async function realFolder(folder: string, shown: string, kind: FolderKind): Promise<string> {
  try {
    const real = await realpath(folder);
    if ((await stat(real)).isDirectory()) return real;
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) throw unreadable(shown, error);
    throw new InputError(`There is no ${kind} folder ${shown}.`, { hint: 'Name a folder that exists.', cause: error });
  }
  throw new InputError(`${shown} is a file, not a folder.`, { hint: `Name the ${kind} folder.` });
}

function unreadable(shown: string, error: unknown): OutsideError {
  return new OutsideError(`${shown} cannot be read: ${reasonOf(error)}.`, {
    hint: 'Check its permissions.',
    cause: error,
  });
}

async function yamlPaths(root: string, below: string, shown: string, depth: number): Promise<string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(shown, error);
  });
  const paths: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && depth < limits.depth) paths.push(...(await yamlPaths(root, path, shown, depth + 1)));
    else if (/\.ya?ml$/i.test(entry.name)) paths.push(path);
  }
  return paths;
}

/** A link may point to a neighbour, as mounted folders do, but not out of the folder that somebody named. */
export async function staysInside(root: string, path: string, shown: string, kind: FolderKind): Promise<void> {
  const real = await realpath(join(root, path)).catch((error: unknown) => {
    throw unreadable(shown, error);
  });
  const way = relative(root, real);
  if (way.startsWith(`..${sep}`) || way === '..') {
    throw new InputError(`${shown} is a link that leads out of its ${kind} folder.`, { hint: 'Copy the file there.' });
  }
}

/**
 * A folder that answers name, relative to the file of the answers, as a path from the root. It stays inside the
 * repository, also through links: answers come with a repository and must not make a run read what lies beside it.
 */
export async function namedInAnswers(root: string, base: string, named: string, kind: FolderKind): Promise<string> {
  const from = relative(root, await realpath(base));
  if (from === '..' || from.startsWith(`..${sep}`)) {
    throw new InputError(`The answers lie outside the repository and name the ${kind} folder ${named}.`, {
      hint: `Name it with --${kind === 'catalog' ? 'catalog' : 'templates'} instead.`,
    });
  }
  return insideRoot(root, join(from, named), `The ${kind} folder`);
}
