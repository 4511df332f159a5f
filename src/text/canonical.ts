import { alignmentsOf, cellsOf } from './table.ts';

/** Line by line state of {@link canonical}. */
interface State {
  readonly blocks: string[];
  /** The mark of the code fence that is open, or nothing. */
  fence: string;
  /** Whether the next line of text goes on with the last block. */
  open: boolean;
}

const emphasis = /(?<![\p{L}\p{N}_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\p{L}\p{N}_])/gu;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/**
 * A Markdown text in the form in which two texts are equal that differ by formatting only: signs of emphasis and lists, the
 * numbers of an ordered list, padding of tables, line wrapping, blank lines, backslashes that escape punctuation, entities,
 * rules, forms of headings and fences. Words, numbers, links, code, headings and the order of blocks count. Linear.
 */
export function canonical(text: string): string {
  const state: State = { blocks: [], fence: '', open: false };
  for (const line of text.split(/\r\n|[\n\r]/)) read(line, state);
  return state.blocks.join('\n');
}

function read(line: string, state: State): void {
  const bare = line.trim();
  if (state.fence !== '') {
    if (bare.startsWith(state.fence) && bare.replaceAll(state.fence.charAt(0), '') === '') state.fence = '';
    else state.blocks.push(`code ${line.trimEnd()}`);
    return;
  }
  const fence = /^(`{3,}(?!`)|~{3,}(?!~))(.*)$/.exec(bare);
  if (fence) {
    state.fence = fence[1] ?? '';
    add(state, `fence ${(fence[2] ?? '').trim()}`, false);
  } else if (bare === '') state.open = false;
  else if (!underlines(bare, state)) readText(bare, state);
}

/** Reads a line of `===` or `---` below a paragraph, which makes a heading of it. */
function underlines(bare: string, { blocks, open }: State): boolean {
  const last = blocks.length - 1;
  if (!open || !/^(?:=+|-+)$/.test(bare) || !blocks[last]?.startsWith('text ')) return false;
  blocks[last] = `h${bare.startsWith('=') ? 1 : 2} ${blocks[last].slice('text '.length)}`;
  return true;
}

function readText(bare: string, state: State): void {
  const heading = /^(#{1,6})(?:[ \t](.*))?$/.exec(bare);
  const item = /^(?:([-*+])|\d{1,9}[.)])[ \t](.*)$/.exec(bare);
  if (heading) add(state, `h${heading[1]?.length ?? 0} ${inline(withoutHashes((heading[2] ?? '').trim()))}`, false);
  else if (bare.length < 200 && /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(bare))
    add(state, 'rule', false);
  else if (bare.startsWith('|')) add(state, rowOf(bare), false);
  else if (item) add(state, `${item[1] === undefined ? 'number' : 'item'} ${inline((item[2] ?? '').trim())}`, true);
  else if (state.open) state.blocks.push(`${state.blocks.pop() ?? ''} ${inline(bare)}`);
  else add(state, `text ${inline(bare)}`, true);
}

function add(state: State, block: string, open: boolean): void {
  state.blocks.push(block);
  state.open = open;
}

/** The text of a heading without the number signs that may close it. */
function withoutHashes(text: string): string {
  const bare = text.trimEnd();
  let end = bare.length;
  while (bare[end - 1] === '#') end -= 1;
  return end === 0 || /\s/.test(bare.charAt(end - 1)) ? bare.slice(0, end).trimEnd() : bare;
}

function rowOf(bare: string): string {
  const aligns = alignmentsOf(bare);
  const cells = aligns ? aligns.map((align) => align ?? 'none') : cellsOf(bare).map(inline);
  return `row | ${cells.join(' | ')} |`;
}

/** The text of a line: what is not code loses what only formats it. */
function inline(text: string): string {
  if (!text.includes('`')) return prose(text);
  return text
    .split(/(`+)/)
    .reduce<{ readonly parts: string[]; mark: string }>(
      (state, part) => {
        const isMark = part.startsWith('`');
        if (isMark && state.mark === '') state.mark = part;
        else if (isMark && state.mark === part) state.mark = '';
        state.parts.push(isMark || state.mark !== '' ? part : prose(part));
        return state;
      },
      { parts: [], mark: '' },
    )
    .parts.join('');
}

function prose(text: string): string {
  if (!/[\\_&<\s]/.test(text)) return text;
  return text
    .replace(/<((?:https?|mailto):[^<>\s]*)>/g, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(emphasis, (signs) => '*'.repeat(signs.length))
    .replace(/[ \t]+/g, ' ');
}
