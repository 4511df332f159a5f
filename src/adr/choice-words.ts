import type { Choice, ConsideredAnswer } from '../model/answers.ts';
import { fingerprint } from '../text/digest.ts';

/** Something the team wrote about the option that it chose: a reason, a version. It says nothing about another option. */
export interface ChoiceWord {
  /** Its key in stack.yaml, such as `because` or `consequences.bad`. */
  readonly key: string;
  readonly text: string;
  /** Short fingerprint of key and text, by which a record remembers it. */
  readonly mark: string;
}

/** Everything in a choice that belongs to its option. Drivers, scope and the names of what was considered do not. */
export function choiceWords(choice: Choice): ChoiceWord[] {
  const { consequences, accepts, considered, deciders } = choice;
  return [
    ...singleKeys.flatMap((key) => wordOf(key, choice[key])),
    ...consequences.good.flatMap((text) => wordOf('consequences.good', text)),
    ...consequences.bad.flatMap((text) => wordOf('consequences.bad', text)),
    ...considered.flatMap((item) => wordOf('considered', item.why, nameOf(item))),
    ...Object.entries(accepts).flatMap(([code, text]) => wordOf('accepts', text, code)),
    ...(deciders.length === 0 ? [] : wordOf('deciders', deciders.join(', '))),
  ];
}

const singleKeys = ['version', 'trigger', 'because', 'confirmation', 'confidence', 'revisit'] as const;

/** Status and date of a choice as one word: both are old, or none. */
export function statusWordOf({ status, date = '' }: Pick<Choice, 'status' | 'date'>): ChoiceWord {
  return { key: 'status', text: status, mark: fingerprint(['status', status, date]).slice(0, 6) };
}

function wordOf(key: string, text: string | undefined, about = ''): ChoiceWord[] {
  return text === undefined ? [] : [{ key, text, mark: fingerprint([key, about, text]).slice(0, 6) }];
}

function nameOf({ option }: ConsideredAnswer): string {
  return typeof option === 'string' ? option : option.name;
}

/** A choice without the words that have one of the marks. */
export function withoutWords(choice: Choice, marks: ReadonlySet<string>): Choice {
  if (marks.size === 0) return choice;
  const isGone = (key: string, text: string | undefined, about?: string): boolean =>
    wordOf(key, text, about).some(({ mark }) => marks.has(mark));
  const gone = singleKeys.filter((key) => isGone(key, choice[key]));
  const { consequences, considered, accepts, deciders } = choice;
  return {
    ...without(choice, gone),
    consequences: {
      good: consequences.good.filter((text) => !isGone('consequences.good', text)),
      bad: consequences.bad.filter((text) => !isGone('consequences.bad', text)),
    },
    considered: considered.map((item) =>
      isGone('considered', item.why, nameOf(item)) ? { option: item.option } : item,
    ),
    accepts: Object.fromEntries(Object.entries(accepts).filter(([code, text]) => !isGone('accepts', text, code))),
    deciders: isGone('deciders', deciders.join(', ')) ? [] : deciders,
  };
}

/** A choice without some of its optional keys. */
export function without(choice: Choice, keys: readonly string[]): Choice {
  return Object.fromEntries(Object.entries(choice).filter(([key]) => !keys.includes(key))) as unknown as Choice;
}

/** What is remembered of a choice: the id of its option, or the name of the team's own. */
export function choiceKey({ option }: Pick<Choice, 'option'>): string {
  return typeof option === 'string' ? option : `own:${option.name}`;
}
