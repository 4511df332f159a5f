import { InputError } from '../errors.ts';
import type { Parsed, Place, Problem } from '../model/problem.ts';
import { listOf } from '../text/sentence.ts';

/** More files than these are only counted: each problem names its own. */
const mostNamed = 3;

/** The error of a run that cannot go on with files that have these problems. `end` says what became of it. */
export function faultsError(problems: readonly Problem[], end: string): InputError {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const files = [...new Set(errors.map((problem) => problem.file))];
  const named = files.length > mostNamed ? `${files.length} files` : listOf(files);
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  return new InputError(`${named} ${files.length === 1 ? 'has' : 'have'} ${count}; ${end}.`, { problems });
}

/**
 * What `read` gives, for a folder that the answers name at `place`: where it cannot be used, that is a problem of the answers.
 * Without a place the InputError stays one.
 */
export async function toldAt<T>(place: Place | undefined, read: () => Promise<Parsed<T>>): Promise<Parsed<T>> {
  try {
    return await read();
  } catch (error) {
    if (!place || !(error instanceof InputError)) throw error;
    const { message, hint } = error;
    return {
      problems: [
        { code: 'answers/wrong-folder', severity: 'error', ...place, message, ...(hint === undefined ? {} : { hint }) },
      ],
    };
  }
}
