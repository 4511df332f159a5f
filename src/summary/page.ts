import type { Stack } from '../model/decision.ts';
import type { RenderTemplate } from '../model/template.ts';
import { canonical } from '../text/canonical.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { relativePath } from '../text/path.ts';
import { replaceRegion, type Replaced } from '../text/region.ts';
import { listOf, sentence } from '../text/sentence.ts';
import { tidy } from '../text/tidy.ts';
import { attention } from './attention.ts';
import type { Look } from './boxes.ts';
import { renderDiagram, type Diagram } from './diagram.ts';
import { entriesOf, isTopic, type EntryInput } from './entries.ts';
import { countsText, factsText } from './head.ts';
import { changesIn, listed, recordRow } from './records.ts';
import { rowOf } from './rows.ts';

/** What the summary page follows from. */
export interface SummaryInput extends EntryInput {
  /** The page as it is. */
  readonly before: string | undefined;
  readonly path: string;
  /** Folder of the log. */
  readonly directory: string;
  readonly answersFile: string;
  readonly template: RenderTemplate;
}

/** The page after the run, and whether only its list of records changes; or what is in the way. */
export type Summary =
  Exclude<Replaced, { readonly page: string }> | { readonly page: string; readonly listOnly: boolean };

const markers = {
  begin: '<!-- create-arch-adr stack: generated, edits between these lines are lost -->',
  end: '<!-- create-arch-adr stack: end -->',
};

/** Text of docs/stack.md: our region replaced, the team's text around it as it was; a fault where the region is not certain. */
export function renderSummary(input: SummaryInput): Summary {
  const { stack, path, log } = input;
  const entries = entriesOf(input);
  const layers = entries.filter((entry) => !isTopic(entry));
  const diagram = renderDiagram(stack, layers);
  const problems = attention({ stack, path, recordOf: recordFinder(input) });
  const latest = listed(log);
  const body = input.template({
    system: escapeMarkdown(stack.system.name),
    facts: factsText(stack),
    counts: countsText(stack, entries, problems.open.length),
    problems: problems.open,
    accepted: problems.accepted,
    diagram: diagram?.text ?? '',
    legend: legend(stack, diagram),
    rows: layers.map((entry) => rowOf(entry, path)),
    topics: entries.filter(isTopic).map((entry) => rowOf(entry, path)),
    skipped: notChosen(stack, 'skip'),
    open: notChosen(stack, 'undecided'),
    records: latest.map((record) => recordRow(record, path)),
    older: olderText(log.length, latest.length, input),
    changes: changesIn(latest, log, path),
    answers: escapeMarkdown(input.answersFile),
    catalog: stack.catalogVersion,
  });
  const replaced = replaceRegion(input.before, markers, tidy(body));
  return 'fault' in replaced ? replaced : { ...replaced, listOnly: isListOnly(input.before, replaced.page) };
}

/** Whether two pages differ in nothing but the records that the log has: the stack itself is the same. */
function isListOnly(before: string | undefined, after: string): boolean {
  if (before === undefined || before === after) return false;
  return canonical(withoutRecords(before)) === canonical(withoutRecords(after));
}

function withoutRecords(page: string): string {
  return page.replace(/^## All records\s[\s\S]*?^Generated from /m, '');
}

function recordFinder({ records, log }: EntryInput): (key: string) => EntryInput['log'][number] | undefined {
  const byPath = new Map(log.map((record) => [record.path, record]));
  return (key) => byPath.get(records.get(key)?.path ?? '');
}

const legendWords: readonly (readonly [Look, string])[] = [
  ['accepted', 'Solid: accepted.'],
  ['proposed', 'Dashed: proposed.'],
  ['used', 'Grey: already in use.'],
  ['open', 'Dotted: open.'],
  ['missing', 'Red: missing.'],
];

/** What the lines and colours of the picture mean, and what is in use and has no place in it. */
function legend({ inUse }: Stack, diagram: Diagram | undefined): string {
  const others = inUse.filter(({ zone }) => zone === undefined || !diagram).map(({ name }) => escapeMarkdown(name));
  const words = legendWords.flatMap(([look, text]) => (diagram?.looks.has(look) ? [text] : []));
  const used = others.length === 0 ? [] : [`${diagram ? 'Also in use' : 'In use'}: ${listOf(others)}.`];
  return [...words, ...used].join(' ');
}

function notChosen({ notChosen: items }: Stack, kind: 'skip' | 'undecided'): string[] {
  return items
    .filter((item) => item.kind === kind)
    .map(({ name, reason }) => `${escapeMarkdown(name)}: ${escapeProse(sentence(reason))}`);
}

/** Where the records are that the table leaves out. */
function olderText(all: number, shown: number, { path, directory }: SummaryInput): string {
  if (all === shown) return '';
  return `The latest ${shown} of ${all} records. All of them are in [${escapeMarkdown(directory)}](${relativePath(path, directory)}/).`;
}
