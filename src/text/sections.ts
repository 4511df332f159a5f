import {
  expandTabs,
  indentOf,
  leafOf,
  openContainer,
  plainHeading,
  type Container,
  type Fence,
  type Leaf,
} from './blocks.ts';
import { lineText, type Line } from './lines.ts';

/** A heading of a Markdown text, with the offsets of its line (`end` stands after the line break). */
export interface Heading {
  readonly level: number;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** The reader's memory between two lines: open containers, and the open block inside the innermost one. */
interface State {
  readonly containers: Container[];
  leaf: 'paragraph' | Fence | RegExp | undefined;
  /** Where the open paragraph begins, when it stands outside all containers. */
  paragraph: { start: number; end: number } | undefined;
}

/**
 * The headings of a Markdown text that divide it (ATX and setext, CommonMark 0.31): not those in code, in HTML blocks and
 * comments, in block quotes and in lists. https://spec.commonmark.org/0.31.2/#phase-1-block-structure
 * They come one after the other, from an offset on: the text is read only as far as somebody asks.
 */
export function* headingsOf(text: string, from = 0): Generator<Heading, undefined> {
  const found: Heading[] = [];
  const state: State = { containers: [], leaf: undefined, paragraph: undefined };
  let start = from === 0 && text.startsWith('\ufeff') ? 1 : from;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    const isText = state.leaf === undefined || state.leaf === 'paragraph';
    if (!isText || !readPlain(text, start, end, state)) {
      const line = lineText(text, start, end);
      const heading = isText ? plainHeading(line) : undefined;
      if (heading) {
        close(state, 0);
        yield { ...heading, start, end };
      } else {
        readLine(text, { start, end, text: line }, state, found);
        const other = found.pop();
        if (other) yield other;
      }
    }
    start = end;
  }
}

/**
 * The short way for the lines that most texts consist of, outside code and HTML: blank ones, plain text, and plain text
 * behind a list mark. False for every other line, which takes the long way. Both ways come to the same.
 */
function readPlain(text: string, start: number, end: number, state: State): boolean {
  const { containers, leaf } = state;
  const code = text.charCodeAt(start);
  if (code === 10) {
    if (containers.some((container) => container.indent === 'quote' || container.empty)) return false;
    close(state, containers.length);
    return true;
  }
  if (isPlainAt(text, start)) {
    // Text goes on in an open paragraph even inside containers; otherwise it stands outside them.
    if (leaf === undefined) close(state, 0);
    addText(state, start, end);
    return true;
  }
  const isItem = (code === 42 || code === 45) && text.charCodeAt(start + 1) === 32 && isPlainAt(text, start + 2);
  if (!isItem) return false;
  close(state, 0);
  containers.push({ indent: 2, empty: false });
  addText(state, start, end);
  return true;
}

/** Whether what begins here can only be text of a paragraph; bold words are. */
function isPlainAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 42) return text.charCodeAt(at + 1) === 42 && !startsBlock(text.charCodeAt(at + 2));
  return !startsBlock(code);
}

/** Whether a line that begins with this character can be anything but text of a paragraph. */
function startsBlock(code: number): boolean {
  if (code >= 65) return code === 95 || code === 96 || code === 126;
  return code !== 33 && code !== 34 && code !== 36 && code !== 38 && code !== 40 && code !== 47;
}

function addText(state: State, start: number, end: number): void {
  state.leaf = 'paragraph';
  if (state.containers.length > 0) return;
  if (state.paragraph) state.paragraph.end = end;
  else state.paragraph = { start, end };
}

/** How a line stands to the containers that were open before it. */
interface Standing {
  readonly matched: number;
  readonly isWhole: boolean;
  readonly opened: boolean;
}

function readLine(text: string, line: Line, state: State, headings: Heading[]): void {
  const { matched, rest } = matchContainers(expandTabs(line.text), state.containers);
  const isWhole = matched === state.containers.length;
  if (isWhole && continuesLeaf(rest, state)) return;
  if (!isWhole && state.leaf !== 'paragraph') close(state, matched);
  const opening = openContainers(rest, state, { matched, isWhole, opened: false });
  const { bare, inText, opened } = opening;
  if (bare !== undefined) {
    if (inText && isWhole && addSetext(text, line, bare, state, headings)) return;
    const leaf = leafOf(bare, inText);
    if (leaf) {
      if (!opened) close(state, matched);
      openLeaf(leaf, bare, line, state, headings);
      return;
    }
  }
  readText(opening.rest, line, state, { matched, isWhole, opened });
}

