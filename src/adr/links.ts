import { fileName, type Adr, type Identity, type Section } from '../model/adr.ts';
import { isUnedited, sectionDigest, sectionMark } from '../text/digest.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import { relativePath, resolvePath } from '../text/path.ts';
import { renderIdentity } from './identity.ts';
import { parseAdr } from './parse.ts';

/** A record that gets another file name: the paths, and the texts that generated links show for it. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
  /** Texts between the brackets that follow the record, such as "3. Use NATS"; what a person wrote there stays. */
  readonly labels?: ReadonlyMap<string, string>;
}

/** Edits that let every link in a file to a renamed record point to its new name. `path` is that of the file. */
export function linkEdits(text: string, path: string, { from, to, labels }: Renaming): Edit[] {
  const edits: Edit[] = [];
  const name = fileName(from);
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const link = linkAround(text, at, at + name.length);
    if (!link || resolvePath(path, text.slice(link.start, link.end)) !== from) continue;
    const target = text.slice(link.start, at).startsWith('./') ? './' : '';
    edits.push({ start: link.start, end: link.end, text: target + relativePath(path, to) });
    const shown = link.label && text.slice(link.label.start, link.label.end);
    const label = shown === undefined ? undefined : labels?.get(shown);
    if (link.label && label !== undefined && label !== shown) edits.push({ ...link.label, text: label });
  }
  return edits;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly label?: { readonly start: number; readonly end: number };
}

/** The target of the link that a file name stands in: `[text](path/name)`, `[text](<name>)` or `[id]: path/name`. */
function linkAround(text: string, at: number, end: number): Found | undefined {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(Math.max(line, at - 600), at);
  if (!/^(?:[)#?>\s]|$)/.test(text.slice(end, end + 1))) return undefined;
  const inline = /\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(<?([^()<>\s]*)$/.exec(before);
  if (inline) {
    const offset = at - before.length + inline.index + 1;
    return {
      start: at - (inline[2] ?? '').length,
      end,
      label: { start: offset, end: offset + (inline[1] ?? '').length },
    };
  }
  const definition = /^ {0,3}\[[^\]]+\]:\s*<?([^<>\s]*)$/.exec(before);
  return definition ? { start: at - (definition[1] ?? '').length, end } : undefined;
}

/** Whether a text links to a record. */
export function linksTo(text: string, path: string, record: string): boolean {
  return linkEdits(text, path, { from: record, to: record }).length > 0;
}

/** A record of ours with its links to renamed records mended. */
export function renameLinks(text: string, path: string, renaming: Renaming): string {
  if (!text.includes(fileName(renaming.from))) return text;
  return editGenerated(text, path, linkEdits(text, path, renaming));
}

/**
 * A record of ours with edits that are no work of a person: sections that stood as generated still count as generated,
 * their digests follow. A text without our comment is only edited.
 */
export function editGenerated(text: string, path: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const before = parseAdr(text, path);
  const mended = applyEdits(text, edits);
  const after = parseAdr(mended, path);
  if (!before.identity || !after.identity) return mended;
  const identity = followDigests(before, before.identity, text, after, mended);
  const span = after.identitySpan();
  return span ? applyEdits(mended, [{ ...span, text: renderIdentity(identity) }]) : mended;
}

function followDigests(before: Adr, identity: Identity, text: string, after: Adr, mended: string): Identity {
  const bodyOf = (source: string, section: Section | undefined): string | undefined =>
    section && source.slice(section.body.start, section.body.end);
  const byMark = (adr: Adr): Map<string, Section> =>
    new Map(adr.sections().map((section) => [sectionMark(section.key), section]));
  const old = byMark(before);
  const now = byMark(after);
  const sections = Object.entries(identity.digests()).map(([mark, was]) => {
    const stood = bodyOf(text, old.get(mark));
    const stands = bodyOf(mended, now.get(mark));
    const follows = stood !== undefined && stands !== undefined && isUnedited(stood, was);
    return [mark, follows ? sectionDigest(stands) : was] as const;
  });
  return { ...identity, digests: () => Object.fromEntries(sections) };
}
