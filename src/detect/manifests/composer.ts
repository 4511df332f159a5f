import type { Reading, Usage } from '../../model/detect.ts';
import { at, entriesOf, textOf } from '../data.ts';
import { parseJson } from '../json.ts';
import { purlOfPath } from '../purl.ts';
import { lineAt, sourceOf, unreadable, usageAt } from '../source.ts';
import { plainVersion } from '../version.ts';

/** composer.json → required packages; PHP itself and its extensions are none. https://getcomposer.org/doc/04-schema.md */
export function readComposer(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { root, fault } = parseJson(text);
  if (fault) return { usages: [], problems: [unreadable(path, lineAt(source, fault.offset), 'JSON', fault.message)] };
  const usages = ['require', 'require-dev'].flatMap((group) =>
    entriesOf(at(root, group)).flatMap(({ key, offset, node }): Usage[] => {
      const value = key.includes('/') ? purlOfPath('composer', key) : undefined;
      const version = plainVersion(textOf(node));
      const development = group === 'require-dev';
      return value ? [usageAt(source, offset, { kind: 'purl', value, version, development })] : [];
    }),
  );
  return { usages, problems: [] };
}
