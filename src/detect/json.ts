import type { DataEntry, DataNode } from '../text/yaml-documents.ts';

export interface JsonTree {
  readonly root?: DataNode;
  readonly fault?: { readonly offset: number; readonly message: string };
}

/** A map or list that is not closed yet. `node` is what stands in the tree and shares the growing list. */
interface Open {
  readonly node: DataNode;
  readonly entries?: DataEntry[];
  readonly items?: DataNode[];
}

interface Building {
  readonly stack: Open[];
  root?: DataNode;
  key?: { readonly text: string; readonly offset: number };
}

// Leading blanks and commas, then one of: opening, closing, string (perhaps a key), word, comment.
const token =
  /([\s,]*)(?:([{[])|([}\]])|("[^"\\\n]*(?:\\.[^"\\\n]*)*")(\s*:)?|([-+\w.]+)|\/\/[^\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)/y;
const maxDepth = 200;

/**
 * JSON → tree with offsets, in linear time and without recursion. Comments and trailing commas are let through, since
 * some tools write them. After a fault nothing of the text is given. https://www.rfc-editor.org/rfc/rfc8259
 */
export function parseJson(text: string): JsonTree {
  const building: Building = { stack: [] };
  let end = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  token.lastIndex = end;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    end = token.lastIndex;
    const message = take(building, match);
    if (message) return { fault: { offset: match.index + (match[1] ?? '').length, message } };
  }
  if (/[^\s,]/.test(text.slice(end))) return { fault: { offset: end, message: 'an unexpected character' } };
  if (building.stack.length > 0) return { fault: { offset: end, message: 'it ends too early' } };
  return building.root ? { root: building.root } : { fault: { offset: 0, message: 'it is empty' } };
}

/** Adds one token; gives what is wrong with it, or `undefined`. */
function take(building: Building, match: RegExpExecArray): string | undefined {
  const [, blanks, opening, closing, quoted, colon, word] = match;
  const offset = match.index + (blanks ?? '').length;
  if (opening) return open(building, opening, offset);
  if (closing) {
    const top = building.stack.pop();
    return top && (closing === '}') === (top.entries !== undefined) ? undefined : `an unexpected \`${closing}\``;
  }
  if (quoted !== undefined && colon !== undefined) {
    building.key = { text: unquoted(quoted), offset };
    return undefined;
  }
  if (quoted === undefined && word === undefined) return undefined;
  return put(building, { offset, text: quoted === undefined ? wordText(word) : unquoted(quoted) });
}

function open(building: Building, opening: string, offset: number): string | undefined {
  if (building.stack.length >= maxDepth) return 'it is nested too deeply';
  const list = opening === '{' ? { entries: [] } : { items: [] };
  const node: DataNode = { offset, ...list };
  const message = put(building, node);
  building.stack.push({ node, ...list });
  return message;
}

function put(building: Building, node: DataNode): string | undefined {
  const top = building.stack.at(-1);
  const { key } = building;
  delete building.key;
  if (top?.items && !key) top.items.push(node);
  else if (top?.entries && key) top.entries.push({ key: key.text, offset: key.offset, node });
  else if (!top && !building.root) building.root = node;
  else return 'a value stands where none is expected';
  return undefined;
}

function wordText(word: string | undefined): string {
  return word === undefined || word === 'null' ? '' : word;
}

function unquoted(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.slice(1, -1);
  }
}
