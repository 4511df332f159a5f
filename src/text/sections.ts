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
  let previous: { readonly start: number; readonly text: string } | undefined;
  for (const line of linesOf(text)) {
    if (closing) {
      if (closing.test(line.text)) closing = undefined;
      previous = undefined;
      continue;
    }
    closing = opens(line.text);
    if (closing) {
      previous = undefined;
      continue;
    }
    const heading = atx.exec(line.text);
    const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(line.text);
    if (heading) {
      headings.push({
        level: heading[1]?.length ?? 1,
        title: (heading[2] ?? '').trim(),
        start: line.start,
        end: line.end,
      });
      previous = undefined;
    } else if (underline && previous) {
      const level = underline[1]?.startsWith('=') ? 1 : 2;
      headings.push({ level, title: previous.text.trim(), start: previous.start, end: line.end });
      previous = undefined;
    } else {
      previous = isParagraph(line.text, previous !== undefined) ? (previous ?? line) : undefined;
    }
  }
  return headings;
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

/** The lines of a text with offsets; `text` is without the line break, `end` stands after it. */
export function* linesOf(
  text: string,
): Generator<{ readonly start: number; readonly end: number; readonly text: string }> {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    yield { start, end, text: text.slice(start, end).replace(/\r?\n$/, '') };
    start = end;
  }
}
