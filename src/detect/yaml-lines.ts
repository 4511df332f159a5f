import type { DataNode } from '../text/yaml-documents.ts';

interface Draft {
  offset: number;
  text?: string;
  entries?: { readonly key: string; readonly offset: number; readonly node: Draft }[];
  items?: Draft[];
}

/** An open map or list, and the column of its keys or dashes. The bottom one stands for the whole document. */
interface Frame {
  readonly column: number;
  readonly node: Draft;
}

interface Line {
  readonly offset: number;
  readonly column: number;
  readonly text: string;
}

const maxDepth = 100;

/**
 * YAML-like text → trees with offsets, line by line: block maps, block lists and scalars on one line. For what a YAML
 * parser refuses (templates of Helm, placeholders of Maven) or takes too long for (large lock files). Lines that fit
 * nowhere are passed over; flow collections stay text. Linear, and never throws.
 */
export function yamlLines(text: string): readonly DataNode[] {
  const documents: Draft[] = [];
  let stack: Frame[] = [];
  let blockColumn: number | undefined;
  const begin = (offset: number): void => {
    const root: Draft = { offset, text: '' };
    documents.push(root);
    stack = [{ column: -1, node: root }];
  };
  begin(0);
  for (const line of linesOf(text)) {
    if (blockColumn !== undefined && (line.text === '' || line.column > blockColumn)) continue;
    blockColumn = undefined;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line.text) && line.column === 0) begin(line.offset);
    else if (line.text !== '' && !/^(?:#|\{\{|%)/.test(line.text)) blockColumn = takeLine(stack, line);
  }
  return documents.filter((document) => document.text !== '');
}

function* linesOf(text: string): Generator<Line> {
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const written = text.slice(start, end).trimEnd();
    const column = written.length - written.trimStart().length;
    yield { offset: start + column, column, text: written.slice(column) };
  }
}

/** Adds one line; gives the column of a key whose text block follows, or `undefined`. */
function takeLine(stack: Frame[], line: Line): number | undefined {
  let rest = line;
  while (/^-(?:\s|$)/.test(rest.text)) {
    const list = frameAt(stack, rest, 'items');
    if (!list?.node.items) return undefined;
    const skip = 1 + (/^\s*/.exec(rest.text.slice(1))?.[0].length ?? 0);
    list.node.items.push({ offset: rest.offset, text: '' });
    rest = { offset: rest.offset + skip, column: rest.column + skip, text: rest.text.slice(skip) };
  }
  const cut = keyEnd(rest.text);
  if (cut < 0) {
    const pending = pendingOf(stack.at(-1));
    if (rest !== line && pending?.text === '') pending.text = scalarOf(rest.text);
    return undefined;
  }
  const map = frameAt(stack, rest, 'entries');
  if (!map?.node.entries) return undefined;
  const value = rest.text.slice(cut + 1).trim();
  const block = /^(?:[&!]\S+\s+){0,2}[|>][-+\d]*(?:\s+#.*)?$/.test(value);
  const node: Draft = { offset: rest.offset + cut + 1, text: block ? '' : scalarOf(value) };
  map.node.entries.push({ key: scalarOf(rest.text.slice(0, cut)), offset: rest.offset, node });
  return block ? rest.column : undefined;
}

/** The open map or list for a key or dash at this column; it is begun when its parent waits for one. */
function frameAt(stack: Frame[], line: Line, want: 'entries' | 'items'): Frame | undefined {
  const top = enclosing(stack, line.column, want);
  if (top?.column === line.column && top.node[want]) return top;
  const pending = pendingOf(top);
  if (!pending || stack.length > maxDepth) return undefined;
  if (!pending[want]) {
    if (pending.text !== '') return undefined;
    delete pending.text;
    pending[want] = [];
  }
  const frame = { column: line.column, node: pending };
  stack.push(frame);
  return frame;
}

/** Closes what ends before this column. */
function enclosing(stack: Frame[], column: number, want: 'entries' | 'items'): Frame | undefined {
  while ((stack.at(-1)?.column ?? -1) > column) stack.pop();
  const top = stack.at(-1);
  // A list may stand at the column of its parent's key, and the next key ends it.
  if (top?.column === column && want === 'entries' && top.node.items) stack.pop();
  return stack.at(-1);
}

function pendingOf(frame: Frame | undefined): Draft | undefined {
  if (!frame || frame.column < 0) return frame?.node;
  return frame.node.items?.at(-1) ?? frame.node.entries?.at(-1)?.node;
}

/** Position of the colon that ends a key, or -1. */
function keyEnd(text: string): number {
  const quote = text[0] === '"' || text[0] === "'" ? text[0] : '';
  const from = quote ? text.indexOf(quote, 1) : 0;
  if (from < 0 || text[0] === '{' || text[0] === '[') return -1;
  for (let at = text.indexOf(':', from); at >= 0; at = text.indexOf(':', at + 1)) {
    const next = text[at + 1];
    if (next === undefined || next === ' ' || next === '\t') return at;
  }
  return -1;
}

function scalarOf(written: string): string {
  // An anchor and a tag, in either order.
  const text = written.replace(/^[&!]\S*(?:\s+|$)/, '').replace(/^[&!]\S*(?:\s+|$)/, '');
  const quote = text[0];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, 1);
    return end < 0 ? text.slice(1) : text.slice(1, end);
  }
  if (text.startsWith('#')) return '';
  const comment = text.search(/\s#/);
  const plain = comment < 0 ? text : text.slice(0, comment).trimEnd();
  return plain === '~' || plain === 'null' ? '' : plain;
}
