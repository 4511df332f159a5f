import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { parseAdr } from '../adr/parse.ts';
import { checkAnswers, parseAnswers } from '../decide/answers.ts';
import { InputError } from '../errors.ts';
import { findLog, type LogPlace } from '../io/find-log.ts';
import type { CatalogFolder } from '../io/overlay.ts';
import { findRoot, insideRoot, listMarkdown, readText } from '../io/read.ts';
import { loadLayers } from '../io/shipped.ts';
import { hasState } from '../io/state-folder.ts';
import { readTexts } from '../io/texts.ts';
import type { AdrLog } from '../model/adr.ts';
import type { Answers } from '../model/answers.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import { decodeStdin } from '../io/stdin.ts';
import { answeredFolders, flaggedFolders, startCatalog } from './catalog.ts';
import type { Context } from './context.ts';
import type { Flags } from './options.ts';
import { visible } from './print.ts';

/** Where a command works. */
export interface Place {
  readonly root: string;
  readonly git: boolean;
}

/**
 * The repository of a command's directory argument. Without one it is the working folder's. What an earlier run left that
 * was killed is finished or undone first, so that every command reads whole files; a dry run only says so.
 */
export async function loadPlace(context: Context, directory: string | undefined, flags: Flags): Promise<Place> {
  const found = await findRoot(resolve(context.cwd, directory ?? '.'));
  if (hasState(found.root)) await settleEarlierRun(context, found.root, flags);
  return { root: found.root, git: found.git && flags.git };
}

async function settleEarlierRun(context: Context, root: string, flags: Flags): Promise<void> {
  const { pendingRecovery, recover } = await import('../io/recover.ts');
  const say = (line: string): void => void context.stderr.write(`${visible(line)}\n`);
  if (!flags.dryRun) return recover(root, say);
  const pending = pendingRecovery(root);
  if (pending !== undefined) say(pending);
}

/** Answers of a run, the catalog with their layers, and what the file is called in messages. */
export interface Loaded {
  readonly answers: Answers;
  readonly catalog: Catalog;
  /** As messages name it: from where the person stands. */
  readonly file: string;
  /** As the files that are written name it. */
  readonly name: string;
  readonly text: string;
}

/** The usual name of the answers file. */
export const answersFile = 'stack.yaml';

/** Reads and checks the answers of a run. Throws an InputError with all problems at once when they are not right. */
export async function loadAnswers(context: Context, place: Place, flags: Flags): Promise<Loaded> {
  const { text, file, name } = await answersText(context, place, flags);
  const base =
    flags.answers === undefined || flags.answers === '-' ? place.root : dirname(resolve(context.cwd, flags.answers));
  return checkedAnswers(text, file, name, async (named) => [
    ...(await answeredFolders(place.root, base, named)),
    ...flaggedFolders(context, flags),
  ]);
}

/**
 * Text of a stack.yaml → answers and the catalog they were checked against. `foldersFor` says which folders are laid over
 * the catalog, given those that the text names.
 */
export async function checkedAnswers(
  text: string,
  file: string,
  name = file,
  foldersFor: (named: readonly string[]) => Promise<CatalogFolder[]> = () => Promise.resolve([]),
): Promise<Loaded> {
  const parsed = parseAnswers(text, file);
  if (!parsed.value) throw faulty(file, parsed.problems);
  const start = await startCatalog(await foldersFor(parsed.value.catalogs));
  const catalog = loadLayers(start, parsed.value.layers);
  const checked = checkAnswers(parsed.value, catalog);
  if (!checked.value) throw faulty(file, checked.problems);
  return { answers: checked.value, catalog, file, name, text };
}

function faulty(file: string, problems: readonly Problem[]): InputError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new InputError(`${file} has ${count}; nothing was written.`, { problems });
}

async function answersText(
  context: Context,
  place: Place,
  flags: Flags,
): Promise<Pick<Loaded, 'text' | 'file' | 'name'>> {
  if (flags.answers === '-') {
    return { text: await decodeStdin(context.stdin), file: 'standard input', name: 'standard input' };
  }
  const path = flags.answers === undefined ? join(place.root, answersFile) : resolve(context.cwd, flags.answers);
  const shown = shownPath(context.cwd, path);
  const text = await readText(path, shown, 'answers');
  if (text !== undefined) return { text, file: shown, name: nameInTexts(place.root, path) };
  throw new InputError(`There is no ${shown}.`, {
    hint: 'Name an answers file with --answers, or run in a terminal to be asked.',
  });
}

/** A path as records and pages name it: from the root, or the bare name of a file outside, whose folder is nobody's business. */
function nameInTexts(root: string, path: string): string {
  const way = relative(root, path);
  return (way.startsWith('..') ? basename(path) : way).split(sep).join('/');
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
