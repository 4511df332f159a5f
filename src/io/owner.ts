import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { isCode } from './read.ts';

/** Who holds a lock. `id` is never used twice. */
export interface Owner {
  readonly id: string;
  readonly pid: number;
  /** Empty when the lock has no readable text. */
  readonly host: string;
  /** When the lock was taken, as ISO time. */
  readonly at: string;
  /** When the process started, in the system's own count, where it tells: a pid may be used again. */
  readonly started?: string;
}

/** How old a lock of another machine may be: nobody there can be asked whether it still runs, and no run takes that long. */
const oldestForeign = 15 * 60_000;
/** How old a lock without readable text may be, which only a file system without hard links can have. */
const oldestTorn = 10_000;

/** This process, under a new id. */
export function ourselves(): Owner {
  const started = startOf(process.pid);
  return {
    id: randomBytes(8).toString('hex'),
    pid: process.pid,
    host: hostname(),
    at: new Date().toISOString(),
    ...(started === undefined ? {} : { started }),
  };
}

/** Text of a lock → its owner. A text that is none is nobody's, of the file's own time. */
export function parseOwner(text: string, written: Date): Owner {
  try {
    const value = JSON.parse(text) as Partial<Owner> | null;
    const isOwner =
      /^[0-9a-f]{16}$/.test(value?.id ?? '') &&
      Number.isInteger(value?.pid) &&
      typeof value?.host === 'string' &&
      typeof value.at === 'string';
    if (isOwner) return value as Owner;
  } catch {
    // Cut off; the age of the file decides.
  }
  return { id: `torn-${written.getTime()}`, pid: 0, host: '', at: written.toISOString() };
}

/** Whether the owner of a lock is gone. */
export function isGone(owner: Owner): boolean {
  const age = Date.now() - Date.parse(owner.at);
  if (owner.host === '') return age > oldestTorn;
  // A time that cannot be read gives an age that is not smaller either.
  if (owner.host !== hostname()) return !(age < oldestForeign);
  if (!isAlive(owner.pid)) return true;
  return owner.started !== undefined && startOf(owner.pid) !== owner.started;
}

/** The owner of a lock in words. */
export function ownerName(owner: Owner): string {
  if (owner.host === '') return 'its process is unknown';
  return owner.host === hostname() ? `process ${owner.pid}` : `process ${owner.pid} on ${owner.host}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return !isCode(error, 'ESRCH');
  }
}

/**
 * State and start of a process from /proc/<pid>/stat, fields 3 and 22 (proc(5)); the name in field 2 may hold blanks. A
 * process that ended and that nobody waited for has none.
 */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
