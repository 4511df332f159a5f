import type { Reading, Usage } from '../../model/detect.ts';
import { at, entriesOf, textOf } from '../data.ts';
import { parseJson } from '../json.ts';
import { purlOfPath } from '../purl.ts';
import { lineAt, sourceOf, unreadable, usageAt } from '../source.ts';
import { plainVersion } from '../version.ts';

const groups = ['dependencies', 'peerDependencies', 'optionalDependencies', 'devDependencies'];

/**
 * package.json → the packages it depends on, with ranges. Aliases (`npm:name@range`) count as what they stand for;
 * links to folders of the same repository are left out. https://docs.npmjs.com/cli/configuring-npm/package-json
 */
export function readPackageJson(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { root, fault } = parseJson(text);
  if (fault) return { usages: [], problems: [unreadable(path, lineAt(source, fault.offset), 'JSON', fault.message)] };
  const usages = groups.flatMap((group) =>
    entriesOf(at(root, group)).flatMap(({ key, offset, node }): Usage[] => {
      const range = textOf(node) ?? '';
      if (/^(?:workspace|file|link|portal):/.test(range)) return [];
      const alias = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(range);
      const value = purlOfPath('npm', alias?.[1] ?? key);
      const version = plainVersion(alias ? alias[2] : range);
      const development = group === 'devDependencies';
      return value ? [usageAt(source, offset, { kind: 'purl', value, version, development })] : [];
    }),
  );
  return { usages, problems: [] };
}
