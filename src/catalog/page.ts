import { dayRead, type Catalog, type Driver, type Layer, type Option, type Role } from '../model/catalog.ts';
import type { NamedPart } from '../model/named-part.ts';
import { cloudName } from '../model/cloud.ts';
import { languageName } from '../model/language.ts';
import { listOf, sentence } from '../text/sentence.ts';
import {
  claimWords,
  clientWords,
  conditionWords,
  fitWords,
  licenseName,
  periodWords,
  policyWords,
  runtimeWords,
  stateWords,
} from './phrases.ts';

/** A piece of a page. How it is laid out and coloured is up to the terminal. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text' | 'note'; readonly text: string }
  /** Rows with a short label in a column of its own; a label that is empty continues the row above. */
  | { readonly kind: 'rows'; readonly rows: readonly Row[] };

/** A label, a text, and how to colour the label where there are colours. */
export interface Row {
  readonly label: string;
  readonly text: string;
  readonly tone?: 'good' | 'middling' | 'bad';
}

/** What somebody asked for, when it is not the option itself but a part of it or a document about it. */
export interface Asked {
  readonly kind: 'part' | 'reference';
  readonly part: NamedPart;
}

/** The part or reference of an option that a name means, or `undefined` when it means the option itself. */
export function findAsked(option: Option, name: string): Asked | undefined {
  const wanted = name.trim().toLowerCase();
  const isIt = (text: string): boolean => text.trim().toLowerCase() === wanted;
  if ([option.id, option.name, ...option.aliases].some(isIt)) return undefined;
  for (const [kind, parts] of [['part', option.parts] as const, ['reference', option.references] as const]) {
    const part = parts.find((candidate) => [candidate.name, ...candidate.aliases].some(isIt));
    if (part) return { kind, part };
  }
  return undefined;
}

/** Everything the catalog says about an option, as a page. The catalog holds the layers in which the option has a role. */
export function optionPage(option: Option, catalog: Catalog, asked: Asked | undefined): Block[] {
  const nameOf = (id: string): string => catalog.optionIndex.find((entry) => entry.id === id)?.name ?? id;
  return [
    ...(asked ? [askedNote(asked, option)] : []),
    { kind: 'title', text: option.name },
    { kind: 'text', text: option.summary },
    { kind: 'rows', rows: factRows(option, nameOf) },
    ...Object.entries(option.roles).flatMap(([id, role]) => {
      const layer = catalog.layers.find((candidate) => candidate.id === id);
      return layer ? roleBlocks(role, layer, option, nameOf) : [];
    }),
    ...section('Running it, leaving it', [
      ...row('operations', option.operations),
      ...row('exit', option.exit),
      ...row('to rent', listOf(option.managed)),
    ]),
    ...section('In a stack', stackRows(option, catalog, nameOf)),
    ...section('Parts', option.parts.map(partRow)),
    ...section('Not the same, and without facts here', option.variants.map(partRow)),
    ...section('About it', option.references.map(partRow)),
    ...section(
      'Not to be confused',
      option.twins.map((text) => ({ label: '-', text })),
    ),
    ...section(
      'Sources',
      Object.values(option.sources).map((source) => ({ label: dayRead(source), text: source.url })),
    ),
  ];
}

function askedNote({ kind, part }: Asked, option: Option): Block {
  const what = kind === 'part' ? 'is a part of' : 'is about';
  const where = part.url === undefined ? '' : ` ${part.url}`;
  return { kind: 'note', text: `${part.name} ${what} ${option.name}: ${sentence(part.note)}${where}` };
}

function row(label: string, text: string | undefined): Row[] {
  return text === undefined || text === '' ? [] : [{ label, text }];
}

function section(title: string, rows: readonly Row[]): Block[] {
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', text: title },
        { kind: 'rows', rows },
      ];
}

