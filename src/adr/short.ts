import { chosenName, type Decision, type Stack } from '../model/decision.ts';
import { goingOn, reasonWords } from '../text/common-words.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { clause, listOf } from '../text/sentence.ts';
import { isLong } from './justify.ts';
import { considered, isJudged } from './compared.ts';
import { hasText, optionTexts, type OptionText } from './options.ts';
import { driverName, nameInText } from './wording.ts';

/** An option that was not chosen, in one list item. */
export interface Alternative extends Pick<OptionText, 'title' | 'state' | 'verdict'> {
  /** What the team says for it, else the first thing that speaks for it. */
  readonly strength: string | undefined;
  /** What the team says against it, else the first thing that speaks against it. */
  readonly weakness: string | undefined;
  readonly hasText: boolean;
}

/** The options that were considered and not chosen, for formats that give each of them a line. */
export function alternatives(decision: Decision): Alternative[] {
  const rivals = considered(decision);
  return optionTexts(decision)
    .slice(1)
    .map(({ bullets, ...rest }, index) => {
      const { said, incumbent } = rivals[index] ?? {};
      const good = bullets.filter((bullet) => bullet.startsWith('Good'));
      const bad = bullets.filter((bullet) => bullet.startsWith('Bad'));
      const neutral = bullets.find((bullet) => bullet.startsWith('Neutral'));
      return {
        ...rest,
        hasText: hasText({ bullets, ...rest }),
        strength: firstOf(good, (said?.for.length ?? 0) + (incumbent ? 1 : 0)),
        weakness: firstOf(bad, said?.against.length ?? 0) ?? neutral,
      };
    });
}

/** All bullets that come from the team, else the first one. */
function firstOf(bullets: readonly string[], ofTeam: number): string | undefined {
  return bullets.length === 0 ? undefined : bullets.slice(0, Math.max(1, ofTeam)).join(' ');
}

/** What the choice costs: its bad consequences, or all of them where none is bad. What the team accepted stays with them. */
export function costsAmong(consequences: readonly string[]): string[] {
  const isAccepted = (bullet: string): boolean => bullet.startsWith('Neutral') && bullet.includes(' Accepted: ');
  if (!consequences.some((bullet) => bullet.startsWith('Bad'))) return [...consequences];
  return consequences.filter((bullet) => bullet.startsWith('Bad') || isAccepted(bullet));
}

/**
 * The decision in one sentence: in the context of, facing, we decided for and neglected, to achieve, accepting, because. A
 * part that the team did not state is left out.
 * https://medium.com/olzzio/y-statements-10eb07b5a177
 */
export function yStatement(decision: Decision, stack: Stack): string {
  const { answer, scope, layerOf } = decision;
  const purpose = escapeMarkdown(scope ?? layerOf.purpose);
  const neglected = considered(decision).map((rival) =>
    isJudged(rival) ? nameInText(rival.candidate.option) : escapeMarkdown(rival.own.name),
  );
  const parts = [
    `In the context of ${layerOf.topic ? '' : `${purpose} in `}${escapeMarkdown(stack.system.name)}`,
    answer.trigger === undefined ? undefined : `facing “${escapeProse(clause(answer.trigger))}”`,
    `we decided for **${escapeMarkdown(chosenName(decision.chosen))}**`,
    neglected.length === 0 ? undefined : `neglecting ${listOf(neglected)}`,
    aims(decision),
    price(decision),
    reason(answer.because),
  ];
  return `${parts.filter((part) => part !== undefined).join(', ')}.`;
}

/** The team's reason; longer ones are quoted below the sentence. */
function reason(because: string | undefined): string | undefined {
  if (because === undefined || isLong(because)) return undefined;
  return `because ${escapeProse(clause(reasonWords(because)))}`;
}

/** The named drivers that the choice does not miss. */
function aims({ chosen, needs }: Decision): string | undefined {
  const missed = chosen.fits.filter((fit) => fit.fit === 'not');
  const named = needs.filter((need) => !missed.some((fit) => fit.need === need));
  if (named.length === 0) return undefined;
  return `to achieve ${listOf(named.map((need) => (need.driver ? driverName(need.name) : `“${escapeProse(clause(need.name))}”`)))}`;
}

/** The cost that weighs most: in the team's words, or that of the catalog. */
function price({ answer, chosen }: Decision): string | undefined {
  const [own] = answer.consequences.bad;
  if (own !== undefined) return `accepting that ${escapeProse(clause(goingOn(own)))}`;
  const bad = 'own' in chosen ? [] : chosen.claims.filter((claim) => claim.polarity === 'bad');
  const claim = bad.find((item) => item.weight === 'major') ?? bad[0];
  return claim && `accepting that ${escapeProse(clause(claim.text))}`;
}
