import { createHash, hash } from 'node:crypto';
import { canonical } from './canonical.ts';

/** SHA-256 of several texts in their order, as hex digits. Where one ends and the next begins counts. */
export function fingerprint(texts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}

/**
 * Fingerprint of a text: 12 hex digits of its SHA-256. Line endings and blanks at line ends do not count, so that an
 * editor's clean-up is no edit. Hashing is a pure function, which is why this file may import from Node.
 */
export function digest(text: string): string {
  // Long logs have a hundred thousand sections: nearly all are clean, and looking is cheaper than replacing.
  const clean = /[ \t\r]\n/.test(text) ? text.replace(/(?<![ \t])[ \t]*\r?\n/g, '\n') : text;
  return hash('sha256', clean.trim(), 'hex').slice(0, 12);
}

const rawLength = 12;
const formLength = 6;

/**
 * The fingerprint of a section: that of its text, and a shorter one of its canonical form. Records remember only the latter;
 * those of earlier versions both, or only the former.
 */
export function sectionDigest(text: string): string {
  return digest(text) + formDigest(text);
}

function formDigest(text: string): string {
  return hash('sha256', canonical(text), 'hex').slice(0, formLength);
}

/** The part of a section digest that a record remembers; `undefined` where a record of the first version has none. */
export function formOf(digest: string): string | undefined {
  if (digest.length === formLength) return digest;
  return digest.length === rawLength + formLength ? digest.slice(rawLength) : undefined;
}

function rawOf(digest: string): string | undefined {
  return digest.length < rawLength ? undefined : digest.slice(0, rawLength);
}

/** Whether a text is that of a section digest, apart from formatting. The canonical form is made only where the text differs. */
export function isUnedited(text: string, was: string | undefined): boolean {
  if (was === undefined) return false;
  const raw = rawOf(was);
  if (raw !== undefined && raw === digest(text)) return true;
  const form = formOf(was);
  return form !== undefined && form === formDigest(text);
}

/** Whether two section digests are of texts that differ by formatting at most. */
export function isSameSection(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const raw = rawOf(a);
  if (raw !== undefined && raw === rawOf(b)) return true;
  const form = formOf(a);
  return form !== undefined && form === formOf(b);
}

const marks = new Map<string, string>();

/** What a record remembers of the name of a section: three characters for its key. */
export function sectionMark(key: string): string {
  const known = marks.get(key);
  if (known !== undefined) return known;
  const mark = withoutDashes(hash('sha256', key, 'base64url').slice(0, 3));
  marks.set(key, mark);
  return mark;
}

/** Digests by section key → the same by section mark, as records remember them. */
export function byMark(digests: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(digests).map(([key, digest]) => [sectionMark(key), digest]));
}

/** Hex digits in fewer characters; an even number of them. */
export function shortened(hex: string): string {
  return withoutDashes(Buffer.from(hex, 'hex').toString('base64url'));
}

/** The hex digits that {@link shortened} made shorter. */
export function lengthened(short: string): string {
  return Buffer.from(short.replaceAll('.', '-'), 'base64url').toString('hex');
}

/** Two dashes in a row would end a comment in some readers. */
function withoutDashes(text: string): string {
  return text.replaceAll('-', '.');
}
