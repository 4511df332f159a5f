/**
 * A part of an option, with its licence, life and releases, or a document about it, that people look for under its own
 * name.
 */
export interface NamedPart {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly url?: string;
  /** One sentence: what it is and how it stands today. */
  readonly note: string;
}
