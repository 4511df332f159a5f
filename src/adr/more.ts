import { dayRead, unread, type Option } from '../model/catalog.ts';
import type { NamedVariant } from '../model/variant.ts';
import type { Decision, Rival, Stack, Unjudged } from '../model/decision.ts';
import { spokenLicense } from '../model/license.ts';
import { escapeMarkdown, escapeProse, linkTarget, siteLink, siteOf } from '../text/markdown.ts';
import { capitalise, listOf, sentence } from '../text/sentence.ts';

const confidenceWords = {
  paper: 'rests on reading only; nothing was tried',
  reference: 'rests on the experience of others who run it; the team has not tried it',
  spike: 'rests on a trial of the team’s own',
  production: 'rests on the team’s own use in production',
} as const;

/** What stands behind the decision. */
export function confidenceText(decision: Decision): string {
  const { confidence } = decision.answer;
  if (confidence === undefined) return `Confidence: unknown; ${unknownGround(decision)}.`;
  return `Confidence: ${confidence}. The decision ${confidenceWords[confidence]}.`;
}

/** What the decision can rest on where the team did not say. */
function unknownGround({ chosen, kept }: Decision): string {
  if (kept) return 'it is in place, but what that has taught was not told';
  const nothing = 'no trial and no use was told';
  return 'own' in chosen ? nothing : `${nothing}, so this record rests on published facts alone`;
}

/** When to look again: in the team's words, or a reason from the catalog marked as such. */
export function revisitText(decision: Decision): string {
  const { revisit } = decision.answer;
  if (revisit !== undefined) return `To be looked at again: ${escapeProse(sentence(lowerWhen(revisit)))}`;
  if ('own' in decision.chosen) return 'When to look again is unknown.';
  const when = escapeProse(decision.chosen.role.revisit);
  return decision.status === 'proposed'
    ? `No date to look again is set yet; the latest moment is when ${when}.`
    : `Nobody set a date to look again; it is due when ${when}.`;
}

function lowerWhen(text: string): string {
  return text.replace(/^(When|If|After|Once|On|In|At|Before|As soon as)\b/, (word) => word.toLowerCase());
}

/**
 * How somebody checks that the decision is followed: the team's way first, then a check for the chosen option. Where there
 * is neither, what this program can check.
 */
export function confirmationTexts(decision: Decision): string[] {
  const own = decision.answer.confirmation;
  const checks = [
    ...(own === undefined ? [] : [escapeProse(sentence(own))]),
    ...('own' in decision.chosen ? [] : [escapeProse(decision.chosen.role.confirmation)]),
  ];
  return checks.length > 0
    ? checks
    : ['`npx create-arch-adr check` in CI reports when this record and `stack.yaml` no longer agree.'];
}

/** A line per option with its volatile facts, where they come from and when somebody looked. */
export function factLines(decision: Decision): string[] {
  return [
    ...('own' in decision.chosen
      ? variantLines(decision.chosen, decision.answer.version)
      : [factLine(decision.chosen.option, true, decision.answer.version)]),
    ...decision.rivals.map((rival) => factLine(rival.candidate.option, false)),
    ...decision.ownRivals.flatMap((rival) => variantLines(rival)),
  ];
}

/** The little that the catalog knows of what it only names beside an option: nothing of that option goes with it. */
function variantLines({ own, variant }: Unjudged, version?: string): string[] {
  if (!variant) return [];
  const license = variantLicense(variant);
  const facts = [
    version === undefined ? undefined : `version chosen ${escapeMarkdown(version)}`,
    license ?? 'its licence, state and versions are not in the catalog',
    license === undefined ? undefined : 'its state and versions are not in the catalog',
  ].filter((part) => part !== undefined);
  const link = license === undefined || variant.url === undefined ? undefined : siteLink(variant.url);
  const from = link === undefined ? '' : ` From ${link} (checked ${variant.checked ?? 'on a day unknown'}).`;
  return [`${escapeMarkdown(own.name)}: ${facts.join('; ')}.${from}`];
}

function variantLicense({ license }: NamedVariant): string | undefined {
  if (!license) return undefined;
  if (license.policy === 'service') return 'rented under the terms of its provider';
  return license.policy === 'none' ? 'nothing to license' : `licence ${licenseName(license.spdx)}`;
}

