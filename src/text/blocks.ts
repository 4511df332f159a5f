import { htmlBlockEnd } from './html-block.ts';

/** A block quote, or a list item with the columns its content is indented by. */
export interface Container {
  readonly indent: number | 'quote';
  /** An item whose first line is blank takes no second blank line. */
  empty: boolean;
}

/** The mark of a fenced code block. */
export interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** The block quote or list item that a text opens, and what stands inside it on this line. */
export function openContainer(
  bare: string,
  indent: number,
  isParagraph: boolean,
): { container: Container; rest: string } | undefined {
  if (bare.startsWith('>')) return { container: { indent: 'quote', empty: false }, rest: bare.replace(/^> ?/, '') };
  if (isRule(bare)) return undefined;
  const marker = /^([-+*]|(\d{1,9})[.)])( +|$)/.exec(bare);
  if (!marker) return undefined;
  const [whole, mark = '', number, gap = ''] = marker;
  const isEmpty = bare.slice(whole.length) === '';
  // A number in running text ("in 1999. It …") is no list.
  if (isParagraph && (isEmpty || (number !== undefined && Number(number) !== 1))) return undefined;
  const inner = isEmpty || gap.length > 4 ? 1 : gap.length;
  return {
    container: { indent: indent + mark.length + inner, empty: isEmpty },
    rest: bare.slice(mark.length + inner),
  };
}

/** The heading that a line is, in the form in which nearly all are written: `## Title` with no marks behind it. */
export function plainHeading(line: string): { readonly level: number; readonly title: string } | undefined {
  let level = 0;
  while (line.charCodeAt(level) === 35) level += 1;
  if (level === 0 || level > 6 || line.charCodeAt(level) !== 32) return undefined;
  const title = line.slice(level).trim();
  return title === '' || title.endsWith('#') ? undefined : { level, title };
}

/** What a line opens that holds no other blocks: a heading, a fence, an HTML block by the line that ends it, or a rule. */
export type Leaf = { readonly level: number; readonly title: string } | Fence | RegExp | 'rule';

/** The heading, fence, HTML block or rule that a text opens; `undefined` when it is none of them. */
export function leafOf(bare: string, inText: boolean): Leaf | undefined {
  const atx = /^#{1,6}(?= |$)/.exec(bare)?.[0];
  if (atx !== undefined) {
    const title = bare
      .slice(atx.length)
      .trim()
      .replace(/(?:^| )#+$/, '');
    return { level: atx.length, title: title.trim() };
  }
  const fence = /^(`{3,}(?!`|.*`)|~{3,})/.exec(bare)?.[1];
  if (fence !== undefined) return { mark: fence.charAt(0), length: fence.length };
  return htmlBlockEnd(bare, inText) ?? (isRule(bare) ? 'rule' : undefined);
}

function isRule(bare: string): boolean {
  return /^([-*_])( *\1){2,} *$/.test(bare);
}

/** The blanks that a text begins with. */
export function indentOf(text: string): number {
  let indent = 0;
  while (text.charCodeAt(indent) === 32) indent += 1;
  return indent;
}

/** Tabs stand for blanks up to the next column that four divides. */
export function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let result = '';
  for (const character of line) {
    result += character === '\t' ? ' '.repeat(4 - (result.length % 4)) : character;
  }
  return result;
}
