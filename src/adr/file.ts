import { mentions, statusWord, type Adr, type AdrFile, type AdrStatus } from '../model/adr.ts';
import { headOf, holds, lastLineOf, textOf, type Source } from '../text/source.ts';
import { usualHead, type Head } from './usual-head.ts';
import { commentOpening } from './identity.ts';
import { parseAdr } from './parse.ts';

/** A file of the log, from its bytes in UTF-8. It is decoded and parsed only when somebody asks for more than one look tells. */
export function adrFile(path: string, bytes: Buffer): AdrFile {
  return new LogFile(path, bytes);
}

/** A file of the log that cannot be read, known by its name, and by the comment of ours in its bytes. */
export function unreadableFile(
  path: string,
  { message, hint }: { readonly message: string; readonly hint: string },
  content?: Buffer,
): AdrFile {
  const problem = { code: 'adr/unreadable', severity: 'warning', file: path, message, hint } as const;
  const decision = content && decisionIn(content);
  return { path, text: '', adr: parseAdr('', path), unreadable: { problem, ...(decision ? { decision } : {}) } };
}

/** The decision that the comment in bytes of an unknown encoding names: its own characters are alike in nearly all. */
function decisionIn(content: Buffer): { readonly layer: string; readonly scope?: string } | undefined {
  const text = content.toString('latin1').replaceAll('\0', '');
  const comment = text.slice(Math.max(0, text.lastIndexOf(commentOpening)));
  if (!comment.startsWith(commentOpening)) return undefined;
  const [, layer, scope] =
    /"layer":"([a-z-]+)"(?:,"scope":"([^"\\]*)")?/.exec(comment) ??
    /^<!-- create-arch-adr ([a-z][a-z0-9-]*) (?:.* s=(\S*))?/.exec(comment) ??
    [];
  return layer === undefined ? undefined : { layer, ...(scope === undefined ? {} : { scope }) };
}

/** The status among the words of a comment. */
const statusPlace = '<!-- create-arch-adr layer option catalog'.split(' ').length;

/** A class, so that the thousands of a long log share their functions. */
class LogFile implements AdrFile {
  readonly path: string;
  readonly ended: string | undefined;
  private readonly source: Source;
  private parsed: Adr | undefined = undefined;

  constructor(path: string, bytes: Buffer) {
    this.path = path;
    this.source = { bytes, text: undefined };
    this.ended = endedOn(this.source);
  }

  get bytes(): Buffer {
    return this.source.bytes;
  }

  get text(): string {
    return textOf(this.source);
  }

  get adr(): Adr {
    this.parsed ??= parseAdr(this.source, this.path);
    return this.parsed;
  }
}

/** Whether a record has our comment. Those of others are not parsed for the answer. */
export function isOurs(file: AdrFile): boolean {
  return file.ended !== undefined || (mentions(file, commentOpening) && file.adr.identity !== undefined);
}

/**
 * The day of a record of ours that ended for good, where its head and its comment say so alike: superseded, or rejected or
 * deprecated because the decision left the answers. In a long log most are, and no run touches them any more.
 */
function endedOn(source: Source): string | undefined {
  if (!holds(source, commentOpening)) return undefined;
  const comment = lastLineOf(source);
  const head = comment.startsWith(commentOpening) ? usualHead(headOf(source)) : undefined;
  const word = head && sameStatus(head);
  if (word === undefined || !saysStatus(comment, word)) return undefined;
  const isGone =
    (word === 'rejected' || word === 'deprecated') && (comment.includes(' g=yes ') || comment.includes('"gone":true'));
  return isGone || word === 'superseded' ? head?.datePlaces[0]?.value : undefined;
}

/** Whether a comment, of today or of an earlier version, says a status. */
function saysStatus(comment: string, word: string): boolean {
  return comment.split(' ', statusPlace + 1)[statusPlace] === word || comment.includes(`"status":"${word}"`);
}

/** The status that all places of a head say, spelt as we spell it. */
function sameStatus({ statusPlaces }: Head): AdrStatus | undefined {
  const word = statusWord(statusPlaces[0]?.value ?? '');
  return statusPlaces.every(({ value }) => statusWord(value) === word && !/^superc/i.test(value)) ? word : undefined;
}
