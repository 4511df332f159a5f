import type { AnswerStatus, Choice, DriverAnswer, NoChoice, OwnOption, TeamContext } from './answers.ts';
import type { Claim, Driver, Fit, Layer, Option, Role, Rule } from './catalog.ts';
import type { NamedPart } from './named-part.ts';
import type { Severity } from './problem.ts';
import type { NamedVariant } from './variant.ts';

/** A driver as the team wants it in this decision. */
export interface Need {
  readonly answer: DriverAnswer;
  /** Missing when it is a sentence of the team's own. */
  readonly driver?: Driver;
  /** How it is called in sentences. */
  readonly name: string;
}

/** How one option meets one need. */
export interface NeedFit {
  readonly need: Need;
  readonly fit: Fit;
  /** Clause after "because"; empty where the team judged without a word of why. */
  readonly note: string;
  /** Whether the team judged it so itself. */
  readonly byTeam?: true;
}

/** How one option meets a driver of the catalog. */
export interface DriverFit {
  readonly driver: Driver;
  readonly fit: Fit;
  readonly note: string;
}

/** An option of a layer, judged for this team. */
export interface Candidate {
  readonly option: Option;
  readonly role: Role;
  readonly fits: readonly NeedFit[];
  /** The layer's drivers that the team did not name. */
  readonly others: readonly DriverFit[];
  /** Claims whose conditions hold for this team. */
  readonly claims: readonly Claim[];
  /** How widely it is known in the layer: 0 for the first, `undefined` for what few people have heard of. */
  readonly known?: number;
  /** Why the team cannot take it for a new decision, as clauses; empty when it can. */
  readonly barriers: readonly string[];
  /** Name of what took its place, where something did. */
  readonly successor?: string;
}

/** An option that is not judged: the team's own, or one that the catalog only names beside another. */
export interface Unjudged {
  readonly own: OwnOption;
  /** What the catalog says of it, where it names it. */
  readonly variant?: NamedVariant;
  /** What it is in the catalog, where it is known there for another layer. */
  readonly elsewhere?: Option;
  /** How it meets the drivers: what the team says, else unknown. */
  readonly fits: readonly NeedFit[];
}

/** The chosen option: judged from the catalog, or with next to nothing known about it. */
export type Chosen = Candidate | Unjudged;

/** The driver that tells a choice and a rival apart, and how each meets it. */
export interface Contrast {
  readonly name: string;
  readonly chosen: { readonly fit: Fit; readonly note: string };
  readonly rival: { readonly fit: Fit; readonly note: string };
}

/** Another option that was looked at. */
export interface Rival {
  readonly candidate: Candidate;
  /** The first named driver that the choice meets and the rival does not. */
  readonly ahead?: Contrast;
  /** The first named driver that the rival meets and the choice does not. */
  readonly behind?: Contrast;
  /** What it needs and nothing that is decided or in place brings, as a noun phrase. */
  readonly missing?: string;
  /** Whether the team listed it as already in place. */
  readonly incumbent: boolean;
  /** The team's reason against it. */
  readonly why?: string;
  /** What the team says for and against it. */
  readonly said: Said;
  readonly namedBy: 'team' | 'catalog';
}

/** Another option that was looked at and that the catalog does not judge. */
export interface OwnRival extends Unjudged, Pick<Rival, 'incumbent' | 'why' | 'said'> {}

/** What a team says for and against an option, each a sentence of its own. */
export interface Said {
  readonly for: readonly string[];
  readonly against: readonly string[];
}

/** What a choice means for something else in the stack. */
export interface Effect {
  /** Problem code when somebody has to look at it. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence. `{other}` stands for the other decision, where there is one. */
  readonly text: string;
  readonly other?: DecisionKey;
  /** Whether it speaks about the choice alone and no other layer. */
  readonly itself?: boolean;
  /** What is missing, as a noun phrase, where the team must say what brings it. */
  readonly missing?: string;
  /** Why the team lives with it. */
  readonly accepted?: string;
  /** Address of a page that shows it. */
  readonly source?: string;
}

/** Identity of a decision: its layer and scope, never its number. */
export interface DecisionKey {
  readonly layer: string;
  readonly scope?: string;
}

/** What the team did not state about a decision. */
export const openTopics = [
  ...(['trigger', 'reason', 'drivers', 'measure', 'fit', 'companion', 'cost'] as const),
  ...(['deciders', 'operators', 'revisit', 'confidence', 'confirmation', 'peak', 'date'] as const),
] as const;

