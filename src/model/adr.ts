export const adrStatuses = ['draft', 'proposed', 'rejected', 'accepted', 'deprecated', 'superseded'] as const;
/** The status of a record. `unknown` when the record says none, or one that is in no dialect. */
export type AdrStatus = (typeof adrStatuses)[number] | 'unknown';

export const recordFormats = ['portable', 'madr', 'nygard', 'y-statement'] as const;
/** In which form the program writes a record. */
export type RecordFormat = (typeof recordFormats)[number];

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
  /** The format it was written in, which it keeps; a record without one is portable. */
  readonly format?: RecordFormat;
  /** The decision left the answers, and the record was ended for that: it does not come back with the decision. */
  readonly gone?: true;
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

/** File names that no reader of decision logs takes for a record. */
const pageName = /^(?:_.*|readme|index|template|backlog|toc|contributing|changelog)\.md$/i;
/** "adr-template.md", "0000-template.md", "000-adr-template.md". */
const templateName = /^(?:adr[-_ ]?)?0*(?:[-_. ](?:.*[-_. ])?)?template\.md$/i;

/**
 * Whether a Markdown file of the log's folder is a record, and not its README, index or template: it has a number or date
 * in its name, a status or our comment.
 */
export function isRecord(file: AdrFile): boolean {
  if (file.adr.identity) return true;
  const name = fileName(file.path);
  if (pageName.test(name) || templateName.test(name)) return false;
  return /^(?:adr[-_ ]?)?\d/i.test(name) || file.adr.statusPlaces.length > 0;
}

const anyStatus = `(?:${adrStatuses.join('|')}|superceded)`;
/** "proposed | accepted | rejected": a template that nobody filled in. */
const menu = new RegExp(String.raw`\b${anyStatus}\b[^|/]*[|/][^|/]*\b${anyStatus}\b`, 'i');
const firstWord = /^(?:[-*+]\s+)?(?:\[[xX]\]\s*)?[^\p{L}\p{N}{[]*\[?([a-z]+)(?!\p{L})/iu;

/**
 * The status that a text begins with, whatever its case, bullet, quotes, bold marks or signs before it; also adr-tools'
 * "Superceded". A menu of several, or a word in no dialect, is `undefined`.
 */
export function statusWord(value: string): AdrStatus | undefined {
  if (value.length > 1000 || menu.test(value)) return undefined;
  const shown = value.replace(/~~[^~]*~~|<!--.*?-->/g, '').trim();
  const word = firstWord.exec(shown)?.[1]?.toLowerCase();
  if (word === 'superceded') return 'superseded';
  if (word === 'pending') return 'proposed';
  return adrStatuses.find((status) => status === word);
}

/** How far along a decision is. It only ever moves on, so the later word was written last. */
const order: readonly AdrStatus[] = ['draft', 'proposed', 'accepted', 'rejected', 'deprecated', 'superseded'];

/**
 * The status of a record from all places that state one. Where they disagree, the one that differs from what was generated
 * was edited; in a record of others the one furthest along counts.
 */
export function statusOf(places: readonly FieldPlace[], generated: string | undefined): AdrStatus {
  const words = places.flatMap((place) => statusWord(place.value) ?? []);
  const edited = words.filter((word) => word !== generated);
  const candidates = edited.length > 0 ? edited : words;
  return order.findLast((status) => candidates.includes(status)) ?? 'unknown';
}
