import type { Adr, Identity, Section } from '../model/adr.ts';
import { digest } from '../text/digest.ts';
import { lineEnding, withLineEnding, type Edit } from '../text/edit.ts';

/** A text together with the record in it. */
export interface RecordText {
  readonly text: string;
  readonly adr: Adr;
}

/** A section that both a person and the answers changed. */
export interface Conflict {
  readonly section: string;
  readonly theirs: string;
  readonly fresh: string;
}

export interface Merge {
  readonly edits: readonly Edit[];
  /** Digests of the sections as generated, after the merge. */
  readonly sections: Readonly<Record<string, string>>;
  readonly conflicts: readonly Conflict[];
  /** Keys of the sections that the edits change. */
  readonly changed: readonly string[];
}

/**
 * Three texts for every section: as generated (known by its digest), as it stands, as it would be now. What a person
 * changed stays. What only the answers changed is replaced. What both changed is a conflict and stays too, unless `ours`.
 * Sections that were added, moved or deleted by hand stay so.
 */
export function mergeSections(standing: RecordText, fresh: RecordText, generated: Identity, ours: boolean): Merge {
  const edits: Edit[] = [];
  const sections: Record<string, string> = {};
  const conflicts: Conflict[] = [];
  const changed: string[] = [];
  const mine = owned(standing.adr);
  let anchor: Section | undefined;
  for (const section of owned(fresh.adr)) {
    const now = bodyOf(fresh.text, section);
    const stands = mine.find((candidate) => candidate.key === section.key);
    const was = generated.sections[section.key];
    if (!stands) {
      if (was !== undefined) sections[section.key] = was;
      else {
        edits.push(insertion(standing, anchor, bodyOf(fresh.text, section, true)));
        sections[section.key] = digest(now);
        changed.push(section.key);
      }
      continue;
    }
    anchor = stands;
    const theirs = bodyOf(standing.text, stands);
    const edited = was === undefined || digest(theirs) !== was;
    if (digest(theirs) === digest(now)) sections[section.key] = digest(now);
    else if (edited && digest(now) === was) sections[section.key] = was;
    else if (edited && !ours) {
      conflicts.push({ section: section.key, theirs, fresh: now });
      if (was !== undefined) sections[section.key] = was;
    } else {
      edits.push({ ...stands.body, text: withLineEnding(now, lineEnding(standing.text)) });
      sections[section.key] = digest(now);
      changed.push(section.key);
    }
  }
  const gone = dropped(standing, fresh.adr, generated);
  return { edits: [...edits, ...gone.edits], sections, conflicts, changed: [...changed, ...gone.keys] };
}

/** The sections that are generated: below the title, without the status, which is edited field by field. */
function owned(adr: Adr): Section[] {
  return adr.sections.filter((section) => section.level > 1 && !/^status$/i.test(section.title));
}

/** Text of a section without its heading, or with it. */
function bodyOf(text: string, section: Section, heading = false): string {
  return text.slice(heading ? section.heading.start : section.body.start, section.body.end);
}

/** A new section goes behind the section that stands before it in the fresh record. */
function insertion(standing: RecordText, anchor: Section | undefined, text: string): Edit {
  const at = anchor?.body.end ?? standing.adr.identitySpan?.start ?? standing.text.length;
  return { start: at, end: at, text: withLineEnding(text, lineEnding(standing.text)) };
}

/** Sections that are generated no more go, when nobody edited them. */
function dropped(standing: RecordText, fresh: Adr, generated: Identity): { edits: Edit[]; keys: string[] } {
  const keys = owned(fresh).map((section) => section.key);
  const gone = owned(standing.adr).filter(
    (section) =>
      generated.sections[section.key] !== undefined &&
      !keys.includes(section.key) &&
      digest(bodyOf(standing.text, section)) === generated.sections[section.key],
  );
  return {
    edits: gone.map((section) => ({ start: section.heading.start, end: section.body.end, text: '' })),
    keys: gone.map((section) => section.key),
  };
}
