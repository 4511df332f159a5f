import type { Decision, Need, Stack } from '../model/decision.ts';
import { wordMarks } from './answers-digest.ts';
import { chosenName, formerEnding, titleEnding } from '../model/decision.ts';
import type { Adr, Identity, Neighbour, RecordFormat } from '../model/adr.ts';
import type { RenderTemplate } from '../model/template.ts';
import { sectionDigest, sectionMark } from '../text/digest.ts';
import { escapeBlock, escapeMarkdown, escapeProse, plainLine } from '../text/markdown.ts';
import { capitalise, clause } from '../text/sentence.ts';
import { consequenceBullets, effectBullets, exitText, operationText, type FindNeighbour } from './consequences.ts';
import { begun, contextParagraphs, namesAround, situation } from './context.ts';
import { evidenceTexts, stepTexts } from './follow-up.ts';
import { formatKey, renderIdentity } from './identity.ts';
import { chosenOpening, outcomeOf, runnerUpText } from './justify.ts';
import { makersText, reference, referencesText } from './matter.ts';
import { owned } from './merge.ts';
import { linkTo } from './neighbour.ts';
import { confidenceText, confirmationTexts, factLines, factsTitle, reviewText } from './more.ts';
import { openBullets } from './open-questions.ts';
import { columnNames, comparisonRows, hasText, optionTexts, suggestedTexts, type Suggestion } from './options.ts';
import { parseAdr } from './parse.ts';
import { alternatives, costsAmong, yStatement } from './short.ts';
import { tidy } from '../text/tidy.ts';

/** Everything that is outside a decision and yet stands in its record. */
export interface RecordFrame {
  readonly number?: number;
  readonly date: string;
  readonly supersedes: readonly Neighbour[];
  /** Accepted records whose place it takes once it is accepted itself. */
  readonly wouldSupersede?: readonly Neighbour[];
  /** Marks of words for a former option that stay in the answers. */
  readonly former?: readonly string[];
  readonly find: FindNeighbour;
  /** Leads from the record to a path in the repository. */
  readonly fromHere?: (path: string) => string;
  /** Where the stack page is, seen from the record. */
  readonly page?: string;
  /** Digest of the answers behind the record. */
  readonly answers: string;
  readonly format: RecordFormat;
}

