import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { InputError, OutsideError } from '../errors.ts';
import { decode, isCode, reasonOf } from './read.ts';

/** Longer texts are no records. */
const most = 8_388_608;

/** A file with its text as bytes. */
export interface TextFile {
  readonly path: string;
  /** UTF-8. */
  readonly bytes: Buffer;
}

/**
 * Texts of many files below a root, one after the other: faster than asking for thousands at once, and never more than
 * one open file. A file that is gone is left out. Errors: too long or not UTF-8 (InputError), no permission (OutsideError).
 */
export function* readTexts(root: string, paths: readonly string[]): Generator<TextFile> {
  const room: Room = { memory: Buffer.allocUnsafeSlow(roomSize), used: 0 };
  for (const path of paths) {
    const bytes = readOne(`${root}/${path}`, path, room);
    if (bytes !== undefined) yield { path, bytes };
  }
}

/** Memory for many files, one behind the other: a piece of its own for each would cost as much as reading it. */
interface Room {
  memory: Buffer;
  used: number;
}

const roomSize = 1_048_576;
/** Where less is left, the next files get new memory. */
const leastRoom = 65_536;

function readOne(full: string, shown: string, room: Room): Buffer | undefined {
  try {
    const bytes = readInto(room, full);
    if (!isUtf8(bytes)) decode(bytes, shown);
    if (bytes.length <= most) return bytes;
    throw new InputError(`${shown} is too large: ${bytes.length} bytes.`, { hint: `At most ${most} are read.` });
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw new OutsideError(`${shown} cannot be read: ${reasonOf(error)}.`, {
      hint: 'Check its permissions.',
      cause: error,
    });
  }
}

function readInto(room: Room, full: string): Buffer {
  if (room.memory.length - room.used < leastRoom) {
    room.memory = Buffer.allocUnsafeSlow(roomSize);
    room.used = 0;
  }
  const { memory, used: start } = room;
  const file = openSync(full, 'r');
  try {
    let end = start;
    for (let got = -1; got !== 0 && end < memory.length; end += got) {
      got = readSync(file, memory, end, memory.length - end, null);
    }
    if (end === memory.length) return readFileSync(full);
    room.used = end;
    return memory.subarray(start, end);
  } finally {
    closeSync(file);
  }
}
