import type { AdrFile, AdrLink, AdrLog, FieldPlace, Span } from '../model/adr.ts';
import { resolvePath } from '../text/path.ts';
import type { Field } from './fields.ts';

const reference = /\bADR[- ]?\d{1,6}\b/gi;

/**
 * What a record says about others: phrases such as `Supersedes [1. Title](0001-title.md)` in the status, in the sections
 * called Status and Links, and `supersedes: ADR-0001` in front matter. A target is as it is written: a path or `ADR-0001`.
 */
export function linksIn(
  text: string,
  bodies: readonly (Span | undefined)[],
  status: readonly FieldPlace[],
  fields: readonly Field[],
): AdrLink[] {
  const lines = [
    // What stands in the section is among the lines of its body.
    ...status.flatMap((place) => (place.form === 'section' ? [] : place.value)),
    ...bodies.flatMap((body) => (body ? tellingLines(text, body) : [])),
  ];
  if (fields.length === 0 && !lines.some((line) => telling.test(line))) return [];
  const stated = fields
    .filter((field) => field.name === 'supersedes' || field.name === 'superseded-by')
    .flatMap((field) => targetsOf(field.value).map((target) => ({ phrase: field.name.replace('-', ' '), target })));
  const links = [...lines.flatMap(linksOfLine), ...stated];
  if (links.length < 2) return links;
  return [...new Map(links.map((link) => [`${link.phrase} ${link.target}`, link])).values()];
}

/** The lines of a section, when any of them can name a record: most say one word. */
function tellingLines(text: string, { start, end }: Span): string[] {
  const body = text.slice(start, end);
  return telling.test(body) ? body.split(/\r?\n/) : [];
}

/** What stands in every line that names a record. */
export const telling = /\[|ADR/i;

function linksOfLine(line: string): AdrLink[] {
  if (!telling.test(line)) return [];
  const found =
    /^\s*(?:[-*+]\s+)?(?:\*\*|__)?([A-Za-z][A-Za-z -]{2,40}?)(?:\*\*|__)?\s*(?::\s*)?(?=\[|ADR[- ]?\d)/i.exec(line);
  if (!found) return [];
  const phrase = (found[1] ?? '').trim().toLowerCase().replace('superced', 'supersed');
  return targetsOf(line.slice(found[0].length)).map((target) => ({ phrase, target }));
}

function targetsOf(text: string): string[] {
  const paths = [...text.matchAll(/\\.|\[(?:[^[\]\\\n]|\\.)*\]\(([^()\s]+)\)/g)].flatMap((match) => match[1] ?? []);
  return paths.length > 0 ? paths : [...text.matchAll(reference)].map((match) => match[0]);
}

/** The record that a link of another record means, by path or by number; `undefined` when the log has none. */
export function linkedFile(link: AdrLink, from: string, log: AdrLog): AdrFile | undefined {
  const number = /^ADR[- ]?(\d{1,6})$/i.exec(link.target)?.[1];
  if (number !== undefined) return log.files.find((file) => file.adr.number === Number(number));
  const path = resolvePath(from, link.target.split(/[#?]/, 1)[0] ?? '');
  return log.files.find((file) => file.path === path || file.path === `${path}.md`);
}
