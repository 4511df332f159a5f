import type { Section } from '../model/adr.ts';
import { isUnedited, sectionMark } from '../text/digest.ts';
import { findIdentity } from './identity.ts';
import { outlineOf, sectionsOf } from './outline.ts';

/** The sections of a record of ours that are no longer as they were generated; those that a person added count as none. */
export function editedSections(text: string): Section[] {
  const found = findIdentity(text);
  if (!found) return [];
  const generated = found.identity.digests();
  return sectionsOf(outlineOf(text, found.span)).filter(({ key, body }) => {
    const was = generated[sectionMark(key)];
    return was !== undefined && !isUnedited(text.slice(body.start, body.end), was);
  });
}
