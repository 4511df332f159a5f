import type { Reading, Usage } from '../../model/detect.ts';
import { purlOf } from '../purl.ts';
import { sourceOf, unreadable, usageAt } from '../source.ts';
import { isTable, parseToml, tableAt } from '../toml.ts';
import { plainVersion } from '../version.ts';

const groups = ['dependencies', 'build-dependencies', 'dev-dependencies'];

/**
 * Cargo.toml → dependencies, also those for one target only. `workspace.dependencies` tells versions for the members
 * that name a package. https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html
 */
export function readCargo(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { table, fault, offsetOf } = parseToml(text);
  if (fault) return { usages: [], problems: [unreadable(path, fault.line, 'TOML', fault.message)] };
  const targets = Object.keys(tableAt(table, 'target')).map((target) => ['target', target]);
  const parents = [[], ['workspace'], ...targets];
  const usages = parents.flatMap((parent) =>
    groups.flatMap((group) => {
      const keys = [...parent, group];
      const place = keys.join('.').replace(/["'\s]/g, '');
      return Object.entries(tableAt(table, ...keys)).flatMap(([key, value]): Usage[] => {
        const wanted = isTable(value) ? value : { version: value };
        const name = typeof wanted['package'] === 'string' ? wanted['package'] : key;
        const purl = purlOf('cargo', undefined, name);
        if (!purl) return [];
        const version = typeof wanted['version'] === 'string' ? plainVersion(wanted['version']) : undefined;
        const own = `${place}.${key}`;
        const offset = offsetOf(own) || offsetOf(place, key);
        const from = parent[0] === 'workspace' ? 'resolved' : 'named';
        const development = group === 'dev-dependencies';
        return [usageAt(source, offset, { kind: 'purl', value: purl, version, from, development })];
      });
    }),
  );
  return { usages, problems: [] };
}
