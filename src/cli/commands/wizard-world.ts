import { basename } from 'node:path';
import { parseAnswers } from '../../decide/answers.ts';
import { holds } from '../../decide/condition.ts';
import { rank } from '../../decide/rank.ts';
import { loadLayers } from '../../io/shipped.ts';
import { walkRepository } from '../../io/walk.ts';
import type { TeamContext } from '../../model/answers.ts';
import { findOption, type Catalog, type Layer } from '../../model/catalog.ts';
import type { Need } from '../../model/decision.ts';
import { findLanguage } from '../../model/language.ts';
import type { Problem } from '../../model/problem.ts';
import { clause } from '../../text/sentence.ts';
import { choicesOf, stackData, type Draft } from '../../wizard/draft.ts';
import type { InUse, Repository, World } from '../../wizard/steps.ts';
import { yamlText } from '../../text/yaml-edit.ts';
import { answeredFolders, flaggedFolders, startCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import type { Place } from '../place.ts';
import type { Flags } from '../options.ts';
import { lookOver } from '../usage.ts';

/** Everything the questions need to know, for a repository. `folders` are those that its answers lay over the catalog. */
export async function wizardWorld(
  context: Context,
  place: Place,
  flags: Flags,
  folders: readonly string[] = [],
): Promise<World> {
  const index = await startCatalog([
    ...(await answeredFolders(place.root, place.root, folders)),
    ...flaggedFolders(context, flags),
  ]);
  const catalog = loadLayers(
    index,
    index.layerIndex.map((layer) => layer.id),
  );
  return {
    catalog,
    repository: await lookAt(place, catalog),
    rank: (layer, drivers, draft) =>
      rank(
        catalog,
        layer,
        drivers.map((driver) => needOf(driver, layer)),
        { context: teamOf(draft), drivers, chosen: chosenIn(draft, catalog) },
      ),
    suggested: (layer, draft) =>
      holds(layer.need.suggested, { context: teamOf(draft), drivers: [], chosen: chosenIn(draft, catalog) }),
  };
}

function needOf(name: string, layer: Layer): Need {
  const driver = layer.drivers.find((candidate) => candidate.id === name);
  return driver
    ? { answer: { id: driver.id }, driver, name: driver.name }
    : { answer: { words: name }, name: clause(name) };
}

function teamOf(draft: Draft): TeamContext {
  const context = draft.answers.context ?? {};
  const { runtime, team, operators, cloud, peak } = context;
  const policy = context['license-policy'];
  return {
    languages: (context.languages ?? []).map((language) => findLanguage(language) ?? language),
    existing: context.existing ?? [],
    constraints: context.constraints ?? [],
    ...(runtime === undefined ? {} : { runtime }),
    ...(team === undefined ? {} : { team }),
    ...(operators === undefined ? {} : { operators }),
    ...(cloud === undefined ? {} : { cloud }),
    ...(peak === undefined ? {} : { peak }),
    ...(policy === 'any' || policy === 'osi-approved' || policy === 'permissive' ? { licensePolicy: policy } : {}),
  };
}

function chosenIn(draft: Draft, catalog: Catalog): string[] {
  return Object.keys(draft.answers.decisions ?? {})
    .flatMap((layer) => choicesOf(draft, layer))
    .flatMap(({ choice }) => (typeof choice.choice === 'string' ? (findOption(catalog, choice.choice)?.id ?? []) : []));
}

/** Files that a language keeps beside its sources. */
const manifests: readonly (readonly [RegExp, string])[] = [
  [/^(pom\.xml|build\.gradle)$/, 'java'],
  [/^build\.gradle\.kts$/, 'kotlin'],
  [/^go\.mod$/, 'go'],
  [/\.csproj$/, 'csharp'],
  [/^(pyproject\.toml|requirements\.txt|setup\.py|Pipfile)$/, 'python'],
  [/^package\.json$/, 'javascript'],
  [/^Gemfile$/, 'ruby'],
  [/^composer\.json$/, 'php'],
  [/^Cargo\.toml$/, 'rust'],
  [/^build\.sbt$/, 'scala'],
  [/^mix\.exs$/, 'elixir'],
  [/^Package\.swift$/, 'swift'],
  [/^pubspec\.yaml$/, 'dart'],
];

async function lookAt(place: Place, catalog: Catalog): Promise<Repository> {
  const looked = await lookOver(place, catalog.options);
  const found: Record<string, InUse[]> = {};
  for (const { option: id, layers, version, confidence, evidence } of looked.scan.found()) {
    const [line] = evidence;
    if (confidence === 'low' || line === undefined) continue;
    const name = catalog.options.find((option) => option.id === id)?.name ?? id;
    const where = `${version === undefined ? '' : `${version} `}in ${line.file}:${line.line}`;
    for (const layer of layers) {
      // A client and a server of the same option are one thing in use.
      if (!found[layer]?.some((known) => known.id === id)) (found[layer] ??= []).push({ id, name, where });
    }
  }
  const person = place.git ? await gitName(place.root) : undefined;
  return {
    name: basename(place.root),
    languages: await languagesIn(place),
    found,
    ...(person === undefined || person === '' ? {} : { person }),
  };
}

async function gitName(root: string): Promise<string | undefined> {
  const { userName } = await import('../../io/git.ts');
  return userName(root);
}

async function languagesIn(place: Place): Promise<string[]> {
  const { listFiles } = await import('../../io/git.ts');
  const listed = place.git ? await listFiles(place.root) : undefined;
  const counts = new Map<string, number>();
  const languageOf = (path: string): string | undefined => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return manifests.find(([pattern]) => pattern.test(name))?.[1];
  };
  walkRepository(
    {
      root: place.root,
      wants: (path) => (languageOf(path) === undefined ? undefined : 'name'),
      ...(listed === undefined ? {} : { listed }),
    },
    (path) => {
      const language = languageOf(path) ?? '';
      counts.set(language, (counts.get(language) ?? 0) + 1);
    },
  );
  return [...counts].sort((a, b) => b[1] - a[1]).map(([language]) => language);
}

/** A stack.yaml that may lack answers, as answers of a draft, with its faults beside what is merely missing. */
export function readAnswers(
  text: string,
  file: string,
): { readonly answers?: Draft['answers']; readonly problems: readonly Problem[]; readonly folders: readonly string[] } {
  const parsed = parseAnswers(text, file);
  const problems = parsed.problems.filter((problem) => problem.code !== 'answers/missing-key');
  const data = parsed.value?.yaml.data;
  if (problems.length > 0 || typeof data !== 'object' || data === null) return { problems, folders: [] };
  // Checked a moment ago: only missing keys are left, and every key of a draft may be missing.
  const raw = data as Partial<Draft['answers']> & { readonly catalog?: readonly string[] };
  return { answers: { ...raw, version: 1, system: raw.system ?? {} }, problems, folders: raw.catalog ?? [] };
}

/** The text of a kept draft as a draft, or `undefined` when it is none that this version can go on with. */
export function readDraftText(text: string | undefined): Draft | undefined {
  try {
    const kept = JSON.parse(text ?? '') as Partial<Draft> | null;
    if (!kept?.answers || !isTexts(kept.passed) || !isTexts(kept.layers)) return undefined;
    const draft = { answers: kept.answers, passed: kept.passed, layers: kept.layers };
    const read = readAnswers(yamlText(stackData(draft)), 'draft');
    // A reason that is still empty is the one fault that the flow itself leaves for a moment.
    const faults = read.problems.filter((problem) => !problem.message.endsWith('is empty.'));
    return faults.length > 0 ? undefined : draft;
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
