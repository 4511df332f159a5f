import { dayRead, unread, type Option } from '../model/catalog.ts';
import type { Decision, Rival, Stack } from '../model/decision.ts';
import { escapeMarkdown, escapeProse, linkTarget } from '../text/markdown.ts';
import { listOf, sentence } from '../text/sentence.ts';

const confidenceWords = {
  paper: 'rests on reading only; nothing was tried',
  reference: 'rests on the experience of others who run it; the team has not tried it',
  spike: 'rests on a trial of the team’s own',
  production: 'rests on the team’s own use in production',
} as const;

/** What stands behind the decision. */
export function confidenceText(decision: Decision): string {
  const { confidence } = decision.answer;
  if (confidence === undefined) return 'What the decision rests on is unknown.';
  return `Confidence: ${confidence}. The decision ${confidenceWords[confidence]}.`;
}

/** When to look again: in the team's words, or a reason from the catalog marked as such. */
export function revisitText(decision: Decision): string {
  const { revisit } = decision.answer;
  if (revisit !== undefined) return `To be looked at again: ${escapeProse(sentence(lowerWhen(revisit)))}`;
  if ('own' in decision.chosen) return 'When to look again is unknown.';
  return `The team set no date to look again. A reason would be that ${escapeProse(decision.chosen.role.revisit)}.`;
}

function lowerWhen(text: string): string {
  return text.replace(/^(When|If|After|Once|On|In|At|Before|As soon as)\b/, (word) => word.toLowerCase());
}

/** How somebody checks that the decision is followed: the team's way first, then a check for the chosen option. */
export function confirmationTexts(decision: Decision): string[] {
  const own = decision.answer.confirmation;
  return [
    ...(own === undefined ? [] : [escapeProse(sentence(own))]),
    ...('own' in decision.chosen ? [] : [escapeProse(decision.chosen.role.confirmation)]),
    '`npx create-arch-adr check` in CI reports when this record and `stack.yaml` no longer agree.',
  ];
}

/** A line per option with its volatile facts, where they come from and when somebody looked. */
export function factLines(decision: Decision): string[] {
  const options = [
    ...('own' in decision.chosen ? [] : [decision.chosen.option]),
    ...decision.rivals.map((rival) => rival.candidate.option),
  ];
  return options.map(factLine);
}

function factLine(option: Option): string {
  const license = licenseText(option);
  const state = option.lifecycle.state === 'maintenance' ? 'maintained only' : option.lifecycle.state;
  const latest = option.latest ? `newest version seen ${escapeMarkdown(option.latest.version)}` : undefined;
  const ring = option.ring ? `on the ring ${option.ring.name} of the organisation` : undefined;
  const facts = [license, state, latest, ring].filter((part) => part !== undefined).join('; ');
  return `${escapeMarkdown(option.name)}: ${facts}. Sources: ${sourceLinks(option)}.`;
}

function licenseText(option: Option): string {
  if (option.license.policy === 'service') return 'rented under the terms of its provider';
  if (option.license.policy === 'none') return 'nothing to license';
  const spdx =
    option.license.spdx === 'LicenseRef-proprietary' ? 'proprietary' : option.license.spdx.replace(/^LicenseRef-/, '');
  return `licence ${escapeMarkdown(spdx)}`;
}

const mostSources = 3;

/** Links to the sources, those of licence, state and version first, grouped by the day they were checked. */
function sourceLinks(option: Option): string {
  const facts = [option.license.source, option.lifecycle.source, option.latest?.source].filter(
    (key) => key !== undefined,
  );
  const keys = [...new Set([...facts, ...Object.keys(option.sources)])].slice(0, mostSources);
  const links = keys.flatMap((key) => {
    const source = option.sources[key];
    const target = source && linkTarget(source.url);
    return source && target !== undefined
      ? [
          {
            link: `[${escapeMarkdown(siteOf(source.url))}](${target})`,
            day: source.checked === unread ? dayRead(source) : `checked ${source.checked}`,
          },
        ]
      : [];
  });
  const days = [...new Set(links.map((item) => item.day))];
  return days
    .map(
      (day) =>
        `${links
          .filter((item) => item.day === day)
          .map((item) => item.link)
          .join(', ')} (${day})`,
    )
    .join('; ');
}

/** "kafka.apache.org", or "github.com/apache/kafka" for a repository. */
function siteOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const [owner, name] = pathname.split('/').filter((part) => part !== '');
  const host = hostname.replace(/^www\./, '');
  return host === 'github.com' && owner !== undefined && name !== undefined ? `${host}/${owner}/${name}` : host;
}

/** Sentences that close the record: where alternatives came from, what changing nothing would mean, what is unknown. */
export function closingNotes(decision: Decision, stack: Stack): string[] {
  const added = decision.rivals.filter((rival) => rival.namedBy === 'catalog' && !rival.incumbent);
  return [
    ...(added.length > 0 && decision.answer.considered.length === 0
      ? [`The team named no alternatives. ${originOf(added, decision)}`]
      : []),
    `Facts about options are those of the catalog of ${escapeMarkdown(stack.catalogVersion)}.`,
  ];
}

/** Where the alternatives came from that the team did not name. */
function originOf(added: readonly Rival[], decision: Decision): string {
  const level = 'own' in decision.chosen ? undefined : decision.chosen.role.level;
  const elsewhere = added.filter(({ candidate }) => level !== undefined && candidate.role.level !== level);
  const kind = decision.layerOf.levels.find((item) => item.id === level)?.name ?? '';
  const aim = decision.needs.some((need) => need.driver) ? 'the drivers' : 'the team';
  if (elsewhere.length === 0) return `Those above are the ones that suit ${aim} best among options of the same kind.`;
  const others = listOf(elsewhere.map(({ candidate }) => escapeMarkdown(candidate.option.name)));
  return `${others} ${elsewhere.length > 1 ? 'are' : 'is'} of another kind, as too little else of the same kind (${escapeProse(kind)}) suits the team.`;
}

/** Questions to the team; those about a driver stand with the driver already. */
export function unknownBullets(decision: Decision): string[] {
  return decision.open.filter((question) => !question.inDrivers).map((question) => escapeProse(question.text));
}
