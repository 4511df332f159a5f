import type { Fit, Option } from '../model/catalog.ts';
import type { Candidate, Decision, NeedFit, Rival } from '../model/decision.ts';
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
      ? ownText(chosen.own.name, chosen.own.summary, chosen.own.url)
      : {
          title: escapeMarkdown(chosen.option.name),
          bullets: fitBullets(chosen) ?? otherBullets(chosen),
          verdict: undefined,
          state: [partText(decision), stateOf(chosen)].filter((part) => part !== undefined).join(' ') || undefined,
        };
  const own = decision.ownRivals.map(({ own: { name, summary, url }, why }) => ({
    ...ownText(name, summary, url),
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

function ownText(name: string, summary: string | undefined, url: string | undefined): OptionText {
  const where = url === undefined ? '' : ` (${siteLink(url) ?? escapeMarkdown(url)})`;
  const what =
    summary === undefined
      ? `, and the team has not told what it is${where}`
      : `; in the team’s words: ${escapeProse(clause(summary))}${where}`;
  return {
    title: escapeMarkdown(name),
    bullets: [`Neutral, because the catalog does not know it${what}.`],
    verdict: undefined,
    state: undefined,
  };
}

function rivalText(rival: Rival, decision: Decision): OptionText {
  const { candidate } = rival;
  const bullets = fitBullets(candidate) ?? [];
  const isSaid = (...words: string[]): boolean =>
    bullets.some((bullet) => words.some((word) => bullet.startsWith(word)));
  const missing = [isSaid('Good') ? [] : ['good' as const], isSaid('Bad', 'Neutral') ? [] : ['bad' as const]].flat();
  return {
    title: escapeMarkdown(candidate.option.name),
    bullets: [...bullets, ...claimBullets(candidate, missing), ...missingBullets(rival)],
    verdict: verdict(rival, decision),
    state: stateOf(candidate),
  };
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
function stateOf(candidate: Candidate): string | undefined {
  const parts = [lifecycleText(candidate), ringText(candidate.option)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

function lifecycleText({ option, successor }: Candidate): string | undefined {
  const { state, since, note } = option.lifecycle;
  if (state === 'active') return undefined;
  const word = state === 'maintenance' ? 'Only maintained' : capitalise(state);
  const when = since === undefined ? '' : `, since ${since}`;
  const next = successor === undefined ? '' : ` Successor: ${escapeMarkdown(successor)}.`;
  return `${word}${when}.${note === undefined ? '' : ` ${escapeProse(note)}`}${next}`;
}

/** What the organisation says about an option in its own catalog folder. */
function ringText({ ring }: Option): string | undefined {
  return ring && `On the ring “${ring.name}” of the organisation: ${escapeProse(sentence(ring.reason))}`;
}

/** Rows of the comparison: a driver and how each option meets it, in the order of {@link optionTexts}. */
export function comparisonRows(decision: Decision): { readonly driver: string; readonly cells: readonly string[] }[] {
  const chosen = 'own' in decision.chosen ? undefined : decision.chosen;
  const candidates = [
    chosen,
    ...decision.rivals.map((rival) => rival.candidate),
    ...decision.ownRivals.map(() => undefined),
  ];
  return decision.needs
    .filter((need) => need.driver)
    .map((need) => ({
      driver: escapeMarkdown(need.name),
      cells: candidates.map((candidate) => {
        const fit = candidate?.fits.find((item) => item.need === need)?.fit ?? 'unknown';
        return fitWords[fit][1];
      }),
    }));
}
