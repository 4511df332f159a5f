import type { Adr, AdrFile, Identity, Section } from '../model/adr.ts';
import { isUnedited, sectionMark } from '../text/digest.ts';
import { frontMatterSpan } from '../text/front-matter.ts';

/**
 * Whether a record of ours still stands as it was generated: every section and every status field has the digest that its
 * identity comment remembers, and there is nothing beside them. A record without that comment is somebody's own.
 */
export function isAsGenerated({ text, adr }: AdrFile): boolean {
  const { identity } = adr;
  if (!identity || adr.title !== identity.title || !hasOwnFields(adr, identity)) return false;
  const generated = identity.digests();
  const body = (section: Section): string => text.slice(section.body.start, section.body.end);
  const isStatus = (section: Section): boolean => /^status$/i.test(section.title);
  const sections = adr.sections().filter((section) => section.level > 1 && !isStatus(section));
  const heads = adr
    .sections()
    .filter((section) => section.level === 1 && generated[sectionMark(section.key)] === undefined);
  return (
    text.slice(adr.identitySpan()?.end).trim() === '' &&
    holdsOwnKeysOnly(text.slice(0, frontMatterSpan(text)?.end ?? 0)) &&
    heads.every((section) => holdsFieldsOnly(body(section))) &&
    adr.sections().every((section) => !isStatus(section) || holdsStatusOnly(body(section))) &&
    Object.keys(generated).every((mark) => adr.sections().some((section) => sectionMark(section.key) === mark)) &&
    sections.every((section) => isUnedited(body(section), generated[sectionMark(section.key)]))
  );
}

/** Whether status, date and deciders are those that were generated, with no word beside them. */
function hasOwnFields(adr: Adr, identity: Identity): boolean {
  const isBare = adr.statusPlaces.every(
    ({ form, value }) => form === 'section' || /^(?:\w+|superseded by \S+)$/i.test(value),
  );
  return (
    isBare &&
    adr.status === identity.status &&
    adr.datePlaces.every((place) => place.value === identity.date) &&
    adr.deciderPlaces.every((place) => place.value === (identity.deciders || 'unknown'))
  );
}

const field = /^(?:[-*+]\s+)?(?:\*\*)?\p{L}[\p{L} -]{1,30}(?:\*\*)?:(?:\*\*)?(?:\s|$)/u;

/** Whether below the title there is nothing but "- Status: …" and the like. */
function holdsFieldsOnly(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.every((line) => line === '' || line === '<!--' || line === '-->' || field.test(line));
}

const ownKey = /^\ufeff?(?:---|(?:status|date|decision-makers|number|supersedes|superseded-by):.*|\s*)$/;

/** Whether front matter has no line beside those that are written there. */
function holdsOwnKeysOnly(matter: string): boolean {
  return matter.split('\n').every((line) => ownKey.test(line));
}

const link = String.raw`\[(?:[^[\]\\]|\\.)*\]\([^()\s]+\)`;
/** What stands in a status section by our own doing: the word, links to other records, why a decision ended. */
const written = new RegExp(
  String.raw`^(?:(?:Draft|Proposed|Accepted|Rejected|Deprecated)|Supersede(?:s|d by) ${link}|Would supersede ${link}|The team stayed with .*|The (?:decision|layer) (?:was taken out|is deliberately not used|is undecided again) .*)$`,
);

function holdsStatusOnly(text: string): boolean {
  return text.split('\n').every((line) => line.trim() === '' || written.test(line.trim()));
}
