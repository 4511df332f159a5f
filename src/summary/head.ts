import { cloudName, findCloud } from '../model/cloud.ts';
import type { TeamContext } from '../model/answers.ts';
import type { Stack } from '../model/decision.ts';
import { languageName } from '../model/language.ts';
import { runtimeName } from '../model/runtime.ts';
import { escapeBlock, escapeMarkdown } from '../text/markdown.ts';
import { capitalise, count, listOf, sentence } from '../text/sentence.ts';
import { isDecided, isTopic, type Entry } from './entries.ts';

/** "Kubernetes (AWS)", as plain text; `undefined` when the team named neither a platform nor a cloud. */
export function runtimeText({ runtime, cloud }: TeamContext): string | undefined {
  const where = cloud === undefined ? undefined : cloudText(cloud);
  if (runtime === undefined) return where;
  const platform = runtimeName(runtime);
  return where === undefined ? platform : `${platform} (${where})`;
}

/** The name of a cloud in place of its id; what else the team wrote stays. */
function cloudText(cloud: string): string {
  return cloud === cloud.toLowerCase() ? cloudName(findCloud(cloud)) : cloud.trim();
}

/** What the system is, where it runs, its languages and its team: only what the answers say. Empty when they say nothing. */
export function factsText({ system, context }: Stack): string {
  const what = system.summary === undefined ? [] : [escapeBlock(capitalise(sentence(system.summary)))];
  const where = runtimeText(context);
  const languages = listOf(context.languages.map((language) => escapeMarkdown(languageName(language))));
  const facts = [
    where === undefined ? [] : `runs on ${escapeMarkdown(where)}`,
    // Words of the team cannot begin the paragraph, where they could be a list or a heading.
    languages === '' ? [] : where === undefined ? `written in ${languages}` : languages,
    peopleText(context) ?? [],
  ].flat();
  return [...what, ...(facts.length === 0 ? [] : [capitalise(sentence(facts.join('; ')))])].join(' ');
}

function peopleText({ team, operators }: TeamContext): string | undefined {
  const people = team === undefined ? undefined : count(team, 'person', 'people');
  if (operators === undefined) return people;
  if (people === undefined)
    return operators === 0 ? 'nobody on call' : `${count(operators, 'person', 'people')} on call`;
  return `${people}, ${operators === 0 ? 'nobody' : operators} on call`;
}

/** What is decided and what is not, with links to the sections of the page. Empty when the answers name no layer. */
export function countsText(stack: Stack, entries: readonly Entry[], attention: number): string {
  const notChosen = stack.notChosen.filter(({ title }) => title === undefined);
  const topics = entries.filter((entry) => isTopic(entry) && entry.isChoice).length;
  const choices = entries.filter((entry) => entry.isChoice && !isTopic(entry));
  const decided = entries.filter((entry) => isDecided(entry) && !isTopic(entry));
  const layers = new Set(decided.map(({ decision }) => decision.layer)).size;
  const all = new Set([...choices.map(({ decision }) => decision.layer), ...notChosen.map(({ layer }) => layer)]).size;
  if (all + topics === 0) return '';
  const of = (kind: string): number => notChosen.filter((item) => item.kind === kind).length;
  const ended = (['rejected', 'deprecated', 'superseded'] as const).map(
    (status) => [choices.filter((entry) => entry.status === status).length, status, 'decisions'] as const,
  );
  const counts = [
    ...(all === 0
      ? []
      : [
          `${sectionLink(`${layers} of ${count(all, 'layer', 'layers')} decided`, choices.length > 0 && 'decisions')}${statuses(decided, layers)}`,
        ]),
    ...[...ended, [of('skip'), 'not used', 'not-used'] as const, [of('undecided'), 'open', 'open'] as const].flatMap(
      ([number, word, section]) => (number === 0 ? [] : sectionLink(`${number} ${word}`, section)),
    ),
    ...(topics === 0 ? [] : [sectionLink(count(topics, 'other decision', 'other decisions'), 'other-decisions')]),
  ];
  const needs = `${attention} ${attention === 1 ? 'needs' : 'need'} attention`;
  return `${counts.join(', ')}.${attention === 0 ? '' : ` **${sectionLink(needs, 'needs-attention')}**`}`;
}

function sectionLink(text: string, section: string | false): string {
  return section === false ? text : `[${text}](#${section})`;
}

/** " (3 accepted, 11 proposed)"; with the number of decisions where a layer has several. */
function statuses(decided: readonly Entry[], layers: number): string {
  if (decided.length === 0) return '';
  const accepted = decided.filter(({ status }) => status === 'accepted').length;
  const proposed = decided.length - accepted;
  const parts = [...(accepted > 0 ? [`${accepted} accepted`] : []), ...(proposed > 0 ? [`${proposed} proposed`] : [])];
  return ` (${decided.length === layers ? '' : `${count(decided.length, 'decision', 'decisions')}: `}${parts.join(', ')})`;
}
