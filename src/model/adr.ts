import type { Problem } from './problem.ts';

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
  readonly form: 'front-matter' | 'bullet' | 'bold' | 'line' | 'row' | 'cell' | 'section';
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
  /** Marks of what the team said about the option, as `choiceWords` makes them. Records of the first version have none. */
  readonly words?: readonly string[];
  /** Marks of words for a former option that stayed in the answers when this record was made. */
  readonly former?: readonly string[];
  /** The decision left the answers, and the record was ended for that: it does not come back with the decision. */
  readonly gone?: true;
  /** Digest of every section as generated, by section mark. Read from the comment only where sections are compared. */
  readonly digests: () => Readonly<Record<string, string>>;
}

/** Whether a record was adopted: it has no generated sections, and its body is the team's, whatever the answers say. */
export function isAdopted({ digests }: Identity): boolean {
  return Object.keys(digests()).length === 0;
}

/** One record as data. Reading loses nothing that writing needs: all edits go by the offsets into the raw text. */
export interface Adr {
  readonly number?: number | undefined;
  readonly title: string;
  readonly titleSpan?: Span | undefined;
  /** The number that stands in the title, which may be another one than the file name has. */
  readonly titleNumber?: number | undefined;
  readonly status: AdrStatus;
  readonly date?: string | undefined;
  readonly statusPlaces: readonly FieldPlace[];
  /** The body of the section that is called Status. */
  readonly statusBody?: Span | undefined;
  readonly datePlaces: readonly FieldPlace[];
  readonly deciderPlaces: readonly FieldPlace[];
  /** Read from the text when somebody asks first, as are the sections and the place of the identity. */
  readonly links: () => readonly AdrLink[];
  readonly sections: () => readonly Section[];
  /** Those that are no longer as they were generated. They are not kept, and no text with them: few records have any. */
  readonly editedSections: () => readonly Section[];
  readonly identity?: Identity | undefined;
  readonly identitySpan: () => Span | undefined;
}

/** A file of the log: path from the repository root with `/`, its raw text, and the record in it. */
export interface AdrFile {
  readonly path: string;
  readonly text: string;
  readonly adr: Adr;
  /** The text in UTF-8, where it comes from a disk and is decoded only when somebody asks for it. */
  readonly bytes?: Buffer;
  /** The day of a record of ours that ended for good and that is as it was written; no run touches it any more. */
  readonly ended?: string | undefined;
  /**
   * Why nothing of the file can be read: it is binary, too large or in another encoding. Then its text is empty and it is
   * never written, but its name counts: its number is taken, and links lead to it.
   */
  readonly unreadable?: {
    readonly problem: Problem;
    /** The decision that its comment names, where bytes of it can be read. */
    readonly decision?: { readonly layer: string; readonly scope?: string };
  };
}

/** Whether words stand in a file; it is not decoded for that. */
export function mentions(file: AdrFile, words: string): boolean {
  return (file.bytes ?? file.text).includes(words);
}

/** Whether words are in a file at two places; it is not decoded for that. */
export function mentionsTwice(file: AdrFile, words: string): boolean {
  const source = file.bytes ?? file.text;
  const first = source.indexOf(words);
  return first !== -1 && source.includes(words, first + words.length);
}

/** All records of a repository, ours and other people's, sorted by path. */
export interface AdrLog {
  /** From the repository root, with `/`, without one at its end. */
  readonly directory: string;
  readonly files: readonly AdrFile[];
  /** Markdown files in the folder that are not part of the log; their names and numbers are in use all the same. */
  readonly unread?: readonly UnreadFile[];
}

/** A Markdown file in the folder of a log that is not read. */
export interface UnreadFile {
  readonly path: string;
  /**
   * `leftover`: a second version that a merge, an editor or a file manager made; `name`: its name has a backslash;
   * `encoding`: it is in a folder whose name is not UTF-8.
   */
  readonly why: 'leftover' | 'name' | 'encoding';
}

/** Why files of a log cannot be read, each with its place. */
export function unreadableProblems(log: AdrLog): Problem[] {
  return log.files.flatMap((file) => file.unreadable?.problem ?? []);
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
  const name = fileName(file.path);
  const isPage = pageName.test(name) || templateName.test(name);
  if (!isPage && /^(?:adr[-_ ]?)?\d/i.test(name)) return true;
  return file.adr.identity !== undefined || (!isPage && file.adr.statusPlaces.length > 0);
}

/** "accepted" and "Accepted": nearly all places hold just this. */
const usualWords = new Map<string, AdrStatus>(
  adrStatuses.flatMap((status) => [
    [status, status],
    [status.charAt(0).toUpperCase() + status.slice(1), status],
  ]),
);

/** Whether a text is the word of a status and nothing more, as records mostly have it. */
export function isUsualWord(text: string): boolean {
  return usualWords.has(text);
}

const anyStatus = `(?:${adrStatuses.join('|')}|superceded)`;
/** "proposed | accepted | rejected": a template that nobody filled in. */
const inMenu = new RegExp(String.raw`\b${anyStatus}\b`, 'i');
const firstWord = /^(?:(?:[-*+]\s+)?\[[xX]\])?[^\p{L}\p{N}{[]*\[?([a-z]+)(?!\p{L})/iu;

/**
 * The status that a text begins with, whatever its case, bullet, quotes, bold marks or signs before it; also adr-tools'
 * "Superceded". A menu of several, or a word in no dialect, is `undefined`.
 */
export function statusWord(value: string): AdrStatus | undefined {
  const exact = usualWords.get(value);
  if (exact || value.length > 1000 || isMenu(value)) return exact;
  const shown = /[~<]/.test(value) ? value.replace(/~~[^~]*~~|<!--.*?-->/g, '') : value;
  const word = firstWord.exec(shown.trim())?.[1]?.toLowerCase();
  if (word === 'superceded') return 'superseded';
  if (word === 'pending') return 'proposed';
  return adrStatuses.find((status) => status === word);
}

function isMenu(value: string): boolean {
  if (!value.includes('|') && !value.includes('/')) return false;
  const named = value.split(/[|/]/).map((part) => inMenu.test(part));
  return named.some((isNamed, index) => isNamed && named[index + 1] === true);
}

/** How far along a decision is. It only ever moves on, so the later word was written last. */
const order: readonly AdrStatus[] = ['draft', 'proposed', 'accepted', 'rejected', 'deprecated', 'superseded'];

/**
 * The status of a record from all places that state one. Where they disagree, the one that differs from what was generated
 * was edited; in a record of others the one furthest along counts.
 */
export function statusOf(places: readonly FieldPlace[], generated: string | undefined): AdrStatus {
  const [first] = places;
  if (first && places.length === 1) return statusWord(first.value) ?? 'unknown';
  let edited = -1;
  let furthest = -1;
  for (const place of places) {
    const word = statusWord(place.value);
    const rank = word === undefined ? -1 : order.indexOf(word);
    if (word !== generated) edited = Math.max(edited, rank);
    furthest = Math.max(furthest, rank);
  }
  return order[edited === -1 ? furthest : edited] ?? 'unknown';
}
