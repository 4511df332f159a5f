import type { Option } from '../model/catalog.ts';

const endWords: Readonly<Record<string, string>> = {
  maintenance: 'in maintenance mode',
  deprecated: 'deprecated',
  archived: 'archived',
  abandoned: 'abandoned',
  renamed: 'renamed',
};

/**
 * The state of an option that is no longer actively developed: "archived since 2021-08". `undefined` while it is, and where
 * it ended only after a day (`YYYY-MM-DD`): who decided before could not know.
 */
export function lifecycleWords({ lifecycle: { state, since } }: Option, decided?: string): string | undefined {
  const word = endWords[state];
  if (word === undefined || isAfter(since, decided)) return undefined;
  if (since === undefined) return word;
  return state === 'renamed' ? `${word} in ${since}` : `${word} since ${since}`;
}

/** Whether something that is dated by year, month or day happened after a day. */
export function isAfter(since: string | undefined, day: string | undefined): boolean {
  return since !== undefined && day !== undefined && since > day.slice(0, since.length);
}

/** Whether nobody should begin with an option: it is deprecated, archived, abandoned or has another name. */
export function isEnded({ lifecycle: { state } }: Option): boolean {
  return state !== 'active' && state !== 'maintenance';
}
