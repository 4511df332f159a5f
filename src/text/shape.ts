import {
  safeParse,
  strictObject,
  type BaseIssue,
  type GenericSchema,
  type InferOutput,
  type ObjectEntries,
} from 'valibot';
import type { Parsed, Problem } from '../model/problem.ts';
import { nearest } from './nearest.ts';
import type { Path, YamlText } from './yaml.ts';

export {
  array,
  boolean,
  check,
  integer,
  lazy,
  literal,
  maxLength,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  record,
  regex,
  string,
  union,
  type GenericSchema,
  type InferOutput,
} from 'valibot';

/** A map with exactly these keys. The known keys travel in the message, so that a problem can name the nearest. */
export function keys<const E extends ObjectEntries>(entries: E): ReturnType<typeof strictObject<E, string>> {
  return strictObject(entries, ((issue: BaseIssue<unknown>) =>
    issue.expected === 'never' ? Object.keys(entries).join(' ') : 'a map of keys') as unknown as string);
}

/** Whether a value is a map of keys. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Data of a YAML text checked against a shape. Every fault is a problem with its place, what was found and what was
 * expected; `area` is the first half of the problem codes.
 */
export function parseShape<S extends GenericSchema>(schema: S, yaml: YamlText, area: string): Parsed<InferOutput<S>> {
  const result = safeParse(schema, yaml.data);
  if (result.success) return { value: result.output, problems: [] };
  const found = result.issues.flatMap(meantIssues);
  const mistyped = new Set(found.flatMap(meantKey));
  const issues = found.filter((issue) => !isMissing(issue) || !mistyped.has(dotted(pathOf(issue))));
  const problems = issues.map((issue) => toProblem(issue, yaml, area));
  const seen = new Set<string>();
  return { problems: problems.filter((problem) => isNew(JSON.stringify(problem), seen)) };
}

/**
 * Where a value has the type of one of several shapes and a fault deeper inside, that fault is meant: the 7 of
 * `{replay: 7}`, not the map around it.
 */
function meantIssues(issue: BaseIssue<unknown>): BaseIssue<unknown>[] {
  const inside = issue.type === 'union' ? (issue.issues ?? []).filter(({ path }) => path !== undefined) : [];
  if (inside.length === 0) return [issue];
  return inside.map((one) => ({ ...one, path: [...(issue.path ?? []), ...(one.path ?? [])] as typeof issue.path }));
}

function pathOf(issue: BaseIssue<unknown>): Path {
  return (issue.path ?? []).map((item) => item.key as string | number);
}

function isMissing(issue: BaseIssue<unknown>): boolean {
  return issue.received === 'undefined' && issue.path !== undefined;
}

function isUnknownKey(issue: BaseIssue<unknown>): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}

/** The key that a mistyped one stands for, if any: then that one is not missing as well. */
function meantKey(issue: BaseIssue<unknown>): string[] {
  if (!isUnknownKey(issue)) return [];
  const path = pathOf(issue);
  const meant = nearest(String(path.at(-1)), issue.message.split(' '));
  return meant === undefined ? [] : [dotted([...path.slice(0, -1), meant])];
}

function isNew(text: string, seen: Set<string>): boolean {
  if (seen.has(text)) return false;
  seen.add(text);
  return true;
}

function toProblem(issue: BaseIssue<unknown>, yaml: YamlText, area: string): Problem {
  const path = pathOf(issue);
  const cut =
    cutSentence(path, issue.input, yaml, area) ?? cutSentence(path.slice(0, -1), issue.path?.at(-1)?.input, yaml, area);
  if (cut) return cut;
  // A list passes for a map with keys 0, 1, 2 …: one problem at the list instead of one for every missing key.
  const { type: within, input: parent } = issue.path?.at(-1) ?? {};
  if (issue.type === 'strict_object' && within === 'object' && Array.isArray(parent)) {
    return wrongValue(path.slice(0, -1), parent, 'Expected a map of keys.', yaml, area);
  }
  if (isUnknownKey(issue)) return unknownKey(path, issue, yaml, area);
  if (isMissing(issue)) {
    return {
      code: `${area}/missing-key`,
      severity: 'error',
      ...yaml.place(path.slice(0, -1)),
      message: `\`${dotted(path)}\` is missing.`,
      hint: `Add \`${String(path.at(-1))}\` there.`,
    };
  }
  return unquoted(path, issue, yaml, area) ?? wrongValue(path, issue.input, wrongValueHint(issue), yaml, area);
}

