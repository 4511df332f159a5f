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
import type { Parsed, Problem } from '../model/problem.ts';
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
  /** The folder of the team's own templates, as the answers name it. */
  readonly templates?: string;
  /** What is odd in the answers without being wrong. */
  readonly problems: readonly Problem[];
}

/** Reads and checks the answers of a run. Throws an InputError with all problems at once when they are not right. */
export async function loadAnswers(context: Context, place: Place, flags: Flags): Promise<Loaded> {
  const given = await answersText(context, place, flags);
  return valueOf(given.file, await parsedAnswers(given, foldersOf(context, place, flags)));
}

/** Reads and checks the answers of a run; where they are not right, there are problems in their place. */
export async function readAnswers(context: Context, place: Place, flags: Flags): Promise<Parsed<Loaded>> {
  return parsedAnswers(await answersText(context, place, flags), foldersOf(context, place, flags));
}

/** Says which folders are laid over the catalog, given those that the answers name. */
type FoldersFor = (named: readonly string[]) => Promise<CatalogFolder[]>;

function foldersOf(context: Context, place: Place, flags: Flags): FoldersFor {
  const base =
    flags.answers === undefined || flags.answers === '-' ? place.root : dirname(resolve(context.cwd, flags.answers));
  return async (named) => [...(await answeredFolders(place.root, base, named)), ...flaggedFolders(context, flags)];
}

/**
 * Text of a stack.yaml → answers and the catalog they were checked against. `foldersFor` says which folders are laid over
 * the catalog, given those that the text names. Errors: the answers are not right (InputError).
 */
export async function checkedAnswers(
  text: string,
  file: string,
  name = file,
  foldersFor: FoldersFor = () => Promise.resolve([]),
): Promise<Loaded> {
  return valueOf(file, await parsedAnswers({ text, file, name }, foldersFor));
}

async function parsedAnswers(given: AnswersText, foldersFor: FoldersFor): Promise<Parsed<Loaded>> {
  const parsed = parseAnswers(given.text, given.file);
  if (!parsed.value) return { problems: parsed.problems };
  const folders = await foldersFor(parsed.value.catalogs);
  const start = await startCatalog(folders);
  const catalog = loadLayers(start, parsed.value.layers);
  const { value, problems } = checkAnswers(parsed.value, catalog);
  if (!value) return { problems };
  const { templates } = parsed.value.raw;
  const loaded = { ...given, answers: value, catalog, overlaid: folders.length > 0, problems };
  return { value: { ...loaded, ...(templates === undefined ? {} : { templates }) }, problems };
}

function valueOf(file: string, { value, problems }: Parsed<Loaded>): Loaded {
  if (value) return value;
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new InputError(`${file} has ${count}; nothing was written.`, { problems });
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
