import type { LicensePeriod, LicensePolicy } from './license.ts';
import type { Severity } from './problem.ts';
import type { NamedPart } from './named-part.ts';
import type { Ring } from './ring.ts';
import type { Signature } from './signature.ts';
import type { Variant, VariantEntry } from './variant.ts';

export const fits = ['met', 'partly', 'not', 'unknown'] as const;
/** How an option meets one driver. */
export type Fit = (typeof fits)[number];

export const runtimes = ['kubernetes', 'vm', 'bare-metal', 'serverless'] as const;
/** Where software runs. The answers also know `mixed`, which excludes nothing. */
export type Runtime = (typeof runtimes)[number];

export const lifecycleStates = ['active', 'maintenance', 'deprecated', 'archived', 'abandoned', 'renamed'] as const;
export type LifecycleState = (typeof lifecycleStates)[number];

export const optionKinds = [
  'library', // linked into the team's own code
  'server', // a process the team runs
  'service', // a process that comes with a platform or operating system
  'protocol',
  'format',
  'standard',
  'managed', // rented from a provider
  'platform', // what a platform such as Kubernetes gives without a further product
  'practice', // a way of working without a product of its own
  'tool',
] as const;
export type OptionKind = (typeof optionKinds)[number];

/** One typed value that a driver can have, and what it means for somebody who wants the driver. */
export interface DriverValue {
  readonly fit: Exclude<Fit, 'unknown'>;
  /** What the value means, as a clause: "messages can be read again from any position". */
  readonly text: string;
}

/** Something a team may care about in a layer. */
export interface Driver {
  readonly id: string;
  /** Noun phrase, lower case unless a proper name: "replay", "ordering per key". */
  readonly name: string;
  /** Phrases by which a team means it, and those that have its words and mean something else; `meantDrivers` reads both. */
  readonly synonyms: readonly string[];
  readonly unlike: readonly string[];
  /** Plain-words question that a person answers with yes or no. */
  readonly question: string;
  /** What the driver means, one or two sentences for somebody who does not know the field's words. */
  readonly help: string;
  /** What makes it measurable, as a noun phrase: "days of history to keep". */
  readonly measure: string;
  /** `values`: each role names one of `values`. `languages`: judged from the languages of the option and the team. */
  readonly judge: 'values' | 'languages';
  readonly values: Readonly<Record<string, DriverValue>>;
}

/** A group of options of one layer that can stand in for each other. */
export interface Level {
  readonly id: string;
  /** Plural noun phrase: "message brokers". */
  readonly name: string;
}

/** A place in the architecture where a choice is made. */
export interface Layer {
  readonly id: string;
  readonly order: number;
  readonly name: string;
  /** Set where it is no layer of the catalog, but a decision on a topic of the team's own. */
  readonly topic?: true;
  /** What the layer does: "messages between services". Titles end with "for" and it where `ending` is missing. */
  readonly purpose: string;
  /** How a record's title ends, after "Use X": "as the message queue", "for circuit breaking". */
  readonly ending?: string;
  /** Completes "This record decides …": "which broker carries messages between services". */
  readonly decides: string;
  readonly question: string;
  readonly need: {
    /** "Do you need this layer at all?", asked for this layer. */
    readonly question: string;
    /** A sentence: when a team can do without. */
    readonly skip: string;
    /** Facts of a team under which the wizard suggests the layer. */
    readonly suggested: Condition;
  };
  /** Further questions that experienced people ask here. */
  readonly others: readonly string[];
  /** Where the layer stands in the stack diagram. */
  readonly zone: 'edge' | 'services' | 'data' | 'platform';
  /** Whether requests or messages flow through it, so that the diagram shows it. */
  readonly traffic: boolean;
  readonly levels: readonly Level[];
  /**
   * Ids of the options that people in the field expect to be compared, most widespread first: a judgement of whoever
   * keeps the file, which breaks ties and never outweighs a driver.
   */
  readonly known: readonly string[];
  readonly drivers: readonly Driver[];
}

/** Facts about a team under which something holds. Every key that is given must hold. */
export interface Condition {
  readonly runtime?: readonly string[];
  readonly languages?: readonly string[];
  readonly cloud?: readonly string[];
  readonly 'team-at-most'?: number;
  readonly 'team-at-least'?: number;
  readonly 'operators-at-most'?: number;
  readonly 'operators-at-least'?: number;
  /** Holds when the team named any of these drivers of the layer. */
  readonly drivers?: readonly string[];
  /** Holds when any of these options is chosen in some layer. */
  readonly chosen?: readonly string[];
}

