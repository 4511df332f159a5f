import type { Claim, Fit } from '../model/catalog.ts';
import {
  chosenName,
  type Candidate,
  type Decision,
  type NeedFit,
  type Rival,
  type Unjudged,
} from '../model/decision.ts';
import { goingOn } from '../text/common-words.ts';
import { escapeBlock, escapeMarkdown, escapeProse, siteLink } from '../text/markdown.ts';
import { clause, sentence } from '../text/sentence.ts';
import { considered, isCompared, isJudged, suggested, type OwnRival } from './compared.ts';
import { isEnded, lifecycleWords } from './lifecycle.ts';
import { driverName } from './wording.ts';

/** One option as the record shows it. */
export interface OptionText {
  readonly title: string;
  readonly bullets: readonly string[];
  /** The team's reason for not taking it. */
  readonly verdict: string | undefined;
  /** What is known of its state: archived, in maintenance mode, renamed. */
  readonly state: string | undefined;
}

/** An option that the catalog adds: there is no verdict of the team on it. */
export type Suggestion = Omit<OptionText, 'verdict'>;

/** Whether there is more to say of an option than its title. */
export function hasText({ bullets, verdict, state }: Omit<Suggestion, 'title'> & Partial<OptionText>): boolean {
  return bullets.length > 0 || verdict !== undefined || state !== undefined;
}

/** The choice, then what the team considered, in its order. */
export function optionTexts(decision: Decision): OptionText[] {
  return [
    chosenText(decision),
    ...considered(decision).map((rival) => (isJudged(rival) ? rivalText(rival, decision) : ownRivalText(rival))),
  ];
}

/** What the catalog adds for comparison. Without a driver to compare by, a name says enough. */
export function suggestedTexts(decision: Decision): Suggestion[] {
  return suggested(decision).map((rival) => {
    const { title, bullets, state } = rivalText(rival, decision);
    return isCompared(rival) ? { title, bullets, state } : { title, bullets: [], state: undefined };
  });
}

function chosenText(decision: Decision): OptionText {
  const { chosen, part } = decision;
  if ('own' in chosen) return { ...ownText(chosen), verdict: undefined };
  const meant = part && `Part of it that we mean: ${escapeMarkdown(part.name)}. ${escapeProse(sentence(part.note))}`;
  const state = [meant, stateOf(chosen, decision)].filter((text) => text !== undefined).join(' ');
  return {
    title: titleOf(chosen, decision),
    bullets: fitBullets(chosen),
    verdict: undefined,
    state: state === '' ? undefined : state,
  };
}

/** What the choice is called in the list, in its heading and in the outcome. */
export function chosenTitle(decision: Decision): string {
  const { chosen } = decision;
  return 'own' in chosen ? escapeMarkdown(chosen.own.name) : titleOf(chosen, decision);
}

/** The name, and what has ended about it as far as it had when the decision was made. */
function titleOf({ option }: Candidate, { answer }: Decision): string {
  const words = lifecycleWords(option, answer.date);
  return escapeMarkdown(words === undefined ? option.name : `${option.name} (${words})`);
}

function rivalText(rival: Rival, decision: Decision): OptionText {
  const { candidate, incumbent, why } = rival;
  const fits = fitBullets(candidate);
  const has = (word: string): boolean => fits.some((bullet) => bullet.startsWith(word));
  // That it has ended is in its title.
  const barriers = candidate.barriers.slice(isEnded(candidate.option) ? 1 : 0);
  return {
    title: titleOf(candidate, decision),
    bullets: [
      ...(incumbent ? ['Good, because it is already in use.'] : []),
      ...fits,
      ...claimBullets(candidate, [...(has('Good') || incumbent ? [] : ['good' as const])]),
      ...barriers.map((barrier) => `Bad, because ${escapeProse(barrier)}.`),
      ...claimBullets(candidate, [...(has('Bad') || has('Neutral') || barriers.length > 0 ? [] : ['bad' as const])]),
    ],
    verdict: verdictOf(why),
    state: stateOf(candidate, decision),
  };
}

function verdictOf(why: string | undefined): string | undefined {
  return why === undefined ? undefined : `Not chosen: ${escapeProse(sentence(goingOn(why)))}`;
}

function ownRivalText(rival: OwnRival): OptionText {
  const text = ownText(rival);
  const used = rival.incumbent ? ['Good, because it is already in use.'] : [];
  return { ...text, bullets: [...used, ...text.bullets], verdict: verdictOf(rival.why) };
}

