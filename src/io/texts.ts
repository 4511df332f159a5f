import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { checkRegular, kindOf, NotAFileError, readBytes, readFlagsNoLink } from './open.ts';
import { isCode, notUtf8, reasonOf } from './read.ts';

/** Longer texts are no records. */
const most = 8_388_608;

/** A file with its text as bytes. */
export interface TextFile {
  readonly path: string;
  /** UTF-8. */
  readonly bytes: Buffer;
}

/** A file that cannot be read, with the reason and what to do. */
export interface UnreadFile {
  readonly path: string;
  readonly fault: { readonly message: string; readonly hint: string };
  /** What is in it, where it is no UTF-8. */
  readonly content?: Buffer;
}

/**
 * Texts of many files below a root, one after the other: faster than asking for thousands at once, and never more than
 * one open file. A file that is gone is left out. One that is too long, not UTF-8, a link or not permitted comes with the
 * reason and stops none of the others.
 */
export function* readTexts(root: string, paths: readonly string[]): Generator<TextFile | UnreadFile> {
  const room: Room = { memory: Buffer.allocUnsafeSlow(roomSize), used: 0 };
  for (const path of paths) {
    const file = readOne(root, path, room);
    if (file) yield file;
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

function readOne(root: string, path: string, room: Room): TextFile | UnreadFile | undefined {
  try {
    const bytes = readInto(room, `${root}/${path}`);
    if (bytes === undefined) return unread(path, 'The file is too large.', `At most ${most} bytes are read.`);
    if (isUtf8(bytes)) return { path, bytes };
    return { ...unread(path, notUtf8(bytes, 'The file'), 'Save it as UTF-8.'), content: bytes };
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    if (isCode(error, 'ELOOP')) {
      return unread(
        path,
        'The file is a symbolic link, and links are not followed.',
        'Put the file itself in its place.',
      );
    }
    const what = error instanceof NotAFileError ? error.what : oddKind(`${root}/${path}`);
    return what === undefined
      ? unread(path, `The file cannot be read: ${reasonOf(error)}.`, 'Check its permissions.')
      : unread(path, `It is ${what}, not a file.`, 'Put a file in its place.');
  }
}

/** What is at a path that cannot be opened, where it is no file: a socket cannot be. */
function oddKind(full: string): string | undefined {
  const found = lstatSync(full, { throwIfNoEntry: false });
  return found && !found.isFile() ? kindOf(found) : undefined;
}

function unread(path: string, message: string, hint: string): UnreadFile {
  return { path, fault: { message, hint } };
}

/** `undefined` where the file is too large. */
function readInto(room: Room, full: string): Buffer | undefined {
  if (room.memory.length - room.used < leastRoom) {
    room.memory = Buffer.allocUnsafeSlow(roomSize);
    room.used = 0;
  }
  const { memory, used: start } = room;
  const file = openSync(full, readFlagsNoLink);
  try {
    let end = start;
    for (let got = -1; got !== 0 && end < memory.length; end += got) {
      got = readSync(file, memory, end, memory.length - end, null);
    }
    // A named pipe gives nothing. To ask of every file what it is would cost as much as reading it.
    if (end === start) checkRegular(fstatSync(file));
    if (end === memory.length) return fstatSync(file).size <= most ? readBytes(full, most, 'refuse') : undefined;
    room.used = end;
    return memory.subarray(start, end);
  } finally {
    closeSync(file);
  }
}
