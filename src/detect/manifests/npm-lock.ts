import type { Reading, Usage } from '../../model/detect.ts';
import type { DataEntry } from '../../text/yaml-documents.ts';
import { at, entriesOf, textOf } from '../data.ts';
import { parseJson } from '../json.ts';
import { purlOfPath } from '../purl.ts';
import { lineAt, sourceOf, unreadable, usageAt, type Source } from '../source.ts';
import { readYaml } from '../yaml.ts';

/**
 * package-lock.json or npm-shrinkwrap.json, lockfile versions 1 to 3 → resolved versions.
 * https://docs.npmjs.com/cli/configuring-npm/package-lock-json
 */
export function readPackageLock(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { root, fault } = parseJson(text);
  if (fault) return { usages: [], problems: [unreadable(path, lineAt(source, fault.offset), 'JSON', fault.message)] };
  const packages = entriesOf(at(root, 'packages'));
  const entries = packages.length > 0 ? packages : entriesOf(at(root, 'dependencies'));
  return { usages: entries.flatMap((entry) => lockedEntry(source, entry)), problems: [] };
}

function lockedEntry(source: Source, { key, offset, node }: DataEntry): Usage[] {
  const folder = 'node_modules/';
  const cut = key.lastIndexOf(folder);
  const name = textOf(at(node, 'name')) ?? (cut < 0 ? key : key.slice(cut + folder.length));
  return resolved(source, offset, name, textOf(at(node, 'version')));
}

function resolved(source: Source, offset: number, name: string, version: string | undefined): Usage[] {
  const value = version === undefined ? undefined : purlOfPath('npm', name);
  return value ? [usageAt(source, offset, { kind: 'purl', value, version, from: 'resolved' })] : [];
}

/**
 * yarn.lock of Yarn 1 and of later versions → resolved versions. Both write a block per package whose first line lists
 * `name@range` and whose `version` line has the version. https://classic.yarnpkg.com/lang/en/docs/yarn-lock/
 */
export function readYarnLock(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const usages: Usage[] = [];
  let block: { readonly name: string; readonly offset: number } | undefined;
  for (const match of text.matchAll(
    /(?<![^\n])(?:"?(@?[^@"\s#:]+)@[^\n]*:|[ ]{2}version:?[ ]"?([^"\s]+)"?)[ \r]*(?![^\n])/g,
  )) {
    const [, name, version] = match;
    if (name !== undefined) block = { name, offset: match.index };
    else if (block) usages.push(...resolved(source, block.offset, block.name, version));
  }
  return { usages, problems: [] };
}

/**
 * pnpm-lock.yaml, lockfile versions 5 to 9 → resolved versions. A package is a key such as `/name/1.0.0`, `/name@1.0.0` or
 * `name@1.0.0`, with peers in brackets behind. https://github.com/pnpm/spec/tree/master/lockfile
 */
export function readPnpmLock(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { documents, problems } = readYaml(path, text);
  const usages = entriesOf(at(documents.at(-1), 'packages')).flatMap(({ key, offset }) => {
    const [, name, version] = /^\/?(@[^/@]+\/[^/@]+|[^/@]+)[/@]([^(_/]+)/.exec(key) ?? [];
    return name === undefined ? [] : resolved(source, offset, name, version);
  });
  return { usages, problems };
}
