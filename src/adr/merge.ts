import type { Adr, Identity, Section } from '../model/adr.ts';
import { byMark, isSameSection, isUnedited, sectionDigest, sectionMark } from '../text/digest.ts';
import { lineEnding, withLineEnding, type Edit } from '../text/edit.ts';
import { isCalled } from './fields.ts';

/** What becomes of words that both a person and the answers changed: a conflict, the new ones, or the person's for good. */
export type Settle = 'conflict' | 'ours' | 'theirs';

/** Finds the digest of a section as generated, by its key. */
type Generated = (key: string) => string | undefined;

/** A text together with the record in it. */
export interface RecordText {
  readonly text: string;
  readonly adr: Adr;
}

export interface Merge {
  readonly edits: readonly Edit[];
  /** Digests of the sections as generated, after the merge, by section mark. */
  readonly sections: Readonly<Record<string, string>>;
  /** Keys of the sections that both a person and the answers changed: kept, or with `ours` replaced. */
  readonly conflicts: readonly string[];
  /** Keys of the sections that the edits change. */
  readonly changed: readonly string[];
}

/**
 * Three texts for every section: as generated (known by its digest), as it stands, as it would be now. What a person
 * changed stays. What only the answers changed is replaced. What both changed stays too and is a conflict, until `settle`
 * says which text it is to be.
 * Sections that were added, moved, deleted or renamed by hand stay so; one that was only renamed goes on being kept up.
 */
export function mergeSections(standing: RecordText, fresh: RecordText, identity: Identity, settle: Settle): Merge {
  const digests = identity.digests();
  const generated = (key: string): string | undefined => digests[sectionMark(key)];
  const edits: Edit[] = [];
  const sections: Record<string, string> = {};
  const conflicts: string[] = [];
  const changed: string[] = [];
  const find = finder(standing, generated);
  let anchor: Section | undefined;
  for (const section of owned(fresh.adr)) {
    const { key } = section;
    const now = bodyOf(fresh.text, section);
    const wanted = sectionDigest(now);
    const was = generated(key);
    const stands = find(key);
    if (!stands) {
      // Deleted by hand, or new in the answers.
      if (was === undefined) {
        edits.push(insertion(standing, anchor, fresh, section));
        changed.push(key);
      }
      sections[key] = was ?? wanted;
      continue;
    }
    anchor = stands;
    const outcome = judge(sectionDigest(bodyOf(standing.text, stands)), was, wanted, settle);
    if (outcome.conflict) conflicts.push(key);
    sections[key] = outcome.digest;
    if (!outcome.takes) continue;
    edits.push(replacement(standing.text, stands, now));
    changed.push(key);
  }
  const gone = dropped(standing, fresh.adr, generated);
  return {
    edits: [...edits, ...gone.edits],
    sections: byMark(sections),
    conflicts,
    changed: [...changed, ...gone.keys],
  };
}

/** What becomes of one section, from the digests of its three texts. */
function judge(
  theirs: string,
  was: string | undefined,
  wanted: string,
  settle: Settle,
): { readonly conflict: boolean; readonly takes: boolean; readonly digest: string } {
  if (isSameSection(theirs, wanted)) return { conflict: false, takes: false, digest: wanted };
  if (isSameSection(wanted, was) && isSameSection(theirs, was))
    return { conflict: false, takes: false, digest: wanted };
  if (isSameSection(theirs, was)) return { conflict: false, takes: true, digest: wanted };
  if (was !== undefined && isSameSection(wanted, was)) return { conflict: false, takes: false, digest: was };
  return {
    conflict: true,
    takes: settle === 'ours',
    digest: settle === 'conflict' && was !== undefined ? was : wanted,
  };
}

/** The sections that are generated: below the title, without the status, which is edited field by field. */
export function owned(adr: Adr): Section[] {
  return adr.sections().filter((section) => section.level > 1 && !isCalled(section, 'status'));
}

/** Finds a section by its key, or one with another heading that still has the body that was generated under that key. */
function finder(standing: RecordText, generated: Generated): (key: string) => Section | undefined {
  const mine = owned(standing.adr);
  const byKey = new Map(mine.map((section) => [section.key, section]));
  const free = mine.filter((section) => generated(section.key) === undefined);
  return (key) => {
    const known = byKey.get(key);
    const was = generated(key);
    if (known || was === undefined || free.length === 0) return known;
    const at = free.findIndex((section) => isUnedited(bodyOf(standing.text, section), was));
    return at === -1 ? undefined : free.splice(at, 1)[0];
  };
}

function bodyOf(text: string, section: Section): string {
  return text.slice(section.body.start, section.body.end);
}

/** The new words in the place of the old ones; the blank lines around them stay as they are. */
function replacement(text: string, section: Section, now: string): Edit {
  const body = bodyOf(text, section);
  const fresh = withLineEnding(now.trim(), lineEnding(text));
  if (body.trim() === '' || fresh === '') return { ...section.body, text: withLineEnding(now, lineEnding(text)) };
  const start = section.body.start + (body.length - body.trimStart().length);
  return { start, end: section.body.start + body.trimEnd().length, text: fresh };
}

/** A new section goes behind the section that stands before it in the fresh record. */
function insertion(standing: RecordText, anchor: Section | undefined, fresh: RecordText, section: Section): Edit {
  const end = lineEnding(standing.text);
  const first = owned(standing.adr)[0]?.heading.start ?? standing.adr.identitySpan()?.start ?? standing.text.length;
  const at = anchor?.body.end ?? first;
  const words = withLineEnding(fresh.text.slice(section.heading.start, section.body.end).trim(), end);
  const before =
    /(^|\n)[ \t]*\r?\n$/.test(standing.text.slice(0, at)) || at === 0
      ? ''
      : standing.text.charAt(at - 1) === '\n'
        ? end
        : end + end;
  return { start: at, end: at, text: `${before}${words}${end}${end}` };
}

/** Sections that are generated no more go, when nobody edited them. */
function dropped(standing: RecordText, fresh: Adr, generated: Generated): { edits: Edit[]; keys: string[] } {
  const keys = new Set(owned(fresh).map((section) => section.key));
  const gone = owned(standing.adr).filter(
    (section) => !keys.has(section.key) && isUnedited(bodyOf(standing.text, section), generated(section.key)),
  );
  return {
    edits: gone.map((section) => ({ start: section.heading.start, end: section.body.end, text: '' })),
    keys: gone.map((section) => section.key),
  };
}
