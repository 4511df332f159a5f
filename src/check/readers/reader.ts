import type { AdrFile } from '../../model/adr.ts';

/** What a program shows of one record, word for word. What it does not find is missing. */
export interface Told {
  readonly title?: string | undefined;
  readonly status?: string | undefined;
  readonly date?: string | undefined;
  /** Targets of its links to records that this one supersedes or changes. */
  readonly older?: readonly string[];
  /** Target of its link to the record that took this one's place. */
  readonly successor?: string | undefined;
}

/** Where a program looks for a field, as the end of a sentence, and what a team can do when it finds something else. */
export interface Look {
  readonly where: string;
  readonly next: string;
}

/** A program that reads logs of decisions, by its rules. */
export interface Reader {
  /** What people call it in `--readers`. */
  readonly id: string;
  readonly name: string;
  /** Files of the log that it takes for records. */
  readonly takes: (file: AdrFile, directory: string) => boolean;
  /** Which files it takes, as the end of a sentence. */
  readonly files: string;
  /** What it shows of a file that it takes; `undefined` where it drops the file without a word. */
  readonly tell: (file: AdrFile) => Told | undefined;
  /** Why it drops such a file, as a sentence without its end. */
  readonly drops?: string;
  readonly looks: Readonly<Partial<Record<keyof Told, Look>>>;
  /** Files at which it stops with all the others unread, each with the reason. */
  readonly stops?: (files: readonly AdrFile[]) => readonly { readonly file: AdrFile; readonly why: string }[];
}

/** A file's name when it stands in the folder of the log itself, `undefined` when it stands below. */
export function flatName(file: AdrFile, directory: string): string | undefined {
  const name = file.path.slice(directory.length + 1);
  return name.includes('/') ? undefined : name;
}

/** The lines of a text without what ends them. */
export function linesIn(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/\r$/, ''));
}

/** A line such as `Supersedes [1. Title](0001-title.md)` in its parts. */
export function linkLine(
  line: string,
): { readonly phrase: string; readonly target: string; readonly rest: string } | undefined {
  if (line.length > mostOfLine) return undefined;
  const [, phrase = '', target = '', rest = ''] = /^([^[\]]+) \[.*?\]\(([^()\s]+)\)(.*)$/s.exec(line) ?? [];
  return target === '' ? undefined : { phrase, target, rest };
}

/** YAML front matter without its `---` lines and the text behind it; only the text where the first line is no `---`. */
export function parted(text: string): { readonly matter?: string; readonly body: string } {
  const found = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  return found ? { matter: found[1] ?? '', body: text.slice(found[0].length) } : { body: text };
}

/** A list of Markdown. Blank lines between its items make it loose, and its items paragraphs. */
export interface List {
  readonly items: readonly string[];
  readonly loose: boolean;
}

const bullet = /^( {0,3})([-*+])[ \t]+(\S.*)$/;
const anyItem = /^( {0,3})([-*+]|\d{1,9}[.)])[ \t]+(\S.*)$/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})$/;

interface Item {
  readonly indent: number;
  readonly sign: string;
  readonly words: string;
}

/** The first list of a Markdown text with its items as they are written. Code and comments are passed over. */
export function firstList(text: string, kind: 'bullets' | 'any'): List {
  const pattern = kind === 'bullets' ? bullet : anyItem;
  const lines = linesIn(withoutCode(withoutComments(text.replace(/^\ufeff/, ''))));
  const start = lines.findIndex((line) => itemOf(line, pattern));
  const first = itemOf(lines[start] ?? '', pattern);
  if (!first) return { items: [], loose: false };
  const items = [first.words];
  let [loose, blank] = [false, false];
  for (const line of lines.slice(start + 1)) {
    const item = itemOf(line, pattern);
    const isNext = item && item.indent < first.indent + 2 && kindOf(item.sign) === kindOf(first.sign);
    const isInside = indentOf(line) >= first.indent + 2 || (!blank && !/^ {0,3}(?:#{1,6}|[-*+])\s/.test(line));
    if (isNext) {
      loose ||= blank;
      items.push(item.words);
    } else if (line.trim() !== '') {
      if (!isInside) break;
      items.push(`${items.pop() ?? ''}\n${line.trim()}`);
    }
    blank = line.trim() === '';
  }
  return { items, loose };
}

function itemOf(line: string, pattern: RegExp): Item | undefined {
  const [, indent = '', sign = '', words = ''] = rule.test(line) ? [] : (pattern.exec(line) ?? []);
  return sign === '' ? undefined : { indent: indent.length, sign, words: words.trim() };
}

function withoutCode(text: string): string {
  return text.replace(/^ {0,3}(```|~~~)[\s\S]*?(?:^ {0,3}\1|(?![\s\S]))/gm, '');
}

function withoutComments(text: string): string {
  let rest = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<!--', at);
    const close = open === -1 ? -1 : text.indexOf('-->', open);
    if (close === -1) return rest + text.slice(at);
    rest += text.slice(at, open);
    at = close + 3;
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Items belong to one list when their signs are the same; of numbers only the mark behind them counts. */
function kindOf(sign: string): string {
  return sign.slice(-1);
}

/** Longer lines are no fields; patterns with a beginning and an end would look at them for too long. */
const mostOfLine = 1000;

/** A line of Markdown without its marks: links by their words, emphasis and code bare. */
export function shownText(line: string): string {
  if (line.length > mostOfLine) return line;
  const escaped = line.replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) =>
    String.fromCharCode(0xe000 + mark.charCodeAt(0)),
  );
  return escaped
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/[\ue000-\ue07f]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xe000))
    .trim();
}