/** One good, bad or neutral statement about an option in a role. */
export interface Claim {
  readonly polarity: 'good' | 'bad' | 'neutral';
  /** A clause that follows "because": "a consumer can start again at any offset". */
  readonly text: string;
  readonly weight: 'major' | 'minor';
  /** The driver it speaks about, when there is one. */
  readonly driver?: string;
  readonly when?: Condition;
  /** Key into the option's sources. */
  readonly source: string;
}

/** How an option meets one driver, as a fact with its source. */
export interface DriverFact {
  /** A value of the driver, or `unknown`. */
  readonly value: string;
  /** A clause that follows "because", about this very option; for `unknown` the reason why nobody can say. */
  readonly note: string;
  readonly source?: string;
}

/** What an option is in one layer. */
export interface Role {
  readonly level: string;
  readonly drivers: Readonly<Record<string, DriverFact>>;
  readonly claims: readonly Claim[];
  /** One sentence: a check that a person or CI can run to see that the decision is followed. */
  readonly confirmation: string;
  /** Clause after "when": a measurable reason to look again. */
  readonly revisit: string;
}

/** A need of an option that something else in the stack must fill. */
export interface Requirement {
  /** Any one of these capabilities fills it. */
  readonly any: readonly string[];
  /** Clause after "because". */
  readonly why: string;
  /** A semver range of the chosen version outside which the requirement does not hold. */
  readonly versions?: string;
  readonly when?: Condition;
  readonly source: string;
}

/** Two things in one stack that do the same job, or that cannot live together. */
export interface Clash {
  readonly capability: string;
  /** One sentence: what to decide or what goes wrong. */
  readonly advice: string;
  readonly source: string;
}

/** Something an option can do for the others. */
export interface Capability {
  readonly id: string;
  /** Noun phrase with its article: "an SQL database". */
  readonly name: string;
  /** The layer in which a provider is usually chosen. */
  readonly layer?: string;
  /** Names under which a team may list such a thing in `context.existing`. */
  readonly existing: readonly string[];
  /** The zone of the picture for such a thing in `context.existing`, where no layer says it. */
  readonly zone?: Layer['zone'];
  /** Whether nearly every platform has it, so that nobody lists it: synchronised clocks. */
  readonly assumed?: boolean;
}

/** In place of a day: the page was named from knowledge, and nobody opened it. */
export const unread = 'unread';

/** A page, site or repository that shows facts, and the day somebody last read it, or `unread`. */
export interface Source {
  readonly url: string;
  readonly checked: string;
}

/** The day somebody last read a source, or that nobody opened it. */
export function dayRead({ checked }: Source): string {
  return checked === unread ? 'not opened' : checked;
}

/** A technology that can fill a layer, whatever its state today. */
export interface Option {
  readonly id: string;
  readonly name: string;
  /** Whether the name takes a plural verb ("Kubernetes Services are"). */
  readonly plural: boolean;
  readonly aliases: readonly string[];
  /** Why an alias that reads like another product is the same thing after all: alias → sentence. */
  readonly 'alias-notes'?: Readonly<Record<string, string>>;
  readonly kind: OptionKind;
  readonly summary: string;
  readonly homepage?: string;
  readonly repository?: string;
  readonly languages: {
    readonly implementation: readonly string[];
    /** Language ids with an official (`true`) or third-party (`false`) client; `any` when it does not matter. */
    readonly clients: Readonly<Record<string, boolean>>;
  };
  readonly license: {
    /** SPDX expression, `LicenseRef-proprietary`, or `none` where no software is licensed (a format, a practice). */
    readonly spdx: string;
    readonly note?: string;
    readonly history: readonly LicensePeriod[];
    readonly source: string;
    /** Set by the build from lists of the OSI and of Blue Oak. */
    readonly policy: LicensePolicy;
  };
  readonly governance: string;
  readonly lifecycle: {
    readonly state: LifecycleState;
    readonly since?: string;
    /** Option id, or plain name when it is outside the catalog. */
    readonly successor?: string;
    readonly note?: string;
    readonly source: string;
  };
  /** `undefined` where there are no versions (a managed service, a practice). */
  readonly latest?: { readonly version: string; readonly date?: string; readonly source: string };
  readonly runtimes: readonly Runtime[];
  /** For managed services: the clouds that offer it. */
  readonly clouds: readonly string[];
  readonly provides: readonly string[];
  readonly requires: readonly Requirement[];
  readonly overlaps: readonly Clash[];
  readonly conflicts: readonly Clash[];
  /** Full sentences: what somebody must run, upgrade, back up or pay for. */
  readonly operations: string;
  /** Full sentences: what a later switch would touch. */
  readonly exit: string;
  /** Names of offerings that rent it out. */
  readonly managed: readonly string[];
  readonly parts: readonly NamedPart[];
  readonly variants: readonly Variant[];
  readonly references: readonly NamedPart[];
  /** Things that look alike but are something else, one sentence each. */
  readonly twins: readonly string[];
  readonly roles: Readonly<Record<string, Role>>;
  readonly detect: readonly Signature[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly checked: string;
  /** Set by an overlay. */
  readonly ring?: Ring;
}

/** Choices that a rule speaks about. Every key that is given must hold; of a list any one does, of `lacks` none. */
export interface RuleSide {
  readonly options?: readonly string[];
  readonly layers?: readonly string[];
  readonly levels?: readonly string[];
  readonly kinds?: readonly OptionKind[];
  readonly provides?: readonly string[];
  readonly lacks?: readonly string[];
  /** Capabilities that the option itself needs. */
  readonly requires?: readonly string[];
  /** A semver range of the chosen version; where the team told none, of the newest. */
  readonly versions?: string;
  /** Drivers that the team named in this decision. */
  readonly drivers?: readonly string[];
  /** Whether there is somebody to rent it from. */
  readonly managed?: boolean;
  /** Holds when the catalog knows no client for one of the team's languages. */
  readonly 'without-client'?: true;
}

/** What no capability can express: when some choices, versions, drivers and facts of a team come together. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** The layers in whose records it stands. */
  readonly layers: readonly string[];
  /** The choice it is about: `{it}` in the texts. */
  readonly subject: RuleSide;
  /** A second choice, or a thing already in place: `{other}` in the texts. */
  readonly other?: RuleSide;
  /** Further things that must be chosen or in place. */
  readonly present?: readonly RuleSide[];
  /** Things that must be neither chosen nor in place. */
  readonly absent?: readonly RuleSide[];
  readonly when?: Condition;
  /** Words of which one must stand in a constraint of the team. */
  readonly constraints?: readonly string[];
  /** One sentence: what is the case. */
  readonly message: string;
  /** One sentence: why it matters. */
  readonly why: string;
  /** One sentence: what to do. */
  readonly fix: string;
  /** Address of a page that shows it; missing where it follows from what the team told. */
  readonly source?: string;
  readonly checked: string;
}

