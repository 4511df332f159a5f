import { join, relative, resolve, sep } from 'node:path';
import type { CatalogFolder } from '../io/overlay.ts';
import { findRoot, readText } from '../io/read.ts';
import { readCatalogIndex } from '../io/shipped.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Context } from './context.ts';
import { answersFile } from './place.ts';

/** Folders that flags name, from where the person stands. They may lie anywhere. */
export function flaggedFolders(context: Context, flags: { readonly catalog?: readonly string[] }): CatalogFolder[] {
  return (flags.catalog ?? []).map((named) => ({
    path: resolve(context.cwd, named),
    shown: shownFolder(context, named),
  }));
}

/** Folders that answers name, relative to their own file in the folder `base`. Errors: outside the repository (InputError). */
export async function answeredFolders(root: string, base: string, named: readonly string[]): Promise<CatalogFolder[]> {
  if (named.length === 0) return [];
  const { namedInAnswers } = await import('../io/overlay.ts');
  const paths = await Promise.all(named.map((folder) => namedInAnswers(root, base, folder, 'catalog')));
  return paths.map((path) => ({ path: join(root, path), shown: path }));
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
  const { root } = await findRoot(from);
  const text = await readText(join(root, answersFile), answersFile, 'answers');
  const named = text?.includes('catalog') ? await foldersIn(text, context) : [];
  return [...(await answeredFolders(root, root, named)), ...flaggedFolders(context, flags)];
}

async function foldersIn(text: string, context: Context): Promise<string[]> {
  const { parseYaml } = await import('../text/yaml.ts');
  const { value } = parseYaml(text, answersFile);
  if (!value)
    context.stderr.write(`${answersFile} is not valid YAML, so catalog folders that it names are left out.\n`);
  const data = value?.data;
  const named = typeof data === 'object' && data !== null && 'catalog' in data ? data.catalog : [];
  return Array.isArray(named) ? named.filter((folder) => typeof folder === 'string') : [];
}

function shownFolder(context: Context, named: string): string {
  const way = relative(context.cwd, resolve(context.cwd, named));
  return way === '' ? '.' : way.startsWith('..') ? named : way.split(sep).join('/');
}

/**
 * The catalog that a command begins with. Without folders it is the shipped index, and layers are loaded as they are
 * needed; with folders everything is loaded, and they are laid over it one after the other. Errors: a folder that is
 * missing or has faults (InputError).
 */
export async function startCatalog(folders: readonly CatalogFolder[]): Promise<Catalog> {
  const index = readCatalogIndex();
  if (folders.length === 0) return index;
  const { layFolders } = await import('./overlay.ts');
  return layFolders(index, folders);
}
