import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Problem } from '../model/problem.ts';
import { NotAFileError, readBytes, TooLargeError } from './open.ts';
import { hasAnswers } from './project.ts';

export interface WalkLimits {
  /** Directory entries to look at. */
  readonly entries: number;
  /** Files to read. */
  readonly files: number;
  /** Bytes of one file. */
  readonly bytes: number;
}

export interface WalkRequest {
  readonly root: string;
  /** What of a file is needed: its text, its name only, or nothing. */
  readonly wants: (path: string) => 'text' | 'name' | undefined;
  /** Paths as `git ls-files -co --exclude-standard -z` prints them, when there is git. Otherwise the folders are walked. */
  readonly listed?: readonly string[];
  readonly limits?: Partial<WalkLimits>;
}

const defaults: WalkLimits = { entries: 1_000_000, files: 50_000, bytes: 5 * 1024 * 1024 };

/** What others wrote, in the repository or not. */
const foreign = new Set(['.git', 'node_modules', 'vendor']);
/** Usual places of output. Where git lists the files this is not needed: `build/Dockerfile` may be kept there. */
const output = new Set(['dist', 'build', 'target', '.terraform', '.venv']);

/**
 * Hands every wanted file of a project to `take`, those of projects inside it left out, in the order of the paths, `/` between their parts. Links are never
 * followed and nothing outside the root is read. Files that vanished, are too large, are no text, or are too many are
 * problems; none of them ends the walk. Reading is synchronous: one process, many small files.
 */
export function walkRepository(request: WalkRequest, take: (path: string, text?: string) => void): readonly Problem[] {
  const limits = { ...defaults, ...request.limits };
  const problems: Problem[] = [];
  const paths = request.listed
    ? listedPaths(request.listed, request.root)
    : walkedPaths(request.root, limits, problems);
  let texts = 0;
  for (const path of withoutInner(paths, request.root).toSorted((a, b) => (a < b ? -1 : 1))) {
    const want = request.wants(path);
    if (want === 'name') take(path);
    if (want !== 'text') continue;
    texts += 1;
    if (texts > limits.files) {
      problems.push(
        problem('too-many', path, `More than ${limits.files} files would have to be read; the rest is left out.`),
      );
      break;
    }
    const { text, fault } = readText(join(request.root, path), path, limits.bytes);
    if (fault) problems.push(fault);
    if (text !== undefined) take(path, text);
  }
  return problems;
}

function problem(code: string, file: string, message: string): Problem {
  return {
    code: `detect/${code}`,
    severity: 'warning',
    file,
    line: 1,
    message,
    hint: 'What it names may be missing from the result.',
  };
}

/** Files below a folder with answers of its own belong to another project. */
function withoutInner(paths: readonly string[], root: string): readonly string[] {
  const folders = paths.flatMap((path) => /^(.+\/)stack\.yaml$/.exec(path)?.[1] ?? []);
  const inner = folders.filter((folder) => hasAnswers(join(root, folder)));
  return inner.length === 0 ? paths : paths.filter((path) => !inner.some((folder) => path.startsWith(folder)));
}

function listedPaths(listed: readonly string[], root: string): readonly string[] {
  const folders = new Map<string, boolean>([['', true]]);
  const isInside = (folder: string): boolean => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const inside = isInside(folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) && isFolder(join(root, folder));
    folders.set(folder, inside);
    return inside;
  };
  return [...new Set(listed)].filter((path) => {
    const parts = path.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || foreign.has(part))) return false;
    return !path.includes('\0') && isInside(parts.slice(0, -1).join('/'));
  });
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    // A folder that is gone holds nothing that could lead outside; its files are reported one by one.
    return true;
  }
}

interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

function walkedPaths(root: string, limits: WalkLimits, problems: Problem[]): readonly string[] {
  const paths: string[] = [];
  const open: { readonly folder: string; readonly above: readonly Rules[] }[] = [{ folder: '', above: [] }];
  let seen = 0;
  for (let here = open.pop(); here; here = open.pop()) {
    const { folder } = here;
    const entries = entriesOf(root, folder, problems);
    const own = entries.some((entry) => entry.name === '.gitignore') ? rulesOf(root, folder) : undefined;
    const rules = own ? [...here.above, own] : here.above;
    for (const entry of entries) {
      seen += 1;
      if (seen > limits.entries) {
        problems.push(
          problem(
            'too-many',
            folder || '.',
            `The repository has more than ${limits.entries} entries; the rest is left out.`,
          ),
        );
        return paths;
      }
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile() && !isIgnored(path, rules)) paths.push(path);
      if (!entry.isDirectory() || foreign.has(entry.name) || output.has(entry.name)) continue;
      if (!isIgnored(`${path}/`, rules)) open.push({ folder: path, above: rules });
    }
  }
  return paths;
}

function entriesOf(root: string, folder: string, problems: Problem[]): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    problems.push(problem('unreadable', folder || '.', `This folder could not be listed (${codeOf(error)}).`));
    return [];
  }
}

/** Stars of a pattern, two beside each other counted once. */
const mostStars = 4;

function rulesOf(root: string, folder: string): Rules | undefined {
  const { text } = readText(join(root, folder, '.gitignore'), '.gitignore', 1024 * 1024);
  // Many stars in one pattern make a regular expression that takes ages on a long name.
  const lines = text?.split(/\r?\n/).filter((line) => line.length < 500 && line.split(/\*+/).length <= mostStars + 1);
  return lines && { folder: folder === '' ? '' : `${folder}/`, rules: ignore({ ignorecase: false }).add(lines) };
}

/** As git: the nearest .gitignore that says something about a path decides. */
function isIgnored(path: string, above: readonly Rules[]): boolean {
  let ignored = false;
  for (const { folder, rules } of above) {
    const verdict = rules.test(path.slice(folder.length));
    if (verdict.ignored || verdict.unignored) ignored = verdict.ignored;
  }
  return ignored;
}

/** The text of a regular file. A link, a folder or a device gives nothing and is no fault. */
function readText(path: string, name: string, limit: number): { readonly text?: string; readonly fault?: Problem } {
  try {
    return decoded(readBytes(path, limit, 'refuse'), name);
  } catch (error) {
    if (error instanceof NotAFileError) return {};
    if (error instanceof TooLargeError) {
      return {
        fault: problem('too-large', name, `This file has ${error.size} bytes, more than the ${limit} that are read.`),
      };
    }
    const code = codeOf(error);
    if (code === 'ENOENT') return { fault: problem('vanished', name, 'This file was listed, but it is gone.') };
    return code === 'ELOOP' ? {} : { fault: problem('unreadable', name, `This file could not be read (${code}).`) };
  }
}

function decoded(bytes: Buffer, name: string): { readonly text?: string; readonly fault?: Problem } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.subarray(2).toString('utf16le') };
  if (bytes.includes(0)) return { fault: problem('binary', name, 'This file is no text.') };
  return { text: bytes.toString('utf8').replace(/^\ufeff/, '') };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
