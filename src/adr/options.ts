import type { Fit, Option } from '../model/catalog.ts';
import type { Candidate, Decision, NeedFit, Rival, Unjudged } from '../model/decision.ts';
import { escapeMarkdown, escapeProse, siteLink } from '../text/markdown.ts';
import { capitalise, clause, sentence } from '../text/sentence.ts';
import { verdict } from './verdict.ts';
import { teamWords } from './wording.ts';

/** One option as the record shows it. */
export interface OptionText {
  readonly title: string;
  readonly bullets: readonly string[];
  /** Why it was not taken; missing for the choice itself. */
  readonly verdict: string | undefined;
  /** What somebody must know of its state: archived, maintained only, renamed. */
  readonly state: string | undefined;
}

/** All options of a decision, the chosen one first. */
export function optionTexts(decision: Decision): OptionText[] {
  const { chosen } = decision;
  const first =
    'own' in chosen
      ? ownText(chosen, 'the catalog does not know it, and the team has not told what it is')
      : {
          title: escapeMarkdown(chosen.option.name),
          bullets: ownBullets(chosen, decision) ?? otherBullets(chosen),
          verdict: undefined,
          state: [partText(decision), stateOf(chosen)].filter((part) => part !== undefined).join(' ') || undefined,
        };
  const own = decision.ownRivals.map(({ why, incumbent, ...option }) => ({
    ...ownText(option, 'what speaks for it was not told', incumbent),
    verdict:
      why === undefined ? 'Why it was not chosen the team has not told.' : `Not chosen: ${teamWords(why, 'colon')}`,
  }));
  return [first, ...saidOnce([...decision.rivals.map((rival) => rivalText(rival, decision)), ...own])];
}

/** Which part of the option the team means, and how that one stands. */
function partText({ part }: Decision): string | undefined {
  return part && `Meant is ${escapeMarkdown(part.name)}. ${escapeProse(sentence(part.note))}`;
}

function fitBullets({ fits }: Candidate): string[] | undefined {
  const known = fits.filter((fit) => fit.need.driver);
  return known.length === 0 ? undefined : known.map((fit) => fitBullet(fit.need.name, fit));
}

/** From how many drivers on a table shows at a glance what the bullets say. */
const enoughForTable = 3;

/**
 * What a rival is judged by: how it meets each driver. Where a table shows that, or where the team may not use it at all,
 * one that speaks for it and one that speaks against it, of those that tell it from the choice where there are any.
 */
function tellingBullets({ candidate }: Rival, decision: Decision): string[] {
  const bullets = fitBullets(candidate) ?? [];
  const isBarred = candidate.barriers.length > 0;
  if (!isBarred && ('own' in decision.chosen || comparisonRows(decision).length === 0)) return bullets;
  const mine = 'own' in decision.chosen ? [] : decision.chosen.fits;
  const known = candidate.fits.filter((fit) => fit.need.driver);
  const telling = bullets.filter((_, index) => {
    const fit = known[index];
    return fit && mine.find((other) => other.need === fit.need)?.fit !== fit.fit;
  });
  const isGood = (bullet: string): boolean => bullet.startsWith('Good');
  const first = (holds: (bullet: string) => boolean): string | undefined => telling.find(holds) ?? bullets.find(holds);
  // What bars it is said behind the bullets, and needs no second reason.
  const kept = [first(isGood), isBarred ? undefined : first((bullet) => !isGood(bullet))];
  return bullets.filter((bullet) => kept.includes(bullet));
}

/** What the choice is judged by. Where a table shows that, what tells it from a rival, what it misses, and one good thing. */
function ownBullets(chosen: Candidate, decision: Decision): string[] | undefined {
  const bullets = fitBullets(chosen);
  if (comparisonRows(decision).length === 0) return bullets;
  const known = chosen.fits.filter((fit) => fit.need.driver);
  const tells = ({ need, fit }: NeedFit): boolean =>
    decision.rivals.some(({ candidate }) => candidate.fits.find((other) => other.need === need)?.fit !== fit);
  const telling = bullets?.filter((bullet, index) => {
    const fit = known[index];
    return !bullet.startsWith('Good') || (fit !== undefined && tells(fit));
  });
  const isGood = (bullet: string): boolean => bullet.startsWith('Good');
  return telling?.some(isGood)
    ? telling
    : bullets?.filter((bullet) => !isGood(bullet) || bullet === bullets.find(isGood));
}

const mostOthers = 3;

/** Where no driver was named: how the choice stands to the layer's drivers in general; the consequences have its claims. */
function otherBullets({ others }: Candidate): string[] {
  const met = others.filter((other) => other.fit === 'met');
  const not = others.filter((other) => other.fit === 'not');
  return [...met.slice(0, mostOthers - Math.min(1, not.length)), ...not.slice(0, 1)].map((other) =>
    fitBullet(other.driver.name, other),
  );
}

/** A verdict that stands under an earlier option already is not said again word for word. */
function saidOnce(texts: readonly OptionText[]): OptionText[] {
  return texts.map((text, index) => {
    const isSaid = texts.slice(0, index).some((earlier) => earlier.verdict === text.verdict);
    return isSaid && !text.verdict?.startsWith('Not chosen')
      ? { ...text, verdict: 'The same goes for this one.' }
      : text;
  });
}

