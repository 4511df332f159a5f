import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { OutsideError } from '../errors.ts';
import { readString } from './open.ts';
import { isCode, reasonOf } from './read.ts';

/**
 * Where the wizard keeps the answers of a repository that are not written yet: outside of it, in the state folder of the
 * XDG base directory specification. https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function draftPath(root: string, env: Readonly<Record<string, string | undefined>>): string {
  const named = env['XDG_STATE_HOME'];
  // The specification wants a relative path to be passed over.
  const state = named !== undefined && isAbsolute(named) ? named : join(env['HOME'] ?? homedir(), '.local', 'state');
  const name = createHash('sha256').update(root).digest('hex').slice(0, 32);
  return join(state, 'create-arch-adr', `${name}.json`);
}

/** The text of a draft, or `undefined` when there is none that can be read. */
export function readDraft(path: string): string | undefined {
  try {
    return readString(path, mostBytes);
  } catch {
    return undefined;
  }
}

/** Answers are shorter. */
const mostBytes = 16_777_216;

/** Writes a draft that only this person can read; a kill leaves the earlier one or this one. Errors: OutsideError. */
export async function writeDraft(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(temporary, text, { mode: 0o600 });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new OutsideError(`Your answers cannot be kept in ${path}: ${reasonOf(error)}.`, {
      hint: 'Name another folder in XDG_STATE_HOME.',
      cause: error,
    });
  }
}

/** Throws a draft away. One that is not there is fine. */
export async function removeDraft(path: string): Promise<void> {
  await rm(path, { force: true }).catch((error: unknown) => {
    if (!isCode(error, 'ENOENT'))
      throw new OutsideError(`${path} cannot be removed: ${reasonOf(error)}.`, { cause: error });
  });
}
