import { isMap, isNode, isScalar, isSeq, parseDocument, type Document, type ErrorCode, type YAMLError } from 'yaml';

/** What is no YAML, with its offset. */
export interface SyntaxFault {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** A text of which every piece that is no YAML is left out. */
export interface SoundText {
  readonly document: Document;
  readonly faults: readonly SyntaxFault[];
  /** Offsets in the lines that were left out, in full or in part. */
  readonly left: readonly number[];
}

/** What comes behind so many faults mostly follows from them. */
const maxFaults = 20;

/**
 * A YAML text → its document and all its syntax faults. A parser that goes on behind a fault reads what nobody wrote, so
 * the value or the line with the first fault is replaced by spaces and the text is read again: every place stays.
 */
export function soundDocument(text: string): SoundText {
  const faults = controlCharacters(text);
  const left: number[] = [];
  for (let current = text; ;) {
    // The library's own look for duplicate keys takes quadratic time.
    const document = parseDocument(current, { prettyErrors: false, uniqueKeys: false, version: '1.2' });
    const error = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])[0];
    if (!error) return { document, faults, left };
    const at = startOfFault(error, document.contents, current);
    faults.push(faultOf(error, at));
    if (error.code === 'MULTIPLE_DOCS') return { document, faults, left };
    const next = withoutValue(current, at, isOpen(error.message));
    left.push(at);
    if (next === current || left.length >= maxFaults) return { document: parseDocument(''), faults, left };
    current = next;
  }
}

function faultOf({ code, message }: YAMLError, offset: number): SyntaxFault {
  const isDocument = code === 'MULTIPLE_DOCS';
  return {
    offset,
    message: isDocument ? 'A second YAML document begins here' : `This is not valid YAML: ${oneLine(message)}`,
    hint: isOpen(message) ? closeHint : (hints[code] ?? 'Fix the line, then run again.'),
  };
}

function isOpen(message: string): boolean {
  return /closing|end with/.test(message);
}

/**
 * Offset of what a fault comes from: quotes and brackets are found open far behind the place where they begin, and a wrong
 * indentation in the empty lines before it.
 */
function startOfFault({ pos, message }: YAMLError, contents: unknown, text: string): number {
  const [at] = pos;
  if (isOpen(message)) return openedBefore(contents, at) ?? at;
  const blank = /^\s*\n/.exec(text.slice(at, at + 10_000))?.[0] ?? '';
  return at + blank.length < text.length ? at + blank.length : at;
}

/** Where the innermost entry of a block begins that is before an offset. */
function openedBefore(contents: unknown, offset: number): number | undefined {
  let found: number | undefined;
  for (let node: unknown = contents; ;) {
    const part = partsOf(node).findLast(({ start }) => start < offset);
    if (!part) return found;
    found = part.start;
    node = part.node;
  }
}

/** The entries of a map or list in block style, with the offset at which each begins. */
function partsOf(node: unknown): { readonly start: number; readonly node: unknown }[] {
  if (isMap(node) && node.flow !== true) {
    return node.items.flatMap(({ key, value }) =>
      isScalar(key) && key.range ? [{ start: key.range[0], node: value }] : [],
    );
  }
  if (!isSeq(node) || node.flow === true) return [];
  return node.items.flatMap((item) => (isNode(item) && item.range ? [{ start: item.range[0], node: item }] : []));
}

/**
 * The text with spaces in place of the value in the line at an offset; of the whole line where the fault is in or before
 * its key. What is open begins behind the key.
 */
function withoutValue(text: string, offset: number, isOpened: boolean): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', start);
  const end = newline === -1 ? text.length : newline;
  const line = text.slice(start, end);
  const key = /^ *(?:- +)*[\w-]+:(?= )/.exec(line)?.[0] ?? '';
  const kept = isOpened || offset >= start + key.length ? key : '';
  const rest = line.slice(kept.length);
  const blank = (/\S/.test(rest) ? kept : '').padEnd(line.replace(/\r$/, '').length);
  return text.slice(0, start) + blank + (line.endsWith('\r') ? '\r' : '') + text.slice(end);
}

const closeHint = 'Close the quotes or brackets that are open there.';

const hints: Partial<Record<ErrorCode, string>> = {
  MULTIPLE_DOCS: 'Keep one document: delete the line `---` above it, or what follows.',
  TAB_AS_INDENT: 'Indent with spaces: YAML allows no tab there.',
  BLOCK_AS_IMPLICIT_KEY: 'Put a text that has a colon followed by a space in quotes.',
  BAD_INDENT: 'Indent the line as the others of its map or list.',
  MULTILINE_IMPLICIT_KEY: 'Write a colon and a space after the key, or indent the line as part of the text above.',
  BAD_SCALAR_START: 'Put a text that begins with this character in quotes.',
};

/** YAML allows none of these, and no text needs them. https://yaml.org/spec/1.2.2/#51-character-set */
const control = /[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]/gu;

function controlCharacters(text: string): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  for (const { 0: character, index } of text.matchAll(control)) {
    if (faults.length === maxFaults) break;
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    faults.push({
      offset: index,
      message: `The control character U+${code} is not allowed in YAML`,
      hint: 'Delete it, and save the file as UTF-8 text.',
    });
  }
  return faults;
}

function oneLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]\s*$/, '');
}
