import { join, resolve } from 'node:path';
import type { CatalogFolder } from '../io/overlay.ts';
import { findProject } from '../io/project.ts';
import { readText } from '../io/read.ts';
import { readCatalogIndex } from '../io/shipped.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Parsed, Place } from '../model/problem.ts';
import type { Context } from './context.ts';
import { faultsError } from './faults.ts';
import { answersFile, shownPath } from './place.ts';
import { print } from './lines.ts';

/** Folders that flags name, from where the person stands. They may lie anywhere; messages name them from the folder `from`. */
export function flaggedFolders(
  context: Context,
  flags: { readonly catalog?: readonly string[] },
  from = context.cwd,
): CatalogFolder[] {
  return (flags.catalog ?? []).map((folder) => ({
    path: resolve(context.cwd, folder),
    shown: shownFolder(context, folder, from),
  }));
}

/** Folders that answers name, relative to their own file in the folder `base`. Errors: outside the repository (InputError). */
export async function answeredFolders(root: string, base: string, named: readonly string[]): Promise<CatalogFolder[]> {
  if (named.length === 0) return [];
  const { namedInAnswers } = await import('../io/overlay.ts');
  const paths = await Promise.all(named.map((folder) => namedInAnswers(root, base, folder, 'catalog')));
  return paths.map((path, index) => ({ path: join(root, path), shown: path, named: named[index] ?? path }));
}

/**
 * Folders for a command that reads no answers: those that a stack.yaml of the repository at or around `from` names, then
 * those of flags. What else is wrong with that file does not matter here. Errors: outside the repository (InputError).
 */
export async function foldersHere(
  context: Context,
  flags: { readonly catalog?: readonly string[] },
  from = context.cwd,
): Promise<CatalogFolder[]> {
  const { root } = findProject(from);
  const text = readText(join(root, answersFile), answersFile, 'answers');
  const named = text?.includes('catalog') ? await foldersIn(text, context) : [];
  return [...(await answeredFolders(root, root, named)), ...flaggedFolders(context, flags)];
}

async function foldersIn(text: string, context: Context): Promise<string[]> {
  const { parseYaml } = await import('../text/yaml.ts');
  const { value } = parseYaml(text, answersFile);
  if (!value)
    print(context.stderr, `${answersFile} is not valid YAML, so catalog folders that it names are left out.\n`);
  const data = value?.data;
  const named = typeof data === 'object' && data !== null && 'catalog' in data ? data.catalog : [];
  return Array.isArray(named) ? named.filter((folder) => typeof folder === 'string') : [];
}

/** A folder that a flag names, as messages name it: as it was typed where it lies outside of the person's folder. */
export function shownFolder({ cwd }: Context, named: string, from: string): string {
  const path = resolve(cwd, named);
  const shown = shownPath(from, path);
  return shown === '' ? '.' : shown === path && from === cwd ? named : shown;
}

/**
 * The catalog that a command begins with. Without folders it is the shipped index, and layers are loaded as they are
 * needed; with folders everything is loaded, and they are laid over it one after the other. Errors: a folder that is
 * missing or has faults (InputError).
 */
export async function startCatalog(folders: readonly CatalogFolder[]): Promise<Catalog> {
  const { value, problems } = await readCatalog(folders);
  if (value) return value;
  throw faultsError(problems, 'nothing was done');
}

/**
 * The same catalog, or the faults of its folders in its place. `placeOf` says where answers name a folder; one that is
 * missing is a fault at that place.
 */
export async function readCatalog(
  folders: readonly CatalogFolder[],
  placeOf?: (named: string) => Place,
): Promise<Parsed<Catalog>> {
  const index = readCatalogIndex();
  if (folders.length === 0) return { value: index, problems: [] };
  const { layFolders } = await import('./overlay.ts');
  return layFolders(index, folders, placeOf);
}
