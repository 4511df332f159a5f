import type { Choice, ConsideredAnswer, Evidence, Step, Verdict } from '../model/answers.ts';
import { fingerprint } from '../text/digest.ts';

/** Something the team wrote about the option that it chose: a reason, a version. It says nothing about another option. */
export interface ChoiceWord {
  /** Its key in stack.yaml, such as `because` or `consequences.bad`. */
  readonly key: string;
  readonly text: string;
  /** The driver or option that it is about, where it is about one. */
  readonly about?: string;
  /** The parts of the text that its record prints. */
  readonly printed: readonly string[];
  /** Short fingerprint of key and text, by which a record remembers it. */
  readonly mark: string;
}

/** Everything in a choice that belongs to its option. Drivers, scope and the names of what was considered do not. */
export function choiceWords(choice: Choice): ChoiceWord[] {
  const { consequences, accepts, considered, deciders, verdicts = [], steps = [], evidence = [] } = choice;
  return [
    ...singleKeys.flatMap((key) => wordOf(key, choice[key])),
    ...consequences.good.flatMap((text) => wordOf('consequences.good', text)),
    ...consequences.bad.flatMap((text) => wordOf('consequences.bad', text)),
    ...considered.flatMap((item) => wordOf('considered', item.why, nameOf(item))),
    ...verdicts.flatMap((one) =>
      wordOf('verdicts', verdictWords(one), one.driver, ['our verdict', ...given(one.note)]),
    ),
    ...steps.flatMap((step) => wordOf('steps', stepWords(step), '', given(step.what, step.by, step.risk))),
    ...evidence.flatMap((item) => wordOf('evidence', evidenceWords(item), '', given(item.name, lastPart(item.where)))),
    ...Object.entries(accepts).flatMap(([code, text]) => wordOf('accepts', text, code)),
    ...(deciders.length === 0 ? [] : wordOf('deciders', deciders.join(', '))),
  ];
}

const singleKeys = ['version', 'trigger', 'because', 'confirmation', 'confidence', 'revisit'] as const;

/** Status and date of a choice as one word: both are old, or none. */
export function statusWordOf({ status, date = '' }: Pick<Choice, 'status' | 'date'>): ChoiceWord {
  return { key: 'status', text: status, printed: [status], mark: fingerprint(['status', status, date]).slice(0, 6) };
}

function wordOf(
  key: string,
  text: string | undefined,
  about = '',
  printed: readonly string[] = given(text),
): ChoiceWord[] {
  if (text === undefined) return [];
  const mark = fingerprint([key, about, text]).slice(0, 6);
  return [{ key, text, printed, ...(about === '' ? {} : { about }), mark }];
}

function given(...parts: readonly (string | undefined)[]): string[] {
  return parts.filter((part) => part !== undefined);
}

/** Of an address or a path what a link shows in any case: links lead from the record, whose folder is another one. */
function lastPart(where: string): string {
  return where.split('/').findLast((part) => part !== '') ?? where;
}

function nameOf({ option }: ConsideredAnswer): string {
  return typeof option === 'string' ? option : option.name;
}

function verdictWords({ fit, note }: Verdict): string {
  return note === undefined ? fit : `${fit}: ${note}`;
}

/** A step as one text, by which it is told apart. */
export function stepWords({ what, by, risk }: Step): string {
  return by === undefined && risk === undefined ? what : JSON.stringify([what, by, risk]);
}

/** A piece of evidence as one text, by which it is told apart. */
export function evidenceWords({ where, name }: Evidence): string {
  return name === undefined ? where : `${name}: ${where}`;
}

/** A choice without the words that have one of the marks. */
export function withoutWords(choice: Choice, marks: ReadonlySet<string>): Choice {
  if (marks.size === 0) return choice;
  const isGone = (key: string, text: string | undefined, about?: string): boolean =>
    wordOf(key, text, about).some(({ mark }) => marks.has(mark));
  const gone = singleKeys.filter((key) => isGone(key, choice[key]));
  const { consequences, considered, accepts, deciders, verdicts = [], steps = [], evidence = [] } = choice;
  return {
    ...without(choice, [...gone, 'verdicts', 'steps', 'evidence']),
    ...listed(
      'verdicts',
      verdicts.filter((one) => !isGone('verdicts', verdictWords(one), one.driver)),
    ),
    ...listed(
      'steps',
      steps.filter((step) => !isGone('steps', stepWords(step))),
    ),
    ...listed(
      'evidence',
      evidence.filter((item) => !isGone('evidence', evidenceWords(item))),
    ),
    consequences: {
      good: consequences.good.filter((text) => !isGone('consequences.good', text)),
      bad: consequences.bad.filter((text) => !isGone('consequences.bad', text)),
    },
    considered: considered.map((item) => (isGone('considered', item.why, nameOf(item)) ? withoutWhy(item) : item)),
    accepts: Object.fromEntries(Object.entries(accepts).filter(([code, text]) => !isGone('accepts', text, code))),
    deciders: isGone('deciders', deciders.join(', ')) ? [] : deciders,
  };
}

function withoutWhy(item: ConsideredAnswer): ConsideredAnswer {
  return Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'why')) as unknown as ConsideredAnswer;
}

/** `{ key: list }`, or nothing when the list is empty. */
function listed(key: string, list: readonly unknown[]): object {
  return list.length === 0 ? {} : { [key]: list };
}

/** A choice without some of its optional keys. */
export function without(choice: Choice, keys: readonly string[]): Choice {
  return Object.fromEntries(Object.entries(choice).filter(([key]) => !keys.includes(key))) as unknown as Choice;
}

/** What is remembered of a choice: the id of its option, or the name of the team's own. */
export function choiceKey({ option }: Pick<Choice, 'option'>): string {
  return typeof option === 'string' ? option : `own:${option.name}`;
}
