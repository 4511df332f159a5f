import type { Section, Span } from '../model/adr.ts';
import { frontMatterSpan } from '../text/front-matter.ts';
import { headingsOf, type Heading } from '../text/sections.ts';
import { isCalled, statusNames } from './fields.ts';

/** The headed parts of a record. Its text is read only as far as somebody asks: most records are asked for their head. */
export interface Outline {
  readonly text: string;
  /** Where the front matter ends. */
  readonly start: number;
  /** No section goes on behind the identity comment. */
  readonly identity: Span | undefined;
  readonly unread: Iterator<Heading, undefined>;
  readonly read: Heading[];
  sections: readonly Section[] | undefined;
}

/** The outline of a record's text. */
export function outlineOf(text: string, identity: Span | undefined): Outline {
  const start = frontMatterSpan(text)?.end ?? 0;
  return { text, start, identity, unread: headingsOf(text, start), read: [], sections: undefined };
}

/** A heading by its place among all. */
export function headingAt({ read, unread }: Outline, index: number): Heading | undefined {
  while (read.length <= index) {
    const next = unread.next().value;
    if (!next) return undefined;
    read.push(next);
  }
  return read[index];
}

/** The body of the first section with a name. */
export function bodyOf(outline: Outline, name: keyof typeof lineEnds): Span | undefined {
  for (let index = 0; ; index += 1) {
    // The first headings are read anyway; the rest of the text is worth a look only where the name ends a line in it.
    if (index === few && !lineEnds[name].test(outline.text)) return undefined;
    const heading = headingAt(outline, index);
    if (!heading || isCalled(heading, name)) return heading && bodyAt(outline, index, heading);
  }
}

/** All sections, for which the whole text is read. */
export function sectionsOf(outline: Outline): readonly Section[] {
  outline.sections ??= readSections(outline);
  return outline.sections;
}

const few = 3;
const lineEnds = {
  status: new RegExp(String.raw`(?:status|${statusNames.join('|')})[\s*_:：#]*?(?:\n|$)`, 'i'),
  date: /date[\s*_:#]*?(?:\n|$)/i,
  links: /links[\s*_:#]*?(?:\n|$)/i,
} as const;

function bodyAt(outline: Outline, index: number, { end: start }: Heading): Span {
  const { identity, text } = outline;
  const end = headingAt(outline, index + 1)?.start ?? text.length;
  return { start, end: identity && identity.start >= start && identity.start < end ? identity.start : end };
}

/** A longer title above is cut in the keys of the sections below it, of which there may be many. */
const mostParent = 300;

function readSections(outline: Outline): Section[] {
  const taken = new Map<string, number>();
  const sections: Section[] = [];
  let parent = '';
  for (let index = 0, heading = headingAt(outline, 0); heading; index += 1, heading = headingAt(outline, index)) {
    const { level, title, start, end } = heading;
    if (level <= 2) parent = title;
    const plain = level <= 2 ? title : `${parent.slice(0, mostParent)} › ${title}`;
    const seen = taken.get(plain) ?? 0;
    taken.set(plain, seen + 1);
    const key = seen === 0 ? plain : `${plain} (${seen + 1})`;
    sections.push({ key, title, level, heading: { start, end }, body: bodyAt(outline, index, heading) });
  }
  return sections;
}
