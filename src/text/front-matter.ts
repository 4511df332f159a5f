/** Where the front matter of a Markdown text stands, with its `---` lines; it begins on the first line, a byte order mark aside. */
export function frontMatterSpan(text: string): { readonly start: number; readonly end: number } | undefined {
  if (!/^\ufeff?---[ \t]*\r?\n/.test(text)) return undefined;
  const closing = /\n---[ \t]*(?:\r?\n|$)/.exec(text);
  return closing ? { start: 0, end: closing.index + closing[0].length } : undefined;
}

/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const taken = /^(?:true|false|yes|no|on|off|y|n|null)$/i;

/** A text as a YAML value in one line, also inside `[…]`: plain where YAML 1.1 and 1.2 both take it for text, else in quotes. */
export function yamlScalar(text: string): string {
  if (/^\p{L}[\p{L}\p{N} ._'’()/&+-]*$/u.test(text) && !taken.test(text) && !text.endsWith(' ')) return text;
  return JSON.stringify(text);
}

/** Texts as a YAML list in one line: `[Ana, Bo]`. */
export function yamlList(texts: readonly string[]): string {
  return `[${texts.map(yamlScalar).join(', ')}]`;
}
