import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { Parsed, Place } from '../model/problem.ts';

/** Where a value stands: keys and list positions from the top. */
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
}

/** Aliases may make a document this many times larger, no more: enough for people, too little for a bomb. */
const maxAliases = 50;

/**
 * YAML 1.2 text → data with places. Problems: syntax faults, doubled keys, too many aliases, each with its place.
 * `file` is only named in places; nothing is read.
 */
export function parseYaml(text: string, file: string): Parsed<YamlText> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, version: '1.2' });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        code: error.code === 'DUPLICATE_KEY' ? 'yaml/duplicate-key' : 'yaml/syntax',
        severity: 'error',
        ...at(error.pos[0]),
        message: `This is not valid YAML: ${oneLine(error.message)}.`,
        hint: error.code === 'DUPLICATE_KEY' ? 'Keep one of the two keys.' : 'Mend the line, then run again.',
      })),
    };
  }
  try {
    const data: unknown = document.toJS({ maxAliasCount: maxAliases });
    return {
      value: {
        data,
        place: (path) => at(startOf(document, path)),
        keyPlace: (path) => at(keyOf(document, path) ?? startOf(document, path)),
        bareKeys: (path) => {
          const node = document.getIn(path, true);
          const items = isMap(node) && node.flow === true ? node.items : [];
          return items.flatMap(({ key, value }) => (value === null && isScalar(key) ? [String(key.value)] : []));
        },
      },
      problems: [],
    };
  } catch (error) {
    return {
      problems: [
        {
          code: 'yaml/aliases',
          severity: 'error',
          file,
          line: 1,
          column: 1,
          message: `The aliases of this YAML cannot be resolved: ${oneLine(error instanceof Error ? error.message : String(error))}.`,
          hint: 'Write the repeated parts out.',
        },
      ],
    };
  }
}

function oneLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]\s*$/, '');
}

/** Offset of the deepest node on the way to `path`. */
function startOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOf(document: Document, path: Path): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
  const key = pair?.key as Node | undefined;
  return key?.range?.[0];
}
