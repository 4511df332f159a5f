import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../text/digest.ts';
import { readString } from './open.ts';
import { exists } from './read.ts';
import { stateInGit } from './state-folder.ts';

/** A commit that a run with `--commit` is about to make: what it says, and the files as they are written for it. */
export interface PendingCommit {
  readonly message: string;
  /** Fingerprint of each file's text by path; null for a file that is removed. */
  readonly files: Readonly<Record<string, string | null>>;
}

/** In git's folder of this working tree, where it is not committed. */
function fileOf(root: string): string | undefined {
  return stateInGit(root, '-commit.json');
}

/** Notes a commit before its files are written, so that the next run with `--commit` makes it if this one is killed. */
export function notePending(root: string, pending: PendingCommit | undefined): void {
  const file = fileOf(root);
  if (file === undefined) return;
  if (pending === undefined) {
    rmSync(file, { force: true });
    return;
  }
  rmSync(`${file}.tmp`, { force: true });
  writeFileSync(`${file}.tmp`, JSON.stringify(pending), { flag: 'wx' });
  renameSync(`${file}.tmp`, file);
}

/** No file of a run, and no list of its files, is larger. */
const mostBytes = 67_108_864;

/** Whether the note of a commit is there. */
export function hasPending(root: string): boolean {
  const file = fileOf(root);
  return file !== undefined && exists(file);
}

/** The commit that an earlier run did not make, with those of its files that are still as it wrote them. */
export function readPending(root: string): PendingCommit | undefined {
  const file = fileOf(root);
  try {
    const found = JSON.parse(readString(file ?? '', mostBytes, 'refuse')) as Partial<PendingCommit> | null;
    if (typeof found?.message !== 'string' || typeof found.files !== 'object') return undefined;
    const files = Object.entries(found.files).filter(([path, text]) => fileFingerprint(root, path) === text);
    return files.length === 0 ? undefined : { message: found.message, files: Object.fromEntries(files) };
  } catch {
    return undefined;
  }
}

/** Fingerprint of a text. */
export function textFingerprint(text: string): string {
  return fingerprint([text]);
}

/** Fingerprint of a file's text; null when there is no such file. */
export function fileFingerprint(root: string, path: string): string | null {
  try {
    return textFingerprint(readString(join(root, path), mostBytes, 'refuse'));
  } catch {
    return null;
  }
}
