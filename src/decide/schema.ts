import { recordFormats } from '../model/adr.ts';
import { confidences, licensePolicies, statuses } from '../model/answers.ts';
import { fits } from '../model/catalog.ts';
import { teamRuntimes } from '../model/runtime.ts';
import {
  array,
  integer,
  keys,
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
} from '../text/shape.ts';

const mostWords = 20_000;
const mostName = 200;
const words = pipe(string(), regex(/\S/, 'text that is not empty'), maxLength(mostWords, 'at most 20,000 characters'));
const reason = pipe(string('the reason in words'), words);
const name = pipe(words, maxLength(mostName, 'at most 200 characters'));
const page = pipe(name, regex(/[^/]\.(?:md|markdown)$/i, 'a Markdown page such as `docs/stack.md`'));
const count = pipe(number(), integer('a whole number'), minValue(0, 'a number that is not below 0'));
const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const day = pipe(string(), regex(dayPattern, 'a day such as `2026-11-24`'));
const globs = array(name);

/** `met`, or `partly met, one at a time`. */
const verdictPattern = /^\s*(?:met|(?:partly|not)(?:\s+met)?|unknown)(?:\s*[,;:.–—-]|\s+because\b|\s*$)/i;
const verdictWords = '`met`, `partly`, `not` or `unknown`, or one of these with a note behind it: `{met: why}`';

/** A text with reasons behind single items: `rabbitmq`, or `rabbitmq: why not`. */
const item = union([words, record(name, words)], 'text, or one key with a text behind it');

/** How an option meets a driver, in a word, with a note behind it or not: `met`, `not, needs a plugin`, `{partly: one at a time}`. */
const verdict = union(
  [
    pipe(string(), regex(verdictPattern, verdictWords), maxLength(mostWords, 'at most 20,000 characters')),
    keys({ fit: picklist(fits), note: optional(words) }),
    record(picklist(fits), words),
  ],
  verdictWords,
);
/** A list passes for a map with the keys 0, 1, 2 …, and no driver is called so. */
const verdicts = record(pipe(name, regex(/\D/, 'a map with a verdict behind the name of each driver')), verdict);

const rivalWords = {
  why: optional(words),
  for: optional(array(words)),
  against: optional(array(words)),
  verdicts: optional(verdicts),
  url: optional(words),
  summary: optional(words),
};

/** Every form that an option has which was considered. */
const rivalForms = {
  text: words,
  pair: record(name, words),
  known: keys({ option: name, ...rivalWords }),
  own: keys({ name, ...rivalWords }),
} as const;

function rivalFormOf(input: unknown): GenericSchema {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return item;
  if ('option' in input) return rivalForms.known;
  return 'name' in input ? rivalForms.own : rivalForms.pair;
}

const step = union(
  [words, keys({ do: words, by: optional(name), risk: optional(words) })],
  'a sentence, or a map with `do`, `by` and `risk`',
);

const choice = keys({
  title: optional(name),
  choice: union(
    [name, keys({ name, url: optional(words), summary: optional(words) })],
    'the name of an option, or a map with `name`, `url` and `summary`',
  ),
  for: optional(name),
  version: optional(pipe(string(), regex(/\S/, 'text that is not empty'), maxLength(60, 'at most 60 characters'))),
  status: optional(picklist(statuses)),
  date: optional(day),
  trigger: optional(words),
  drivers: optional(array(item)),
  considered: optional(array(lazy(rivalFormOf))),
  verdicts: optional(verdicts),
  because: optional(words),
  consequences: optional(keys({ good: optional(array(words)), bad: optional(array(words)) })),
  steps: optional(array(step)),
  evidence: optional(array(item)),
  confirmation: optional(words),
  confidence: optional(picklist(confidences)),
  revisit: optional(words),
  deciders: optional(array(name)),
  accepts: optional(record(name, words)),
  record: optional(count),
  'applies-to': optional(globs),
});
const skip = keys({ title: optional(name), skip: reason });
const undecided = keys({ title: optional(name), undecided: reason });
const scoped = pipe(array(choice), minLength(1, 'at least one choice'));

/** Forms among which the data itself decides, by the function that does. */
export const formsBy: ReadonlyMap<unknown, readonly GenericSchema[]> = new Map<unknown, readonly GenericSchema[]>([
  [formOf, [choice, skip, undecided, scoped]],
  [rivalFormOf, Object.values(rivalForms)],
]);

/** The form that somebody meant, told by its keys, so that faults are reported against that form alone. */
function formOf(input: unknown): GenericSchema {
  if (Array.isArray(input)) return scoped;
  if (input !== null && typeof input === 'object') {
    if ('skip' in input) return skip;
    if ('undecided' in input) return undecided;
  }
  return choice;
}

/** The shape of stack.yaml. The JSON Schema for editors is generated from it. */
export const answersSchema = keys({
  version: literal(1, '1, the only version there is'),
  system: keys({ name, summary: optional(words) }),
  context: optional(
    keys({
      languages: optional(array(name)),
      runtime: optional(picklist(teamRuntimes)),
      team: optional(count),
      operators: optional(count),
      cloud: optional(name),
      'license-policy': optional(picklist(licensePolicies)),
      peak: optional(words),
      existing: optional(array(name)),
      constraints: optional(array(words)),
    }),
  ),
  deciders: optional(array(name)),
  output: optional(
    keys({
      directory: optional(name),
      summary: optional(page),
      format: optional(picklist(recordFormats)),
      diagram: optional(picklist(['flowchart'])),
    }),
  ),
  catalog: optional(array(name)),
  templates: optional(name),
  decisions: optional(record(string(), lazy(formOf))),
});

/** Answers of the right shape, not yet compared with a catalog. */
export type RawAnswers = InferOutput<typeof answersSchema>;

/** One choice of the right shape. */
export type RawChoice = InferOutput<typeof choice>;

/** An item such as `rabbitmq`, or `rabbitmq: why not`. */
export type RawItem = InferOutput<typeof item>;

/** What a team says of an option that it considered. */
export type RawRival = RawItem | InferOutput<(typeof rivalForms)['known']> | InferOutput<(typeof rivalForms)['own']>;

/** How an option meets a driver. */
export type RawVerdict = InferOutput<typeof verdict>;

/** Keys of the file, and of a choice in it. */
export const knownKeys: Readonly<Record<'file' | 'choice', readonly string[]>> = {
  file: Object.keys(answersSchema.entries),
  choice: Object.keys(choice.entries),
};

/** Whether a value is a text as the answers may hold one, short enough for a name where it is to be one. */
export function isText(value: unknown, as: 'words' | 'name' = 'words'): value is string {
  return typeof value === 'string' && /\S/.test(value) && value.length <= (as === 'name' ? mostName : mostWords);
}

/** Whether a value has the shape of a day; it may still be none of the calendar. */
export function isDayShape(value: unknown): value is string {
  return typeof value === 'string' && dayPattern.test(value);
}
