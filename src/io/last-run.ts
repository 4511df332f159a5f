import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitFolder } from './state-folder.ts';

/**
 * Where a repository's last run is remembered: in git's folder of this working tree, where nobody commits it. It only
 * saves time; whoever deletes it loses nothing.
 */
function fileOf(root: string): string | undefined {
  const folder = gitFolder(root);
  return folder === undefined ? undefined : join(folder, 'create-arch-adr-last-run.json');
}

/** What was remembered, as it was given to `writeLastRun`; `undefined` without git, or when nothing readable is there. */
export function readLastRun(root: string): unknown {
  const file = fileOf(root);
  if (file === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Remembers a run. A folder that cannot be written is no reason to fail: the next run takes the long way. */
export function writeLastRun(root: string, run: object): void {
  const file = fileOf(root);
  if (file === undefined) return;
  try {
    // One name, so that runs that are killed leave at most one behind. Two at once can only spoil what nobody misses.
    const temporary = `${file}.tmp`;
    writeFileSync(temporary, JSON.stringify(run));
    renameSync(temporary, file);
  } catch {
    // See above.
  }
}
