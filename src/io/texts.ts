import { readFileSync } from 'node:fs';
import { InputError, OutsideError } from '../errors.ts';
import { decode, isCode, reasonOf } from './read.ts';

/** Longer texts are no records. */
const most = 8_388_608;

/**
 * Texts of many files below a root, one after the other: faster than asking for thousands at once, and never more than
 * one open file. A file that is gone is left out. Errors: too long or not UTF-8 (InputError), no permission (OutsideError).
 */
export function readTexts(root: string, paths: readonly string[]): { readonly path: string; readonly text: string }[] {
  const texts: { readonly path: string; readonly text: string }[] = [];
  for (const path of paths) {
    const text = readOne(`${root}/${path}`, path);
    if (text !== undefined) texts.push({ path, text });
  }
  return texts;
}

function readOne(full: string, shown: string): string | undefined {
  try {
    const text = readFileSync(full, 'utf8');
    // Node puts this mark where bytes are no UTF-8; a file may also hold it itself.
    if (text.includes('\ufffd')) decode(readFileSync(full), shown);
    if (text.length <= most) return text;
    throw new InputError(`${shown} is too large: ${text.length} characters.`, { hint: `At most ${most} are read.` });
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw new OutsideError(`${shown} cannot be read: ${reasonOf(error)}.`, {
      hint: 'Check its permissions.',
      cause: error,
    });
  }
}
