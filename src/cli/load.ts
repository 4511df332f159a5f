import { dirname, join, resolve } from 'node:path';
import { checkAnswers, parseAnswers, type AnswersText as ParsedText } from '../decide/answers.ts';
import { layersBehind } from '../decide/layers-behind.ts';
import type { CatalogFolder } from '../io/overlay.ts';
import { insideRoot, readText } from '../io/read.ts';
import { loadLayers } from '../io/shipped.ts';
import type { Answers } from '../model/answers.ts';
import type { Catalog } from '../model/catalog.ts';
import { byPlace, type Parsed, type Place as FilePlace, type Problem } from '../model/problem.ts';
import { answeredFolders, flaggedFolders, readCatalog } from './catalog.ts';
import type { Context } from './context.ts';
import { faultsError, toldAt } from './faults.ts';
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
  /** Where they name it. */
  readonly templatesAt?: FilePlace;
  /** What is odd in the answers without being wrong. */
  readonly problems: readonly Problem[];
}

/** Reads and checks the answers of a run. Throws an InputError with all problems at once when they are not right. */
export async function loadAnswers(context: Context, place: Place, flags: Flags): Promise<Loaded> {
  const given = await answersText(context, place, flags);
  return valueOf(await parsedAnswers(given, foldersOf(context, place, flags)));
}

/**
 * Reads and checks the answers of a run; where they or the catalog folders are not right, there are problems in their place.
 * These name files from the root, whatever folder the person stands in.
 */
export async function readAnswers(context: Context, place: Place, flags: Flags): Promise<Parsed<Loaded>> {
  const { root } = place;
  return parsedAnswers(await answersText(context, place, flags, root), foldersOf(context, place, flags, root));
}

/** Says which folders are laid over the catalog, given those that the answers name. */
type FoldersFor = (named: readonly string[]) => Promise<CatalogFolder[]>;

function foldersOf(context: Context, place: Place, flags: Flags, from = context.cwd): FoldersFor {
  const base =
    flags.answers === undefined || flags.answers === '-' ? place.root : dirname(resolve(context.cwd, flags.answers));
  return async (named) => [
    ...(await answeredFolders(place.root, base, named)),
    ...flaggedFolders(context, flags, from),
  ];
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
  return valueOf(await parsedAnswers({ text, file, name }, foldersFor));
}

async function parsedAnswers(given: AnswersText, foldersFor: FoldersFor): Promise<Parsed<Loaded>> {
  const { value: text, problems: faults } = parseAnswers(given.text, given.file);
  if (!text) return { problems: faults };
  const start = await startOf(text, foldersFor);
  const catalog = start.value && loadLayers(start.value.catalog, layersBehind(text, start.value.catalog));
  const { value, problems } = checkAnswers(text, catalog);
  if (!value || !start.value || !catalog) return { problems: [...problems, ...start.problems].sort(byPlace) };
  const templates = text.shape.value?.templates;
  const named = templates === undefined ? {} : { templates, templatesAt: text.yaml.place(['templates']) };
  return { value: { ...given, answers: value, catalog, overlaid: start.value.overlaid, problems, ...named }, problems };
}

/** The catalog that the layers are loaded into; nothing where it cannot be known which folders belong to it. */
async function startOf(
  { catalogs, yaml }: ParsedText,
  foldersFor: FoldersFor,
): Promise<Parsed<{ readonly catalog: Catalog; readonly overlaid: boolean }>> {
  if (!catalogs) return { problems: [] };
  const listed = catalogs.length > 0 ? yaml.place(['catalog']) : undefined;
  const folders = await toldAt(listed, async () => ({ value: await foldersFor(catalogs), problems: [] }));
  if (!folders.value) return { problems: folders.problems };
  const placeOf = (named: string): FilePlace => yaml.place(['catalog', catalogs.indexOf(named)]);
  const { value: catalog, problems } = await readCatalog(folders.value, placeOf);
  return catalog ? { value: { catalog, overlaid: folders.value.length > 0 }, problems } : { problems };
}

function valueOf({ value, problems }: Parsed<Loaded>): Loaded {
  if (value) return value;
  throw faultsError(problems, 'nothing was written');
}

/** The usual stack page. */
export const usualPage = 'docs/stack.md';

/** Path and text of the stack summary. */
export function loadSummary(place: Place, named: string | undefined): { path: string; before?: string } {
  const path = named === undefined ? usualPage : insideRoot(place.root, named, 'The summary');
  const before = readText(join(place.root, path), path, 'page');
  return before === undefined ? { path } : { path, before };
}
