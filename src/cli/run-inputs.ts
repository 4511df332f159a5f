import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { textAt } from '../io/git-history.ts';
import { statusOf } from '../io/git-status.ts';
import { pathInside, readText } from '../io/read.ts';
import { parseYaml } from '../text/yaml.ts';
import type { Context } from './context.ts';
import type { Flags } from './options.ts';
import { answersFile, type Place } from './place.ts';

/** What records follow from and git does not have. */
export interface UncommittedInputs {
  /** The answers file, or nothing. */
  readonly answers: readonly string[];
  /** Files in catalog folders and in the folder of templates. */
  readonly folders: readonly string[];
  /** Those that git ignores, so that they cannot be committed. */
  readonly ignored: readonly string[];
}

/**
 * Files of the repository that the records of a run follow from, where git does not have what they say: the answers, the
 * catalog folders and the templates. An edit of the answers that changes no value, such as a comment, is not one of them.
 */
export async function uncommittedInputs(context: Context, place: Place, flags: Flags): Promise<UncommittedInputs> {
  const { root } = place;
  const answers = flags.answers === undefined ? join(root, answersFile) : resolve(context.cwd, flags.answers);
  const path = flags.answers === '-' ? undefined : pathInside(root, answers);
  const text = path === undefined ? undefined : readText(join(root, path), path, 'answers');
  const data = text === undefined ? undefined : dataOf(text);
  const folders = inputFolders(context, root, dirname(answers), data, flags);
  const inputs = [...(text === undefined || path === undefined ? [] : [path]), ...folders];
  const entries = (inputs.length === 0 ? [] : await statusOf(root, inputs, { commits: true })) ?? [];
  const before = path === undefined ? undefined : await textAt(root, 'HEAD', path);
  const isSame = before !== undefined && isDeepStrictEqual(dataOf(before), data);
  const wanted = entries.filter((entry) => entry.path !== path || !isSame);
  const paths = wanted.filter(({ state }) => state !== '!!').map((entry) => entry.path);
  return {
    answers: paths.filter((one) => one === path),
    folders: paths.filter((one) => one !== path),
    ignored: wanted.filter(({ state }) => state === '!!').map((entry) => entry.path),
  };
}

function dataOf(text: string): unknown {
  return parseYaml(text, answersFile).value?.data;
}

function inputFolders(context: Context, root: string, base: string, data: unknown, flags: Flags): string[] {
  const { catalog, templates } = (data ?? {}) as { readonly catalog?: unknown; readonly templates?: unknown };
  const named = [...listIn(catalog), ...(flags.templates === undefined ? [templates] : [])];
  const flagged = [...(flags.catalog ?? []), ...(flags.templates === undefined ? [] : [flags.templates])];
  const folders = [
    ...named.filter((folder) => typeof folder === 'string').map((folder) => resolve(base, folder)),
    ...flagged.map((folder) => resolve(context.cwd, folder)),
  ];
  return folders.flatMap((folder) => pathInside(root, folder) ?? []);
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