/** Something the team did not state, as a question to ask. */
export interface OpenQuestion {
  readonly topic: (typeof openTopics)[number];
  readonly text: string;
}

/** One settled layer. */
export interface Decision extends DecisionKey {
  readonly layerOf: Layer;
  readonly answer: Choice;
  readonly status: AnswerStatus;
  readonly chosen: Chosen;
  readonly needs: readonly Need[];
  /** What verdicts of the team are about besides. */
  readonly furtherNeeds: readonly Need[];
  /** Viable ones first, the runner-up at the head. */
  readonly rivals: readonly Rival[];
  /** What the team compared besides and the catalog does not know. */
  readonly ownRivals: readonly OwnRival[];
  /** The part of the chosen option that the team named, where it named one: "Zuul 1" of Zuul. */
  readonly part?: NamedPart;
  /** Whether the team listed the choice itself as already in place. */
  readonly kept: boolean;
  /** Things in place that do the work of the layer and of which the catalog knows no more than their names. */
  readonly inPlace: readonly string[];
  readonly effects: readonly Effect[];
  /** What the team did not tell, each a question to ask them. */
  readonly open: readonly OpenQuestion[];
}

/** A system that the team already runs. */
export interface InUse {
  /** As the team wrote it. */
  readonly name: string;
  /** Where it belongs in the picture of the stack, where the catalog knows that. */
  readonly zone?: Layer['zone'];
}

/** All decisions together, with what they rest on. */
export interface Stack {
  readonly system: { readonly name: string; readonly summary?: string };
  readonly context: TeamContext;
  readonly decisions: readonly Decision[];
  readonly notChosen: readonly (NoChoice & Pick<Layer, 'name' | 'zone'>)[];
  /** What the team listed as in use and did not choose in a layer. */
  readonly inUse: readonly InUse[];
  readonly catalogVersion: string;
}

/** Codes of problems that the engine itself knows; those of rules are `stack/` and the rule's id. */
const engineCodes = [
  'ended-option',
  'not-allowed',
  'unknown-license',
  'on-hold',
  'maintenance-only',
  'missing-companion',
  'conflict',
  'overlap',
];
const driftCodes = ['not-found', 'version', 'second-option', 'rejected-option'];

/** The codes of all problems that a team can accept under a decision, given the rules of the catalog. */
export function acceptableCodes(rules: readonly Rule[]): string[] {
  return [
    ...[...engineCodes, ...rules.map((rule) => rule.id)].map((code) => `stack/${code}`),
    ...driftCodes.map((code) => `drift/${code}`),
    'check/relicensed',
  ];
}

/** How a decision is told apart in maps and comments: "message-queue" or "message-queue/order events". */
export function keyOf(key: DecisionKey): string {
  return key.scope === undefined ? key.layer : `${key.layer}/${key.scope}`;
}

/** Tells decisions apart as {@link keyOf} does, whatever the case and blanks of a scope. */
export function decisionKey(key: DecisionKey): string {
  return keyOf(key).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** An effect and the decision that it is told at. */
export interface ToldEffect {
  readonly decision: Decision;
  readonly effect: Effect;
}

/** What somebody has to look at, and what the team accepted with a reason. What stands between two decisions comes once. */
export function effectsOnce(stack: Stack): ToldEffect[] {
  const seen = new Set<string>();
  return stack.decisions.flatMap((decision) =>
    decision.effects.flatMap((effect) => {
      if (effect.severity === 'info' && effect.accepted === undefined) return [];
      const between = effect.other ? [keyOf(decision), keyOf(effect.other)].sort() : [keyOf(decision), effect.text];
      const pair = JSON.stringify([effect.code, ...between]);
      if (seen.has(pair)) return [];
      seen.add(pair);
      return [{ decision, effect }];
    }),
  );
}

/** What follows the choice in a title or a sentence: "as the message queue"; with a scope, "for order events". */
export function titleEnding({ scope, layerOf }: Pick<Decision, 'scope' | 'layerOf'>): string {
  return scope === undefined ? (layerOf.ending ?? formerEnding(layerOf)) : `for ${scope}`;
}

/** How titles ended before layers had an ending of their own: "for messages between services". */
export function formerEnding({ purpose }: Pick<Layer, 'purpose'>): string {
  return `for ${purpose}`;
}

/** Name of what was chosen. */
export function chosenName(chosen: Chosen): string {
  return 'own' in chosen ? chosen.own.name : chosen.option.name;
}
