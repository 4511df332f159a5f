import type { Fit, Option } from '../model/catalog.ts';
import { chosenName, type Candidate, type Decision, type NeedFit, type Rival } from '../model/decision.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { capitalise, clause, sentence } from '../text/sentence.ts';
import { judgement, runnerUpOf } from './justify.ts';

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
  const chosen: OptionText =
    'own' in decision.chosen
      ? ownText(decision.chosen.own.name, decision.chosen.own.summary, decision.chosen.own.url)
      : {
          title: escapeMarkdown(decision.chosen.option.name),
          bullets: decision.chosen.fits.filter((fit) => fit.need.driver).map(fitBullet),
          verdict: undefined,
          state: stateOf(decision.chosen.option),
        };
  return [
    chosen.bullets.length > 0 || 'own' in decision.chosen
      ? chosen
      : { ...chosen, bullets: claimBullets(chosenCandidate(decision), ['good', 'bad']) },
    ...decision.rivals.map((rival) => rivalText(rival, decision)),
  ];
}

function chosenCandidate(decision: Decision): Candidate | undefined {
  return 'own' in decision.chosen ? undefined : decision.chosen;
}

function ownText(name: string, summary: string | undefined, url: string | undefined): OptionText {
  const what = summary === undefined ? 'what it is was not told' : escapeProse(clause(summary));
  const where = url === undefined ? '' : ` (${escapeMarkdown(url)})`;
  return {
    title: escapeMarkdown(name),
    bullets: [`Neutral, because the catalog does not know it; in the team’s words: ${what}${where}.`],
    verdict: undefined,
    state: undefined,
  };
}

function rivalText(rival: Rival, decision: Decision): OptionText {
  const { candidate } = rival;
  const fits = candidate.fits.filter((fit) => fit.need.driver);
  const bullets = fits.map(fitBullet);
  const has = (start: string): boolean => bullets.some((bullet) => bullet.startsWith(start));
  const missing = [has('Good') ? [] : ['good' as const], has('Bad') ? [] : ['bad' as const]].flat();
  return {
    title: escapeMarkdown(candidate.option.name),
    bullets: [...bullets, ...claimBullets(candidate, missing), ...missingBullets(rival)],
    verdict: verdict(rival, decision),
    state: stateOf(candidate.option),
  };
}

function missingBullets({ candidate: { option }, missing }: Rival): string[] {
  if (missing === undefined) return [];
  const needs = option.plural ? 'they need' : 'it needs';
  return [`Bad, because ${needs} ${escapeProse(missing)}, which nothing that is decided or in place brings.`];
}

const fitWords: Readonly<Record<Fit, readonly [string, string]>> = {
  met: ['Good', 'met'],
  partly: ['Neutral', 'partly met'],
  not: ['Bad', 'not met'],
  unknown: ['Neutral', 'unknown'],
};

function fitBullet(fit: NeedFit): string {
  const [word, state] = fitWords[fit.fit];
  return `${word}, because ${escapeProse(fit.note)} (${escapeProse(fit.need.name)}: ${state}).`;
}

/** The weightiest claim of each wanted kind. */
function claimBullets(candidate: Candidate | undefined, wanted: readonly ('good' | 'bad')[]): string[] {
  return wanted.flatMap((polarity) => {
    const claims = (candidate?.claims ?? []).filter((claim) => claim.polarity === polarity);
    const claim = claims.find((item) => item.weight === 'major') ?? claims[0];
    return claim ? [`${polarity === 'good' ? 'Good' : 'Bad'}, because ${escapeProse(claim.text)}.`] : [];
  });
}

/** Why a rival was not taken: the team's words, what bars it, or the driver on which the choice is ahead. */
function verdict(rival: Rival, decision: Decision): string {
  if (rival.why !== undefined) return `Not chosen: ${escapeProse(sentence(rival.why))}`;
  const [barrier] = rival.candidate.barriers;
  if (barrier !== undefined) return `Not chosen, because ${escapeProse(barrier)}.`;
  const name = escapeMarkdown(chosenName(decision.chosen));
  const runnerUp = runnerUpOf(decision);
  if (!rival.ahead && rival.missing !== undefined && !('own' in decision.chosen)) {
    return `Not chosen, because ${escapeProse(rival.missing)} would have to come with ${rival.candidate.option.plural ? 'them' : 'it'}.`;
  }
  const decisive = rival.ahead ?? rival.beyond;
  if (decisive) {
    const lead = `Not chosen over ${name} on account of ${escapeProse(decisive.name)}`;
    // The bullets above say why for the drivers that the team named, the outcome says it for the runner-up.
    return rival.ahead || rival === runnerUp
      ? `${lead}.`
      : `${lead}, a driver the team did not name: ${judgement(rival, decisive)}.`;
  }
  const drivers = balance(rival, decision);
  if (decision.answer.because !== undefined) return `${capitalise(drivers)}; the reason given for ${name} decided.`;
  const was = 'own' in decision.chosen || !decision.chosen.option.plural ? 'was' : 'were';
  return `Why ${name} ${was} preferred is unknown: ${drivers}.`;
}

/** What the drivers say where none speaks for the choice. */
function balance(rival: Rival, decision: Decision): string {
  if (rival.behind) return 'the named drivers speak for this one';
  if (!decision.needs.some((need) => need.driver)) return 'no driver was named by which the two could be told apart';
  if ('own' in decision.chosen) return 'how the choice meets the named drivers is unknown';
  return 'the named drivers do not decide between the two';
}

/** The state of an option, where it is not simply alive, and its ring, where the organisation has one. */
function stateOf(option: Option): string | undefined {
  const parts = [lifecycleText(option), ringText(option)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

function lifecycleText(option: Option): string | undefined {
  const { state, since, successor, note } = option.lifecycle;
  if (state === 'active') return undefined;
  const when = since === undefined ? '' : ` since ${since}`;
  const word = state === 'maintenance' ? 'Only maintained' : capitalise(state);
  const next = successor === undefined ? '' : ` Successor: ${escapeMarkdown(successor)}.`;
  return `${word}${when}.${note === undefined ? '' : ` ${escapeProse(note)}`}${next}`;
}

/** What the organisation says about an option in its own catalog folder. */
function ringText({ ring }: Option): string | undefined {
  return ring && `On the ring “${ring.name}” of the organisation: ${escapeProse(sentence(ring.reason))}`;
}

/** Rows of the comparison: a driver and how each option meets it, in the order of {@link optionTexts}. */
export function comparisonRows(decision: Decision): { readonly driver: string; readonly cells: readonly string[] }[] {
  const candidates = [chosenCandidate(decision), ...decision.rivals.map((rival) => rival.candidate)];
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
