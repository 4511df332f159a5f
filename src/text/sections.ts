/** A heading of a Markdown text, with the offsets of its line (`end` stands after the line break). */
export interface Heading {
  readonly level: number;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

const fence = /^ {0,3}(`{3,}(?!.*`)|~{3,})/;
const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;

/**
 * The headings of a Markdown text (ATX and setext, CommonMark 0.31), blind to those in code fences, indented code and
 * HTML comments. Block quotes and lists are not looked into: a heading inside them divides nothing.
 */
export function findHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  let closing: RegExp | undefined;
  let paragraph: Line | undefined;
  for (const line of linesOf(text)) {
    const wasClosing = closing;
    closing = closing ? (closing.test(line.text) ? undefined : closing) : opens(line.text);
    const heading = wasClosing || closing ? undefined : (atxHeading(line) ?? setextHeading(line, paragraph));
    if (heading) headings.push(heading);
    const isText = !wasClosing && !closing && !heading && isParagraph(line.text, paragraph !== undefined);
    paragraph = isText ? (paragraph ?? line) : undefined;
  }
  return headings;
}

function atxHeading(line: Line): Heading | undefined {
  const match = atx.exec(line.text);
  return match
    ? { level: match[1]?.length ?? 1, title: (match[2] ?? '').trim(), start: line.start, end: line.end }
    : undefined;
}

/** A paragraph underlined with `=` or `-`; a paragraph of several lines is named by its first. */
function setextHeading(line: Line, paragraph: Line | undefined): Heading | undefined {
  const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(line.text)?.[1];
  if (underline === undefined || !paragraph) return undefined;
  const level = underline.startsWith('=') ? 1 : 2;
  return { level, title: paragraph.text.trim(), start: paragraph.start, end: line.end };
}

/** A pattern of the line that closes what this line opens, when it opens a fence or a comment that stays open. */
function opens(line: string): RegExp | undefined {
  const mark = fence.exec(line)?.[1];
  if (mark) return new RegExp(`^ {0,3}${mark.charAt(0) === '`' ? '`' : '~'}{${mark.length},}[ \\t]*$`);
  return /^ {0,3}<!--(?!.*-->)/.test(line) ? /-->/ : undefined;
}

/** Whether a line can be the text above a setext underline: no list, quote, table row, rule or indented code. */
function isParagraph(line: string, continues: boolean): boolean {
  if (line.trim() === '') return false;
  if (continues) return !/^ {0,3}([-+*>]|\d+[.)])(\s|$)/.test(line);
  return !/^( {4}|\t| {0,3}([-+*>|<]|\d+[.)]))/.test(line);
}

/** A line of a text: `text` is without the line break, `end` stands after it. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The lines of a text with offsets. */
export function* linesOf(text: string): Generator<Line> {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    yield { start, end, text: text.slice(start, end).replace(/\r?\n$/, '') };
    start = end;
  }
}
