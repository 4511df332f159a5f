import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readFile, realpath, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { OutsideError } from '../errors.ts';
import type { Change } from '../model/plan.ts';
import { exists, isCode, reasonOf } from './read.ts';

/** One file to write, with the text that must still stand there. */
interface Step {
  readonly path: string;
  readonly before: string | undefined;
  /** `undefined` removes the file: its text goes to another name. */
  readonly after: string | undefined;
  temporary?: string;
}

/**
 * Carries a plan out: every text goes to a temporary file beside its place first, then all are renamed. What stands on
 * the disk must still be what the plan saw. If anything fails, every file is put back. Returns the touched paths.
 */
export async function applyChanges(root: string, changes: readonly Change[]): Promise<string[]> {
  const steps = changes.flatMap(toSteps);
  const folders: string[] = [];
  const done: Step[] = [];
  try {
    for (const step of steps) await checkUnchanged(root, step);
    for (const step of steps) {
      if (step.after !== undefined) step.temporary = await writeTemporary(root, step.path, step.after, folders);
    }
    for (const step of steps) {
      done.push(step);
      if (step.temporary !== undefined) await rename(step.temporary, join(root, step.path));
      else await unlink(join(root, step.path));
    }
  } catch (error) {
    await undo(root, done);
    for (const step of steps) if (step.temporary !== undefined) await rm(step.temporary, { force: true });
    for (const folder of folders.reverse()) await rm(folder, { recursive: false, force: true }).catch(() => undefined);
    if (error instanceof OutsideError) throw error;
    throw new OutsideError(`Writing failed: ${reasonOf(error)}.`, {
      hint: 'Nothing was changed. Mend the cause, then run again.',
      cause: error,
    });
  }
  return steps.map((step) => step.path);
}

function toSteps(change: Change): Step[] {
  if (change.kind === 'keep' || change.kind === 'conflict') return [];
  if (change.kind !== 'rename' || change.from === undefined)
    return [{ path: change.path, before: change.before, after: change.after }];
  return [
    { path: change.path, before: undefined, after: change.after },
    { path: change.from, before: change.before, after: undefined },
  ];
}

/** The file still holds what the plan saw, and no symbolic link leads out of the root. */
async function checkUnchanged(root: string, step: Step): Promise<void> {
  const full = join(root, step.path);
  const found = await lstat(full).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return undefined;
    throw new OutsideError(`${step.path} cannot be reached: ${reasonOf(error)}.`, { cause: error });
  });
  if (found && !found.isFile()) {
    throw new OutsideError(`${step.path} is ${found.isSymbolicLink() ? 'a symbolic link' : 'not a regular file'}.`, {
      hint: 'Move it out of the way; nothing was changed.',
    });
  }
  const text = found ? await readFile(full, 'utf8') : undefined;
  if (text !== step.before) {
    throw new OutsideError(`${step.path} changed while this ran.`, { hint: 'Nothing was written. Run again.' });
  }
}

async function writeTemporary(root: string, path: string, text: string, folders: string[]): Promise<string> {
  const folder = join(root, dirname(path));
  try {
    const first = await mkdir(folder, { recursive: true });
    if (first !== undefined) folders.push(first);
    const real = await realpath(folder);
    const way = relative(root, real);
    if (way === '..' || way.startsWith(`..${sep}`))
      throw new OutsideError(`${dirname(path)} leads outside the repository.`, { hint: 'Nothing was written.' });
    const temporary = join(folder, `.create-arch-adr-${randomBytes(6).toString('hex')}.tmp`);
    const file = await open(temporary, 'wx', 0o644);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    return temporary;
  } catch (error) {
    if (error instanceof OutsideError) throw error;
    throw new OutsideError(`${path} cannot be written: ${reasonOf(error)}.`, {
      hint: 'Nothing was changed. Check the permissions and the space on the disk.',
      cause: error,
    });
  }
}

async function undo(root: string, done: readonly Step[]): Promise<void> {
  for (const step of [...done].reverse()) {
    const full = join(root, step.path);
    if (step.before === undefined) await rm(full, { force: true });
    else if (!(await exists(full)) || step.after !== undefined) {
      const temporary = await writeTemporary(root, step.path, step.before, []);
      await rename(temporary, full);
    }
  }
}
