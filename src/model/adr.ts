export const adrStatuses = ['draft', 'proposed', 'rejected', 'accepted', 'deprecated', 'superseded'] as const;
/** The status of a record. `unknown` when the record says none, or one that is in no dialect. */
export type AdrStatus = (typeof adrStatuses)[number] | 'unknown';

/** A piece of a text by offsets: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One place in a record that states a field. Dialects repeat status and date in several places. */
export interface FieldPlace extends Span {
  readonly form: 'front-matter' | 'bullet' | 'bold' | 'line' | 'section';
  readonly value: string;
}

/** A headed part of a record. The key tells equal headings apart by the heading above them. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly level: number;
  readonly heading: Span;
  /** From after the heading line to the next heading, the identity comment or the end. */
  readonly body: Span;
}

export interface AdrLink {
  readonly phrase: string;
  readonly target: string;
}

/** What the tool remembers about a record, in a comment on the record's last line. */
export interface Identity {
  readonly layer: string;
  readonly scope?: string;
  readonly option: string;
  readonly catalog: string;
  /** Digest of the answers behind the record. */
  readonly answers: string;
  readonly title: string;
  readonly status: string;
  readonly date: string;
  readonly deciders: string;
  /** Digest of every section as generated, by section key. */
  readonly sections: Readonly<Record<string, string>>;
}

/** One record as data. Reading loses nothing that writing needs: all edits go by the offsets into the raw text. */
export interface Adr {
  readonly number?: number;
  readonly title: string;
  readonly titleSpan?: Span;
  readonly status: AdrStatus;
  readonly date?: string;
  readonly statusPlaces: readonly FieldPlace[];
  readonly datePlaces: readonly FieldPlace[];
  readonly deciderPlaces: readonly FieldPlace[];
  readonly links: readonly AdrLink[];
  readonly sections: readonly Section[];
  readonly identity?: Identity;
  readonly identitySpan?: Span;
}

/** A file of the log: path from the repository root with `/`, its raw text, and the record in it. */
export interface AdrFile {
  readonly path: string;
  readonly text: string;
  readonly adr: Adr;
}

/** All records of a repository, ours and other people's, sorted by path. */
export interface AdrLog {
  /** From the repository root, with `/`, without one at its end. */
  readonly directory: string;
  readonly files: readonly AdrFile[];
}

/** File name without the folder. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A record as far as a link to it needs it. */
export interface Neighbour {
  readonly title: string;
  readonly number?: number;
  /** File name; links within a log need no folder. */
  readonly file: string;
}

/** The status that a text begins with, whatever its case, quotes or bold marks; also adr-tools' "Superceded". */
export function statusWord(value: string): AdrStatus | undefined {
  const word = /^["'*_[\s]*([a-z]+)/i.exec(value)?.[1]?.toLowerCase();
  if (word === 'superceded') return 'superseded';
  if (word === 'pending') return 'proposed';
  return adrStatuses.find((status) => status === word);
}
