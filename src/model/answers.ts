import type { RecordFormat } from './adr.ts';
import type { Fit } from './catalog.ts';
import type { Place } from './problem.ts';

export const statuses = ['proposed', 'accepted', 'rejected', 'deprecated'] as const;
/** What a team can say about a decision. `superseded` follows from the log, nobody says it. */
export type AnswerStatus = (typeof statuses)[number];

export const confidences = ['paper', 'reference', 'spike', 'production'] as const;
/** What stands behind a decision: reading, somebody else's system, an own trial, or own use in production. */
export type Confidence = (typeof confidences)[number];

export const licensePolicies = ['any', 'osi-approved', 'permissive'] as const;

/** What is true of the team and the system whatever the layer. What was not told is `undefined`. */
export interface TeamContext {
  /** As the team wrote them. */
  readonly languages: readonly string[];
  readonly runtime?: string;
  readonly team?: number;
  readonly operators?: number;
  readonly cloud?: string;
  readonly licensePolicy?: (typeof licensePolicies)[number];
  readonly peak?: string;
  readonly existing: readonly string[];
  readonly constraints: readonly string[];
}

/** One driver that the team named. Without `id` it is a sentence of their own. */
export interface DriverAnswer {
  readonly id?: string;
  /** Without `id`: the driver of the catalog that the words mean. */
  readonly meant?: string;
  readonly words?: string;
}

/** The driver of the catalog that a driver of the team is judged as. */
export function driverIdOf({ id, meant }: DriverAnswer): string | undefined {
  return id ?? meant;
}

/** An option that the catalog does not know, with what the team says about it. */
export interface OwnOption {
  readonly name: string;
  readonly url?: string;
  readonly summary?: string;
}

/** How the team itself judges an option by a driver. */
export interface Verdict {
  /** Id, name or words of the driver, as the team wrote them. */
  readonly driver: string;
  readonly fit: Fit;
  readonly note?: string;
}

/** What the team will do because of a decision. */
export interface Step {
  readonly what: string;
  /** Who does it, or by when. */
  readonly by?: string;
  readonly risk?: string;
}

/** A measurement, a trial or a thread behind a decision. */
export interface Evidence {
  /** An address, a path in the repository, or a sentence. */
  readonly where: string;
  /** What it shows. */
  readonly name?: string;
}

export interface ConsideredAnswer {
  /** Option id, or an option of the team's own. */
  readonly option: string | OwnOption;
  readonly why?: string;
  readonly for?: readonly string[];
  readonly against?: readonly string[];
  readonly verdicts?: readonly Verdict[];
}

/** A layer, or a scope of it, for which something was chosen. */
export interface Choice {
  readonly kind: 'choice';
  readonly layer: string;
  /** Set where the decision is on a topic of the team's own: the title of its record. */
  readonly title?: string;
  readonly scope?: string;
  /** Option id, or an option of the team's own. */
  readonly option: string | OwnOption;
  /** Name of the part of the option that they mean: "Zuul 1" finds Zuul. */
  readonly part?: string;
  readonly version?: string;
  readonly status: AnswerStatus;
  readonly date?: string;
  readonly trigger?: string;
  readonly drivers: readonly DriverAnswer[];
  readonly considered: readonly ConsideredAnswer[];
  readonly because?: string;
  /** How the team judges the choice by its drivers. */
  readonly verdicts?: readonly Verdict[];
  readonly steps?: readonly Step[];
  readonly evidence?: readonly Evidence[];
  readonly consequences: { readonly good: readonly string[]; readonly bad: readonly string[] };
  readonly confirmation?: string;
  readonly confidence?: Confidence;
  readonly revisit?: string;
  readonly deciders: readonly string[];
  /** Problem code → why the team lives with it. */
  readonly accepts: Readonly<Record<string, string>>;
  /** Number of a record of the team's own that this decision adopts. */
  readonly record?: number;
  /** Globs of the part of the repository it holds for. */
  readonly appliesTo: readonly string[];
  readonly place: Place;
}

/** A layer that is deliberately not used, or not decided yet. */
export interface NoChoice {
  readonly kind: 'skip' | 'undecided';
  readonly layer: string;
  readonly title?: string;
  readonly reason: string;
  readonly place: Place;
}

export interface Answers {
  readonly system: { readonly name: string; readonly summary?: string };
  readonly context: TeamContext;
  readonly output: {
    readonly directory?: string;
    readonly summary?: string;
    readonly format?: RecordFormat;
  };
  /** Who decides where a decision names no one itself. */
  readonly deciders: readonly string[];
  /** In the order of the catalog's layers. */
  readonly decisions: readonly (Choice | NoChoice)[];
}
