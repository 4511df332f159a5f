import type { Neighbour } from '../model/adr.ts';
import type { TeamContext } from '../model/answers.ts';
import type { Claim } from '../model/catalog.ts';
import { type Candidate, type Decision, type DecisionKey, type Effect } from '../model/decision.ts';
import { escapeBlock, escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { clause, listOf, sentence } from '../text/sentence.ts';
import { goingOn, reasonWords } from '../text/common-words.ts';
import { onCallSentence } from './context.ts';
import { isAfter } from './lifecycle.ts';
import { linkTo } from './neighbour.ts';

/** Finds the record of another decision, when there is one. */
export type FindNeighbour = (key: DecisionKey) => Neighbour | undefined;

const mostBad = 3;

/** Where it meets a driver, that is the good of it, and stands with the option. */
function mostGoodOf({ fits }: Candidate): number {
  return fits.some((fit) => fit.fit === 'met') ? 1 : 2;
}

/** Bullets of the consequences: the team's own first, then what the catalog knows to hold for it. */
export function consequenceBullets(decision: Decision, find: FindNeighbour): string[] {
  const { good, bad } = decision.answer.consequences;
  const goodOwn = good.map((words) => `Good, because ${escapeProse(sentence(reasonWords(words)))}`);
  const badOwn = bad.map((words) => `Bad, because ${escapeProse(sentence(reasonWords(words)))}`);
  if ('own' in decision.chosen) return [...goodOwn, ...badOwn, ...itselfBullets(decision, find)];
  const { claims } = decision.chosen;
  const catalogGood = choose(claims, 'good', decision, Math.max(0, mostGoodOf(decision.chosen) - good.length));
  return [
    ...goodOwn,
    ...(decision.kept ? ['Good, because it is already in use.'] : []),
    ...catalogGood.map((claim) => `Good, because ${escapeProse(clause(claim.text))}.`),
    ...badOwn,
    ...badBullets(decision.chosen, decision, find),
    ...decision.effects.filter(isForChecks).map((effect) => itselfBullet(effect, find)),
  ];
}

/** Whether it is what the team allows a check to find in the repository. Such bullets take no room from costs. */
function isForChecks({ itself, code }: Effect): boolean {
  return itself === true && !code.startsWith('stack/');
}

/** What speaks against the choice itself, whatever else is chosen. */
function itselfBullets({ effects, answer, chosen }: Decision, find: FindNeighbour): string[] {
  // What ended after the decision is no argument of it.
  const since = 'own' in chosen ? undefined : chosen.option.lifecycle.since;
  const isLater = ({ code }: Effect): boolean => lifecycleCodes.includes(code) && isAfter(since, answer.date);
  return effects
    .filter((effect) => effect.itself && !isForChecks(effect) && !isLater(effect))
    .map((effect) => itselfBullet(effect, find));
}

const lifecycleCodes = ['stack/ended-option', 'stack/maintenance-only'];

function itselfBullet(effect: Effect, find: FindNeighbour): string {
  return `${effect.severity === 'info' ? 'Neutral' : 'Bad'}, because ${goingOn(effectText([effect], find))}`;
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
  const misses = chosen.fits.filter(
    ({ fit, note, need }) => fit === 'not' && note !== '' && !said.has(need.driver?.id),
  );
  const shown = claims.slice(0, Math.max(1, room - Math.min(1, misses.length)));
  const costs = [
    ...shown.map((claim) => claim.text),
    ...misses.map(({ note, byTeam }) => (byTeam ? reasonWords(note) : note)),
  ]
    .slice(0, room)
    .map((text) => `Bad, because ${escapeProse(clause(text))}.`);
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

/** What must be run and paid for, by whom, and who offers to do it. */
export function operationText(decision: Decision, context: TeamContext): string | undefined {
  if ('own' in decision.chosen) return undefined;
  const { option } = decision.chosen;
  const isRun = option.kind === 'server' || option.kind === 'service' || option.kind === 'platform';
  const who = context.operators === undefined || !isRun ? '' : ` ${onCallSentence(context.operators)}`;
  const offers =
    option.managed.length === 0 || option.kind === 'managed' || !allowsManaged(context)
      ? ''
      : ` Managed offerings: ${option.managed.map(escapeMarkdown).join(', ')}.`;
  return `${escapeProse(option.operations)}${who}${offers}`;
}

/** Whether nothing that the team said keeps it from services of a provider. */
function allowsManaged({ runtime, constraints }: TeamContext): boolean {
  return runtime !== 'bare-metal' && !constraints.some((text) => selfHosted.test(text));
}

const selfHosted =
  /air[- ]?gap|\bno (?:saas|cloud|internet|outbound|external)|on[- ]prem|self[- ]host|own (?:data ?cent|machine|hardware)/i;

/** What a later switch would touch; `undefined` for what the catalog does not know. */
export function exitText(decision: Decision): string | undefined {
  return 'own' in decision.chosen ? undefined : escapeProse(decision.chosen.option.exit);
}

/** Bullets of what the choice means for other decisions and existing systems, with links to their records. */
export function effectBullets(decision: Decision, find: FindNeighbour): string[] {
  const across = decision.effects.filter((effect) => effect.itself !== true && effect.code !== 'stack/assumed');
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
  return effect.accepted === undefined ? text : `${text} Accepted: ${escapeProse(sentence(effect.accepted))}`;
}

function otherText(effect: Effect, find: FindNeighbour): string {
  if (!effect.other) return '';
  const neighbour = find(effect.other);
  return neighbour ? linkTo(neighbour) : `the choice for ${escapeMarkdown(effect.other.layer)}`;
}