/** An option that the catalog does not know. What is in place has one thing going for it that nobody needs to tell. */
function ownText({ own, variant }: Unjudged, nothingTold: string, incumbent = false): OptionText {
  const { name, summary, url = variant?.url } = own;
  const where = url === undefined ? '' : ` (${siteLink(url) ?? escapeMarkdown(url)})`;
  const inPlace = incumbent ? ['Good, because it is in place, so nothing has to be introduced.'] : [];
  const known = summary !== undefined || where !== '' || inPlace.length === 0;
  const ignorance = variant ? 'the catalog has no facts to compare about it' : 'the catalog does not know it';
  const what =
    summary === undefined
      ? variant
        ? ignorance
        : nothingTold
      : `${ignorance}; in the team’s words: ${escapeProse(clause(summary))}`;
  return {
    title: escapeMarkdown(name),
    bullets: [...inPlace, ...(known ? [`Neutral, because ${what}${where}.`] : [])],
    verdict: undefined,
    state: variant && `It is not ${escapeMarkdown(variant.of)}. ${escapeProse(sentence(variant.note))}`,
  };
}

function rivalText(rival: Rival, decision: Decision): OptionText {
  const { candidate } = rival;
  const bullets = tellingBullets(rival, decision);
  const isSaid = (...words: string[]): boolean =>
    bullets.some((bullet) => words.some((word) => bullet.startsWith(word)));
  const hasReason = isSaid('Bad', 'Neutral') || candidate.barriers.length > 0;
  const missing = [isSaid('Good') ? [] : ['good' as const], hasReason ? [] : ['bad' as const]].flat();
  return {
    title: escapeMarkdown(candidate.option.name),
    bullets: [
      ...bullets,
      ...claimBullets(candidate, missing),
      ...(candidate.barriers.length > 0 ? [] : missingBullets(rival)),
    ],
    verdict: verdict(rival, decision),
    state: stateOf(candidate, hasEnded(candidate.option)),
  };
}

/** Of a rival that has ended the story is of no use: that it has, and what took its place, is enough to rule it out. */
function hasEnded({ lifecycle: { state } }: Option): boolean {
  return state !== 'active' && state !== 'maintenance';
}

function missingBullets({ candidate: { option }, missing }: Rival): string[] {
  if (missing === undefined) return [];
  const needs = option.plural ? 'they need' : 'it needs';
  return [`Bad, because ${needs} ${escapeProse(missing)}, which is neither decided nor in place.`];
}

const fitWords: Readonly<Record<Fit, readonly [string, string]>> = {
  met: ['Good', 'met'],
  partly: ['Neutral', 'partly met'],
  not: ['Bad', 'not met'],
  unknown: ['Neutral', 'unknown'],
};

function fitBullet(driver: string, { fit, note }: Pick<NeedFit, 'fit' | 'note'>): string {
  const unknown = fit === 'unknown' ? ': unknown' : '';
  return `${fitWords[fit][0]}, because ${escapeProse(note)} (${escapeProse(driver)}${unknown}).`;
}

/** The weightiest claim of each wanted kind. */
function claimBullets(candidate: Candidate, wanted: readonly ('good' | 'bad')[]): string[] {
  return wanted.flatMap((polarity) => {
    const claims = candidate.claims.filter((claim) => claim.polarity === polarity);
    const claim = claims.find((item) => item.weight === 'major') ?? claims[0];
    return claim ? [`${polarity === 'good' ? 'Good' : 'Bad'}, because ${escapeProse(claim.text)}.`] : [];
  });
}

/** The state of an option, where it is not simply alive, and its ring, where the organisation has one. */
function stateOf(candidate: Candidate, isBrief = false): string | undefined {
  const parts = [lifecycleText(candidate, isBrief), ringText(candidate.option)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

function lifecycleText({ option, successor }: Candidate, isBrief: boolean): string | undefined {
  const { state, since, note } = option.lifecycle;
  if (state === 'active') return undefined;
  const word = state === 'maintenance' ? 'Only maintained' : capitalise(state);
  const when = since === undefined ? '' : `, since ${since}`;
  const next = successor === undefined ? '' : ` Successor: ${escapeMarkdown(successor)}.`;
  return `${word}${when}.${note === undefined || isBrief ? '' : ` ${escapeProse(note)}`}${next}`;
}

/** What the organisation says about an option in its own catalog folder. */
function ringText({ ring }: Option): string | undefined {
  return ring && `On the ring “${ring.name}” of the organisation: ${escapeProse(sentence(ring.reason))}`;
}

/**
 * Rows of the comparison: a driver and how each option meets it, in the order of {@link optionTexts}. None where there are
 * so few drivers that the bullets show as much.
 */
export function comparisonRows(decision: Decision): { readonly driver: string; readonly cells: readonly string[] }[] {
  const chosen = 'own' in decision.chosen ? undefined : decision.chosen;
  const candidates = [
    chosen,
    ...decision.rivals.map((rival) => rival.candidate),
    ...decision.ownRivals.map(() => undefined),
  ];
  const known = decision.needs.filter((need) => need.driver);
  if (known.length < enoughForTable) return [];
  return known.map((need) => ({
    driver: escapeMarkdown(need.name),
    cells: candidates.map((candidate) => {
      const fit = candidate?.fits.find((item) => item.need === need)?.fit ?? 'unknown';
      return fitWords[fit][1];
    }),
  }));
}
