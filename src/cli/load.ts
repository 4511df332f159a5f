import { join, relative, resolve, sep } from 'node:path';
import { parseAdr } from '../adr/parse.ts';
import { checkAnswers, parseAnswers } from '../decide/answers.ts';
import { InputError } from '../errors.ts';
import { findLog, type LogPlace } from '../io/find-log.ts';
import { findRoot, insideRoot, listMarkdown, readText } from '../io/read.ts';
import { loadLayers, readCatalogIndex } from '../io/shipped.ts';
import { readTexts } from '../io/texts.ts';
import type { AdrLog } from '../model/adr.ts';
import type { Answers } from '../model/answers.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import { decodeStdin } from '../io/stdin.ts';
import type { Context } from './context.ts';
import type { Flags } from './options.ts';

/** Where a command works. */
export interface Place {
  readonly root: string;
  readonly git: boolean;
}

/** The repository of a command's directory argument. Without one it is the working folder's. */
export async function loadPlace(context: Context, directory: string | undefined, flags: Flags): Promise<Place> {
  const found = await findRoot(resolve(context.cwd, directory ?? '.'));
  return { root: found.root, git: found.git && flags.git };
}

/** Answers of a run, the catalog with their layers, and what the file is called in messages. */
export interface Loaded {
  readonly answers: Answers;
  readonly catalog: Catalog;
  readonly file: string;
  readonly text: string;
}

/** The usual name of the answers file. */
export const answersFile = 'stack.yaml';

/** Reads and checks the answers of a run. Throws an InputError with all problems at once when they are not right. */
export async function loadAnswers(context: Context, place: Place, flags: Flags): Promise<Loaded> {
  const { text, file } = await answersText(context, place, flags);
  return checkedAnswers(text, file);
}

/** Text of a stack.yaml → answers and the catalog they were checked against. */
export async function checkedAnswers(text: string, file: string): Promise<Loaded> {
  const parsed = parseAnswers(text, file);
  if (!parsed.value) throw faulty(file, parsed.problems);
  const catalog = await loadLayers(await readCatalogIndex(), parsed.value.layers);
  const checked = checkAnswers(parsed.value, catalog);
  if (!checked.value) throw faulty(file, checked.problems);
  return { answers: checked.value, catalog, file, text };
}

function faulty(file: string, problems: readonly Problem[]): InputError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new InputError(`${file} has ${count}; nothing was written.`, { problems });
}

async function answersText(context: Context, place: Place, flags: Flags): Promise<{ text: string; file: string }> {
  if (flags.answers === '-') return { text: await decodeStdin(context.stdin), file: 'standard input' };
  const path = flags.answers === undefined ? join(place.root, answersFile) : resolve(context.cwd, flags.answers);
  const shown = shownPath(context.cwd, path);
  const text = await readText(path, shown, 'answers');
  if (text !== undefined) return { text, file: shown };
  throw new InputError(`There is no ${shown}.`, {
    hint: 'Name an answers file with --answers, or run in a terminal to be asked.',
  });
}

/** A path as a person sees it: from where they stand, when it is below. */
function shownPath(cwd: string, path: string): string {
  const way = relative(cwd, path);
  return way.startsWith('..') ? path : way.split(sep).join('/');
}

/** The log of a repository with all its records read. */
export async function loadLog(place: Place, named: string | undefined): Promise<AdrLog & LogPlace> {
  const found = await findLog(place.root, named);
  const paths = await listMarkdown(place.root, found.directory);
  const files = readTexts(place.root, paths).map(({ path, text }) => ({ path, text, adr: parseAdr(text, path) }));
  return { ...found, files };
}

/** Path and text of the stack summary. */
export async function loadSummary(place: Place, named: string | undefined): Promise<{ path: string; before?: string }> {
  const path = named === undefined ? 'docs/stack.md' : await insideRoot(place.root, named, 'The summary');
  const before = await readText(join(place.root, path), path, 'page');
  return before === undefined ? { path } : { path, before };
}
