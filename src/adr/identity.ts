import { identityLine, parseIdentityLine } from './identity-line.ts';
import { recordFormats, type Identity, type RecordFormat, type Span } from '../model/adr.ts';
import { byMark } from '../text/digest.ts';
import { holds, lastLineOf, textOf, type Source } from '../text/source.ts';

/** What could end the comment, or turn or hide its text. */
const invisible = />|[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/** How the comment begins, on a line of its own. */
export const commentOpening = '<!-- create-arch-adr ';
const closing = ' -->';

const order = 'layer scope option catalog answers words former title status date deciders format gone'.split(
  ' ',
) as (keyof Identity)[];

/**
 * Identity → the comment that carries it, always in one order. Nothing in it can end the comment early. Digests of the first
 * version stay in the form of that.
 */
export function renderIdentity(identity: Identity): string {
  const line = identityLine(identity);
  return line === undefined ? formerComment(identity) : `${commentOpening}${line}${closing}`;
}

/** The comment as earlier versions wrote it, in JSON. */
function formerComment(identity: Identity): string {
  const known = order.flatMap((key) => (identity[key] === undefined ? [] : [[key, valueOf(identity, key)] as const]));
  const json = JSON.stringify(Object.fromEntries([...known, ['sections', identity.digests()]]))
    .replaceAll('--', '-\\u002d')
    .replace(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${commentOpening}${json} -->`;
}

/** Marks are written as one text, which is shorter. */
function valueOf(identity: Identity, key: keyof Identity): unknown {
  return key === 'words' || key === 'former' ? identity[key]?.join(' ') : identity[key];
}

/** An identity without one of its optional keys. */
export function without(identity: Identity, key: 'scope' | 'gone' | 'format' | 'former'): Identity {
  return { ...identity, [key]: undefined };
}

/** The last identity comment of a record and where it stands; `undefined` when there is none, or when it is damaged. */
export function findIdentity(text: string): { readonly identity: Identity; readonly span: Span } | undefined {
  let stop = text.length;
  for (
    let start = text.lastIndexOf(commentOpening);
    start !== -1;
    start = text.lastIndexOf(commentOpening, start - 1)
  ) {
    // A comment ends before the next one begins.
    const comment = text.slice(start, stop);
    const length = comment.indexOf(closing);
    const isLine = start === 0 || text.charAt(start - 1) === '\n';
    const words = comment.slice(commentOpening.length, length);
    const identity = isLine && length !== -1 ? parseWords(words, () => parseDigests(words)) : undefined;
    if (identity) return { identity, span: { start, end: start + length + closing.length } };
    if (start === 0) break;
    stop = start;
  }
  return undefined;
}

/** All identity comments of a text, in their order; those in fenced code are quotations. */
export function findIdentities(text: string): Identity[] {
  const found: Identity[] = [];
  let fences = 0;
  for (const line of text.split('\n')) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) fences += 1;
    const end = line.startsWith(commentOpening) && fences % 2 === 0 ? line.indexOf(closing) : -1;
    const identity = end === -1 ? undefined : findIdentity(line)?.identity;
    if (identity) found.push(identity);
  }
  return found;
}

/** The same of a text that is not decoded yet; almost always only its last line is. */
export function identityIn(source: Source): Identity | undefined {
  if (!holds(source, commentOpening)) return undefined;
  const line = lastLineOf(source);
  const end = line.startsWith(commentOpening) ? line.indexOf(closing) : -1;
  // What is kept must not hold on to the line: in a long log that is more than the rest of the record.
  const digests = (): Digests => findIdentity(lastLineOf(source))?.identity.digests() ?? {};
  const identity = end === -1 ? undefined : parseWords(line.slice(commentOpening.length, end), digests);
  return identity ?? findIdentity(textOf(source))?.identity;
}

type Digests = ReturnType<Identity['digests']>;

/** Where the digests begin in a comment as it is always written, with them at its end. -1 for every other. */
function digestsAt(json: string): number {
  const at = json.indexOf(',"sections":{');
  const isLast = at !== -1 && json.endsWith('}}') && json.indexOf('}', at) === json.length - 2;
  return isLast ? at : -1;
}

/** What stands between the signs of a comment, in the form of today or in JSON. */
function parseWords(words: string, digests: () => Digests): Identity | undefined {
  if (words.startsWith('{')) return parseIdentity(words, digests);
  const identity = parseIdentityLine(words);
  return identity && { ...identity, digests };
}

function parseIdentity(json: string, digests: () => Digests): Identity | undefined {
  const at = digestsAt(json);
  const fields = parseObject(at === -1 ? json : `${json.slice(0, at)}}`);
  if (!fields) return undefined;
  const text = (key: string): string => (typeof fields[key] === 'string' ? fields[key] : '');
  if (text('layer') === '') return undefined;
  const format = recordFormats.find((known) => known === fields['format']);
  const identity: { -readonly [K in keyof Identity]: Identity[K] } = {
    layer: text('layer'),
    option: text('option'),
    catalog: text('catalog'),
    answers: text('answers'),
    title: text('title'),
    status: text('status'),
    date: text('date'),
    deciders: text('deciders'),
    digests,
  };
  for (const key of ['words', 'former'] as const) {
    if (typeof fields[key] === 'string') identity[key] = fields[key].split(' ').filter((mark) => mark !== '');
  }
  if (typeof fields['scope'] === 'string') identity.scope = fields['scope'];
  if (format !== undefined && format !== 'portable') identity.format = format;
  if (fields['gone'] === true) identity.gone = true;
  return identity;
}

function parseDigests(words: string): Digests {
  if (!words.startsWith('{')) return parseIdentityLine(words)?.digests() ?? {};
  const digests = parseObject(words)?.['sections'];
  return isDigests(digests) ? byMark(digests) : {};
}

function parseObject(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What the comment says of a format: nothing of the portable one, which has been there from the first day. */
export function formatKey(format: RecordFormat | undefined): { readonly format?: RecordFormat } {
  return format === undefined || format === 'portable' ? {} : { format };
}

function isDigests(value: unknown): value is Record<string, string> {
  return (
    value !== null && typeof value === 'object' && Object.values(value).every((digest) => typeof digest === 'string')
  );
}
