import type { Claim, Condition, Fit, Layer, Option } from '../model/catalog.ts';
import type { LicensePolicy } from '../model/license.ts';
import { cloudName } from '../model/cloud.ts';
import { languageName } from '../model/language.ts';
import { runtimeName } from '../model/runtime.ts';
import { clause, listOf } from '../text/sentence.ts';

/** How a driver is met, for somebody who wants it. */
export const fitWords: Readonly<Record<Fit, string>> = {
  met: 'met',
  partly: 'partly',
  not: 'not met',
  unknown: 'unknown',
};

/** What a licence means for the three licence policies of a team. */
export const policyWords: Readonly<Record<LicensePolicy, string>> = {
  permissive: 'permissive; fits every licence policy',
  'osi-approved': 'approved by the OSI but not permissive; fits the policies any and osi-approved',
  restricted: 'not approved by the OSI; fits the policy any only',
  service: 'rented under the terms of its provider; licence policies do not bear on it',
  none: 'nothing to license; fits every licence policy',
  unknown: 'unknown',
};

/** A licence as people write it: the SPDX expression, or words where SPDX has none. */
export function licenseName(spdx: string): string {
  if (spdx === 'none') return 'none';
  if (spdx === 'LicenseRef-service') return 'service terms';
  return spdx.replaceAll('LicenseRef-source-available', 'source-available').replaceAll('LicenseRef-', '');
}

/** An earlier licence with its time: "MPL-2.0 until 1.16", "BUSL-1.1 from 2.7 (2022)". */
export function periodWords({ spdx, from }: Pick<Option['license']['history'][number], 'spdx' | 'from'>): string {
  const name = licenseName(spdx);
  if (/^(until|since|from)\b/.test(from)) return `${name} ${from}`;
  return /\b(until|since)\b/.test(from) ? `${name} (${from})` : `${name} from ${from}`;
}

/** Runtimes as a list: "Kubernetes and virtual machines". */
export function runtimeWords(runtimes: readonly string[], last = 'and'): string {
  return listOf(
    runtimes.map((runtime) => runtime === 'serverless' ? runtime : runtimeName(runtime)),
    last,
  );
}

/** When something holds, in words to stand in brackets: "on Kubernetes, at most 2 on call". Without a layer drivers keep their ids. */
export function conditionWords(condition: Condition, layer: Layer | undefined, optionName: (id: string) => string): string {
  const driverName = (id: string): string => layer?.drivers.find((driver) => driver.id === id)?.name ?? id;
  const listed = (items: readonly string[] | undefined, words: (text: string) => string): string[] =>
    items === undefined || items.length === 0 ? [] : [words(listOf(items, 'or'))];
  const numbered = (number: number | undefined, words: (text: string) => string): string[] =>
    number === undefined ? [] : [words(String(number))];
  return [
    ...listed(condition.runtime && [runtimeWords(condition.runtime, 'or')], (text) => `on ${text}`),
    ...listed(condition.cloud?.map(cloudName), (text) => `on ${text}`),
    ...listed(condition.languages?.map(languageName), (text) => `with ${text}`),
    ...numbered(condition['team-at-most'], (text) => `teams of at most ${text}`),
    ...numbered(condition['team-at-least'], (text) => `teams of ${text} or more`),
    ...numbered(condition['operators-at-most'], (text) => `at most ${text} on call`),
    ...numbered(condition['operators-at-least'], (text) => `${text} or more on call`),
    ...listed(condition.drivers?.map(driverName), (text) => `where ${text} is wanted`),
    ...listed(condition.chosen?.map(optionName), (text) => `together with ${text}`),
  ].join(', ');
}

/** A claim with its condition behind it. */
export function claimWords(claim: Claim, layer: Layer | undefined, optionName: (id: string) => string): string {
  const when = claim.when ? conditionWords(claim.when, layer, optionName) : '';
  return when === '' ? claim.text : `${claim.text} (${when})`;
}

/** The state of an option in one sentence or two: "archived since 2024-05. Read-only on GitHub. Its place took Polly." */
export function stateWords({ lifecycle }: Option, optionName: (id: string) => string): string {
  const { state, since, successor, note } = lifecycle;
  const word = state === 'maintenance' ? 'maintained only' : state;
  const head = since === undefined ? word : `${word} since ${since}`;
  const next = successor === undefined ? undefined : `${state === 'renamed' ? 'Now' : 'Look at'} ${optionName(successor)}`;
  return [head, note === undefined ? undefined : clause(note), next].filter((part) => part !== undefined).join('. ');
}

/** Languages with a client, the project's own first: "Java by the project; Go and Python by third parties". */
export function clientWords(clients: Option['languages']['clients']): string {
  if (clients['any'] !== undefined) return 'any language; no client library is needed';
  const of = (official: boolean): string =>
    listOf(
      Object.entries(clients)
        .filter(([, own]) => own === official)
        .map(([id]) => languageName(id)),
    );
  const parts = [
    of(true) === '' ? undefined : `${of(true)} by the project itself`,
    of(false) === '' ? undefined : `${of(false)} by third parties`,
  ];
  return parts.filter((part) => part !== undefined).join('; ') || 'none known';
}
