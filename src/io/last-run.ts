import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { readString } from './open.ts';
import { stateInGit } from './state-folder.ts';

/**
 * Where a repository's last run is remembered: in git's folder of this working tree, where nobody commits it. It only
 * saves time; whoever deletes it loses nothing.
 */
function fileOf(root: string): string | undefined {
  return stateInGit(root, '-last-run.json');
}

/** What a run says of a log is shorter. */
const mostBytes = 16_777_216;

/** What was remembered, as it was given to `writeLastRun`; `undefined` without git, or when nothing readable is there. */
export function readLastRun(root: string): unknown {
  const file = fileOf(root);
  if (file === undefined) return undefined;
  try {
    return JSON.parse(readString(file, mostBytes, 'refuse'));
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
    rmSync(temporary, { force: true });
    writeFileSync(temporary, JSON.stringify(run), { flag: 'wx' });
    renameSync(temporary, file);
  } catch {
    // See above.
  }
}
