import { chosenName, type Decision, type Rival, type Stack } from '../model/decision.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { clause, listOf } from '../text/sentence.ts';
import { runnerUpOf } from './justify.ts';
import { optionTexts, type OptionText } from './options.ts';
import { shortfall } from './verdict.ts';
import { driverName, nameInText, teamWords } from './wording.ts';

/** An option that was not chosen, in one list item. */
export interface Alternative extends Pick<OptionText, 'title' | 'state' | 'verdict'> {
  /** The first thing that speaks for it. */
  readonly strength: string | undefined;
  /** The first thing that speaks against it. */
  readonly weakness: string | undefined;
}

/** The options that were not chosen, for formats that give each of them a line. */
export function alternatives(decision: Decision): Alternative[] {
  return optionTexts(decision)
    .slice(1)
    .map(({ title, state, verdict, bullets }) => ({
      title,
      state,
      verdict,
      strength: bullets.find((bullet) => bullet.startsWith('Good')),
      weakness:
        bullets.find((bullet) => bullet.startsWith('Bad')) ?? bullets.find((bullet) => bullet.startsWith('Neutral')),
    }));
}

/** What the choice costs: its bad consequences, or all of them where none is bad. What the team accepted stays with them. */
export function costsAmong(consequences: readonly string[]): string[] {
  const isAccepted = (bullet: string): boolean =>
    bullet.startsWith('Neutral: ') && bullet.includes('Accepted by the team: ');
  if (!consequences.some((bullet) => bullet.startsWith('Bad'))) return [...consequences];
  return consequences.filter((bullet) => bullet.startsWith('Bad') || isAccepted(bullet));
}

/**
 * The decision in one sentence: in the context of, facing, we decided for and neglected, to achieve, accepting, because.
 * https://medium.com/olzzio/y-statements-10eb07b5a177
 */
export function yStatement(decision: Decision, stack: Stack): string {
  const purpose = escapeMarkdown(decision.scope ?? decision.layerOf.purpose);
  const { trigger } = decision.answer;
  const facing = trigger === undefined ? 'a need that nobody told yet' : `“${escapeProse(clause(trigger))}”`;
  const neglected = [
    ...decision.rivals.map(({ candidate }) => nameInText(candidate.option)),
    ...decision.ownRivals.map(({ own }) => escapeMarkdown(own.name)),
  ];
  return [
    `In the context of ${purpose} in ${escapeMarkdown(stack.system.name)},`,
    `facing ${facing},`,
    `we decided for **${escapeMarkdown(chosenName(decision.chosen))}**`,
    `and neglected ${neglected.length === 0 ? 'nothing that is known' : listOf(neglected)},`,
    `to achieve ${aims(decision)},`,
    `accepting ${price(decision)},`,
    `because ${reason(decision)}.`,
  ].join(' ');
}

/** The named drivers, or what stands in for them. A driver that the choice misses is nothing that it achieves. */
function aims(decision: Decision): string {
  const missed = 'own' in decision.chosen ? [] : decision.chosen.fits.filter((fit) => fit.fit === 'not');
  const named = decision.needs.filter((need) => !missed.some((fit) => fit.need === need));
  if (named.length === 0) return 'what nobody put into drivers yet';
  return listOf(named.map((need) => (need.driver ? driverName(need.name) : `“${escapeProse(clause(need.name))}”`)));
}

/** The cost that weighs most: in the team's words, or that of the catalog. */
function price(decision: Decision): string {
  const [own] = decision.answer.consequences.bad;
  if (own !== undefined) return `“${escapeProse(clause(own))}”`;
  if ('own' in decision.chosen) return 'costs that are not known';
  const bad = decision.chosen.claims.filter((claim) => claim.polarity === 'bad');
  const claim = bad.find((item) => item.weight === 'major') ?? bad[0];
  return claim ? `that ${escapeProse(claim.text)}` : 'costs that are not known';
}

function reason(decision: Decision): string {
  const { because } = decision.answer;
  if (because !== undefined) return teamWords(because, 'because').replace(/\.(”?)$/, '$1');
  const runnerUp = runnerUpOf(decision);
  return (runnerUp && (contrast(runnerUp) ?? objection(runnerUp))) ?? 'of reasons that the team has not told yet';
}

/** What the team said against the runner-up. */
function objection({ why, candidate: { option } }: Rival): string | undefined {
  return (
    why &&
    `the team has this against ${nameInText(option)}, the runner-up: ${teamWords(why, 'colon').replace(/\.(”?)$/, '$1')}`
  );
}

function contrast({ ahead, candidate }: Rival): string | undefined {
  return ahead && `${nameInText(candidate.option)}, the runner-up, ${shortfall(candidate.option, ahead)}`;
}
