import type { Neighbour } from '../model/adr.ts';
import type { TeamContext } from '../model/answers.ts';
import type { Claim } from '../model/catalog.ts';
import {
  chosenName,
  keyOf,
  type Candidate,
  type Decision,
  type DecisionKey,
  type Effect,
  type Stack,
} from '../model/decision.ts';
import { escapeBlock, escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { listOf, numberWord, sentence } from '../text/sentence.ts';
import { pagerWords } from './context.ts';
import { linkTo } from './neighbour.ts';
import { nameAtStart, verb } from './wording.ts';

/** Finds the record of another decision, when there is one. */
export type FindNeighbour = (key: DecisionKey) => Neighbour | undefined;

const mostBad = 3;
/** Other decisions that are named where none is affected. */
const mostNeighbours = 2;

/** Where it meets a driver, that is the good of it, and stands with the option. */
function mostGoodOf({ fits }: Candidate): number {
  return fits.some((fit) => fit.fit === 'met') ? 1 : 2;
}

/** Bullets of the consequences: what the team expects in its own words, then what the catalog knows to hold for it. */
export function consequenceBullets(decision: Decision, find: FindNeighbour): string[] {
  const { good, bad } = decision.answer.consequences;
  const own = [
    ...good.map((words) => `Good, as the team expects: ${escapeProse(sentence(words))}`),
    ...bad.map((words) => `Bad, as the team expects: ${escapeProse(sentence(words))}`),
  ];
  if ('own' in decision.chosen) {
    const unknown = decision.chosen.variant?.license
      ? 'its state and its costs'
      : 'its licence, its state and its costs';
    return [
      ...own,
      ...itselfBullets(decision, find),
      `Bad, because ${unknown} are unknown here, so the team has to find them out and watch them.`,
    ];
  }
  const claims = decision.chosen.claims;
  const costs = badBullets(decision.chosen, decision, find);
  return [
    ...own,
    ...choose(claims, 'good', decision, Math.max(0, mostGoodOf(decision.chosen) - good.length)).map(
      (claim) => `Good, because ${escapeProse(claim.text)}.`,
    ),
    ...costs,
    ...choose(unsaid(claims, decision), 'neutral', decision, own.length + costs.length < mostBad ? 1 : 0).map(
      (claim) => `Neutral, because ${escapeProse(claim.text)}.`,
    ),
    ...decision.effects.filter(isForChecks).map((effect) => itselfBullet(effect, find)),
  ];
}

/** Whether it is what the team allows a check to find in the repository. Such bullets take no room from costs. */
function isForChecks({ itself, code }: Effect): boolean {
  return itself === true && !code.startsWith('stack/');
}

/** What speaks against the choice itself, whatever else is chosen. */
function itselfBullets({ effects }: Decision, find: FindNeighbour): string[] {
  return effects.filter((effect) => effect.itself && !isForChecks(effect)).map((effect) => itselfBullet(effect, find));
}

function itselfBullet(effect: Effect, find: FindNeighbour): string {
  return `${effect.severity === 'info' ? 'Neutral' : 'Bad'}: ${effectText([effect], find)}`;
}

/** Claims of one kind, those about a named driver and the weighty ones first. */
function choose(claims: readonly Claim[], polarity: Claim['polarity'], decision: Decision, most: number): Claim[] {
  const named = decision.needs.flatMap((need) => need.driver?.id ?? []);
  const rank = (claim: Claim): number =>
    (claim.weight === 'major' ? 0 : 2) + (claim.driver !== undefined && named.includes(claim.driver) ? 0 : 1);
  return claims
    .filter((claim) => claim.polarity === polarity)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most);
}

/**
 * What speaks against the choice itself comes first, then its weightiest costs, and the named drivers it misses, at
 * least one of them where there is room.
 */
function badBullets(chosen: Candidate, decision: Decision, find: FindNeighbour): string[] {
  const itself = itselfBullets(decision, find);
  const room = Math.max(1, mostBad - itself.length - decision.answer.consequences.bad.length);
  const claims = choose(unsaid(chosen.claims, decision), 'bad', decision, room);
  const said = new Set(claims.map((claim) => claim.driver));
  const misses = chosen.fits.filter((fit) => fit.fit === 'not' && !said.has(fit.need.driver?.id));
  const shown = claims.slice(0, Math.max(1, room - Math.min(1, misses.length)));
  const costs = [...shown.map((claim) => claim.text), ...misses.map((fit) => fit.note)]
    .slice(0, room)
    .map((text) => `Bad, because ${escapeProse(text)}.`);
  return [...itself, ...costs];
}

