import type { AdrStatus } from '../model/adr.ts';
import { effectsOnce, keyOf, type Decision, type Stack } from '../model/decision.ts';
import type { Fit } from '../model/catalog.ts';
import type { RenderTemplate } from '../model/template.ts';
import { escapeBlock, escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { relativePath } from '../text/path.ts';
import { replaceRegion, type Replaced } from '../text/region.ts';
import { capitalise, listOf, sentence } from '../text/sentence.ts';
import { tidy } from '../text/tidy.ts';
import { drawn, renderDiagram } from './diagram.ts';
import { entriesOf, type Entry, type EntryInput, type PageRecord } from './entries.ts';

/** What the summary page follows from. */
export interface SummaryInput extends EntryInput {
  /** The page as it stands. */
  readonly before: string | undefined;
  readonly path: string;
  readonly answersFile: string;
  readonly template: RenderTemplate;
}

const markers = {
  begin: '<!-- create-arch-adr stack: generated, edits between these lines are lost -->',
  end: '<!-- create-arch-adr stack: end -->',
};

const lastDecisions = 5;
/** Choices that the opening sentence names. */
const mostNamed = 4;

/** Text of docs/stack.md: our region replaced, the team's text around it as it was; a fault where the region is not certain. */
export function renderSummary(input: SummaryInput): Replaced {
  const { stack, path } = input;
  const entries = entriesOf(input);
  const body = input.template({
    system: escapeMarkdown(stack.system.name),
    opening: opening(stack, drawn(entries)),
    diagram: renderDiagram(stack, entries),
    rows: entries.map((entry) => row(entry, input)),
    skipped: stack.notChosen.filter((item) => item.kind === 'skip').map((item) => notChosen(item.name, item.reason)),
    undecided: stack.notChosen
      .filter((item) => item.kind === 'undecided')
      .map((item) => notChosen(item.name, item.reason)),
    problems: problemBullets(stack, (key) => linkTo(key, input)),
    last: lastRecords(input),
    answers: escapeMarkdown(input.answersFile),
    catalog: stack.catalogVersion,
    log: relativePath(path, input.log[0]?.path ?? path).replace(/(?<![^/])[^/]*$/, ''),
  });
  return replaceRegion(input.before, markers, tidy(body));
}

/** Two sentences: what the system is, and its shape. */
function opening({ system, context }: Stack, shown: readonly Entry[]): string {
  const what = system.summary === undefined ? '' : `${escapeBlock(capitalise(sentence(system.summary)))} `;
  const named = shown.slice(0, mostNamed);
  const names = (list: readonly Entry[]): string => listOf(list.map(nameWithPurpose));
  const accepted = named.filter((entry) => entry.status === 'accepted');
  const proposed = named.filter((entry) => entry.status !== 'accepted');
  const on = context.runtime === undefined ? '' : ` on ${runtimeWords[context.runtime] ?? context.runtime}`;
  if (named.length === 0) return `${what}No layer that carries traffic is decided yet.`;
  if (accepted.length === 0) return `${what}${on === '' ? 'Proposed' : `It runs${on}; proposed`}: ${names(proposed)}.`;
  const also = proposed.length === 0 ? '' : `; proposed: ${names(proposed)}`;
  return `${what}It runs${on} with ${names(accepted)}${also}.`;
}

function nameWithPurpose({ name, decision: { scope, layerOf } }: Entry): string {
  return `${escapeMarkdown(name)} for ${escapeMarkdown(scope ?? layerOf.purpose)}`;
}

const runtimeWords: Readonly<Record<string, string>> = {
  kubernetes: 'Kubernetes',
  vm: 'virtual machines',
  'bare-metal': 'bare metal',
  serverless: 'a serverless platform',
  mixed: 'a mix of platforms',
};

function row(entry: Entry, input: SummaryInput): Record<string, string> {
  const { decision, name, status, record, isChoice } = entry;
  const { version } = decision.answer;
  return {
    layer:
      escapeMarkdown(decision.layerOf.name) +
      (decision.scope === undefined ? '' : ` (${escapeMarkdown(decision.scope)})`),
    choice: escapeMarkdown(name) + (isChoice && version !== undefined ? ` ${escapeMarkdown(version)}` : ''),
    // The answers speak about the choice; what was said about the option in force is in its record.
    why: isChoice ? why(decision) : '–',
    price: isChoice ? price(decision) : '–',
    record: record ? recordLink(record, input.path) : '',
    status,
    lifecycle: lifecycle(entry),
  };
}

/** The reason in a few words: the team's own, or the drivers it meets. */
function why(decision: Decision): string {
  const names = (fit: Fit): string[] =>
    'own' in decision.chosen
      ? []
      : decision.chosen.fits.filter((item) => item.need.driver && item.fit === fit).map((item) => item.need.name);
  const met = names('met');
  const partly = names('partly');
  const { because } = decision.answer;
  if (because !== undefined) return cell(because);
  if (met.length > 0) return capitalise(met.map(escapeMarkdown).join('; '));
  return partly.length > 0 ? `In part: ${partly.map(escapeMarkdown).join('; ')}` : 'unknown';
}

/** What the choice costs most: the team's own words, or the weightiest bad claim that holds for it. */
function price(decision: Decision): string {
  const [own] = decision.answer.consequences.bad;
  if (own !== undefined) return cell(own);
  if ('own' in decision.chosen) return 'unknown';
  const bad = decision.chosen.claims.filter((claim) => claim.polarity === 'bad');
  const claim = bad.find((item) => item.weight === 'major') ?? bad[0];
  return claim ? cell(claim.text) : 'unknown';
}

function cell(text: string): string {
  return capitalise(escapeMarkdown(text)).replace(/[.。]$/, '');
}

function lifecycle({ option }: Entry): string {
  if (!option) return 'unknown';
  const { state, since } = option.lifecycle;
  return since === undefined || state === 'active' ? state : `${state} since ${since}`;
}

function linkTo(key: string, input: SummaryInput): string {
  const path = input.records.get(key)?.path;
  const record = input.log.find((candidate) => candidate.path === path);
  if (path === undefined || !record) return escapeMarkdown(key);
  return recordLink(record, input.path);
}

function recordLink(record: PageRecord, from: string): string {
  const { number, title } = record.adr;
  const name = number === undefined ? title : String(number).padStart(4, '0');
  return `[${name}](${relativePath(from, record.path)})`;
}

function notChosen(layer: string, reason: string): string {
  return `**${escapeMarkdown(layer)}**: ${escapeProse(sentence(reason))}`;
}

/** Everything across layers that somebody has to look at, and what the team accepted with a reason; each pair once. */
function problemBullets(stack: Stack, link: (key: string) => string): string[] {
  return effectsOnce(stack).map(({ decision, effect }) => {
    const other = effect.other ? link(keyOf(effect.other)) : '';
    const text = escapeProse(effect.text).replace('{other}', other);
    const accepted = effect.accepted === undefined ? '' : ` Accepted: ${escapeProse(sentence(effect.accepted))}`;
    return `${link(keyOf(decision))}: ${text}${accepted}`;
  });
}

const struck: readonly AdrStatus[] = ['superseded', 'rejected', 'deprecated'];

/** Sorts by day, then by path; plain comparison, as the days are digits. */
function isNewer(a: PageRecord, b: PageRecord | undefined): boolean {
  if (!b) return true;
  const [day, other] = [dayOf(a), dayOf(b)];
  return day === other ? a.path > b.path : day > other;
}

function dayOf(record: PageRecord): string {
  return record.ended ?? record.adr.date ?? '';
}

/** The newest records first; those that no longer hold are struck through. */
function lastRecords(input: SummaryInput): string[] {
  const last: PageRecord[] = [];
  // Later names are mostly newer: beginning with them, few records have to be looked at.
  for (const record of [...input.log].reverse()) {
    if (!isNewer(record, last[lastDecisions - 1]) || !record.adr.identity) continue;
    const at = last.findIndex((other) => isNewer(record, other));
    last.splice(at === -1 ? last.length : at, 0, record);
    last.length = Math.min(last.length, lastDecisions);
  }
  return last.map((record) => {
    const { title, date, status } = record.adr;
    const text = `${recordLink(record, input.path)} ${title}`;
    const shown = struck.includes(status) ? `~~${text}~~` : text;
    return `${date ?? 'no date'}: ${shown} (${status})`;
  });
}