function factRows(option: Option, nameOf: (id: string) => string): Row[] {
  const { license, latest, ring, languages } = option;
  const history = license.history.map(periodWords).join(', ');
  const before = [history === '' ? undefined : `Licence over time: ${history}.`, license.note];
  return [
    ...row('state', stateWords(option, nameOf)),
    ...row('ring', ring && `${ring.name}, says the organisation: ${sentence(ring.reason)}`),
    ...row('licence', `${licenseName(license.spdx)}: ${policyWords[license.policy]}`),
    ...row('', before.filter((part) => part !== undefined).join(' ')),
    ...row('kind', `${option.kind}; ${option.governance}`),
    ...row('newest', latest && `${latest.version}${latest.date === undefined ? '' : ` of ${latest.date}`}`),
    ...row('written in', listOf(languages.implementation.map(languageName))),
    ...row('clients', clientWords(languages.clients)),
    ...row('runs on', runtimeWords(option.runtimes)),
    ...row('clouds', listOf(option.clouds.map(cloudName))),
    ...row('home', option.homepage),
    ...row('code', option.repository === option.homepage ? undefined : option.repository),
    ...row('also found', option.aliases.join(', ')),
    ...row('checked', option.checked),
  ];
}

function roleBlocks(role: Role, layer: Layer, option: Option, nameOf: (id: string) => string): Block[] {
  const level = layer.levels.find((candidate) => candidate.id === role.level)?.name ?? role.level;
  const claims = (polarity: 'good' | 'bad' | 'neutral'): string[] =>
    role.claims
      .filter((claim) => claim.polarity === polarity)
      .sort((a, b) => Number(b.weight === 'major') - Number(a.weight === 'major'))
      .map((claim) => claimWords(claim, layer, nameOf));
  return [
    { kind: 'heading', text: `${layer.name} (${layer.id}), among ${level}` },
    { kind: 'rows', rows: layer.drivers.map((driver) => driverRow(driver, role, option)) },
    {
      kind: 'rows',
      rows: [
        ...claims('good').map((text) => ({ label: '+', text, tone: 'good' as const })),
        ...claims('bad').map((text) => ({ label: '-', text, tone: 'bad' as const })),
        ...claims('neutral').map((text) => ({ label: '·', text })),
      ],
    },
    {
      kind: 'rows',
      rows: [
        ...row('to check', role.confirmation),
        ...row('look again', `when ${role.revisit}`),
      ],
    },
  ];
}

const tones = { met: 'good', partly: 'middling', not: 'bad' } as const;

function driverRow(driver: Driver, role: Role, option: Option): Row {
  if (driver.judge === 'languages') {
    const text = `${driver.name}: ${clientWords(option.languages.clients)}`;
    const any = option.languages.clients['any'] !== undefined;
    return any ? { label: fitWords.met, text, tone: tones.met } : { label: 'depends', text };
  }
  const fact = role.drivers[driver.id];
  const fit = driver.values[fact?.value ?? '']?.fit ?? 'unknown';
  return {
    label: fitWords[fit],
    text: `${driver.name}: ${fact?.note ?? 'the catalog says nothing about it'}`,
    ...(fit === 'unknown' ? {} : { tone: tones[fit] }),
  };
}

function stackRows(option: Option, catalog: Catalog, nameOf: (id: string) => string): Row[] {
  const capability = (id: string): string =>
    catalog.capabilities.find((candidate) => candidate.id === id)?.name ?? id;
  return [
    ...row('provides', option.provides.map(capability).join('; ')),
    ...option.requires.flatMap(({ any, why, versions, when }) => {
      const only = [
        versions === undefined ? undefined : `versions ${versions}`,
        when && conditionWords(when, undefined, nameOf),
      ].filter((part) => part !== undefined && part !== '');
      const scope = only.length === 0 ? '' : ` (${only.join(', ')})`;
      return row('needs', `${listOf(any.map(capability), 'or')}, because ${why}${scope}`);
    }),
    ...option.overlaps.flatMap((clash) => row('overlaps', `with ${capability(clash.capability)}. ${clash.advice}`)),
    ...option.conflicts.flatMap((clash) => row('conflicts', `with ${capability(clash.capability)}. ${clash.advice}`)),
  ];
}

function partRow(part: Pick<NamedPart, 'name' | 'aliases' | 'note'>): Row {
  const names = part.aliases.length === 0 ? part.name : `${part.name} (${part.aliases.join(', ')})`;
  return { label: '-', text: `${names}: ${part.note}` };
}
