import { keyOf } from '../../model/decision.ts';
import type { AdrFile } from '../../model/adr.ts';
import { findOption, type Option } from '../../model/catalog.ts';
import type { Problem } from '../../model/problem.ts';
import type { CheckInput, CheckRule } from '../input.ts';
import { placeOf, someOf } from '../place.ts';

const ended = ['deprecated', 'archived', 'abandoned', 'renamed'];

/** What became of the options behind accepted records: those that ended, and facts that are old. */
export const lifecycle: CheckRule = (input) => {
  const decided = new Set(input.answers?.stack.decisions.map(keyOf));
  const standing = [...input.current.values()].filter((file) => file.adr.status === 'accepted');
  return [
    ...standing.flatMap((file) => {
      const option = optionOf(file, input);
      if (!option) return [];
      // With answers, what ended is told at the answer.
      const isTold = file.adr.identity !== undefined && decided.has(keyOf(file.adr.identity));
      return isTold ? [] : endedProblem(file, option, input);
    }),
    ...oldFacts(input),
  ];
};

function optionOf(file: AdrFile, { catalog }: CheckInput): Option | undefined {
  return catalog.options.find((option) => option.id === file.adr.identity?.option);
}

function endedProblem(file: AdrFile, option: Option, { catalog }: CheckInput): Problem[] {
  const { state, since, successor } = option.lifecycle;
  if (!ended.includes(state)) return [];
  const next = successor === undefined ? undefined : (findOption(catalog, successor)?.name ?? successor);
  return [
    {
      code: 'check/ended-option',
      severity: 'warning',
      ...placeOf(file, file.adr.titleSpan),
      message: `${option.name} is ${state}${since === undefined ? '' : ` since ${since}`}, and this accepted record rests on it.`,
      hint: `Decide again${next === undefined ? '' : `; its place was taken by ${next}`}.`,
    },
  ];
}

const oldDays = 365;

/** Facts that nobody looked at for a year, summed up in one problem. */
function oldFacts({ answers, today }: CheckInput): Problem[] {
  if (!answers) return [];
  const options = answers.stack.decisions.flatMap((decision) =>
    'own' in decision.chosen ? [] : decision.chosen.option,
  );
  const old = options.filter((option) => daysBetween(option.checked, today) > oldDays);
  if (old.length === 0) return [];
  return [
    {
      code: 'check/old-facts',
      severity: 'info',
      file: answers.file,
      line: 1,
      message: `The catalog’s facts about ${someOf([...new Set(old.map((option) => option.name))])} are older than a year.`,
      hint: 'Take a newer version of create-arch-adr, or look at the sources in the record yourself.',
    },
  ];
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
