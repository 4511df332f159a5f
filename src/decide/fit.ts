import type { TeamContext } from '../model/answers.ts';
import type { Driver, Fit, Layer, Option, OptionKind, Role } from '../model/catalog.ts';
import type { Candidate, Need, NeedFit } from '../model/decision.ts';
import { cloudName, findCloud } from '../model/cloud.ts';
import { findLanguage, languageName } from '../model/language.ts';
import { runtimeName, runtimesBehind } from '../model/runtime.ts';
import { clause, listOf } from '../text/sentence.ts';
import { holds, type Situation } from './condition.ts';

/** An option of a layer judged for a team: how it meets each need, which claims hold, what stands in its way. */
export function judge(
  option: Option,
  layer: Layer,
  needs: readonly Need[],
  situation: Situation,
): Candidate | undefined {
  const role = option.roles[layer.id];
  if (!role) return undefined;
  const known = layer.known.indexOf(option.id);
  return {
    option,
    role,
    fits: needs.map((need) => fitOf(need, option, role, situation.context)),
    others: layer.drivers
      .filter((driver) => !needs.some((need) => need.driver === driver))
      .map((driver) => ({ driver, ...driverFit(driver, option, role, situation.context) })),
    claims: role.claims.filter((claim) => holds(claim.when, situation) === true),
    barriers: barriersOf(option, situation.context),
    ...(known === -1 ? {} : { known }),
  };
}

function fitOf(need: Need, option: Option, role: Role, context: TeamContext): NeedFit {
  const { driver } = need;
  if (!driver) return { need, fit: 'unknown', note: 'the catalog has no data on it' };
  return { need, ...driverFit(driver, option, role, context) };
}

function driverFit(driver: Driver, option: Option, role: Role, context: TeamContext): { fit: Fit; note: string } {
  if (driver.judge === 'languages') return languageFit(option, context);
  const fact = role.drivers[driver.id];
  const value = fact && driver.values[fact.value];
  if (!fact || !value) return { fit: 'unknown', note: fact?.note ?? 'the catalog has no data on it' };
  return { fit: value.fit, note: fact.note };
}

function languageFit(option: Option, context: TeamContext): { fit: Fit; note: string } {
  const { clients } = option.languages;
  if (clients['any'] !== undefined) return { fit: 'met', note: anyLanguageNote(option) };
  if (context.languages.length === 0) return { fit: 'unknown', note: 'the languages of the team are not stated' };
  const client = (language: string): boolean | undefined => clients[findLanguage(language) ?? ''];
  const official = context.languages.filter((language) => client(language) === true);
  const other = context.languages.filter((language) => client(language) === false);
  const none = context.languages.filter((language) => client(language) === undefined);
  const form = formOf(option);
  const forms = (list: readonly string[]): string => `the ${form}${list.length > 1 ? 's' : ''}`;
  if (none.length > 0) {
    const some = [...official, ...other];
    const known = some.length > 0 ? `, while ${names(some)} ${some.length > 1 ? 'have' : 'has'} one` : '';
    return {
      fit: some.length > 0 ? 'partly' : 'not',
      note: `the catalog knows no ${form} for ${names(none)}${known}`,
    };
  }
  if (other.length === 0)
    return { fit: 'met', note: `the project itself maintains ${forms(official)} for ${names(official)}` };
  const rest =
    official.length > 0 ? `, while ${names(official)} ${official.length > 1 ? 'have' : 'has'} an official one` : '';
  return {
    fit: 'partly',
    note: `${forms(other)} for ${names(other)} ${other.length > 1 ? 'come' : 'comes'} from third parties${rest}`,
  };
}

/** A server has clients; what stands in code or on paper has implementations. */
function formOf({ kind }: Option): string {
  return overNetwork.has(kind) ? 'client' : 'implementation';
}

/** Kinds of options that services reach over the network, or that run beside them. */
export const overNetwork: ReadonlySet<OptionKind> = new Set(['server', 'service', 'managed', 'platform', 'tool']);

function anyLanguageNote(option: Option): string {
  return overNetwork.has(option.kind)
    ? `${pronoun(option)} ${is(option)} used without a client library of ${option.plural ? 'their' : 'its'} own`
    : `${pronoun(option)} ${option.plural ? 'do' : 'does'} not depend on the language`;
}

