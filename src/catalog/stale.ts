import { unread, type Catalog, type Option, type Rule } from '../model/catalog.ts';
import type { Place, Problem } from '../model/problem.ts';
import { daysBetween } from '../text/day.ts';
import { listOf } from '../text/sentence.ts';
import type { Path } from '../text/yaml.ts';

/** Days after which somebody should look again: licence, state and newest version change quickly, the rest slowly. */
export const limits = { volatile: 90, stable: 365 } as const;

/** Where a fact of an option or rule stands. */
export type FindPlace = (kind: 'option' | 'rule', id: string, path: Path) => Place;

/**
 * Facts that nobody has checked for longer than their limit, one warning per source and limit, oldest first; then each
 * source that nobody opened, for information.
 */
export function staleFacts(catalog: Catalog, today: string, place: FindPlace): Problem[] {
  const found = [
    ...catalog.options.flatMap((option) => staleOf(option, today, place)),
    ...catalog.rules.flatMap((rule) => staleRule(rule, today, place)),
  ];
  return [
    ...found.sort((a, b) => b.age - a.age || (a.problem.file < b.problem.file ? -1 : 1)).map((item) => item.problem),
    ...catalog.options.flatMap((option) => unreadOf(option, place)),
  ];
}

interface Aged {
  readonly age: number;
  readonly problem: Problem;
}

function staleOf(option: Option, today: string, place: FindPlace): Aged[] {
  const volatile: readonly { readonly fact: string; readonly source: string | undefined }[] = [
    { fact: 'licence', source: option.license.source },
    { fact: 'lifecycle', source: option.lifecycle.source },
    { fact: 'newest version', source: option.latest?.source },
  ];
  return Object.entries(option.sources).flatMap(([key, { checked, url }]): Aged[] => {
    if (checked === unread) return [];
    const age = daysBetween(checked, today);
    const facts = volatile.filter((item) => item.source === key).map((item) => item.fact);
    const limit = facts.length > 0 ? limits.volatile : limits.stable;
    if (age <= limit) return [];
    return [
      {
        age,
        problem: {
          code: 'catalog/stale',
          severity: 'warning',
          ...place('option', option.id, ['sources', key, 'checked']),
          message: `${option.name}: ${facts.length > 0 ? listOf(facts) : 'what it does'} last checked on ${checked}, ${age} days ago (limit ${limit}).`,
          hint: `Read ${url} again, mend what changed, and set \`checked\`.`,
        },
      },
    ];
  });
}

function unreadOf(option: Option, place: FindPlace): Problem[] {
  return Object.entries(option.sources)
    .filter(([, source]) => source.checked === unread)
    .map(([key, { url }]) => ({
      code: 'catalog/unread',
      severity: 'info',
      ...place('option', option.id, ['sources', key, 'checked']),
      message: `${option.name}: the source \`${key}\` was named from knowledge, not opened.`,
      hint: `Read ${url}, mend what differs, and set \`checked\` to the day.`,
    }));
}

function staleRule(rule: Rule, today: string, place: FindPlace): Aged[] {
  const age = daysBetween(rule.checked, today);
  if (age <= limits.stable) return [];
  const hint = `${rule.source === undefined ? 'Ask whether it still holds' : `Read ${rule.source} again`}, and set \`checked\`.`;
  return [
    {
      age,
      problem: {
        code: 'catalog/stale',
        severity: 'warning',
        ...place('rule', rule.id, ['checked']),
        message: `Rule ${rule.id} last checked on ${rule.checked}, ${age} days ago (limit ${limits.stable}).`,
        hint,
      },
    },
  ];
}
