import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';

/** Something other than a regular file is at a path. Reading a named pipe or a device may wait for ever. */
export class NotAFileError extends Error {
  readonly code = 'ENOTFILE';
  readonly what: string;

  constructor(what: string) {
    super(`it is ${what}, not a file`);
    this.what = what;
  }
}

/** A file has more bytes than its reader takes. */
export class TooLargeError extends Error {
  readonly code = 'ETOOLARGE';
  readonly size: number;

  constructor(size: number, most: number) {
    super(`it has ${size} bytes, more than the ${most} that are read`);
    this.size = size;
  }
}

/** Windows knows neither flag. */
const { O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants>;

/** Flags to open a file that may be exchanged for a named pipe at any moment: opening one does not wait. */
export const readFlags = constants.O_RDONLY | O_NONBLOCK;
/** The same flags, for a path whose last part must not be a link. */
export const readFlagsNoLink = readFlags | O_NOFOLLOW;

/** What a link at the end of a path is: the file that it leads to, or not a file. */
export type Links = 'follow' | 'refuse';

/**
 * All bytes of a regular file; the only way in which files are opened whose place anybody can fill. Never waits for
 * anything but the disk. Errors: something else is there (NotAFileError), it has more than `most` bytes (TooLargeError),
 * those of Node.
 */
export function readBytes(path: string, most: number, links: Links = 'follow'): Buffer {
  // Opening a device may already do something.
  checkRegular(links === 'follow' ? statSync(path) : lstatSync(path));
  const file = openSync(path, links === 'follow' ? readFlags : readFlagsNoLink);
  try {
    const found = fstatSync(file);
    checkRegular(found);
    if (found.size > most) throw new TooLargeError(found.size, most);
    return readOpen(file, found.size, most);
  } finally {
    closeSync(file);
  }
}

/** Text of a regular file, read as UTF-8. Errors: those of `readBytes`. */
export function readString(path: string, most: number, links: Links = 'follow'): string {
  return readBytes(path, most, links).toString('utf8');
}

/** Checks that something on the disk is a regular file. Errors: it is not (NotAFileError). */
export function checkRegular(found: Stats): void {
  if (!found.isFile()) throw new NotAFileError(kindOf(found));
}

/** What something on the disk is, in words. */
export function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isSymbolicLink()) return 'a symbolic link';
  if (found.isFIFO()) return 'a named pipe';
  if (found.isSocket()) return 'a socket';
  return found.isFile() ? 'a file' : 'a device';
}

/** The rest of an open file. Its size is a hint only: files of /proc have none, others grow meanwhile. */
function readOpen(file: number, size: number, most: number): Buffer {
  let memory = Buffer.allocUnsafe(size + 1);
  let end = 0;
  for (let got = -1; got !== 0;) {
    if (end > most) throw new TooLargeError(end, most);
    if (end === memory.length) memory = Buffer.concat([memory, Buffer.allocUnsafe(Math.max(4096, end))]);
    got = readSync(file, memory, end, memory.length - end, null);
    end += got;
  }
  return memory.subarray(0, end);
}
