import { dirname, join, resolve } from 'node:path';
import { adrFile } from '../adr/file.ts';
import { checkAnswers, parseAnswers } from '../decide/answers.ts';
import { InputError } from '../errors.ts';
import { findLog, type LogPlace } from '../io/find-log.ts';
import type { CatalogFolder } from '../io/overlay.ts';
import { insideRoot, listMarkdown, readText } from '../io/read.ts';
import { loadLayers } from '../io/shipped.ts';
import { readTexts } from '../io/texts.ts';
import type { AdrFile, AdrLog } from '../model/adr.ts';
import type { Answers } from '../model/answers.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import { answeredFolders, flaggedFolders, startCatalog } from './catalog.ts';
import type { Context } from './context.ts';
import type { Flags } from './options.ts';
import { answersText, type AnswersText, type Place } from './place.ts';

/** Answers of a run, and the catalog with their layers. */
export interface Loaded extends AnswersText {
  readonly answers: Answers;
  readonly catalog: Catalog;
  /** Whether folders of an organisation are laid over the shipped catalog. */
  readonly overlaid: boolean;
  /** What is odd in the answers without being wrong. */
  readonly problems: readonly Problem[];
}

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
  const folders = await foldersFor(parsed.value.catalogs);
  const start = await startCatalog(folders);
  const catalog = loadLayers(start, parsed.value.layers);
  const checked = checkAnswers(parsed.value, catalog);
  if (!checked.value) throw faulty(file, checked.problems);
  const { value, problems } = checked;
  return { answers: value, catalog, file, name, text, overlaid: folders.length > 0, problems };
}

function faulty(file: string, problems: readonly Problem[]): InputError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new InputError(`${file} has ${count}; nothing was written.`, { problems });
}

/** The log of a repository with all its records read. */
export async function loadLog(place: Place, named: string | undefined): Promise<AdrLog & LogPlace> {
  const found = await findLog(place.root, named);
  const paths = await listMarkdown(place.root, found.directory);
  const files: AdrFile[] = [];
  for (const { path, bytes } of readTexts(place.root, paths)) files.push(adrFile(path, bytes));
  return { ...found, files };
}

/** Path and text of the stack summary. */
export async function loadSummary(place: Place, named: string | undefined): Promise<{ path: string; before?: string }> {
  const path = named === undefined ? 'docs/stack.md' : await insideRoot(place.root, named, 'The summary');
  const before = await readText(join(place.root, path), path, 'page');
  return before === undefined ? { path } : { path, before };
}
