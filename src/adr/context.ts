import type { Neighbour } from '../model/adr.ts';
import type { TeamContext } from '../model/answers.ts';
import { chosenName, type Decision, type Stack } from '../model/decision.ts';
import { cloudName, findCloud } from '../model/cloud.ts';
import { languageName } from '../model/language.ts';
import { escapeBlock, escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { capitalise, count, listOf, numberWord, sentence } from '../text/sentence.ts';
import { linkTo } from './neighbour.ts';

/**
 * The paragraphs of the context section: what held before, why now, what is true of this team, what is decided. No winner
 * is named.
 */
export function contextParagraphs(decision: Decision, stack: Stack, before: readonly Neighbour[] = []): string[] {
  const { answer, layerOf } = decision;
  const trigger =
    answer.trigger === undefined
      ? undefined
      : escapeBlock(begun(sentence(answer.trigger), namesAround(decision, stack)));
  const scope = decision.scope === undefined ? '' : `, for ${escapeMarkdown(decision.scope)},`;
  return [
    dueText(trigger, before),
    [systemSentence(stack), ...teamSentences(stack, decision)].join(' '),
    `This record decides${scope} ${escapeProse(layerOf.decides)}.`,
  ];
}

/** Names with which a sentence of the team may begin and that keep their small letter: "etcd loses its leader". */
export function namesAround({ rivals }: Decision, { context, decisions }: Stack): string[] {
  return [
    ...context.existing,
    ...decisions.map(({ chosen }) => chosenName(chosen)),
    ...rivals.map(({ candidate }) => candidate.option.name),
  ];
}

/** A sentence of the team with a capital at its start, unless a name stands there that has none. */
export function begun(text: string, names: readonly string[]): string {
  const isName = names.some((name) => text.startsWith(name.trim()));
  return isName || /^[a-z]+-/.test(text) ? text : capitalise(text);
}

/** Why the decision is due now, and which one it takes the place of. */
function dueText(trigger: string | undefined, before: readonly Neighbour[]): string {
  const unknown = 'What makes this decision due now is unknown.';
  if (before.length === 0) return trigger ?? unknown;
  const decided = `Decided before: ${listOf(before.map(linkTo))}.`;
  return `${decided} ${trigger ?? unknown}`;
}

/** Verbs with which people begin the one-sentence summary of their system ("Tracks 2 million parcels …"). */
const summaryVerbs = new Set(
  'accepts analyses analyzes bills books brings charges collects connects controls delivers finds gives handles helps hosts issues joins keeps lets makes manages matches measures monitors moves notifies offers pays plans prices processes provides publishes ranks reads receives records routes runs schedules searches sells sends serves settles ships shows steers stores streams supports syncs takes tells tracks translates turns watches'.split(
    ' ',
  ),
);

function systemSentence(stack: Stack): string {
  const name = escapeBlock(stack.system.name);
  const { summary } = stack.system;
  if (summary === undefined) return `The system is ${escapeMarkdown(stack.system.name)}; what it does was not told.`;
  const [, first = '', rest = ''] = /^(\S+)(\s.*)?$/s.exec(summary.trim()) ?? [];
  if (summaryVerbs.has(first.toLowerCase())) return `${name} ${first.toLowerCase()} ${escapeProse(sentence(rest))}`;
  if (/^(an?|the)$/i.test(first)) return `${name} is ${first.toLowerCase()} ${escapeProse(sentence(rest))}`;
  if (summary.trim().toLowerCase().startsWith(`${stack.system.name.toLowerCase()} `))
    return escapeBlock(sentence(summary));
  return `${name}: ${escapeProse(sentence(summary))}`;
}

function teamSentences(stack: Stack, decision: Decision): string[] {
  const { context } = stack;
  const told = [
    teamSentence(languagesMatter(decision) ? context : { ...context, languages: [] }),
    context.operators === undefined ? undefined : `${pagerWords(context.operators)} the pager.`,
    context.peak === undefined ? undefined : `Peak load: ${escapeProse(sentence(context.peak))}`,
    context.existing.length === 0
      ? undefined
      : `${listOf(context.existing.map(escapeMarkdown))} ${context.existing.length > 1 ? 'are' : 'is'} already in place.`,
    ...context.constraints.map((constraint) => escapeProse(capitalise(sentence(constraint)))),
    licensesMatter(decision) ? licenseSentence(context) : undefined,
    unknownSentence(languagesMatter(decision) ? context : { ...context, languages: ['any'] }),
  ];
  return told.filter((part) => part !== undefined);
}

/** Whether the options of the layer differ in the languages they can be used from. */
function languagesMatter({ layerOf }: Decision): boolean {
  return layerOf.drivers.some((driver) => driver.judge === 'languages');
}

/** Whether any option of the decision has a licence at all; a practice or a plain format has none. */
function licensesMatter({ chosen, rivals }: Decision): boolean {
  const options = [...('own' in chosen ? [] : [chosen]), ...rivals.map((rival) => rival.candidate)];
  return options.length === 0 || options.some(({ option }) => option.license.policy !== 'none');
}

function teamSentence(context: TeamContext): string | undefined {
  const people = context.team === undefined ? 'The team' : `The team of ${count(context.team, 'person', 'people')}`;
  const languages = context.languages.map((language) => escapeMarkdown(languageName(language)));
  const works = languages.length === 0 ? undefined : `works in ${listOf(languages)}`;
  const cloud = context.cloud === undefined ? '' : cloudWords(context.cloud);
  const runs =
    context.runtime === undefined ? undefined : `runs its services on ${runtimeWords(context.runtime)}${cloud}`;
  const parts = [works, runs].filter((part) => part !== undefined);
  if (parts.length > 0) return `${people} ${listOf(parts)}.`;
  return context.team === undefined ? undefined : `The team has ${count(context.team, 'person', 'people')}.`;
}

/** " (Google Cloud)"; a name that has brackets itself stands behind "in". */
function cloudWords(cloud: string): string {
  const text = escapeMarkdown(cloudText(cloud));
  return text.includes('(') ? ` in ${text}` : ` (${text})`;
}

/** The cloud as the team wrote it, with its proper name where they began with an id or a name in small letters ("aws"). */
function cloudText(cloud: string): string {
  const [first = '', ...rest] = cloud.trim().split(' ');
  if (rest.length > 0 && cloudName(first) !== first) return [cloudName(first), ...rest].join(' ');
  return cloud === cloud.toLowerCase() ? cloudName(findCloud(cloud)) : cloud;
}

function runtimeWords(runtime: string): string {
  const words: Readonly<Record<string, string>> = {
    kubernetes: 'Kubernetes',
    vm: 'virtual machines',
    'bare-metal': 'its own machines',
    serverless: 'a serverless platform',
    mixed: 'a mix of platforms',
  };
  return words[runtime] ?? escapeMarkdown(runtime);
}

/** "Two people carry", for a sentence about the pager. */
export function pagerWords(operators: number): string {
  if (operators === 0) return 'Nobody carries';
  return operators === 1 ? 'One person carries' : `${capitalise(numberWord(operators))} people carry`;
}

function licenseSentence(context: TeamContext): string | undefined {
  if (context.licensePolicy === 'osi-approved') return 'Only licences that the OSI approved may be used.';
  if (context.licensePolicy === 'permissive') return 'Only permissive licences may be used.';
  return undefined;
}

function unknownSentence(context: TeamContext): string | undefined {
  const unknown = [
    context.team === undefined ? 'the size of the team' : undefined,
    context.operators === undefined ? 'who carries the pager' : undefined,
    context.languages.length === 0 ? 'the languages' : undefined,
    context.runtime === undefined ? 'where the services run' : undefined,
    context.peak === undefined ? 'the peak load' : undefined,
  ].filter((part) => part !== undefined);
  return unknown.length === 0 ? undefined : `Unknown so far: ${listOf(unknown)}.`;
}
