import type { Reading, Usage } from '../../model/detect.ts';
import { at, entriesOf, itemsOf, textOf } from '../data.ts';
import { parseJson, type JsonTree } from '../json.ts';
import { purlOf, purlOfPath } from '../purl.ts';
import { lineAt, sourceOf, unreadable, usageAt, type Source } from '../source.ts';
import { plainVersion } from '../version.ts';

/**
 * Cargo.lock, uv.lock and poetry.lock → resolved versions. All three are written by programs as `[[package]]` blocks with
 * `name` before `version`, so that lines are enough. https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html
 */
export function readPackageBlocks(type: 'cargo' | 'pypi'): (path: string, text: string) => Reading {
  return (path, text) => {
    const source = sourceOf(path, text);
    const usages: Usage[] = [];
    let block: { readonly name: string; readonly offset: number } | undefined;
    for (const match of text.matchAll(/^(?:\[\[?([\w.-]+)|name = "([\w.-]+)"|version = "([\w.+!-]+)")/gm)) {
      const [, table, name, version] = match;
      if (table !== undefined) block = undefined;
      else if (name !== undefined) block = { name, offset: match.index };
      else if (block) usages.push(...resolved(source, block.offset, purlOf(type, undefined, block.name), version));
    }
    return { usages, problems: [] };
  };
}

/** Pipfile.lock → resolved versions. https://pipenv.pypa.io/en/latest/pipfile.html */
export function readPipfileLock(path: string, text: string): Reading {
  return readJsonLock(path, text, ({ root }, source) =>
    ['default', 'develop'].flatMap((group) =>
      entriesOf(at(root, group)).flatMap(({ key, offset, node }) =>
        resolved(source, offset, purlOf('pypi', undefined, key), textOf(at(node, 'version'))),
      ),
    ),
  );
}

/** composer.lock → resolved versions. https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file */
export function readComposerLock(path: string, text: string): Reading {
  return readJsonLock(path, text, ({ root }, source) =>
    ['packages', 'packages-dev'].flatMap((group) =>
      itemsOf(at(root, group)).flatMap((item) => {
        const name = at(item, 'name');
        const value = purlOfPath('composer', textOf(name) ?? '');
        return resolved(source, name?.offset ?? item.offset, value, textOf(at(item, 'version')));
      }),
    ),
  );
}

/** packages.lock.json of NuGet → resolved versions. https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies */
export function readNugetLock(path: string, text: string): Reading {
  return readJsonLock(path, text, ({ root }, source) =>
    entriesOf(at(root, 'dependencies')).flatMap((framework) =>
      entriesOf(framework.node).flatMap(({ key, offset, node }) =>
        resolved(source, offset, purlOf('nuget', undefined, key), textOf(at(node, 'resolved'))),
      ),
    ),
  );
}

/** Gemfile.lock → resolved versions, from its `specs`. https://bundler.io/man/bundle-lock.1.html */
export function readGemfileLock(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const usages = [...text.matchAll(/^ {4}([\w.-]+) \(([\w.-]+)\)/gm)].flatMap((match) =>
    resolved(source, match.index, purlOf('gem', undefined, match[1] ?? ''), match[2]),
  );
  return { usages, problems: [] };
}

type Pick = (tree: JsonTree, source: Source) => Usage[];

function readJsonLock(path: string, text: string, pick: Pick): Reading {
  const source = sourceOf(path, text);
  const tree = parseJson(text);
  if (!tree.fault) return { usages: pick(tree, source), problems: [] };
  const { offset, message } = tree.fault;
  return { usages: [], problems: [unreadable(path, lineAt(source, offset), 'JSON', message)] };
}

function resolved(source: Source, offset: number, value: string | undefined, version: string | undefined): Usage[] {
  const plain = plainVersion(version);
  return value && plain ? [usageAt(source, offset, { kind: 'purl', value, version: plain, from: 'resolved' })] : [];
}
