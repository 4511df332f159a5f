/* eslint no-control-regex: off -- control characters are exactly what this file removes */
/** Control characters, ANSI sequences and marks that turn the direction of text: never part of what a person means. */
const unsafe =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A text of somebody else as one plain line: no line breaks, no control or direction characters. */
export function plainLine(text: string): string {
  return text.replace(unsafe, '').replace(/\s+/g, ' ').trim();
}

/** A text of somebody else as Markdown that shows exactly this text, inside a paragraph, list item or table cell. */
export function escapeMarkdown(text: string): string {
  return plainLine(text)
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!(?=\\\[)/g, '\\!');
}

/** Like {@link escapeMarkdown} for sentences: `code` between single backticks stays code. */
export function escapeProse(text: string): string {
  return plainLine(text)
    .split(/(`[^`|<>]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapePart(part)))
    .join('');
}

/** A piece of a line: {@link escapeMarkdown} without taking the blanks at its ends. */
function escapePart(part: string): string {
  const middle = part.trim();
  const start = part.length - part.trimStart().length;
  return part.slice(0, start) + escapeMarkdown(middle) + part.slice(start + middle.length);
}

/** Like {@link escapeProse}, for a text that begins a paragraph or list item and must not become a heading or list. */
export function escapeBlock(text: string): string {
  return escapeStart(escapeProse(text));
}

/** The start of an escaped text that begins a paragraph or list item: it opens no heading, list or rule. */
export function escapeStart(text: string): string {
  return text
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** A web address that can stand between the round brackets of a Markdown link, or `undefined` when it is none. */
export function linkTarget(url: string): string | undefined {
  if (!/^https?:\/\/[^\s]+$/i.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url).href
    .replace(
      /[()<>[\]\\`|*_]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .replaceAll('%5F', '_');
}

/** A web address as a Markdown link that shows its site, or `undefined` when it is none. */
export function siteLink(url: string): string | undefined {
  const target = linkTarget(url);
  return target === undefined ? undefined : `[${escapeMarkdown(siteOf(url))}](${target})`;
}

/** "kafka.apache.org", or "github.com/apache/kafka" for a repository. The address must be a valid one. */
export function siteOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const [owner, name] = pathname.split('/').filter((part) => part !== '');
  const host = hostname.replace(/^www\./, '');
  return host === 'github.com' && owner !== undefined && name !== undefined ? `${host}/${owner}/${name}` : host;
}