/** A word that YAML takes for a number, a truth value or nothing, where text is expected: `4.10` would lose its zero. */
function unquoted(path: Path, issue: BaseIssue<unknown>, yaml: YamlText, area: string): Problem | undefined {
  const source = yaml.source(path);
  // A shape with words of its own for what it expects is no text that might be a number.
  const isText = issue.type === 'string' && issue.message.startsWith('Invalid type');
  const isOneForm = issue.type === 'union' && /\bstring\b/.test(issue.expected ?? '');
  if (source === undefined || !(isText || isOneForm)) return undefined;
  const kind = issue.input === null ? 'nothing' : typeof issue.input === 'boolean' ? 'true or false' : 'a number';
  return {
    code: `${area}/wrong-value`,
    severity: 'error',
    ...yaml.place(path),
    message: `\`${dotted(path)}\` is \`${shortened(source)}\`, which YAML reads as ${kind}. Expected text.`,
    hint: `Write it in quotes: \`'${shortened(source)}'\`.`,
  };
}

/**
 * In braces a comma begins the next key: `{replay: rebuild it, fast}` has a key `fast` with nothing behind it. Nobody means
 * that, and neither `{peak: 4,000 a minute}`. `undefined` where there is no such key after a text.
 */
function cutSentence(path: Path, map: unknown, yaml: YamlText, area: string): Problem | undefined {
  if (!isMap(map)) return undefined;
  const known = cuts.get(map);
  if (known) return known.problem;
  const problem = firstCut(path, map, yaml, area);
  cuts.set(map, { problem });
  return problem;
}

/** Each map is looked at once, however many faults it has. */
const cuts = new WeakMap<object, { readonly problem: Problem | undefined }>();

function firstCut(
  path: Path,
  map: Readonly<Record<string, unknown>>,
  yaml: YamlText,
  area: string,
): Problem | undefined {
  const bare = new Set(yaml.bareKeys(path));
  const entries: readonly (readonly [string, unknown])[] = Object.entries(map);
  const first = entries.findIndex(([word], index) => {
    const before = entries[index - 1]?.[1];
    const isCut = typeof before === 'string' || (typeof before === 'number' && thousands.test(word));
    return bare.has(word) && isCut;
  });
  const [key, text] = entries[first - 1] ?? [];
  if (key === undefined) return undefined;
  const words = entries.slice(first).map(([word]) => word);
  const next = words.findIndex((word) => !bare.has(word));
  const rest = next === -1 ? words : words.slice(0, next);
  return {
    code: `${area}/cut-sentence`,
    severity: 'error',
    ...yaml.keyPlace([...path, rest[0] ?? '']),
    message: `The comma after \`${shortened(String(text))}\` ended the sentence: in braces YAML takes \`${shortened(rest[0] ?? '')}\` for a key of its own.`,
    hint: `Put the sentence in quotes: \`${key}: ${JSON.stringify([text, ...rest].join(typeof text === 'number' ? ',' : ', '))}\`.`,
  };
}

/** How a number goes on behind the comma in "4,000 a minute". */
const thousands = /^\d{3}(?!\d)/;

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function wrongValue(path: Path, input: unknown, hint: string, yaml: YamlText, area: string): Problem {
  const name = path.length > 0 ? `\`${dotted(path)}\`` : 'The file';
  return {
    code: `${area}/wrong-value`,
    severity: 'error',
    ...yaml.place(path),
    message: `${name} is ${foundWords(input)}.`,
    hint,
  };
}

function unknownKey(path: Path, issue: BaseIssue<unknown>, yaml: YamlText, area: string): Problem {
  const known = issue.message.split(' ');
  const near = nearest(String(path.at(-1)), known);
  return {
    code: `${area}/unknown-key`,
    severity: 'error',
    ...yaml.keyPlace(path),
    message: `\`${dotted(path)}\` is not a key that is known here.`,
    hint: near ? `Did you mean \`${near}\`?` : `Known keys: ${known.join(', ')}.`,
  };
}

function wrongValueHint(issue: BaseIssue<unknown>): string {
  const expected = `Expected ${expectedWords(issue)}.`;
  if (issue.type !== 'picklist' || typeof issue.input !== 'string') return expected;
  const allowed = [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
  const near = nearest(issue.input, allowed);
  return near ? `Did you mean \`${near}\`? ${expected}` : expected;
}

const typeWords: Readonly<Record<string, string>> = {
  Object: 'a map of keys',
  Array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: '`true` or `false`',
};

function expectedWords(issue: BaseIssue<unknown>): string {
  if (issue.kind !== 'schema') return issue.message;
  return (issue.expected ?? 'something else')
    .replace(/^\((.*)\)$/, '$1')
    .split(' | ')
    .map((word) => typeWords[word] ?? word.replaceAll('"', '`'))
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1');
}

function foundWords(input: unknown): string {
  if (input === null || input === undefined || input === '') return 'empty';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a map of keys';
  const text = JSON.stringify(input).replace(/^"|"$/g, '');
  return `\`${shortened(text)}\``;
}

/** `decisions.rpc.drivers[2]`: a path as people write it. */
export function dotted(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );
}
