import type { Identity, Span } from '../model/adr.ts';

/** What could end the comment, or turn or hide its text. */
const invisible = />|[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const opening = '<!-- create-arch-adr ';
const pattern = /<!-- create-arch-adr (\{[^\n]*\}) -->/g;

/** Identity → the comment that carries it. Nothing in it can end the comment early. */
export function renderIdentity(identity: Identity): string {
  const json = JSON.stringify(identity)
    .replaceAll('--', '-\\u002d')
    .replace(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${opening}${json} -->`;
}

/** The last identity comment of a record and where it stands; `undefined` when there is none, or when it is damaged. */
export function findIdentity(text: string): { readonly identity: Identity; readonly span: Span } | undefined {
  if (!text.includes(opening)) return undefined;
  const match = [...text.matchAll(pattern)].at(-1);
  if (!match) return undefined;
  const identity = parseIdentity(match[1] ?? '');
  return identity && { identity, span: { start: match.index, end: match.index + match[0].length } };
}

function parseIdentity(json: string): Identity | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  const fields = value as Record<string, unknown>;
  const text = (key: string): string => (typeof fields[key] === 'string' ? fields[key] : '');
  if (text('layer') === '') return undefined;
  const sections = fields['sections'];
  return {
    layer: text('layer'),
    ...(typeof fields['scope'] === 'string' ? { scope: fields['scope'] } : {}),
    option: text('option'),
    catalog: text('catalog'),
    answers: text('answers'),
    title: text('title'),
    status: text('status'),
    date: text('date'),
    deciders: text('deciders'),
    sections: isDigests(sections) ? sections : {},
  };
}

function isDigests(value: unknown): value is Record<string, string> {
  return (
    value !== null && typeof value === 'object' && Object.values(value).every((digest) => typeof digest === 'string')
  );
}
