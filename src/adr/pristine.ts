import type { AdrFile, Section } from '../model/adr.ts';
import { digest } from '../text/digest.ts';
import { frontMatterSpan } from '../text/front-matter.ts';

/**
 * Whether a record of ours still stands as it was generated: every section and every status field has the digest that its
 * identity comment remembers, and there is nothing beside them. A record without that comment is somebody's own. Words
 * added to the status itself are not seen; they are kept by every run.
 */
export function isAsGenerated({ text, adr }: AdrFile): boolean {
  const { identity } = adr;
  if (!identity || adr.title !== identity.title || adr.status !== identity.status) return false;
  if (adr.datePlaces.some((place) => place.value !== identity.date)) return false;
  if (adr.deciderPlaces.some((place) => place.value !== (identity.deciders || 'unknown'))) return false;
  const generated = identity.digests();
  const body = (section: Section): string => text.slice(section.body.start, section.body.end);
  const sections = adr.sections().filter((section) => section.level > 1 && !/^status$/i.test(section.title));
  const heads = adr.sections().filter((section) => section.level === 1 && generated[section.key] === undefined);
  return (
    text.slice(adr.identitySpan()?.end).trim() === '' &&
    holdsOwnKeysOnly(text.slice(0, frontMatterSpan(text)?.end ?? 0)) &&
    heads.every((section) => holdsFieldsOnly(body(section))) &&
    Object.keys(generated).every((key) => adr.sections().some((section) => section.key === key)) &&
    sections.every((section) => digest(body(section)) === generated[section.key])
  );
}

const field = /^(?:[-*+]\s+)?(?:\*\*)?\p{L}[\p{L} -]{1,30}(?:\*\*)?:(?:\*\*)?(?:\s|$)/u;

/** Whether below the title there is nothing but "- Status: …" and the like. */
function holdsFieldsOnly(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.every((line) => line === '' || line === '<!--' || line === '-->' || field.test(line));
}

const ownKey = /^\ufeff?(?:---|(?:status|date|decision-makers|number|supersedes|superseded-by):.*)?\s*$/;

/** Whether front matter has no line beside those that are written there. */
function holdsOwnKeysOnly(matter: string): boolean {
  return matter.split('\n').every((line) => ownKey.test(line));
}