/** Claims that say more than the effects do, whose bullets have them already. */
function unsaid(claims: readonly Claim[], { effects }: Decision): Claim[] {
  const said = effects.filter((effect) => !isForChecks(effect));
  return claims.filter((claim) => !said.some(({ text }) => saysTheSame(text, claim.text)));
}

/** Whether at least half of the telling words of a claim stand in a text already. */
function saysTheSame(text: string, claim: string): boolean {
  const words = (from: string): string[] => from.toLowerCase().match(/[\p{L}\p{N}]{5,}/gu) ?? [];
  const said = new Set(words(text));
  const telling = [...new Set(words(claim))];
  return telling.length > 0 && telling.filter((word) => said.has(word)).length * 2 >= telling.length;
}

/** What must be run and paid for, and by whom. */
export function operationText(decision: Decision, { operators, cloud }: TeamContext): string | undefined {
  if ('own' in decision.chosen) return undefined;
  const { option } = decision.chosen;
  const who =
    operators === undefined ? 'Who carries the pager for it is unknown.' : `${pagerWords(operators)} the pager for it.`;
  const rented =
    option.managed.length === 0 || option.kind === 'managed' || cloud === undefined
      ? ''
      : ` ${option.plural ? 'They' : 'It'} can also be rented: ${listOf(option.managed.map(escapeMarkdown), 'or')}.`;
  const needsPager =
    option.kind === 'server' || option.kind === 'service' || option.kind === 'platform' ? ` ${who}` : '';
  return `${escapeProse(option.operations)}${needsPager}${rented}`;
}

/** What a later switch would touch. */
export function exitText(decision: Decision): string {
  return 'own' in decision.chosen ? 'What that would touch is unknown.' : escapeProse(decision.chosen.option.exit);
}

/**
 * Bullets of what the choice means for other layers, with links to their records. Where nothing is known, the bullet says
 * against which decisions it was held.
 */
export function effectBullets(decision: Decision, stack: Stack, find: FindNeighbour): string[] {
  const across = decision.effects.filter((effect) => effect.itself !== true);
  if (across.length === 0) return [noEffects(decision, stack, find)];
  return groups(across).map((group) => effectText(group, find));
}

/** Effects that say the same of several other decisions, together. */
function groups(effects: readonly Effect[]): (readonly [Effect, ...Effect[]])[] {
  const byText = new Map<string, [Effect, ...Effect[]]>();
  for (const effect of effects) {
    const key = JSON.stringify([effect.text, effect.accepted]);
    const group = byText.get(key);
    if (group) group.push(effect);
    else byText.set(key, [effect]);
  }
  return [...byText.values()];
}

function effectText(group: readonly [Effect, ...Effect[]], find: FindNeighbour): string {
  const [effect] = group;
  const others = listOf([...new Set(group.map((item) => otherText(item, find)))]);
  const text = escapeBlock(effect.text).replace('{other}', () => others);
  return effect.accepted === undefined
    ? text
    : `${text} Accepted by the team: ${escapeProse(sentence(effect.accepted))}`;
}

function noEffects(decision: Decision, stack: Stack, find: FindNeighbour): string {
  // The same product for another scope of the layer is no neighbour to hold it against.
  const isTwin = ({ layer, chosen }: Decision): boolean =>
    layer === decision.layer && chosenName(chosen) === chosenName(decision.chosen);
  const others = stack.decisions.filter((other) => keyOf(other) !== keyOf(decision) && !isTwin(other));
  if (others.length === 0) return 'No other layer is decided yet, so that none is affected.';
  const { order } = decision.layerOf;
  const nearest = [...others].sort((a, b) => Math.abs(a.layerOf.order - order) - Math.abs(b.layerOf.order - order));
  const links = nearest.slice(0, mostNeighbours).map((other) => {
    const neighbour = find(other);
    const name = escapeMarkdown(chosenName(other.chosen));
    return neighbour ? `[${name}](${neighbour.file})` : name;
  });
  const rest = others.length - links.length;
  const more = rest > 0 ? [`${numberWord(rest)} ${rest === 1 ? 'other decision' : 'other decisions'}`] : [];
  if ('own' in decision.chosen) {
    return `What it needs from ${listOf([...links, ...more])}, and where it is in the way, is unknown.`;
  }
  const { option } = decision.chosen;
  const all = listOf([...links, ...(rest > 0 ? [`the ${more.join('')}`] : [])], 'or');
  return `${nameAtStart(option)} ${verb(option, 'needs', 'need')} nothing from ${all}, and no clash with ${others.length > 1 ? 'them' : 'it'} is known.`;
}

function otherText(effect: Effect, find: FindNeighbour): string {
  if (!effect.other) return '';
  const neighbour = find(effect.other);
  return neighbour ? linkTo(neighbour) : `the choice for ${escapeMarkdown(effect.other.layer)}`;
}
