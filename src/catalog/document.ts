import { dayRead, type Catalog, type Option } from '../model/catalog.ts';
import { languageName } from '../model/language.ts';
import type { Asked } from './page.ts';

/**
 * The document of `catalog show`: every fact of an option, with the words of its layers' drivers and levels beside their
 * ids. Keys are stable; what is not known is null. Sources are named by their key in `sources`.
 */
export function optionDocument(option: Option, catalog: Catalog, asked: Asked | undefined): object {
  const { lifecycle, license, latest } = option;
  return {
    version: 1,
    ...(asked ? { asked: { kind: asked.kind, ...asked.part } } : {}),
    option: {
      id: option.id,
      name: option.name,
      aliases: option.aliases,
      kind: option.kind,
      summary: option.summary,
      homepage: option.homepage ?? null,
      repository: option.repository ?? null,
      license: { ...license, note: license.note ?? null },
      language: option.languages.implementation.map(languageName),
      languages: option.languages,
      governance: option.governance,
      lifecycle: {
        state: lifecycle.state,
        since: lifecycle.since ?? null,
        successor: lifecycle.successor ?? null,
        note: lifecycle.note ?? null,
        source: lifecycle.source,
      },
      latest: latest ? { version: latest.version, date: latest.date ?? null, source: latest.source } : null,
      ring: option.ring ?? null,
      runtimes: option.runtimes,
      clouds: option.clouds,
      layers: Object.keys(option.roles),
      roles: Object.fromEntries(Object.entries(option.roles).map(([id]) => [id, roleDocument(option, id, catalog)])),
      provides: option.provides,
      requires: option.requires,
      overlaps: option.overlaps,
      conflicts: option.conflicts,
      operations: option.operations,
      exit: option.exit,
      managed: option.managed,
      parts: option.parts,
      variants: option.variants,
      references: option.references,
      twins: option.twins,
      detect: option.detect,
      checked: option.checked,
      sources: Object.fromEntries(
        Object.entries(option.sources).map(([key, source]) => [key, { ...source, checked: dayRead(source) }]),
      ),
    },
  };
}

function roleDocument(option: Option, layerId: string, catalog: Catalog): object {
  const role = option.roles[layerId];
  const layer = catalog.layers.find((candidate) => candidate.id === layerId);
  const drivers = Object.entries(role?.drivers ?? {}).map(([id, fact]) => {
    const value = layer?.drivers.find((driver) => driver.id === id)?.values[fact.value];
    return [id, { value: fact.value, fit: value?.fit ?? 'unknown', text: value?.text ?? null, note: fact.note, source: fact.source ?? null }];
  });
  return { ...role, layer: layer?.name ?? layerId, drivers: Object.fromEntries(drivers) as object };
}