/** Nothing that people write is nested deeper; marks behind that are text. */
const mostContainers = 100;

/**
 * Opens the block quotes and list items that a line begins. What is left: `rest` with its indentation, and `bare` without
 * it, unless that is blank or indented code.
 */
function openContainers(
  line: string,
  state: State,
  at: Standing,
): { rest: string; bare: string | undefined; inText: boolean; opened: boolean } {
  let rest = line;
  let opened = false;
  for (;;) {
    const indent = indentOf(rest);
    const inText = state.leaf === 'paragraph' && !opened;
    const isFull = (opened ? state.containers.length : at.matched) >= mostContainers;
    if (isFull || indent >= 4 || indent === rest.length) return { rest, bare: undefined, inText, opened };
    const bare = rest.slice(indent);
    const isUnderline = inText && at.isWhole && /^(=+|-+) *$/.test(bare);
    const found = isUnderline ? undefined : openContainer(bare, indent, inText && at.isWhole);
    if (!found) return { rest, bare, inText, opened };
    if (!opened) close(state, at.matched);
    opened = true;
    state.containers.push(found.container);
    rest = found.rest;
  }
}

/** A line that opens no block: blank, text, or indented code. */
function readText(rest: string, line: Line, state: State, at: Standing): void {
  const isBlank = rest.trim() === '';
  if (state.leaf === 'paragraph' && !at.opened && !isBlank) {
    // A paragraph inside containers goes on even where their marks are missing.
    addText(state, line.start, line.end);
    return;
  }
  close(state, at.opened ? state.containers.length : at.matched);
  if (isBlank) return;
  fillItem(state);
  if (indentOf(rest) < 4) addText(state, line.start, line.end);
}

function fillItem(state: State): void {
  const item = state.containers.at(-1);
  if (item) item.empty = false;
}

function close(state: State, matched: number): void {
  if (state.containers.length > matched) state.containers.length = matched;
  state.paragraph = undefined;
  state.leaf = undefined;
}

/** How many of the open containers a line belongs to, and what of the line stands inside them. */
function matchContainers(line: string, containers: readonly Container[]): { matched: number; rest: string } {
  let rest = line;
  let matched = 0;
  for (const container of containers) {
    if (container.indent === 'quote') {
      const mark = /^ {0,3}> ?/.exec(rest);
      if (!mark) break;
      rest = rest.slice(mark[0].length);
    } else if (rest.trim() === '') {
      if (container.empty) break;
    } else if (indentOf(rest) >= container.indent) rest = rest.slice(container.indent);
    else break;
    matched += 1;
  }
  return { matched, rest };
}

/** Whether the line belongs to the open fence or HTML block; closes it where the line does. */
function continuesLeaf(rest: string, state: State): boolean {
  const { leaf } = state;
  if (leaf === undefined || leaf === 'paragraph') return false;
  if (leaf instanceof RegExp) {
    if (leaf.test(rest)) state.leaf = undefined;
    return rest.trim() !== '' || state.leaf !== undefined;
  }
  const closing = /^ {0,3}(`+|~+) *$/.exec(rest)?.[1];
  if (closing?.startsWith(leaf.mark) && closing.length >= leaf.length) state.leaf = undefined;
  return true;
}

/** A paragraph underlined with `=` or `-` is a heading; a paragraph of link definitions is none. */
function addSetext(text: string, line: Line, bare: string, state: State, headings: Heading[]): boolean {
  const underline = /^(=+|-+) *$/.exec(bare)?.[1];
  if (underline === undefined) return false;
  const { paragraph } = state;
  if (!paragraph) {
    close(state, state.containers.length);
    return true;
  }
  const lines = text.slice(paragraph.start, paragraph.end).trim().split('\n');
  const title = lines.map((words) => words.trim()).join(' ');
  if (/^\[[^\]]+\]:\s*\S+(\s+("[^"]*"|'[^']*'|\([^)]*\)))?$/.test(title)) return false;
  headings.push({ level: underline.startsWith('=') ? 1 : 2, title, start: paragraph.start, end: line.end });
  close(state, 0);
  return true;
}

function openLeaf(leaf: Leaf, bare: string, line: Line, state: State, headings: Heading[]): void {
  fillItem(state);
  if (leaf instanceof RegExp) state.leaf = leaf.test(bare) ? undefined : leaf;
  else if (typeof leaf === 'object' && 'mark' in leaf) state.leaf = leaf;
  else if (leaf !== 'rule' && state.containers.length === 0) {
    headings.push({ level: leaf.level, title: leaf.title, start: line.start, end: line.end });
  }
}
