import type { Answers } from '../model/answers.ts';
import type { Catalog } from '../model/catalog.ts';
import { byPlace, hasErrors, type Parsed, type Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';
import { isMap, parseShape } from '../text/shape.ts';
import { parseYaml, type YamlText } from '../text/yaml.ts';
import { answerFaults } from './answer-faults.ts';
import { answersSchema, isText, knownKeys, type RawAnswers } from './schema.ts';
import { toAnswers } from './to-answers.ts';

/** Answers as they stand in the file, not yet compared with a catalog. */
export interface AnswersText {
  /** The data where it has the right shape, else what is wrong with it. */
  readonly shape: Parsed<RawAnswers>;
  readonly yaml: YamlText;
  /** Layers that are decided, so that only these need loading. */
  readonly layers: readonly string[];
  /** Overlay folders named in the file; `undefined` when it names some that cannot be read. */
  readonly catalogs: readonly string[] | undefined;
}

/**
 * Text of a stack.yaml → its data. Problems: syntax, unknown or missing keys, wrong types, each with its place. Unless the
 * text is no YAML there is a value all the same, so that the names in it can be checked, too.
 */
export function parseAnswers(text: string, file: string): Parsed<AnswersText> {
  const { value: yaml, problems } = parseYaml(text, file);
  if (!yaml) return { problems };
  const shape = parseShape(answersSchema, yaml, 'answers');
  const data = isMap(yaml.data) ? yaml.data : {};
  return {
    value: { shape, yaml, layers: decidedLayers(data['decisions']), catalogs: namedCatalogs(data) },
    problems: shape.problems,
  };
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
export function checkAnswers({ shape, yaml }: AnswersText, catalog: Catalog | undefined): Parsed<Answers> {
  const problems = inOrder([...shape.problems, ...answerFaults(yaml, catalog)]);
  if (!shape.value || !catalog || hasErrors(problems)) return { problems };
  return { value: toAnswers(shape.value, yaml, catalog), problems };
}

/** What an alias repeats is told once. */
function inOrder(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()].sort(byPlace);
}