function names(languages: readonly string[]): string {
  return listOf(languages.map(languageName));
}

const endWords: Readonly<Record<string, string>> = {
  deprecated: 'deprecated',
  archived: 'archived',
  abandoned: 'abandoned',
};

function barriersOf(option: Option, context: TeamContext): string[] {
  return [
    endedBarrier(option),
    licenseBarrier(option, context),
    runtimeBarrier(option, context),
    cloudBarrier(option, context),
    holdBarrier(option),
  ].filter((barrier) => barrier !== undefined);
}

/**
 * What stands in the way of an option and not of the other one as well: who takes one GPL product may not turn another
 * one down for its GPL.
 */
export function barriersBeside(candidate: Candidate, other: Candidate, context: TeamContext): string[] {
  const { option } = candidate;
  const isSameLicense = option.license.policy === other.option.license.policy;
  const shared = [
    isSameLicense ? licenseBarrier(option, context) : undefined,
    runtimeBarrier(other.option, context) === undefined ? undefined : runtimeBarrier(option, context),
  ];
  return candidate.barriers.filter((barrier) => !shared.includes(barrier));
}

/** Whether nothing stands in the way of an option but where the services run. */
export function isOnlyMisplaced({ option, barriers }: Candidate, context: TeamContext): boolean {
  return barriers.length === 1 && barriers[0] === runtimeBarrier(option, context);
}

function holdBarrier(option: Option): string | undefined {
  if (option.ring?.name !== 'hold') return undefined;
  return `the organisation puts ${option.plural ? 'them' : 'it'} on hold (${clause(option.ring.reason)})`;
}

function endedBarrier(option: Option): string | undefined {
  const { state, since } = option.lifecycle;
  if (state === 'renamed') return renamedBarrier(option);
  const ended = endWords[state];
  if (ended === undefined) return undefined;
  if (since === undefined) return `${pronoun(option)} ${is(option)} ${ended}`;
  return `${pronoun(option)} ${option.plural ? 'have' : 'has'} been ${ended} since ${since}`;
}

/** A change of name is an event and no state: it has a day, and no "since". */
function renamedBarrier(option: Option): string {
  const { since } = option.lifecycle;
  if (since === undefined) return `${pronoun(option)} ${option.plural ? 'have' : 'has'} been renamed`;
  return `${pronoun(option)} ${option.plural ? 'were' : 'was'} renamed in ${since}`;
}

function runtimeBarrier(option: Option, { runtime }: TeamContext): string | undefined {
  const behind = runtimesBehind(runtime);
  if (runtime === undefined || !behind || option.runtimes.some((known) => behind.includes(known))) return undefined;
  return `${pronoun(option)} ${is(option)} not made for ${runtimeName(runtime)}`;
}

function cloudBarrier(option: Option, context: TeamContext): string | undefined {
  const cloud = context.cloud === undefined ? undefined : findCloud(context.cloud);
  if (cloud === undefined || option.clouds.length === 0 || option.clouds.includes(cloud)) return undefined;
  return `${pronoun(option)} ${is(option)} offered on ${listOf(option.clouds.map(cloudName))} only`;
}

function licenseBarrier(option: Option, context: TeamContext): string | undefined {
  const { policy } = option.license;
  const bars = context.licensePolicy === 'osi-approved' ? ['restricted'] : ['restricted', 'osi-approved'];
  if (context.licensePolicy === undefined || context.licensePolicy === 'any' || !bars.includes(policy))
    return undefined;
  if (option.license.spdx === 'LicenseRef-proprietary') return `${pronoun(option)} ${is(option)} proprietary`;
  const wanted = context.licensePolicy === 'osi-approved' ? 'OSI-approved' : 'permissive';
  return `${its(option)} licence (${option.license.spdx.replaceAll('LicenseRef-', '')}) is not ${wanted}`;
}

function pronoun(option: Option): string {
  return option.plural ? 'they' : 'it';
}

function its(option: Option): string {
  return option.plural ? 'their' : 'its';
}

function is(option: Option): string {
  return option.plural ? 'are' : 'is';
}
