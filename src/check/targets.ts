import { mentions, type AdrFile } from '../model/adr.ts';

/** A Markdown link of a record to another file of its log. */
export interface RecordLink {
  readonly target: string;
  readonly offset: number;
  /** Path from the repository root; `undefined` when the link leads out of the log's folder. */
  readonly path: string | undefined;
}

/** How a link to a Markdown file goes on; a text without any is not looked into. */
const ends = ['.md)', '.md#', '.md>', '.md "'];

/** Links of a record to Markdown files below the log's folder. Code, comments and addresses are no links. */
export function linksOf(file: AdrFile, directory: string): RecordLink[] {
  if (!ends.some((end) => mentions(file, end))) return [];
  const text = withoutCode(file.text);
  return [...text.matchAll(/\]\(<?([^)\s<>]+\.md)(?:#[^)\s>]*)?>?(?:\s+"[^"\n]*")?\)/gi)].flatMap((match) => {
    const target = match[1] ?? '';
    if (/^[a-z][a-z0-9+.-]*:|^\//i.test(target)) return [];
    return [{ target, offset: match.index + 2, path: resolveIn(file.path, target, directory) }];
  });
}

/** The text with code and comments blanked, offsets kept. */
function withoutCode(text: string): string {
  if (!/[`~]|<!--/.test(text)) return text;
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
  return text
    .replace(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))/gm, blank)
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/`[^`\n]+`/g, blank);
}

/** Where a relative link leads, when that is below the folder. */
export function resolveIn(from: string, target: string, directory: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of decoded(target).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  const path = parts.join('/');
  return path.startsWith(`${directory}/`) ? path : undefined;
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
