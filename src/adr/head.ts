import type { Adr, Identity, Neighbour } from '../model/adr.ts';
import type { RenderTemplate } from '../model/template.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { capitalise } from '../text/sentence.ts';
import { linkTo } from './neighbour.ts';
import { makersText, reference, referencesText } from './matter.ts';
import { owned } from './merge.ts';
import { parseAdr } from './parse.ts';
import { recordFields } from './record-fields.ts';

/** What the head of a record says. */
export interface HeadFields extends Pick<Adr, 'number' | 'title' | 'status' | 'date'> {
  readonly deciders: readonly string[];
  readonly identity: Identity;
  readonly supersedes: readonly Neighbour[];
  readonly wouldSupersede: readonly Neighbour[];
}

/** Everything of a template's data that is no part of the head, empty. */
const nothing = Object.fromEntries(
  recordFields.map(({ name, kind }) => [name, kind === 'texts' || kind === 'groups' ? [] : '']),
);

/** The head of a record as a template writes it: all that stands before the first generated section. */
export function headText(fields: HeadFields, template: RenderTemplate): string {
  const { number, title, status, date, deciders, identity, supersedes, wouldSupersede } = fields;
  const text = template({
    ...nothing,
    number,
    title,
    status,
    statusWord: capitalise(status),
    date: date ?? identity.date,
    deciders: deciders.map(escapeMarkdown).join(', ') || 'unknown',
    layer: identity.layer,
    scope: identity.scope === undefined ? undefined : escapeMarkdown(identity.scope),
    supersedes: supersedes.map(linkTo),
    wouldSupersede: wouldSupersede.map(linkTo),
    yaml: {
      deciders: makersText(deciders),
      supersedes: supersedes.length > 0 ? referencesText(supersedes.map(reference)) : undefined,
    },
  });
  const tidied = text
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trimStart();
  const first = owned(parseAdr(tidied, ''))[0]?.heading.start ?? tidied.length;
  return `${tidied.slice(0, first).trimEnd()}\n`;
}

/** The names in a record's field of deciders: a list in YAML, or names between commas. */
export function deciderNames(value: string): string[] {
  if (value === '' || value === 'unknown') return [];
  if (!value.startsWith('[')) return value.split(/,\s+/).map((name) => name.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
  return [...value.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g)].flatMap((match) => {
    const name = match[1] === undefined ? (match[2] ?? '').trim() : unquoted(match[0]);
    return name === '' ? [] : [name];
  });
}

function unquoted(json: string): string {
  try {
    return String(JSON.parse(json));
  } catch {
    return json.slice(1, -1);
  }
}
