import type { Driver, Layer } from '../model/catalog.ts';
import { findLanguage } from '../model/language.ts';

/** Drivers of a layer that words of the team may mean: one where it is certain, several where it is not. */
export type Meant = readonly Driver[];

/**
 * The drivers that a sentence means, by the synonyms of the layer. It is right or silent: what the sentence denies, a word
 * used for something else, and a longer phrase around a shorter one count. Of a name before a colon that alone is asked
 * first.
 */
export function meantDrivers(words: string, layer: Layer): Meant {
  const [name = ''] = words.split(/:\s/, 1);
  const byName = name === words ? [] : found(name, layer);
  return byName.length > 0 ? byName : found(words, layer);
}

/** The one driver that a sentence means; `undefined` where it means none for certain. */
export function meantDriver(words: string, layer: Layer): Driver | undefined {
  const [driver, ...others] = meantDrivers(words, layer);
  return others.length === 0 ? driver : undefined;
}

/** A stretch of a sentence, in words: from the first to the one behind the last. */
interface Span {
  readonly start: number;
  readonly end: number;
}

interface Hit extends Span {
  readonly driver: Driver;
}

function found(text: string, layer: Layer): Driver[] {
  const words = wordsOf(text);
  const hits = patternsIn(layer).flatMap(({ driver, synonyms, unlike }): Hit[] => {
    const others = unlike.flatMap((pattern) => spansOf(pattern, words));
    return synonyms
      .flatMap((pattern) => spansOf(pattern, words))
      .filter((span) => !isDenied(words, span) && !others.some((other) => isInside(span, other)))
      .map((span) => ({ driver, ...span }));
  });
  const isPart = (hit: Hit): boolean =>
    hits.some((other) => other.driver !== hit.driver && isInside(hit, other) && !isInside(other, hit));
  return [...new Set(hits.filter((hit) => !isPart(hit)).map(({ driver }) => driver))];
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

const skipped = new Set(['a', 'an', 'the', 'our', 'its', 'their', 'your']);

/** Two words that are also written as one. */
const compounds = /\b(data|run|front|file|time|http)[ /-](?=cent(?:er|re)|time\b|end\b|systems?\b|zones?\b|[23]\b)/g;

/** The words of a text in lower case, without articles. "don't", "re-read" and "data centre" are one word each. */
function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/c#/g, 'csharp')
    .replace(/\.net\b/g, 'dotnet')
    .replace(/\bre-(?=\p{L})/gu, 're')
    .replace(compounds, '$1');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !skipped.has(word));
}

const noWords = new Set(
  'no not never without dont doesnt isnt arent wont cannot cant neither nor nobody none avoid'.split(' '),
);
const noNeed = new Set(
  'not never isnt arent unnecessary irrelevant optional dont doesnt unimportant secondary'.split(' '),
);
const mostBetween = 3;

/**
 * Where a synonym stands in a sentence. In a synonym `a|b` is one of two words, `a*` one that begins so, `<language>` the name
 * of a language, and `..` at most three words.
 */
function spansOf(pattern: Pattern, words: readonly string[]): Span[] {
  return words.flatMap((_, start) => {
    const end = endOf(pattern, 0, words, start);
    return end === undefined ? [] : [{ start, end }];
  });
}

function endOf(pattern: Pattern, at: number, words: readonly string[], from: number): number | undefined {
  const test = pattern[at];
  if (test === undefined) return from;
  const most = test.isLoose ? mostBetween : 0;
  for (let skip = 0; skip <= most && from + skip < words.length; skip += 1) {
    const word = words[from + skip] ?? '';
    const end = test.fits(word) ? endOf(pattern, at + 1, words, from + skip + 1) : undefined;
    // What lies between may not turn the sense around.
    if (end !== undefined || noWords.has(word)) return end;
  }
  return undefined;
}

const reach = 3;

/** Whether a sentence denies what one of its parts says: "we do not need replay", "ordering does not matter". */
function isDenied(words: readonly string[], { start, end }: Span): boolean {
  const before = words.slice(Math.max(0, start - reach), start);
  const after = words.slice(end, end + reach);
  return before.some((word) => noWords.has(word)) || after.some((word) => noNeed.has(word));
}

/** One word of a synonym. */
interface WordTest {
  readonly fits: (word: string) => boolean;
  /** Whether other words may stand before it. */
  readonly isLoose: boolean;
}

type Pattern = readonly WordTest[];

interface DriverPatterns {
  readonly driver: Driver;
  readonly synonyms: readonly Pattern[];
  readonly unlike: readonly Pattern[];
}

const patterns = new WeakMap<Layer, readonly DriverPatterns[]>();

function patternsIn(layer: Layer): readonly DriverPatterns[] {
  const known = patterns.get(layer);
  if (known) return known;
  const made = layer.drivers.map((driver) => ({
    driver,
    synonyms: [driver.name, ...driver.synonyms, ...(driver.judge === 'languages' ? languageSynonyms : [])].map(
      patternOf,
    ),
    unlike: driver.unlike.map(patternOf),
  }));
  patterns.set(layer, made);
  return made;
}

function patternOf(synonym: string): Pattern {
  const parts = synonym
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((part) => part !== '' && !skipped.has(part));
  return parts.flatMap((part, index): WordTest[] =>
    part === '..' ? [] : [{ fits: testOf(part), isLoose: parts[index - 1] === '..' }],
  );
}

function testOf(part: string): (word: string) => boolean {
  if (part === '<language>') return (word) => findLanguage(word) !== undefined;
  const choices = part.split('|');
  const starts = choices.flatMap((choice) => (choice.endsWith('*') ? [choice.slice(0, -1)] : []));
  const whole = new Set(choices.flatMap((choice) => (choice.endsWith('*') ? [] : [singular(choice)])));
  return (word) => whole.has(singular(word)) || starts.some((start) => word.startsWith(start));
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/(?<!s)s$/, '') : word;
}

/** What a driver that is judged by the languages of the team is called in every layer. */
const languageSynonyms = [
  'client*|sdk*|librar*|binding*|implementation*|driver*|instrumentation|support|package* for|in .. <language>',
  '<language> client*|sdk*|librar*|binding*|driver*|implementation*|support',
  'official|maintained|supported|mature client*|sdk*|librar*|driver*|binding*|implementation*',
  'every|all|both|each|any|our .. language*',
  'language* .. we use|write|ship',
  'polyglot',
  'language agnostic|neutral|independent',
  'usable|works|work|available|callable from|with|in .. <language>',
  'written in .. <language>',
  '<language> and <language>',
];
