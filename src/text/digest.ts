import { createHash, hash } from 'node:crypto';

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
