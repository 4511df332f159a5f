const names =
  'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul'.replaceAll(
    ' ',
    '|',
  );
const attribute = String.raw`\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>${'`'}]+|'[^']*'|"[^"]*"))?`;
const blank = /^\s*$/;

/** How HTML blocks begin and what line ends them. https://spec.commonmark.org/0.31.2/#html-blocks */
const kinds: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|textarea|style)(?:\s|>|$)/i, /<\/(?:script|pre|textarea|style)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(String.raw`^</?(?:${names})(?:\s|/?>|$)`, 'i'), blank],
];
const lone = new RegExp(String.raw`^(?:<[a-z][a-z0-9-]*(?:${attribute})*\s*/?>|</[a-z][a-z0-9-]*\s*>)\s*$`, 'i');

/** The pattern of the line that ends the HTML block which this line begins, or `undefined` when it begins none. */
export function htmlBlockEnd(line: string, inParagraph: boolean): RegExp | undefined {
  if (!line.startsWith('<')) return undefined;
  const kind = kinds.find(([begin]) => begin.test(line));
  if (kind) return kind[1];
  // Any other tag on a line of its own begins a block, but not in running text.
  return !inParagraph && lone.test(line) ? blank : undefined;
}
