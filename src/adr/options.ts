import type { Claim, Fit } from '../model/catalog.ts';
import {
  chosenName,
  type Candidate,
  type Decision,
  type Need,
  type NeedFit,
  type OwnRival,
  type Rival,
  type Said,
  type Unjudged,
} from '../model/decision.ts';
import { goingOn, reasonWords } from '../text/common-words.ts';
import { escapeBlock, escapeMarkdown, escapeProse, siteLink } from '../text/markdown.ts';
import { capitalise, clause, sentence } from '../text/sentence.ts';
import { considered, isCompared, isJudged, suggested } from './compared.ts';
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
    ...considered(decision).map((rival) =>
      isJudged(rival) ? rivalText(rival, decision) : ownRivalText(rival, decision),
    ),
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
  if ('own' in chosen) return { ...ownText(chosen, decision.answer.date), verdict: undefined };
  const meant = part && `Part of it that we mean: ${escapeMarkdown(part.name)}. ${escapeProse(sentence(part.note))}`;
  const state = [meant, stateOf(chosen, decision)].filter((text) => text !== undefined).join(' ');
  return {
    title: titleOf(chosen, decision),
    bullets: fitBullets(chosen.fits, chosen.option.plural),
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
  const { candidate, incumbent, why, said } = rival;
  const fits = [...saidBullets(said), ...fitBullets(candidate.fits, candidate.option.plural)];
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

function ownRivalText(rival: OwnRival, { answer }: Decision): OptionText {
  const text = ownText(rival, answer.date);
  const used = rival.incumbent ? ['Good, because it is already in use.'] : [];
  return { ...text, bullets: [...used, ...saidBullets(rival.said), ...text.bullets], verdict: verdictOf(rival.why) };
}

/** What the team says for and against an option. */
function saidBullets({ for: pros, against }: Said): string[] {
  const bullet = (word: string, text: string): string => `${word}, because ${escapeProse(sentence(reasonWords(text)))}`;
  return [...pros.map((text) => bullet('Good', text)), ...against.map((text) => bullet('Bad', text))];
}

/** An option that the catalog does not judge: what the team says of it, and what the catalog knows of it as a variant. */
function ownText({ own, variant, elsewhere, fits }: Unjudged, date: string | undefined): Omit<OptionText, 'verdict'> {
  const { name, summary, url = variant?.url ?? elsewhere?.homepage } = own;
  const link = url === undefined ? undefined : (siteLink(url) ?? escapeMarkdown(url));
  const said = [
    summary === undefined ? undefined : escapeBlock(sentence(summary)),
    variant && `It is not ${escapeMarkdown(variant.of)}. ${escapeProse(sentence(variant.note))}`,
    link,
  ].filter((part) => part !== undefined);
  const words = elsewhere && lifecycleWords(elsewhere, date);
  return {
    title: escapeMarkdown(words === undefined ? name : `${name} (${words})`),
    bullets: fitBullets(fits, false),
    state: said.length === 0 ? undefined : said.join(' '),
  };
}

const fitWords: Readonly<Record<Fit, string>> = { met: 'met', partly: 'partly met', not: 'not met', unknown: '–' };

/** How an option meets the named drivers, each in one bullet. */
function fitBullets(fits: readonly NeedFit[], plural: boolean | undefined): string[] {
  const it = plural ? 'they' : 'it';
  const meets = { met: plural ? 'meet' : 'meets', not: plural ? 'do not meet' : 'does not meet' };
  return fits.flatMap(({ need, fit, note, byTeam }) => {
    const driver = driverName(need.name);
    const why = escapeProse(clause(byTeam && fit === 'met' ? reasonWords(note) : note));
    const ours = byTeam ? ' (our verdict)' : '';
    const end = why === '' ? `${ours}.` : `${ours}: ${why}.`;
    if (fit === 'met') {
      if (why === '') return [`Good, because ${it} ${meets.met} ${driver}${ours}.`];
      return [`Good, because ${why} (${driver}${byTeam ? ', our verdict' : ''}).`];
    }
    if (fit === 'partly') return [`Neutral, because ${it} ${meets.met} ${driver} only partly${end}`];
    return fit === 'not' ? [`Bad, because ${it} ${meets.not} ${driver}${end}`] : [];
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

/** An option in the comparison. */
interface Column {
  readonly name: string;
  readonly fits: readonly NeedFit[];
}

/** The choice, what the team considered, and what the catalog adds; of these the ones that a driver says something about. */
function columnsOf(decision: Decision): Column[] {
  const rivals = [...considered(decision), ...suggested(decision)].map(columnOf);
  const isKnown = ({ fits }: Column): boolean => fits.some(({ fit }) => fit !== 'unknown');
  return [{ name: chosenName(decision.chosen), fits: decision.chosen.fits }, ...rivals.filter(isKnown)];
}

function columnOf(rival: Rival | OwnRival): Column {
  if (!isJudged(rival)) return { name: rival.own.name, fits: rival.fits };
  return { name: rival.candidate.option.name, fits: rival.candidate.fits };
}

/** The names above the columns of the comparison. */
export function columnNames(decision: Decision): string[] {
  return columnsOf(decision).map(({ name }) => escapeMarkdown(name));
}

/**
 * Rows of the comparison: a driver and how each option meets it, the choice first. None where nothing is compared, or where
 * there are so few drivers that the bullets show as much.
 */
export function comparisonRows(decision: Decision): ComparisonRow[] {
  const columns = columnsOf(decision);
  const fitOf = (need: Need, { fits }: Column): NeedFit | undefined => fits.find((item) => item.need === need);
  const isJudgedBy = (need: Need): boolean =>
    columns.some((column) => (fitOf(need, column)?.fit ?? 'unknown') !== 'unknown');
  const judged = [...decision.needs, ...decision.furtherNeeds].filter(isJudgedBy);
  if (columns.length < 2 || judged.length < enoughForTable) return [];
  return judged.map((need) => ({
    driver: escapeMarkdown(capitalise(need.name)),
    cells: columns.map((column) => cellOf(fitOf(need, column))),
  }));
}

function cellOf(item: NeedFit | undefined): string {
  const { fit, byTeam } = item ?? { fit: 'unknown' };
  return byTeam && fit !== 'unknown' ? `${fitWords[fit]} (our verdict)` : fitWords[fit];
}
