import type { Answers } from '../model/answers.ts';
import type { Catalog } from '../model/catalog.ts';
import { byPlace, hasErrors, type Parsed, type Place, type Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';
import { isMap, parseShape } from '../text/shape.ts';
import { readYaml, type YamlText } from '../text/yaml.ts';
import { answerFaults } from './answer-faults.ts';
import { answersSchema, isText, knownKeys, type RawAnswers } from './schema.ts';
import { toAnswers } from './to-answers.ts';

/** Answers as they stand in the file, not yet compared with a catalog. */
export interface AnswersText {
  /** The data where it has the right shape, else what is wrong with it. */
  readonly shape: Parsed<RawAnswers>;
  readonly yaml: YamlText;
  /** What else the text says where a key appears more than once: the data with the second key, with the third, and so on. */
  readonly others: readonly Reading[];
  /** What is wrong with the YAML itself. */
  readonly syntax: readonly Problem[];
  /** Whether a place is in a line that a syntax fault makes unreadable. */
  readonly isDamaged: (place: Place) => boolean;
  /** Layers that are decided, so that only these need loading. */
  readonly layers: readonly string[];
  /** Overlay folders named in the file; `undefined` when it names some that cannot be read. */
  readonly catalogs: readonly string[] | undefined;
}

/** One way to read a text, with what is wrong with its shape. */
interface Reading {
  readonly shape: Parsed<RawAnswers>;
  readonly yaml: YamlText;
}

/**
 * Text of a stack.yaml → its data. Problems: syntax, unknown or missing keys, wrong types, each with its place. Unless
 * nothing of the text can be read there is a value all the same, so that the names in it can be checked, too.
 */
export function parseAnswers(text: string, file: string): Parsed<AnswersText> {
  const { readings, problems: syntax, isDamaged } = readYaml(text, file, { withoutExtensions: true });
  const [first, ...others] = readings.map((yaml) => ({ yaml, shape: shapeOf(yaml) }));
  if (!first) return { problems: syntax };
  const data = [first, ...others].flatMap(({ yaml }) => (isMap(yaml.data) ? [yaml.data] : []));
  const catalogs = data.map(namedCatalogs);
  const value = {
    ...first,
    others,
    syntax,
    isDamaged,
    layers: [...new Set(data.flatMap((one) => decidedLayers(one['decisions'])))],
    catalogs: catalogs.includes(undefined) ? undefined : [...new Set(catalogs.flatMap((named) => named ?? []))],
  };
  return { value, problems: problemsOf(value, () => []) };
}

function shapeOf(yaml: YamlText): Parsed<RawAnswers> {
  if (isMap(yaml.data)) return parseShape(answersSchema, yaml, 'answers');
  const hint = 'Expected a map of keys. Begin with `version: 1` and `system: {name: …}`.';
  const { problems } = parseShape(answersSchema, yaml, 'answers');
  return { problems: problems.map((problem) => ({ ...problem, hint })) };
}

/** All problems of a text, in its order: those of its YAML, of its shape, and what `faultsOf` finds in each reading. */
function problemsOf(text: AnswersText, faultsOf: (yaml: YamlText) => readonly Problem[]): Problem[] {
  const { syntax, isDamaged, others } = text;
  const readings = [text, ...others];
  const found = readings.flatMap(({ yaml, shape }) => [...shape.problems, ...faultsOf(yaml)]);
  const times = new Map<string, number>();
  for (const problem of found) {
    const key = JSON.stringify(problem);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const isWhole = syntax.every(({ code }) => code === 'yaml/duplicate-key');
  const places = new Set(syntax.map(placeKey));
  const isToldOf = (problem: Problem): boolean => problem.severity === 'error' && places.has(placeKey(problem));
  const isSure = (problem: Problem): boolean => {
    if (isDamaged(problem) || isToldOf(problem)) return false;
    // Behind a syntax fault, or in another map of the same name, what is missing may well be there.
    if (!isWhole && problem.message.endsWith('is empty.')) return false;
    if (problem.code !== 'answers/missing-key') return true;
    return isWhole && times.get(JSON.stringify(problem)) === readings.length;
  };
  return inOrder([...syntax, ...found.filter(isSure)]);
}

/** Layers for which something is chosen; one that is skipped or open needs nothing but its name. */
function decidedLayers(decisions: unknown): string[] {
  if (!isMap(decisions)) return [];
  return Object.entries(decisions).flatMap(([layer, entry]) =>
    Array.isArray(entry) || (isMap(entry) && 'choice' in entry) ? [layer] : [],
  );
}

function namedCatalogs(data: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  if (!('catalog' in data)) {
    // Who mistyped the key had folders in mind, and names that only they know are none the worse for it.
    const odd = Object.keys(data).filter((key) => !knownKeys.file.includes(key));
    return odd.some((key) => nearest(key, knownKeys.file) === 'catalog') ? undefined : [];
  }
  const named = data['catalog'];
  return Array.isArray(named) && named.every((folder) => isText(folder, 'name')) ? named : undefined;
}

/**
 * Answers compared with a catalog that holds their layers. Problems: all there are, those of the shape included, in the order
 * of the file; unknown names come with the nearest known one. Without a catalog, names pass unseen.
 */
export function checkAnswers(text: AnswersText, catalog: Catalog | undefined): Parsed<Answers> {
  const { shape, yaml } = text;
  const problems = problemsOf(text, (reading) => answerFaults(reading, catalog));
  if (!shape.value || !catalog || hasErrors(problems)) return { problems };
  return { value: toAnswers(shape.value, yaml, catalog), problems };
}

function placeKey({ line = 0, column = 0 }: Problem): string {
  return `${line}:${column}`;
}

/** What an alias repeats is told once. */
function inOrder(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()].sort(byPlace);
}
