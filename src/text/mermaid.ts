import { plainLine } from './markdown.ts';

/** A text as a quoted Mermaid label that shows exactly this text: all that Mermaid or HTML could read is an entity. */
export function mermaidLabel(text: string): string {
  const escaped = plainLine(text)
    .replaceAll('#', '#35;')
    .replace(/["<>&`\\[\]{}|;]/g, (character) => (character === ';' ? ';' : `#${character.charCodeAt(0)};`));
  // Mermaid refuses an empty label.
  return `"${escaped === '' ? '–' : escaped}"`;
}

/** A safe node id: a prefix keeps words such as `end` and `graph` from ending a diagram. */
export function mermaidId(name: string): string {
  return `n_${name.replace(/[^a-zA-Z0-9]/g, '_')}`;
}
