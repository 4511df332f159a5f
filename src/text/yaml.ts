import type { Parsed, Place, Problem } from '../model/problem.ts';
import { conflictLines, linesWords } from './conflict.ts';
import { linePlaces } from './lines.ts';
import { composeData, type DataTree, type Picks } from './yaml-data.ts';
import { tooDeepAt } from './yaml-depth.ts';
import { soundDocument } from './yaml-syntax.ts';

/** Where a value is: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** A YAML text as plain data, and the way back from the data to its place in the text. */
export interface YamlText {
  readonly data: unknown;
  /** Place of the value at `path`, or of the nearest thing above it that exists. */
  readonly place: (path: Path) => Place;
  /** Place of the key at `path`. */
  readonly keyPlace: (path: Path) => Place;
  /** Keys without a colon in the map at `path`, which only braces allow: `more` of `{id: words, more}`. */
  readonly bareKeys: (path: Path) => readonly string[];
  /** The value at `path` as it is written, where YAML reads a plain word as something else than text: `4.10`. */
  readonly source: (path: Path) => string | undefined;
}

/** A text that has faults, as far as it can be read all the same. */
export interface YamlReadings {
  /** The data with each of several equal keys, the first ones first: one reading of a text without that fault. */
  readonly readings: readonly YamlText[];
  readonly problems: readonly Problem[];
  /** Whether a place is in a line that a syntax fault makes unreadable. */
  readonly isDamaged: (place: Place) => boolean;
}

export interface YamlOptions {
  /** Whether keys that begin with `x-` are left out. */
  readonly withoutExtensions?: boolean;
}

/**
 * YAML 1.2 text → data with places. Problems: syntax faults, duplicate keys, too many aliases, each with its place.
 * `file` is only named in places; nothing is read.
 */
export function parseYaml(text: string, file: string, options: YamlOptions = {}): Parsed<YamlText> {
  const { readings, problems } = readYaml(text, file, options);
  const [value] = readings;
  return value && problems.length === 0 ? { value, problems } : { problems };
}

/** The same for who looks for all faults at once: what can be read of a text with faults is there, too. */
export function readYaml(text: string, file: string, { withoutExtensions = false }: YamlOptions = {}): YamlReadings {
  const placeOf = linePlaces(text);
  const at = (offset: number): Place => ({ file, ...placeOf(offset) });
  const refused = refusal(text, at);
  if (refused) return { readings: [], problems: [refused], isDamaged: () => true };
  const { document, faults: syntax, left } = soundDocument(text);
  const damaged = new Set(left.map((offset) => placeOf(offset).line));
  const read = (pick: Picks): ReturnType<typeof composeData> =>
    composeData(document, { pick, withoutExtensions, lineOf: (offset) => placeOf(offset).line });
  const first = read({ top: 0, inner: 0 });
  const { top, inner } = first.repeats;
  const others = Array.from({ length: top * inner - 1 }, (_, index) =>
    read({ top: (index + 1) % top, inner: Math.floor((index + 1) / top) }),
  );
  const problems = [
    ...syntax.map(({ offset, message, hint }) => problem('syntax', at(offset), message, hint)),
    ...first.faults.map(({ code, offset, message, hint }) => problem(code, at(offset), message, hint)),
  ];
  return {
    readings: [first, ...others].map(({ tree }) => yamlText(tree, at)),
    problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)),
    isDamaged: ({ line = 0 }) => damaged.has(line),
  };
}

function problem(code: string, place: Place, message: string, hint: string): Problem {
  return { code: `yaml/${code}`, severity: 'error', ...place, message: `${message}.`, hint };
}

/** Why a text is not read at all. */
function refusal(text: string, at: (offset: number) => Place): Problem | undefined {
  const conflict = conflictLines(text);
  const [line] = conflict;
  if (line !== undefined) {
    return {
      code: 'yaml/conflict',
      severity: 'error',
      ...at(0),
      line,
      message: `Merge in progress: git's conflict markers are in ${linesWords(conflict)}.`,
      hint: 'Resolve the conflict and delete the markers, then run again.',
    };
  }
  const deep = tooDeepAt(text);
  if (deep === undefined) return undefined;
  return problem('too-deep', at(deep), 'This YAML is nested too deeply to be read', 'Write it in fewer levels.');
}

function yamlText(tree: DataTree, at: (offset: number) => Place): YamlText {
  return {
    data: tree.data,
    place: (path) => at(treeAt(tree, path).tree.start),
    keyPlace: (path) => {
      const { tree: map, depth } = treeAt(tree, path.slice(0, -1));
      const key = depth === path.length - 1 ? map.entries?.get(String(path.at(-1)))?.keyStart : undefined;
      return at(key ?? treeAt(tree, path).tree.start);
    },
    bareKeys: (path) => {
      const { tree: map, depth } = treeAt(tree, path);
      return depth === path.length ? (map.bare ?? []) : [];
    },
    source: (path) => {
      const { tree: scalar, depth } = treeAt(tree, path);
      return depth === path.length ? scalar.source : undefined;
    },
  };
}

/** The tree at a path, or the deepest one on the way to it that exists. */
function treeAt(top: DataTree, path: Path): { readonly tree: DataTree; readonly depth: number } {
  let tree = top;
  for (const [depth, key] of path.entries()) {
    const next = tree.entries?.get(String(key))?.tree ?? (typeof key === 'number' ? tree.items?.[key] : undefined);
    if (!next) return { tree, depth };
    tree = next;
  }
  return { tree, depth: path.length };
}
