import { dayRead, unread, type Option } from '../model/catalog.ts';
import type { NamedVariant } from '../model/variant.ts';
import type { Decision, Stack, Unjudged } from '../model/decision.ts';
import { goingOn } from '../text/common-words.ts';
import { spokenLicense } from '../model/license.ts';
import { escapeBlock, escapeMarkdown, escapeProse, linkTarget, siteLink, siteOf } from '../text/markdown.ts';
import { sentence } from '../text/sentence.ts';
import { considered, isCompared, isJudged, suggested } from './compared.ts';
import { lifecycleWords } from './lifecycle.ts';

const confidenceWords = {
  paper: 'Based on published material only; nothing was tried',
  reference: 'Based on the experience of other teams; we have not tried it ourselves',
  spike: 'Based on a trial of our own',
  production: 'Based on our own use in production',
} as const;

/** What supports the decision, where the team said it. */
export function confidenceText({ answer: { confidence } }: Decision): string | undefined {
  return confidence === undefined ? undefined : `Confidence: ${confidence}. ${confidenceWords[confidence]}.`;
}

/** When the decision is reviewed, where the team said it. */
export function reviewText({ answer: { revisit } }: Decision): string | undefined {
  return revisit === undefined ? undefined : `Review: ${escapeProse(sentence(goingOn(revisit)))}`;
}

/** How it is checked that the decision is followed: the team's way first, then a check for the chosen option. */
export function confirmationTexts({ answer, chosen }: Decision): string[] {
  return [
    ...(answer.confirmation === undefined ? [] : [escapeBlock(sentence(answer.confirmation))]),
    ...('own' in chosen ? [] : [escapeProse(chosen.role.confirmation)]),
  ];
}

/** The heading of the facts: of which catalog they are, and whether they are newer than the decision. */
export function factsTitle({ answer: { date } }: Decision, { catalogVersion }: Stack): string {
  const catalog = `catalog ${escapeMarkdown(catalogVersion)}`;
  const isOlder = date !== undefined && date.slice(0, 7).replace('-', '.') < catalogVersion;
  return isOlder ? `Since then (${catalog}):` : `Facts (${catalog}):`;
}

/** A line per option with its volatile facts, where they come from and the day of that. */
export function factLines(decision: Decision): string[] {
  const compared = [...considered(decision), ...suggested(decision).filter(isCompared)];
  return [
    ...('own' in decision.chosen
      ? variantLines(decision.chosen, decision.answer.version)
      : [factLine(decision.chosen.option, true, decision.answer.version)]),
    ...compared.flatMap((rival) => (isJudged(rival) ? [factLine(rival.candidate.option, false)] : variantLines(rival))),
  ];
}

/** The little that the catalog knows of what it only names beside an option: nothing of that option goes with it. */
function variantLines({ own, variant, elsewhere }: Unjudged, version?: string): string[] {
  if (elsewhere) return [factLine(elsewhere, false, version)];
  const license = variant && variantLicense(variant);
  const facts = [version === undefined ? undefined : `version ${escapeMarkdown(version)}`, license].filter(
    (part) => part !== undefined,
  );
  if (facts.length === 0) return [];
  const link = license === undefined || variant?.url === undefined ? undefined : siteLink(variant.url);
  const day = variant?.checked === undefined ? '' : `, checked ${variant.checked}`;
  return [`${escapeMarkdown(own.name)}: ${facts.join(', ')}${link === undefined ? '' : ` (${link}${day})`}.`];
}

function variantLicense({ license }: NamedVariant): string | undefined {
  if (!license || license.policy === 'unknown') return undefined;
  if (license.policy === 'service') return 'commercial service';
  return license.policy === 'none' ? 'no licence applies' : licenseName(license.spdx);
}

/** "Apache Kafka 4.1 (latest known: 4.4.0): Apache-2.0, active ([kafka.apache.org](…), checked 2026-11-20)." */
function factLine(option: Option, isChosen: boolean, version?: string): string {
  const chosen = version === undefined ? '' : ` ${escapeMarkdown(version)}`;
  const latest = isChosen && option.latest ? ` (latest known: ${escapeMarkdown(option.latest.version)})` : '';
  const name = `${escapeMarkdown(option.name)}${chosen}${latest}`;
  const ring = option.ring ? `, on the organisation’s ring ${option.ring.name}` : '';
  return `${name}: ${licenseText(option)}, ${lifecycleWords(option) ?? 'active'}${ring} (${sourceLink(option)}).`;
}

function licenseText(option: Option): string {
  if (option.license.policy === 'service') return 'commercial service';
  if (option.license.policy === 'none') return 'no licence applies';
  const { spdx, history } = option.license;
  const before = history.findLast((period) => period.spdx !== spdx && period.from.startsWith('until '));
  return `${licenseName(spdx)}${before ? ` (${licenseName(before.spdx)} ${escapeMarkdown(before.from)})` : ''}`;
}

function licenseName(spdx: string): string {
  return escapeMarkdown(spokenLicense(spdx));
}

/** The page that shows an option's licence or state, the project's own where one of them is, and the day of the look. */
function sourceLink(option: Option): string {
  const sources = [option.license.source, option.lifecycle.source, option.latest?.source].flatMap((key) => {
    const source = key === undefined ? undefined : option.sources[key];
    return source && linkTarget(source.url) !== undefined ? [source] : [];
  });
  const own = [option.homepage, option.repository].flatMap((url) => (url === undefined ? [] : [siteOf(url)]));
  const source = sources.find(({ url }) => own.includes(siteOf(url))) ?? sources[0];
  if (!source) return 'no source';
  const day = source.checked === unread ? dayRead(source) : `checked ${source.checked}`;
  return `[${escapeMarkdown(siteOf(source.url))}](${linkTarget(source.url) ?? ''}), ${day}`;
}
