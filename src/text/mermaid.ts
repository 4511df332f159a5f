import { plainLine } from './markdown.ts';
import { cut } from './width.ts';

/** Columns of one line of a label; a longer text is cut. */
const maxWidth = 60;

/** A text as a quoted Mermaid label that shows exactly this text: all that Mermaid or HTML could read is an entity. */
export function mermaidLabel(text: string): string {
  return quoted(escaped(plainLine(text)));
}

/** Lines of text as one quoted label, the first one bold if wanted. No text can end the label or add markup to it. */
export function mermaidLines(lines: readonly string[], { bold }: { readonly bold: boolean }): string {
  const shown = lines.map((line) => escaped(cut(plainLine(line), maxWidth))).filter((line) => line !== '');
  return quoted(shown.map((line, index) => (bold && index === 0 ? `<b>${line}</b>` : line)).join('<br/>'));
}

/** What ends a label, or is markup, a Markdown string or an entity. */
const special = /["<>&`\\[\]{}|;#$\u2060]/g;
/** What Mermaid looks for after it read the entities: names of icons (`fa:fa-user`), formulas (`$$`) and `\n` for a line break. */
const late = /:(?=fa-)|\$(?=\$)|\\(?=n)/g;

function escaped(line: string): string {
  // Only a character without width divides these and is not seen.
  return line.replace(late, '$&\u2060').replace(special, (character) => `#${character.charCodeAt(0)};`);
}

function quoted(label: string): string {
  // Mermaid refuses an empty label.
  return `"${label === '' ? '–' : label}"`;
}

/** A safe node id: a prefix keeps words such as `end` and `graph` from ending a diagram. */
export function mermaidId(name: string): string {
  return `n_${name.replace(/[^a-zA-Z0-9]/g, '_')}`;
}