/** An option that the catalog does not judge: what the team says of it, and what the catalog knows of it as a variant. */
function ownText({ own, variant }: Unjudged): Omit<OptionText, 'verdict'> {
  const { name, summary, url = variant?.url } = own;
  const link = url === undefined ? undefined : (siteLink(url) ?? escapeMarkdown(url));
  const said = [
    summary === undefined ? undefined : escapeBlock(sentence(summary)),
    variant && `It is not ${escapeMarkdown(variant.of)}. ${escapeProse(sentence(variant.note))}`,
    link,
  ].filter((part) => part !== undefined);
  return { title: escapeMarkdown(name), bullets: [], state: said.length === 0 ? undefined : said.join(' ') };
}

const fitWords: Readonly<Record<Fit, string>> = { met: 'met', partly: 'partly met', not: 'not met', unknown: '–' };

/** How an option meets the named drivers, each in one bullet. */
function fitBullets({ fits, option: { plural } }: Candidate): string[] {
  return fits.flatMap(({ need, fit, note }: NeedFit) => {
    const why = escapeProse(clause(note));
    const driver = driverName(need.name);
    const it = plural ? 'they' : 'it';
    if (fit === 'met') return [`Good, because ${why} (${driver}).`];
    if (fit === 'partly') return [`Neutral, because ${it} ${plural ? 'meet' : 'meets'} ${driver} only partly: ${why}.`];
    return fit === 'not' ? [`Bad, because ${it} ${plural ? 'do' : 'does'} not meet ${driver}: ${why}.`] : [];
  });
}

/** The weightiest claim of each wanted kind. */
function claimBullets(candidate: Candidate, wanted: readonly ('good' | 'bad')[]): string[] {
  return wanted.flatMap((polarity) => {
    const claim = weightiest(candidate.claims.filter((one) => one.polarity === polarity));
    return claim ? [`${polarity === 'good' ? 'Good' : 'Bad'}, because ${escapeProse(clause(claim.text))}.`] : [];
  });
}

function weightiest(claims: readonly Claim[]): Claim | undefined {
  return claims.find((item) => item.weight === 'major') ?? claims[0];
}

/** What took the place of an option that has ended, and what the organisation says of it. */
function stateOf({ option, successor }: Candidate, { answer }: Decision): string | undefined {
  const hasEnded = lifecycleWords(option, answer.date) !== undefined;
  const parts = [
    hasEnded && successor !== undefined ? `Successor: ${escapeMarkdown(successor)}.` : undefined,
    option.ring && `On the organisation’s ring “${option.ring.name}”: ${escapeProse(sentence(option.ring.reason))}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** From how many judged drivers on a table shows at a glance what the bullets say. */
const enoughForTable = 2;

/** A row of the comparison. */
export interface ComparisonRow {
  readonly driver: string;
  /** A word for each option, in the order of the columns. */
  readonly cells: readonly string[];
}

/** The names above the columns of the comparison: the choice, what the team considered, what the catalog adds. */
export function columnNames(decision: Decision): string[] {
  const rivals = [...considered(decision), ...suggested(decision)];
  const names = rivals.map((rival) => (isJudged(rival) ? rival.candidate.option.name : rival.own.name));
  return [chosenName(decision.chosen), ...names].map(escapeMarkdown);
}

/**
 * Rows of the comparison: a driver and how each option meets it, the choice first. None where nothing is compared, or where
 * there are so few drivers that the bullets show as much.
 */
export function comparisonRows(decision: Decision): ComparisonRow[] {
  const rivals = [...considered(decision), ...suggested(decision)];
  const fitsOf = (rival: Rival | OwnRival): readonly NeedFit[] => (isJudged(rival) ? rival.candidate.fits : []);
  const columns = ['own' in decision.chosen ? [] : decision.chosen.fits, ...rivals.map(fitsOf)];
  const judged = decision.needs.filter((need) =>
    columns.some((fits) => fits.some((item) => item.need === need && item.fit !== 'unknown')),
  );
  if (rivals.length === 0 || judged.length < enoughForTable) return [];
  return judged.map((need) => ({
    driver: escapeMarkdown(need.name),
    cells: columns.map((fits) => fitWords[fits.find((item) => item.need === need)?.fit ?? 'unknown']),
  }));
}
