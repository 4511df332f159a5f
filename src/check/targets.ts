import { mentions, type AdrFile } from '../model/adr.ts';

/** A Markdown link of a record to another file of its log. */
export interface RecordLink {
  readonly target: string;
  readonly offset: number;
  /** Path from the repository root; `undefined` when the link leads out of the log's folder. */
  readonly path: string | undefined;
}

/** Links of a record to Markdown files below the log's folder. Code, comments and addresses are no links. */
export function linksOf(file: AdrFile, directory: string): RecordLink[] {
  if (!mentions(file, '](')) return [];
  const text = withoutCode(file.text);
  return [...text.matchAll(/\]\(<?([^()\s<>#]+\.md)(?:#[^()\s>]*)?>?(?:\s+"[^"\n]*")?\)/gi)].flatMap((match) => {
    const target = match[1] ?? '';
    if (/^[a-z][a-z0-9+.-]*:|^\//i.test(target)) return [];
    return [{ target, offset: match.index + 2, path: resolveIn(file.path, target, directory) }];
  });
}

/** What holds no links, and marks without which it is not there: most texts need not be searched for it. */
const hidden = [
  {
    marks: ['```', '~~~'],
    part: /(?<![^\n]) {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n]*(?:\n[\s\S]*?(?:(?<=\n) {0,3}\1[`~]*[ \t\r]*(?![^\n])|(?![\s\S]))|(?![\s\S]))/g,
  },
  { marks: ['<!--'], part: /<!--[\s\S]*?(?:-->|(?![\s\S]))/g },
  { marks: ['`'], part: /`[^`\n]+`/g },
];

/** The text with code and comments blanked, offsets kept. */
function withoutCode(text: string): string {
  return hidden.reduce(
    (rest, { marks, part }) => (marks.some((mark) => rest.includes(mark)) ? rest.replace(part, blank) : rest),
    text,
  );
}

/** The same with blanks. A comment that is never closed hides nothing. */
function blank(part: string): string {
  if (part.startsWith('<!--') && !part.endsWith('-->')) return part;
  return part
    .split('\n')
    .map((line) => ' '.repeat(line.length))
    .join('\n');
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
