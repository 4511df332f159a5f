import type { Fit } from '../model/catalog.ts';
import { chosenName, type Candidate, type Decision, type Rival } from '../model/decision.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { capitalise, listOf, numberWord } from '../text/sentence.ts';
import { comparisonSentences, runnerUpSentences } from './runner-up.ts';
import { driverName, driverNames, nameInText, teamWords, verb } from './wording.ts';

/**
 * The sentences from "Chosen option" on: the team's own reason, which drivers decide, and how the runner-up compares. The
 * first one can begin otherwise, up to "because".
 */
export function justification(
  decision: Decision,
  opening = `Chosen option: "${escapeMarkdown(chosenName(decision.chosen))}", because`,
): string[] {
  const open = (words: string): string => `${opening}${words.startsWith(',') ? '' : ' '}${words}`;
  const { because } = decision.answer;
  const reason = because === undefined ? undefined : ownReason(because);
  if ('own' in decision.chosen) {
    return [open(reason ?? 'of reasons that the team has not told yet.'), ...besideOwnSentences(decision)];
  }
  const { chosen } = decision;
  const drivers = driverClause(chosen, decision);
  const [lead, ...rest] =
    reason === undefined
      ? leadOf(decision, chosen, drivers)
      : [reason, ...(drivers === undefined ? [] : [`${capitalise(drivers)}.`])];
  return [
    open(lead ?? ''),
    ...rest,
    ...runnerUpSentences(decision, chosen, runnerUpOf(decision)),
    ...(reason === undefined && drivers === undefined ? [] : ownDriverSentences(decision)),
  ];
}

/** How the choice compares with the runner-up, for a format whose sentence has no room for it. */
export function besideText(decision: Decision): string {
  const { chosen } = decision;
  const sentences =
    'own' in chosen ? besideOwnSentences(decision) : comparisonSentences(decision, chosen, runnerUpOf(decision));
  return sentences.join(' ');
}

/** The first rival that the team may use: they stand in the order of the ranking. */
export function runnerUpOf(decision: Decision): Rival | undefined {
  return decision.rivals.find((rival) => rival.candidate.barriers.length === 0);
}

/** The team's reason, as it follows "because". */
function ownReason(because: string): string {
  const words = teamWords(because, 'because');
  return words.startsWith('“') ? `, in the team’s words, ${words}` : words;
}

/** What follows "because" where the team gave no reason of its own, and the sentences behind it. */
function leadOf(decision: Decision, chosen: Candidate, drivers: string | undefined): string[] {
  const known = chosen.fits.filter((fit) => fit.need.driver);
  if (drivers !== undefined && known.some((fit) => fit.fit === 'met')) return [`${drivers}.`];
  const own = quoted(decision);
  if (drivers !== undefined) return ['of reasons that the team has not told yet.', `${capitalise(drivers)}.`];
  return own === ''
    ? ['of reasons and drivers that the team has not told yet.']
    : [`of ${own}, which only the team can judge.`];
}

/** Drivers that only the team can judge. */
function ownDriverSentences(decision: Decision): string[] {
  const own = quoted(decision);
  return own === '' ? [] : [`Only the team can say how the options meet ${own}.`];
}

function quoted(decision: Decision): string {
  return listOf(decision.needs.filter((need) => !need.driver).map((need) => `“${escapeProse(need.name)}”`));
}

/** Beside an option of the team's own: what cannot be said of it, and the best of the options that are known. */
function besideOwnSentences(decision: Decision): string[] {
  const known = decision.needs.filter((need) => need.driver).map((need) => need.name);
  const isVariant = 'own' in decision.chosen && decision.chosen.variant !== undefined;
  const ignorance = isVariant ? 'The catalog has no facts about it' : 'The catalog does not know it';
  if (known.length === 0) return [`${ignorance}.`, ...ownDriverSentences(decision)];
  const best = runnerUpOf(decision)?.candidate;
  const clause = best && driverClause(best, decision);
  return [
    `${ignorance}, so that nobody but the team can say how it meets ${driverNames(known)}.`,
    ...ownDriverSentences(decision),
    ...(best && clause !== undefined
      ? [
          `Of the options it does know ${nameInText(best.option)} ${verb(best.option, 'comes', 'come')} first: ${clause}.`,
        ]
      : []),
  ];
}

/**
 * "it meets _replay_, which weighs most, but _ordering_ only in part and _light operation_ not at all". `undefined` where
 * no driver of the catalog was named.
 */
function driverClause(candidate: Candidate, decision: Decision): string | undefined {
  const known = candidate.fits.filter((fit) => fit.need.driver);
  const [first] = known;
  if (!first) return undefined;
  const named = (fit: Fit): string[] => known.filter((item) => item.fit === fit).map((item) => item.need.name);
  const it = verb(candidate.option, 'it', 'they');
  const meets = verb(candidate.option, 'meets', 'meet');
  const met = named('met');
  const open = named('unknown');
  const unknown = open.length === 0 ? '' : `whether ${it} ${meets} ${driverNames(open)} is unknown`;
  const misses = [
    ...(named('partly').length > 0 ? [`${driverNames(named('partly'))} only in part`] : []),
    ...(named('not').length > 0 ? [`${driverNames(named('not'))} not at all`] : []),
  ];
  if (met.length === 0) {
    const none =
      known.length > 1 && open.length === 0 ? `of the named drivers ${it} ${meets} none in full: ` : `${it} ${meets} `;
    return [misses.length > 0 ? none + misses.join(' and ') : '', unknown].filter((part) => part !== '').join('; ');
  }
  const all = misses.length + open.length === 0;
  const lead = `${it} ${meets} ${all ? allMet(met, decision) : someMet(met, first.need.name, known.length)}`;
  const tail = misses.length === 0 ? '' : `, but ${misses.join(' and ')}`;
  return `${lead}${tail}${unknown === '' ? '' : `; ${unknown}`}`;
}

function allMet(met: readonly string[], decision: Decision): string {
  if (met.length < decision.needs.length) return driverNames(met);
  if (met.length === 1) return `${driverNames(met)}, the one driver that was named`;
  if (met.length === 2) return `both drivers, ${driverNames(met)}`;
  return `all ${numberWord(met.length)} drivers: ${driverNames(met)}`;
}

function someMet(met: readonly string[], first: string, known: number): string {
  const [one = '', ...others] = met;
  if (one !== first || known < 2) return driverNames(met);
  return others.length === 0
    ? `${driverName(one)}, which weighs most`
    : `${driverName(one)}, which weighs most, ${others.length > 1 ? 'as well as' : 'and'} ${driverNames(others)}`;
}
