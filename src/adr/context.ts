import type { Neighbour } from '../model/adr.ts';
import type { TeamContext } from '../model/answers.ts';
import { chosenName, type Decision, type Stack } from '../model/decision.ts';
import { cloudName, findCloud } from '../model/cloud.ts';
import { languageName } from '../model/language.ts';
import { runtimeName } from '../model/runtime.ts';
import { escapeBlock, escapeMarkdown, escapeProse, escapeStart } from '../text/markdown.ts';
import { capitalise, count, listOf, numberWord, sentence } from '../text/sentence.ts';
import { goingOn } from '../text/common-words.ts';
import { linkTo } from './neighbour.ts';

/**
 * The paragraphs of the context section: why now, what is true of this team, and the question that is decided. No winner is
 * named, and nothing that the team did not say. `page` is where the stack page is, seen from the record.
 */
export function contextParagraphs(
  decision: Decision,
  stack: Stack,
  before: readonly Neighbour[] = [],
  page?: string,
): string[] {
  const { answer } = decision;
  const trigger =
    answer.trigger === undefined
      ? undefined
      : escapeBlock(begun(sentence(answer.trigger), namesAround(decision, stack)));
  const decided = before.length === 0 ? undefined : `Decided before: ${listOf(before.map(linkTo))}.`;
  return [
    [trigger, decided].filter((part) => part !== undefined).join(' '),
    situation(stack, decision),
    [problem(decision), pageLink(page)].filter((part) => part !== undefined).join(' '),
  ].filter((part) => part !== '');
}

/** The question that is decided, in the team's voice: "What carries messages between our services?" */
function problem({ layerOf, scope }: Decision): string | undefined {
  if (layerOf.topic) return undefined;
  const question = layerOf.question.replace(/\byour\b/g, 'our').replace(/\byou\b/g, 'we');
  return scope === undefined
    ? escapeProse(question)
    : `For ${escapeMarkdown(scope)}: ${escapeProse(goingOn(question))}`;
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

function pageLink(page: string | undefined): string | undefined {
  return page === undefined ? undefined : `More about the system: [technology stack](${page}).`;
}

/** What is true of this team, as far as it matters to the decision. Empty where nothing is known. */
export function situation(stack: Stack, decision: Decision): string {
  const { context } = stack;
  // Which facts about the team matter for a topic of its own, only the team can say.
  if (decision.layerOf.topic) return usedSentence(decision) ?? '';
  const said = [
    decision.layerOf.traffic && context.peak !== undefined
      ? `Peak load: ${escapeProse(sentence(context.peak))}`
      : undefined,
    teamSentence(languagesMatter(decision) ? context : { ...context, languages: [] }),
    usedSentence(decision),
    ...context.constraints.map((constraint) => escapeProse(capitalise(sentence(constraint)))),
    licensesMatter(decision) ? licenseSentence(context) : undefined,
  ];
  return escapeStart(said.filter((part) => part !== undefined).join(' '));
}

/** What does the work today, besides the choice itself. */
function usedSentence({ rivals, ownRivals, inPlace, chosen }: Decision): string | undefined {
  const used = [
    ...rivals.filter((rival) => rival.incumbent).map((rival) => rival.candidate.option.name),
    ...ownRivals.filter((rival) => rival.incumbent).map((rival) => rival.own.name),
    ...inPlace,
  ].filter((name) => name.trim().toLowerCase() !== chosenName(chosen).toLowerCase());
  return used.length === 0 ? undefined : `Already in use: ${listOf([...new Set(used)].map(escapeMarkdown))}.`;
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

/** "Our services run on Kubernetes (AWS) and are written in Java and Go; three of 14 people are on call." */
function teamSentence(context: TeamContext): string | undefined {
  const languages = context.languages.map((language) => escapeMarkdown(languageName(language)));
  const cloud = context.cloud === undefined ? '' : cloudWords(context.cloud);
  const runs = context.runtime === undefined ? [] : [`run on ${escapeMarkdown(runtimeName(context.runtime))}${cloud}`];
  const written = languages.length === 0 ? [] : [`are written in ${listOf(languages)}`];
  const services = [...runs, ...written];
  const people = peopleClause(context);
  const clauses = [
    ...(services.length === 0 ? [] : [`our services ${services.join(' and ')}`]),
    ...(people === undefined ? [] : [people]),
  ];
  return clauses.length === 0 ? undefined : `${capitalise(clauses.join('; '))}.`;
}

/** "three of 14 people are on call". */
function peopleClause({ team, operators }: TeamContext): string | undefined {
  if (operators === undefined)
    return team === undefined ? undefined : `the team has ${count(team, 'person', 'people')}`;
  if (operators === 0) return `nobody${team === undefined ? '' : ` in the team of ${numberWord(team)}`} is on call`;
  const of = team === undefined ? '' : ` of ${numberWord(team)}`;
  const noun = operators === 1 && of === '' ? 'person' : 'people';
  return `${numberWord(operators)}${of} ${noun} ${operators === 1 ? 'is' : 'are'} on call`;
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

/** "Two people are on call for it." */
export function onCallSentence(operators: number): string {
  if (operators === 0) return 'Nobody is on call for it.';
  return operators === 1
    ? 'One person is on call for it.'
    : `${capitalise(numberWord(operators))} people are on call for it.`;
}

function licenseSentence(context: TeamContext): string | undefined {
  if (context.licensePolicy === 'osi-approved') return 'Only OSI-approved licences are allowed.';
  if (context.licensePolicy === 'permissive') return 'Only permissive licences are allowed.';
  return undefined;
}
