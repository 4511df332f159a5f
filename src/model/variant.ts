import type { LicensePolicy } from './license.ts';

/**
 * Another product that people take for an option, or choose beside it: an edition, a fork, a paid product, a service, a
 * tool with releases of its own. Nothing that the catalog says of the option holds for it.
 */
export interface Variant {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly url?: string;
  /** One sentence: what it is, and how it is related to the option. */
  readonly note: string;
  /** Its own licence, as `url` showed it on the day `checked`; missing where the catalog does not know it. */
  readonly license?: { readonly spdx: string; readonly policy: LicensePolicy };
  readonly checked?: string;
}

/** A variant together with the name of the option that it is not. */
export interface NamedVariant extends Variant {
  readonly of: string;
}

/** What the start-up needs to know of a variant. */
export interface VariantEntry {
  readonly name: string;
  /** Every name that finds it, in lower case. */
  readonly names: readonly string[];
  /** Its licence, where the catalog knows it. */
  readonly license?: string;
}