/** The newest version of a rival decides nothing and is old by the next month. */
function factLine(option: Option, isChosen: boolean, version?: string): string {
  const facts = [
    version === undefined ? undefined : `version chosen ${escapeMarkdown(version)}`,
    licenseText(option),
    option.lifecycle.state === 'maintenance' ? 'maintained only' : option.lifecycle.state,
    isChosen && option.latest ? `newest version seen ${escapeMarkdown(option.latest.version)}` : undefined,
    option.ring ? `on the ring ${option.ring.name} of the organisation` : undefined,
  ].filter((part) => part !== undefined);
  return `${escapeMarkdown(option.name)}: ${facts.join('; ')}. From ${sourceLinks(option, isChosen)}.`;
}

function licenseText(option: Option): string {
  if (option.license.policy === 'service') return 'rented under the terms of its provider';
  if (option.license.policy === 'none') return 'nothing to license';
  const { spdx, history } = option.license;
  const before = history.findLast((period) => period.spdx !== spdx && period.from.startsWith('until '));
  return `licence ${licenseName(spdx)}${before ? `, ${licenseName(before.spdx)} ${escapeMarkdown(before.from)}` : ''}`;
}

function licenseName(spdx: string): string {
  return escapeMarkdown(spokenLicense(spdx));
}

/** Links to the pages that show licence, state and version, grouped by the day somebody looked. */
function sourceLinks(option: Option, withVersion: boolean): string {
  const facts = [option.license.source, option.lifecycle.source, withVersion ? option.latest?.source : undefined];
  const keys = [...new Set(facts.filter((key) => key !== undefined))];
  const pages = keys.flatMap((key) => {
    const source = option.sources[key];
    const target = source && linkTarget(source.url);
    return source && target !== undefined ? [{ ...source, target }] : [];
  });
  const sites = pages.map(({ url }) => siteOf(url));
  const links = pages.map((source, index) => {
    const { url, target, checked } = source;
    const site = sites[index] ?? '';
    const isShared = sites.filter((other) => other === site).length > 1;
    const label = isShared && !site.endsWith(`/${lastPart(url)}`) ? `${site} (${lastPart(url)})` : site;
    const day = checked === unread ? dayRead(source) : `checked ${checked}`;
    return { link: `[${escapeMarkdown(label)}](${target})`, day };
  });
  const days = [...new Set(links.map((item) => item.day))];
  return days
    .map((day) => `${listOf(links.filter((item) => item.day === day).map((item) => item.link))} (${day})`)
    .join('; ');
}

/** What tells two pages of one site apart: the last part of the path, without its ending. */
function lastPart(url: string): string {
  const part = new URL(url).pathname.split('/').findLast((piece) => piece !== '') ?? '';
  return part.replace(/\.(?:html?|md|txt)$/, '');
}

/** Sentences that close the record: where alternatives came from, what changing nothing would mean, what is unknown. */
export function closingNotes(decision: Decision, stack: Stack): string[] {
  const added = decision.rivals.filter((rival) => rival.namedBy === 'catalog' && !rival.incumbent);
  return [
    ...(added.length > 0 && decision.answer.considered.length === 0
      ? [`The team named no alternatives. ${originOf(added, decision)}`]
      : []),
    factsNote(decision, stack),
  ];
}

/** Which catalog the facts are from, and where the decision is older than that, that they cannot have been its grounds. */
function factsNote({ answer: { date } }: Decision, { catalogVersion }: Stack): string {
  const facts = `facts about options are those of the catalog of ${escapeMarkdown(catalogVersion)}`;
  return date !== undefined && date.slice(0, 7).replace('-', '.') < catalogVersion
    ? `The decision was taken on ${date} and written down later: ${facts}.`
    : `${capitalise(facts)}.`;
}

/** Where the alternatives came from that the team did not name. */
function originOf(added: readonly Rival[], decision: Decision): string {
  const level = 'own' in decision.chosen ? undefined : decision.chosen.role.level;
  const elsewhere = added.filter(({ candidate }) => level !== undefined && candidate.role.level !== level);
  const kind = decision.layerOf.levels.find((item) => item.id === level)?.name ?? '';
  const aim = decision.needs.some((need) => need.driver) ? 'the drivers' : 'the team';
  if (elsewhere.length === 0) return `Those above suit ${aim} best among options of the same kind.`;
  const others = listOf(elsewhere.map(({ candidate }) => escapeMarkdown(candidate.option.name)));
  return `${others} ${elsewhere.length > 1 || elsewhere[0]?.candidate.option.plural ? 'are' : 'is'} of another kind, as too little else of the same kind (${escapeProse(kind)}) suits the team.`;
}

/** What is still to be told by the team and not called unknown where it belongs. */
export function unknownBullets(decision: Decision): string[] {
  return decision.open.filter((question) => !question.inPlace).map((question) => escapeProse(question.gap));
}
