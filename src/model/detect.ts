import type { Signature } from './signature.ts';
import type { Problem } from './problem.ts';

/** A line of a file that shows something. The text is trimmed, bounded and free of secrets and control characters. */
export interface Evidence {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** One thing that a manifest names. */
export interface Usage extends Evidence {
  readonly kind: Signature['kind'];
  /**
   * What is named, in the spelling of its kind: a purl without version, an image repository, `chart` or
   * `chart@repository`, `api.group/Kind` (`core` for the nameless group), the key of an annotation or label, a Terraform
   * type, a full Spring key, the name of a variable, the path of a file.
   */
  readonly value: string;
  /** As the manifest has it: a version, or a range. */
  readonly version?: string;
  /**
   * `named`: the team asks for it here. `resolved`: a lock file or a parent only tells its version; that alone proves no
   * use, because lock files also hold what others depend on.
   */
  readonly from: 'named' | 'resolved';
  /** Needed to build or test only. */
  readonly development?: boolean;
}

/** What reading one manifest gives. */
export interface Reading {
  readonly usages: readonly Usage[];
  readonly problems: readonly Problem[];
}

export type Confidence = 'high' | 'medium' | 'low';

/** One option in one role that a repository uses, with what shows it, strongest evidence first. */
export interface Found {
  /** Id of the option, or the name of a variant: then nothing that the catalog says of the option holds for it. */
  readonly option: string;
  readonly layers: readonly string[];
  /** Of the strongest evidence that has one; of the client library where the role is `client`. */
  readonly version?: string;
  readonly role: Signature['role'];
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}
