/** Nothing that people write is nested deeper; a text that is was made to break a reader. */
const mostDepth = 200;

/**
 * Where a YAML text is nested too deeply to be given to a parser, as an offset; `undefined` when it is not. Parsers call
 * themselves for every level, and at the end of its stack the process may die instead of throwing. The look is a rough
 * one: brackets in words count too, as long as none closes them.
 */
export function tooDeepAt(text: string): number | undefined {
  const indents: number[] = [];
  let open = 0;
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const { at, marks } = firstWord(text, start, end);
    if (at < end) {
      while ((indents.at(-1) ?? -1) >= at - start) indents.pop();
      indents.push(at - start);
      open = text.startsWith('---', start) ? 0 : open;
      for (let offset = at; offset < end; offset += 1) {
        open = opened(open, text.charCodeAt(offset));
        if (indents.length + marks + open > mostDepth) return offset;
      }
    }
    start = end + 1;
  }
  return undefined;
}

/** Where the words of a line begin, behind blanks and the marks of lists and keys, and how many marks there are. */
function firstWord(text: string, start: number, end: number): { readonly at: number; readonly marks: number } {
  let at = start;
  let marks = 0;
  for (; at < end; at += 1) {
    const character = text.charAt(at);
    const isMark = '-?:'.includes(character) && /\s/.test(text.charAt(at + 1) || ' ');
    if (isMark) marks += 1;
    else if (!/\s/.test(character)) break;
  }
  // A line of marks alone is as deep as one with a word behind them.
  return marks > mostDepth ? { at: Math.min(at, end - 1), marks } : { at, marks };
}

function opened(open: number, code: number): number {
  if (code === 91 || code === 123) return open + 1;
  return code === 93 || code === 125 ? Math.max(0, open - 1) : open;
}