/** What the start-up needs to know of an option: enough to find it by any name. */
export interface OptionEntry {
  readonly id: string;
  readonly name: string;
  /** Every name that finds it, in lower case: id, name, aliases, parts and references. */
  readonly names: readonly string[];
  readonly layers: readonly string[];
  readonly lifecycle: LifecycleState;
  readonly license: string;
  /** Capabilities, so that what a team runs can be judged whichever layers are loaded. */
  readonly provides: readonly string[];
  readonly requires: readonly string[];
  readonly variants: readonly VariantEntry[];
  /** Set by an overlay. */
  readonly ring?: Ring['name'];
}

/** What the start-up needs to know of a layer. */
export interface LayerEntry {
  readonly id: string;
  readonly name: string;
  readonly order: number;
  readonly zone: Layer['zone'];
}

/** The catalog. The two indexes are always whole; `layers` and `options` hold what a run loaded. */
export interface Catalog {
  /** Year and month of the data: "2026.11". */
  readonly version: string;
  readonly layerIndex: readonly LayerEntry[];
  readonly optionIndex: readonly OptionEntry[];
  /** Options that an overlay takes away. They are known, so that a message can say so, and never offered. */
  readonly hidden?: readonly OptionEntry[];
  readonly capabilities: readonly Capability[];
  /** Loaded together with the first layer. */
  readonly rules: readonly Rule[];
  readonly layers: readonly Layer[];
  readonly options: readonly Option[];
}

/** The entry that a name finds, whatever its case, or `undefined`. */
export function findOption({ optionIndex }: Catalog, name: string): OptionEntry | undefined {
  const known = byName.get(optionIndex) ?? namesIn(optionIndex);
  return known.get(name.trim().toLowerCase());
}

/** Names are looked up hundreds of times in a run, so each index is turned once. */
const byName = new WeakMap<Catalog['optionIndex'], ReadonlyMap<string, OptionEntry>>();

function namesIn(index: Catalog['optionIndex']): ReadonlyMap<string, OptionEntry> {
  // Where two options have a name in common, the first one has it.
  const names = new Map([...index].reverse().flatMap((entry) => entry.names.map((name) => [name, entry] as const)));
  byName.set(index, names);
  return names;
}

/** A loaded layer by id. */
export function findLayer(catalog: Catalog, id: string): Layer | undefined {
  return catalog.layers.find((layer) => layer.id === id);
}

/** The loaded options that have a role in a layer. */
export function optionsOf(catalog: Catalog, layer: string): Option[] {
  return catalog.options.filter((option) => option.roles[layer] !== undefined);
}
