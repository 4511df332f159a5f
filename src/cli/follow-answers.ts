import { isDeepStrictEqual } from 'node:util';
import { choiceKey, type ChoiceWord } from '../adr/choice-words.ts';
import { decisionPath } from '../decide/place.ts';
import { findOption, type Catalog } from '../model/catalog.ts';
import { decisionKey, keyOf } from '../model/decision.ts';
import type { Problem } from '../model/problem.ts';
import { lettersOf, type Inheritance, type Inherited } from '../plan/inherit.ts';
import type { PlanInput } from '../plan/plan.ts';
import { listOf } from '../text/sentence.ts';
import { setInYaml } from '../text/yaml-set.ts';
import { spliceYaml } from '../text/yaml-edit.ts';
import { parseYaml } from '../text/yaml.ts';
import { replacedAt, without, withoutWords, type Data } from './raw-choice.ts';
import type { Loaded } from './load.ts';

/** How the answers follow a choice that changed after its decision was accepted. */
export interface Followed {
  /** The text of the answers without the words that were written for the former option; missing where it stays as it is. */
  readonly text?: string;
  readonly plan: Pick<PlanInput, 'former' | 'returned'>;
  readonly problems: readonly Problem[];
}

/**
 * Takes words for a former option out of the answers, where the former record keeps them, and sets the status that the new
 * choice has. Every other byte of the answers stays. Words that stay in the answers are named in a problem.
 */
export function followAnswers(loaded: Loaded, { changed, returned }: Inherited): Followed {
  let text = loaded.text;
  const former = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  for (const one of changed) {
    const edited = one.isNew && loaded.path !== undefined ? editedText(text, one) : undefined;
    text = edited?.text ?? text;
    const left = edited ? edited.left : one.words;
    former.set(
      decisionKey(one.given),
      left.map(({ mark }) => mark),
    );
    problems.push(...problemsOf(one, left, loaded));
  }
  return { ...(text === loaded.text ? {} : { text }), plan: { former, returned }, problems };
}

interface Edited {
  readonly text: string;
  /** Words that stay, because no record keeps them. */
  readonly left: readonly ChoiceWord[];
}

function editedText(text: string, { given, choice, former, words }: Inheritance): Edited | undefined {
  const data = parseYaml(text, '').value?.data as Data | undefined;
  const path = decisionPath(text, given);
  if (data === undefined || path === undefined) return undefined;
  const kept = former ? lettersOf(former.text) : '';
  const gone = words.filter(
    (word) => word.key === 'status' || word.printed.every((part) => kept.includes(lettersOf(part))),
  );
  const left = words.filter((word) => !gone.includes(word));
  const status = { status: choice.status, ...(choice.date === undefined ? {} : { date: choice.date }) };
  const next = replacedAt(data, path, (raw) => {
    const left = withoutWords(
      raw,
      gone.filter(({ key }) => key !== 'status'),
    );
    const rest = choice.date === undefined ? without(left, 'date') : left;
    return raw['status'] === undefined && choice.status === 'proposed' ? rest : { ...rest, ...status };
  });
  if (isDeepStrictEqual(data, next)) return { text, left };
  const spliced = spliceYaml(text, next as Data);
  if (spliced !== undefined) return { text: spliced, left };
  const short = setInYaml(text, path, status);
  return short === undefined ? undefined : { text: short, left: words.filter(({ key }) => key !== 'status') };
}

/** What a person reads about a choice that changed. */
function problemsOf(one: Inheritance, left: readonly ChoiceWord[], { catalog }: Loaded): Problem[] {
  const { given, choice, former, words } = one;
  if (choice.status === 'accepted' && words.length === 0) return [];
  const now = nameOf(choiceKey(given), catalog);
  const before = former?.adr.identity ? nameOf(former.adr.identity.option, catalog) : 'the former choice';
  const said = words.filter(({ key }) => key !== 'status');
  const dropped = said.length === 0 ? '' : ` Not used for it: ${keysOf(said)}, written for ${before}.`;
  const changed: Problem = {
    code: 'answers/another-choice',
    severity: 'info',
    ...given.place,
    message: `${now} is ${choice.status} for ${keyOf(given)}.${inForceText(one, before)}${dropped}`,
    hint: `To accept it, run \`create-arch-adr status ${keyOf(given)} accepted\`, or write \`status: accepted\` with a new \`date\`.`,
  };
  const kept: Problem = {
    code: 'answers/former-words',
    severity: 'warning',
    ...given.place,
    message: `Written for ${before} and not used for ${now}, under ${keyOf(given)}: ${keysOf(left.filter(({ key }) => key !== 'status'))}.`,
    hint: `Rewrite them for ${now}, or remove them.`,
  };
  return [...(one.isNew ? [changed] : []), ...(left.some(({ key }) => key !== 'status') ? [kept] : [])];
}

function inForceText({ choice, former }: Inheritance, name: string): string {
  if (former?.adr.status !== 'accepted' || choice.status !== 'proposed') return '';
  const record = former.adr.number === undefined ? former.path : `record ${former.adr.number}`;
  return ` ${name} (${record}) stays in force until the new record is accepted.`;
}

function keysOf(words: readonly ChoiceWord[]): string {
  return listOf([...new Set(words.map(({ key }) => `\`${key}\``))]);
}

/** The name of an option as a record remembers it: an id of the catalog, or `own:` and the team's name. */
export function nameOf(option: string, catalog: Catalog): string {
  return option.startsWith('own:') ? option.slice('own:'.length) : (findOption(catalog, option)?.name ?? option);
}
