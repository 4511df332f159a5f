import { isUtf8 } from 'node:buffer';
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { InputError, OutsideError } from '../errors.ts';
import { NotAFileError, readBytes, TooLargeError } from './open.ts';

/** Larger files are no answers, records, catalogs or templates. */
export const mostBytes = { answers: 1_048_576, record: 8_388_608, page: 8_388_608, template: 131_072 } as const;

/** Whether something, even a broken link, stands at a path. */
export function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Text of a file, or `undefined` when there is none. Errors: a folder, a named pipe and the like, a link that leads nowhere,
 * too large, not UTF-8 (InputError), no permission (OutsideError).
 */
export function readText(path: string, shown: string, kind: keyof typeof mostBytes): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readBytes(path, mostBytes[kind]);
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) throw unreadable(error, shown, kind);
    if (isCode(error, 'ENOTDIR') || !exists(path)) return undefined;
    throw new InputError(`${shown} is a symbolic link that leads nowhere.`, {
      hint: 'Correct the link, or remove it.',
      cause: error,
    });
  }
  return decode(bytes, shown);
}

function unreadable(error: unknown, shown: string, kind: keyof typeof mostBytes): Error {
  if (error instanceof NotAFileError) {
    return new InputError(`${shown} is ${error.what}, not a file.`, { hint: 'Put a file in its place.', cause: error });
  }
  if (error instanceof TooLargeError) {
    return new InputError(`${shown} is too large: ${error.size} bytes.`, {
      hint: `At most ${mostBytes[kind]} bytes are read.`,
      cause: error,
    });
  }
  return new OutsideError(`${shown} cannot be read: ${reasonOf(error)}.`, {
    hint: 'Check its permissions.',
    cause: error,
  });
}

/** Bytes as text. A byte order mark stays, so that writing gives the same bytes back. Errors: not UTF-8 (InputError). */
export function decode(bytes: Uint8Array, shown: string): string {
  const text = isUtf8(bytes) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : undefined;
  if (text !== undefined && !isWide(bytes)) return text;
  throw new InputError(notUtf8(bytes, shown), { hint: 'Save it as UTF-8.' });
}

/** What is said of bytes that are no UTF-8 text: what they seem to be, or the line with the first odd byte. */
export function notUtf8(bytes: Uint8Array, shown: string): string {
  if (isWide(bytes)) return `${shown} is not UTF-8 text; it seems to be UTF-16.`;
  const odd = firstOddByte(bytes);
  const line = bytes.subarray(0, odd).filter((byte) => byte === 10).length + 1;
  const code = (bytes[odd] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return `${shown} is not UTF-8 text: line ${line} has the byte 0x${code}.`;
}

/** Whether a text is in UTF-16: it begins with the mark for it, or every other byte of its beginning is zero. */
function isWide(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 64);
  const zeros = [0, 1].map((rest) => start.filter((byte, index) => byte === 0 && index % 2 === rest).length);
  return start.length >= 4 && Math.max(...zeros) >= Math.floor(start.length / 2) && Math.min(...zeros) === 0;
}

/** Where the longest beginning ends that is UTF-8, found by halves. */
function firstOddByte(bytes: Uint8Array): number {
  const soundEnd = (end: number): number | undefined =>
    [0, 1, 2, 3]
      .map((cut) => end - cut)
      .find((at) => at >= 0 && isUtf8(bytes.subarray(0, at)) && isStart(bytes, at, end));
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (soundEnd(middle) === undefined) high = middle - 1;
    else low = middle;
  }
  return soundEnd(low) ?? low;
}

/** Whether the bytes from `at` to `end` may be the beginning of one character: cut there, it is no fault yet. */
function isStart(bytes: Uint8Array, at: number, end: number): boolean {
  const first = bytes[at] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const rest = bytes.subarray(at + 1, end);
  return at === end || (first >= 0xc2 && end - at < length && rest.every((byte) => (byte & 0xc0) === 0x80));
}

/**
 * A path that answers or flags name, as a path from the root with `/`. It must stay inside the root, also through
 * symbolic links.
 */
export function insideRoot(root: string, named: string, what: string): string {
  // On Windows both separators work. Elsewhere this would be one odd name, and for the others of the team another place.
  if (sep === '/' && named.includes('\\')) {
    throw new InputError(`${what} ${named} has a backslash.`, {
      hint: 'Write `/` between folders; that works everywhere.',
    });
  }
  if (/[\p{Cc}\p{Cs}]/u.test(named)) {
    throw new InputError(`${what} ${JSON.stringify(named)} has a control character or half of a character.`, {
      hint: 'Name a path without it.',
    });
  }
  const full = resolve(root, named);
  const hint = 'Name a path inside the repository.';
  if (isAbsolute(named) && !isBelow(root, full))
    throw new InputError(`${what} ${named} lies outside the repository.`, { hint });
  if (!isBelow(root, full)) throw new InputError(`${what} ${named} leads outside the repository.`, { hint });
  refuseGit(relative(root, full), named, what);
  const real = realPath(nearestExisting(full), full, `${what} ${named}`);
  if (real !== root && !isBelow(root, real)) {
    throw new InputError(`${what} ${named} leads outside the repository through a symbolic link.`, { hint });
  }
  refuseGit(relative(root, real), named, what);
  return relative(root, full).split(sep).join('/');
}

/** Where the part of a path that exists really is. Errors: a broken link, or a file where a folder is needed (InputError). */
function realPath(existing: string, full: string, what: string): string {
  try {
    const real = realpathSync(existing);
    if (existing === full || statSync(real).isDirectory()) return real;
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'ELOOP'))
      throw new OutsideError(`${what} cannot be read: ${reasonOf(error)}.`, { cause: error });
    throw new InputError(`${what} leads through a symbolic link that leads nowhere.`, {
      hint: 'Correct the link, or name another path.',
      cause: error,
    });
  }
  throw new InputError(`${what} is below a file, not below a folder.`, { hint: 'Name another path.' });
}

function refuseGit(way: string, named: string, what: string): void {
  if (!way.split(sep).some((part) => part.toLowerCase() === '.git')) return;
  throw new InputError(`${what} ${named} lies in git's own folder.`, {
    hint: 'Nothing is ever written there. Name another path inside the repository.',
  });
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function nearestExisting(path: string): string {
  for (let at = path; ; at = dirname(at)) if (exists(at)) return at;
}

/** Whether an error of Node has one of these codes. */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** An error of Node in words. */
export function reasonOf(error: unknown): string {
  const words: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    ENOSPC: 'no space is left on the disk',
    EROFS: 'the file system is read-only',
    EISDIR: 'it is a folder',
    ELOOP: 'it is a loop of symbolic links',
    EMFILE: 'too many files are open',
  };
  if (!(error instanceof Error)) return String(error);
  return ('code' in error && words[String(error.code)]) || error.message;
}

/** A path from the root with `/`; `undefined` outside of it. */
export function pathInside(root: string, path: string): string | undefined {
  let way: string;
  try {
    way = relative(realpathSync(root), realpathSync(path));
  } catch {
    return undefined;
  }
  return way === '' || way === '..' || way.startsWith(`..${sep}`) ? undefined : way.split(sep).join('/');
}
