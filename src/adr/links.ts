import { fileName, type Adr, type Identity, type Section } from '../model/adr.ts';
import { digest } from '../text/digest.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import { renderIdentity } from './identity.ts';
import { parseAdr } from './parse.ts';

/** Edits that let every link to one file of the log point to its new name; the text between the brackets stays. */
function linkEdits(text: string, from: string, to: string): Edit[] {
  const edits: Edit[] = [];
  const target = fileName(from);
  for (let at = text.indexOf(target); at !== -1; at = text.indexOf(target, at + target.length)) {
    const before = text.slice(Math.max(0, at - 200), at);
    const after = text.charAt(at + target.length);
    if (/\]\((?:[^()\s]*\/)?$/.test(before) && /[)#\s]/.test(after)) {
      edits.push({ start: at, end: at + target.length, text: fileName(to) });
    }
  }
  return edits;
}

/** Whether a text links to a file of the log. */
export function linksTo(text: string, path: string): boolean {
  return linkEdits(text, path, path).length > 0;
}

/**
 * A record of ours with its links to a renamed file mended. Sections that stood as generated still count as generated:
 * their digests follow.
 */
export function renameLinks(text: string, path: string, from: string, to: string): string {
  const edits = linkEdits(text, from, to);
  if (edits.length === 0) return text;
  const before = parseAdr(text, path);
  const mended = applyEdits(text, edits);
  const after = parseAdr(mended, path);
  if (!before.identity || !after.identitySpan) return mended;
  const identity = followDigests(before, before.identity, text, after, mended);
  return applyEdits(mended, [{ ...after.identitySpan, text: renderIdentity(identity) }]);
}

function followDigests(before: Adr, identity: Identity, text: string, after: Adr, mended: string): Identity {
  const body = (source: string, section: Section): string => source.slice(section.body.start, section.body.end);
  const sections = Object.entries(identity.sections).map(([key, was]) => {
    const old = before.sections.find((section) => section.key === key);
    const now = after.sections.find((section) => section.key === key);
    const follows = old && now && digest(body(text, old)) === was;
    return [key, follows ? digest(body(mended, now)) : was] as const;
  });
  return { ...identity, sections: Object.fromEntries(sections) };
}
