// Markdown by CommonMark and GitHub's extensions, with YAML front matter taken off first, as GitHub does it.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** The front matter of a text without its `---` lines, and the rest. */
export function parted(text) {
  const [whole = '', matter] = /^---\n([\s\S]*?\n)---\n/.exec(text) ?? [];
  return { matter, body: text.slice(whole.length) };
}

/** A text as a tree; `all` gives the nodes of a type in the order of the text, below a node where one is named. */
export function readMarkdown(text) {
  const tree = fromMarkdown(parted(text).body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const all = (type, node = tree) => [
    ...(node.type === type ? [node] : []),
    ...(node.children ?? []).flatMap((child) => all(type, child)),
  ];
  return { tree, all };
}

/** The text that a node shows. */
export function shown(node) {
  return node.value ?? (node.children ?? []).map(shown).join('');
}
