import { recordFormats, type Identity, type RecordFormat, type Span } from '../model/adr.ts';

/** What could end the comment, or turn or hide its text. */
const invisible = />|[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const opening = '<!-- create-arch-adr ';
const closing = ' -->';

const order = 'layer scope option catalog answers title status date deciders format gone sections'.split(
  ' ',
) as (keyof Identity)[];

/** Identity → the comment that carries it, its keys always in one order. Nothing in it can end the comment early. */
export function renderIdentity(identity: Identity): string {
  const known = order.flatMap((key) => (identity[key] === undefined ? [] : [[key, identity[key]] as const]));
  const json = JSON.stringify(Object.fromEntries(known))
    .replaceAll('--', '-\\u002d')
    .replace(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${opening}${json} -->`;
}

/** An identity without one of its optional keys. */
export function without(identity: Identity, key: 'scope' | 'gone' | 'format'): Identity {
  return { ...identity, [key]: undefined };
}

/** The last identity comment of a record and where it stands; `undefined` when there is none, or when it is damaged. */
export function findIdentity(text: string): { readonly identity: Identity; readonly span: Span } | undefined {
  for (let start = text.lastIndexOf(opening); start !== -1; start = text.lastIndexOf(opening, start - 1)) {
    const end = text.indexOf(closing, start);
    const isLine = start === 0 || text.charAt(start - 1) === '\n';
    const identity = isLine && end !== -1 ? parseIdentity(text.slice(start + opening.length, end)) : undefined;
    if (identity) return { identity, span: { start, end: end + closing.length } };
    if (start === 0) break;
  }
  return undefined;
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
  const format = recordFormats.find((known) => known === fields['format']);
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
    ...formatKey(format),
    ...(fields['gone'] === true ? { gone: true as const } : {}),
    sections: isDigests(sections) ? sections : {},
  };
}

/** What the comment says of a format: nothing of the portable one, which has been there from the first day. */
export function formatKey(format: RecordFormat | undefined): { readonly format?: RecordFormat } {
  return format === undefined || format === 'portable' ? {} : { format };
}

function isDigests(value: unknown): value is Record<string, string> {
  return (
    value !== null && typeof value === 'object' && Object.values(value).every((digest) => typeof digest === 'string')
  );
}
