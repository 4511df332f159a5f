import type { Fit, Option } from '../model/catalog.ts';
import type { Candidate, Contrast, Decision, NeedFit, Rival } from '../model/decision.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { capitalise, clause, sentence } from '../text/sentence.ts';
import { runnerUpOf } from './justify.ts';
import { driverName, nameInText, teamWords, verb } from './wording.ts';

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
          state: stateOf(decision.chosen),
        };
  return [
    chosen.bullets.length > 0 || 'own' in decision.chosen
      ? chosen
      : { ...chosen, bullets: claimBullets(chosenCandidate(decision), ['good', 'bad']) },
    ...saidOnce(decision.rivals.map((rival) => rivalText(rival, decision))),
  ];
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

function chosenCandidate(decision: Decision): Candidate | undefined {
  return 'own' in decision.chosen ? undefined : decision.chosen;
}

function ownText(name: string, summary: string | undefined, url: string | undefined): OptionText {
  const where = url === undefined ? '' : ` (${escapeMarkdown(url)})`;
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
  const fits = candidate.fits.filter((fit) => fit.need.driver);
  const bullets = fits.map(fitBullet);
  const has = (start: string): boolean => bullets.some((bullet) => bullet.startsWith(start));
  const missing = [has('Good') ? [] : ['good' as const], has('Bad') ? [] : ['bad' as const]].flat();
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
  if (rival.why !== undefined) return `Not chosen: ${teamWords(rival.why)}`;
  const [barrier] = rival.candidate.barriers;
  if (barrier !== undefined) return `Not chosen, because ${escapeProse(barrier)}.`;
  const { option } = rival.candidate;
  if (!rival.ahead && rival.missing !== undefined && !('own' in decision.chosen)) {
    return `Not chosen, because ${escapeProse(rival.missing)} would have to come with ${verb(option, 'it', 'them')}.`;
  }
  const isRunnerUp = rival === runnerUpOf(decision);
  if (rival.ahead) {
    const but =
      rival.behind && !isRunnerUp
        ? `; on ${driverName(rival.behind.name)} ${verb(option, 'it', 'they')} would have been ahead`
        : '';
    return `Not chosen, because ${missing(rival, rival.ahead)}${but}.`;
  }
  if (rival.beyond && !('own' in decision.chosen)) return besideVerdict(rival, rival.beyond, decision, isRunnerUp);
  return openVerdict(rival, decision);
}

/** "it meets *replay* only in part". */
function missing({ candidate: { option } }: Rival, { name, rival }: Contrast): string {
  const it = verb(option, 'it', 'they');
  const meets = verb(option, 'meets', 'meet');
  if (rival.fit === 'unknown') return `nobody can say whether ${it} ${meets} ${driverName(name)}`;
  return rival.fit === 'not'
    ? `${it} ${verb(option, 'does', 'do')} not meet ${driverName(name)}`
    : `${it} ${meets} ${driverName(name)} only in part`;
}

/** Where no named driver speaks against it: what does although nobody named it. The outcome has the note of the runner-up. */
function besideVerdict(rival: Rival, beyond: Contrast, decision: Decision, isRunnerUp: boolean): string {
  const { option } = rival.candidate;
  const against = `${verb(option, 'it', 'they')} ${verb(option, 'falls', 'fall')} behind on ${driverName(beyond.name)}${isRunnerUp ? '' : `, as ${escapeProse(beyond.rival.note)}`}`;
  if (!decision.needs.some((need) => need.driver)) return `In general ${against}.`;
  const named = rival.behind ? `Ahead on ${driverName(rival.behind.name)}` : 'Level on the named drivers';
  return `${named}, while beside them ${against}.`;
}

/** Where nothing known speaks against it: whether the team said why it took the other, and what the drivers say. */
function openVerdict(rival: Rival, decision: Decision): string {
  const name = 'own' in decision.chosen ? escapeMarkdown(decision.chosen.own.name) : nameInText(decision.chosen.option);
  const drivers = balance(rival, decision);
  if (decision.answer.because !== undefined) return `${capitalise(drivers)}; the team’s reason for ${name} decided.`;
  const preferred = 'own' in decision.chosen ? 'was' : verb(decision.chosen.option, 'was', 'were');
  return `Why ${name} ${preferred} preferred is unknown: ${drivers}.`;
}

/** What the drivers say where none speaks for the choice. */
function balance(rival: Rival, decision: Decision): string {
  if (rival.behind) return 'the named drivers speak for this one';
  if (!decision.needs.some((need) => need.driver)) return 'no driver was named that could tell the two apart';
  if ('own' in decision.chosen) return 'how the choice meets the named drivers is not known';
  return 'the named drivers do not tell the two apart';
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