/** What a record's template gets. The texts are Markdown already, escaped; the names are documented in the README. */
export function recordData(decision: Decision, stack: Stack, frame: RecordFrame): Record<string, unknown> {
  const consequences = consequenceBullets(decision, frame.find);
  const options = optionTexts(decision);
  const suggestions = suggestedTexts(decision);
  const facts = factLines(decision);
  const revisit = reviewText(decision);
  const unknown = openBullets(decision);
  const evidence = evidenceTexts(decision, frame.fromHere ?? ((path) => path));
  const information = facts.length > 0 || revisit !== undefined || evidence.length > 0;
  const older = [...frame.supersedes, ...(frame.wouldSupersede ?? [])];
  const outcome = outcomeOf(decision, chosenOpening(decision));
  return {
    number: frame.number === undefined ? undefined : String(frame.number),
    title: recordTitle(decision),
    status: decision.status,
    statusWord: capitalise(decision.status),
    date: frame.date,
    deciders: decidersText(decision) || nobody,
    layer: decision.layer,
    scope: decision.scope === undefined ? undefined : escapeMarkdown(decision.scope),
    supersedes: frame.supersedes.map(linkTo),
    wouldSupersede: frame.wouldSupersede?.map(linkTo) ?? [],
    yaml: {
      deciders: makersText(decision.answer.deciders),
      supersedes: frame.supersedes.length > 0 ? referencesText(frame.supersedes.map(reference)) : undefined,
    },
    context: contextParagraphs(decision, stack, older, frame.page),
    situation: situation(stack, decision) || undefined,
    ...driverData(decision, stack),
    options: options.map(marked),
    suggested: suggestions.map(marked),
    compared: options.length > 1 || suggestions.some(hasText),
    columns: columnNames(decision),
    comparison: comparisonRows(decision),
    outcome: outcome.text,
    decided: outcomeOf(decision, weWill(decision)).text,
    statement: yStatement(decision, stack),
    runnerUp: runnerUpText(decision),
    reasons: outcome.reasons,
    alternatives: alternatives(decision),
    consequences,
    costs: costsAmong(consequences),
    operation: operationText(decision, stack.context),
    exit: exitText(decision),
    effects: effectBullets(decision, frame.find),
    steps: stepTexts(decision),
    evidence,
    confirmation: confirmationTexts(decision),
    confidence: confidenceText(decision),
    revisit,
    appliesTo: decision.answer.appliesTo.map((glob) => `\`${plainLine(glob).replaceAll('`', '')}\``).join(', '),
    factsTitle: factsTitle(decision, stack),
    information,
    more: information || unknown.length + older.length > 0,
    facts,
    unknown,
    statusQuo: undefined,
    notes: [],
  };
}

function driverData(decision: Decision, stack: Stack): { readonly drivers: string[]; readonly ordered: boolean } {
  const drivers = decision.needs.map((need) => driverBullet(need, namesAround(decision, stack)));
  return { drivers, ordered: drivers.length > 1 };
}

/** An option for a template, which cannot count. */
function marked<T extends Suggestion>(option: T): T & { readonly hasText: boolean } {
  return { ...option, hasText: hasText(option) };
}

/** "We will use Apache Kafka as the message queue". */
function weWill(decision: Decision): string {
  if (decision.layerOf.topic) return `We decided for ${escapeMarkdown(chosenName(decision.chosen))}`;
  return `We will use ${escapeMarkdown(chosenName(decision.chosen))} ${escapeMarkdown(titleEnding(decision))}`;
}

/** A record's title: "Use Apache Kafka as the message queue". Nothing in it breaks a heading or a graph. */
export function recordTitle(decision: Decision): string {
  return titleWith(decision, titleEnding(decision));
}

/** The titles that the record of a decision can have: that of {@link recordTitle}, and that of former versions. */
export function knownTitles(decision: Decision): string[] {
  const { scope, layerOf } = decision;
  const former = scope === undefined ? [titleWith(decision, formerEnding(layerOf))] : [];
  return [...new Set([recordTitle(decision), ...former])];
}

function titleWith({ chosen, layerOf }: Decision, ending: string): string {
  const words = layerOf.topic ? layerOf.name : `Use ${chosenName(chosen)} ${ending}`;
  const title = escapeMarkdown(words.replaceAll('"', '’'));
  // Number signs behind a blank would close the heading.
  return title.replace(/ (#+)$/, ' \\$1');
}

/** "**Replay**: rebuild the view of the last 7 days", or a driver in the team's words alone. */
function driverBullet({ driver, answer, name: own }: Need, names: readonly string[]): string {
  if (!driver) {
    const words = clause(answer.words ?? '');
    const rest = words.slice(own.length).replace(/^:\s+/, '');
    if (rest === '' || own === '') return escapeBlock(begun(words, names));
    return `**${capitalise(escapeMarkdown(own))}**: ${escapeProse(rest)}`;
  }
  if (answer.meant !== undefined) {
    return `${escapeBlock(begun(clause(answer.words ?? ''), names))} (_${escapeMarkdown(driver.name)}_)`;
  }
  const name = `**${capitalise(escapeMarkdown(driver.name))}**`;
  return answer.words === undefined ? name : `${name}: ${escapeProse(clause(answer.words))}`;
}

/** Decision → full text of a new record, with the identity comment as its last line. */
export function renderRecord(decision: Decision, stack: Stack, frame: RecordFrame, template: RenderTemplate): string {
  const body = `${tidy(template(recordData(decision, stack, frame)))}\n`;
  return `${body}\n${renderIdentity(identityOf(decision, stack, frame, body))}\n`;
}

function identityOf(decision: Decision, stack: Stack, frame: RecordFrame, body: string): Identity {
  const adr = parseAdr(body, '');
  const sections = owned(adr).map(
    (section) => [sectionMark(section.key), sectionDigest(body.slice(section.body.start, section.body.end))] as const,
  );
  return {
    layer: decision.layer,
    ...(decision.scope === undefined ? {} : { scope: decision.scope }),
    option: optionKey(decision),
    catalog: stack.catalogVersion,
    answers: frame.answers,
    words: wordMarks(decision),
    ...(frame.former === undefined || frame.former.length === 0 ? {} : { former: frame.former }),
    title: recordTitle(decision),
    status: decision.status,
    date: frame.date,
    deciders: writtenDeciders(adr),
    ...formatKey(frame.format),
    digests: () => Object.fromEntries(sections),
  };
}

/** What stands for the deciders of a record where nobody was named. */
export const nobody = 'unknown';

/** The deciders as they stand in a record; empty when nobody was named. */
export function writtenDeciders({ deciderPlaces: [place] }: Adr): string {
  return place === undefined || place.value === nobody ? '' : place.value;
}

/** The deciders as a list in words; empty when nobody was named. */
export function decidersText(decision: Decision): string {
  return decision.answer.deciders.map(escapeMarkdown).join(', ');
}

/** What is remembered of the choice: the option's id, or the name of the team's own. */
export function optionKey(decision: Decision): string {
  return 'own' in decision.chosen ? `own:${decision.chosen.own.name}` : decision.chosen.option.id;
}
