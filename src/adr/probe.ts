import type { Adr } from '../model/adr.ts';
import type { Problem } from '../model/problem.ts';
import type { RenderTemplate, TemplateField } from '../model/template.ts';
import { makersText, reference, referencesText } from './matter.ts';
import { owned } from './merge.ts';
import { linkTo } from './neighbour.ts';
import { parseAdr } from './parse.ts';
import { recordFields } from './record-fields.ts';
import { tidy } from '../text/tidy.ts';

/** Texts that have to come back as they went in. */
const known: Readonly<Record<string, string>> = {
  number: '7',
  title: 'Use a probe for probes',
  status: 'proposed',
  statusWord: 'Proposed',
  date: '2001-02-03',
  deciders: 'Ana, Bo',
  layer: 'rpc',
};

const older = { title: 'Use a relic for relics', number: 3, file: '0003-use-a-relic-for-relics.md' };

/**
 * Tries a team's template on two made-up decisions, one with every field and one without those that may be missing. A later
 * run has to find in the record what it must keep up: the title, the status, the day and at least one section.
 */
export function probeProblems(render: RenderTemplate, file: string): Problem[] {
  const [full, bare] = [true, false].map((all) => parseAdr(`${tidy(render(probe(all)))}\n`, '')) as [Adr, Adr];
  const faults = [...faultsOf(full), ...faultsOf(bare), ...linkFaults(full)];
  return [...new Map(faults.map((fault) => [fault.message, fault])).values()].map(({ message, hint }): Problem => ({
    code: 'template/unreadable',
    severity: 'error',
    file,
    line: 1,
    column: 1,
    message,
    hint,
  }));
}

/** Data of a decision that takes the place of an older one and says everything, or of one that says as little as one can. */
function probe(full: boolean): Record<string, unknown> {
  const yaml = {
    deciders: makersText(['Ana', 'Bo']),
    supersedes: full ? referencesText([reference(older)]) : undefined,
  };
  return { ...sample(recordFields, full), supersedes: full ? [linkTo(older)] : [], yaml };
}

function sample(fields: readonly TemplateField[], full: boolean): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field, full)]));
}

function valueOf(field: TemplateField, full: boolean): unknown {
  const isEmpty = field.optional === true && !full;
  const text = known[field.name] ?? `Some ${field.name}.`;
  switch (field.kind) {
    case 'flag':
      return full;
    case 'text':
      return isEmpty ? undefined : text;
    case 'texts':
      return isEmpty ? [] : [text, text];
    case 'group':
      return sample(field.fields ?? [], full);
    case 'groups':
      return isEmpty ? [] : [sample(field.fields ?? [], full), sample(field.fields ?? [], full)];
  }
}

interface Fault {
  readonly message: string;
  readonly hint: string;
}

/** What a later run would not find in a text. */
function faultsOf(adr: Adr): Fault[] {
  return [
    ...(adr.title === known['title']
      ? []
      : [missing('title', '`# {{#if number}}{{number}}. {{/if}}{{title}}` as its first heading')]),
    ...(adr.status === known['status'] && adr.statusPlaces.length > 0
      ? []
      : [missing('status', '`- Status: {{status}}` below the title, or `{{statusWord}}` below `## Status`')]),
    ...(adr.date === known['date'] ? [] : [missing('date', '`- Date: {{date}}` below the title')]),
    ...(owned(adr).length > 0 ? [] : [missing('section', 'headings such as `## Context` above what it says')]),
  ];
}

function missing(what: string, write: string): Fault {
  return {
    message: `A later run would find no ${what} in a record of this template.`,
    hint: `Write ${write}.`,
  };
}

/** Both records have to name each other, or `check` fails. */
function linkFaults(adr: Adr): Fault[] {
  if (adr.links().some((link) => link.phrase === 'supersedes')) return [];
  const write =
    '`{{#each supersedes}}Supersedes {{this}}{{/each}}` in a line of its own below the status in `## Status`, or `supersedes: {{yaml.supersedes}}` in front matter';
  return [missing('link to the one that it supersedes', write)];
}
