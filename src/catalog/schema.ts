import { languageIds } from '../model/language.ts';
import { lifecycleStates, optionKinds, runtimes, unread } from '../model/catalog.ts';
import { ringNames } from '../model/ring.ts';
import { signatureKinds } from '../model/signature.ts';
import { isDay } from '../text/day.ts';
import {
  array,
  boolean,
  check,
  integer,
  keys,
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
} from '../text/shape.ts';

const id = pipe(
  string(),
  regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id in lower case with hyphens, such as `apache-kafka`'),
);
/** Without control characters and marks that turn the direction of text, which could play tricks in a terminal. */
const harmless = /^[^\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*$/u;
const text = pipe(
  string(),
  minLength(1, 'text that is not empty'),
  regex(/^\S(.*\S)?$/s, 'text without blanks around it'),
  regex(harmless, 'text on one line without control characters'),
);
const line = pipe(text, maxLength(400, 'at most 400 characters'));
const sentence = pipe(text, regex(/[.?]$/, 'a sentence that ends with a full stop'), maxLength(2000, 'at most 2,000 characters'));
const clause = pipe(line, regex(/[^.?!:;,]$/, 'a clause without a full stop at its end, to follow "because"'));
const url = pipe(string(), regex(/^https?:\/\/[^\s<>"`{}|\\^[\]]+$/, 'a web address that begins with https://'));
const day = pipe(
  string(),
  regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-11-20'),
  check(isDay, 'a day of the calendar'),
);
const dayRead = pipe(
  string(),
  regex(/^(\d{4}-\d{2}-\d{2}|unread)$/, 'a day such as 2026-11-20, or `unread`'),
  check((checked) => checked === unread || isDay(checked), 'a day of the calendar'),
);
const roughDate = pipe(
  string(),
  regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a year, month or day such as 2026-11, in quotes'),
  check((date) => isDay(`${date}-01-01`.slice(0, 10)), 'a day of the calendar'),
);
const lists = { text: optional(array(line), []) };
const language = picklist(languageIds);

export const conditionSchema = keys({
  runtime: optional(array(picklist([...runtimes, 'mixed']))),
  languages: optional(array(language)),
  cloud: optional(array(id)),
  'team-at-most': optional(number()),
  'team-at-least': optional(number()),
  'operators-at-most': optional(number()),
  'operators-at-least': optional(number()),
  drivers: optional(array(id)),
  chosen: optional(array(id)),
});

const zone = picklist(['edge', 'services', 'data', 'platform']);

/** Words of a phrase: letters and digits, `a|b`, `a*`, `..` or `<language>`, with a first one that is a word. */
const synonym = pipe(
  line,
  regex(/^(?!\.\.)(?:(?:[\p{L}\p{N}*|/-]+|\.\.|<language>)(?: |$))+$/u, 'a phrase of words, `a|b`, `a*`, `..` or `<language>`'),
);

export const layerSchema = keys({
  id,
  order: pipe(number(), integer('a whole number'), minValue(1, 'a number above 0')),
  name: line,
  purpose: line,
  ending: optional(pipe(line, regex(/^(as|for) \S/, 'words that begin with `as` or `for`'))),
  decides: line,
  question: sentence,
  need: keys({ question: sentence, skip: sentence, suggested: conditionSchema }),
  others: array(sentence),
  zone,
  traffic: boolean(),
  levels: pipe(array(keys({ id, name: line })), minLength(1, 'at least one level')),
  known: optional(array(id), []),
  drivers: pipe(
    array(
      keys({
        id,
        name: line,
        question: sentence,
        help: sentence,
        measure: line,
        synonyms: optional(array(synonym), []),
        unlike: optional(array(synonym), []),
        judge: optional(picklist(['values', 'languages']), 'values'),
        values: optional(record(id, keys({ fit: picklist(['met', 'partly', 'not']), text: clause })), {}),
      }),
    ),
    minLength(3, 'at least three drivers'),
  ),
});

const roleSchema = keys({
  level: id,
  drivers: record(id, keys({ value: id, note: clause, source: optional(id) })),
  claims: array(
    keys({
      polarity: picklist(['good', 'bad', 'neutral']),
      text: clause,
      weight: optional(picklist(['major', 'minor']), 'minor'),
      driver: optional(id),
      when: optional(conditionSchema),
      source: id,
    }),
  ),
  confirmation: sentence,
  revisit: clause,
});

const clashes = optional(array(keys({ capability: id, advice: sentence, source: id })), []);
const variants = optional(
  array(
    keys({
      name: line,
      aliases: lists.text,
      url: optional(url),
      note: sentence,
      license: optional(keys({ spdx: line })),
      checked: optional(day),
    }),
  ),
  [],
);
const namedParts = optional(array(keys({ name: line, aliases: lists.text, url: optional(url), note: sentence })), []);

export const optionSchema = keys({
  id,
  name: line,
  plural: optional(boolean(), false),
  aliases: lists.text,
  kind: picklist(optionKinds),
  summary: sentence,
  homepage: optional(url),
  repository: optional(url),
  languages: keys({
    implementation: array(language),
    clients: record(picklist([...languageIds, 'any']), boolean()),
  }),
  license: keys({
    spdx: line,
    note: optional(sentence),
    history: optional(array(keys({ spdx: line, from: line, versions: optional(line) })), []),
    source: id,
  }),
  governance: line,
  lifecycle: keys({
    state: picklist(lifecycleStates),
    since: optional(roughDate),
    successor: optional(line),
    note: optional(sentence),
    source: id,
  }),
  latest: optional(keys({ version: line, date: optional(roughDate), source: id })),
  runtimes: array(picklist(runtimes)),
  clouds: optional(array(id), []),
  provides: optional(array(id), []),
  requires: optional(
    array(
      keys({
        any: pipe(array(id), minLength(1, 'at least one capability')),
        why: clause,
        versions: optional(line),
        when: optional(conditionSchema),
        source: id,
      }),
    ),
    [],
  ),
  overlaps: clashes,
  conflicts: clashes,
  operations: sentence,
  exit: sentence,
  managed: lists.text,
  'alias-notes': optional(record(line, sentence)),
  parts: namedParts,
  variants,
  references: namedParts,
  twins: optional(array(sentence), []),
  roles: record(id, roleSchema),
  detect: optional(
    array(
      keys({
        kind: picklist(signatureKinds),
        match: line,
        role: picklist(['client', 'server']),
        hint: optional(literal(true, '`true`, or no such key')),
        variant: optional(line),
        versions: optional(literal('other', '`other`, or no such key')),
      }),
    ),
    [],
  ),
  sources: record(id, keys({ url, checked: dayRead })),
  checked: day,
  ring: optional(keys({ name: picklist(ringNames), reason: line })),
});

export const capabilitiesSchema = array(keys({ id, name: line, layer: optional(id), existing: lists.text, zone: optional(zone), assumed: optional(boolean()) }));
