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
 * What a record remembers of a section: the fingerprint of its text, and a shorter one of its canonical form. Records of the
 * first version have only the former.
 */
export function sectionDigest(text: string): string {
  return digest(text) + formDigest(text);
}

function formDigest(text: string): string {
  return hash('sha256', canonical(text), 'hex').slice(0, formLength);
}

/** Whether a text is that of a section digest, apart from formatting. The canonical form is made only where the text differs. */
export function isUnedited(text: string, was: string | undefined): boolean {
  if (was === undefined) return false;
  if (was.startsWith(digest(text))) return true;
  return was.length > rawLength && was.endsWith(formDigest(text));
}

/** Whether two section digests are of texts that differ by formatting at most. */
export function isSameSection(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.slice(0, rawLength) === b.slice(0, rawLength)) return true;
  return a.length > rawLength && b.length > rawLength && a.slice(rawLength) === b.slice(rawLength);
}
