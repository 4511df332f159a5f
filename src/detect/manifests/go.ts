import type { Reading, Usage } from '../../model/detect.ts';
import { purlOfPath } from '../purl.ts';
import { linesOf, sourceOf, usageAt } from '../source.ts';
import { plainVersion } from '../version.ts';

/**
 * go.mod → required modules. One marked `// indirect` is needed by another module only, so it tells a version and no
 * more. https://go.dev/ref/mod#go-mod-file
 */
export function readGoMod(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  let block = '';
  const usages = linesOf(source).flatMap(({ offset, line: written }): Usage[] => {
    const line = written.trim();
    const opening = /^(\w+)\s*\($/.exec(line)?.[1];
    if (opening !== undefined || line.startsWith(')')) {
      block = opening ?? '';
      return [];
    }
    const required = requirement(block === 'require' ? line : (/^require\s+(\S.*)$/.exec(line)?.[1] ?? ''));
    const from = /\/\/\s*indirect\b/.test(line) ? 'resolved' : 'named';
    return required ? [usageAt(source, offset, { kind: 'purl', ...required, from })] : [];
  });
  return { usages, problems: [] };
}

/** A module path, perhaps in quotes, and a version. */
function requirement(written: string): Pick<Usage, 'value' | 'version'> | undefined {
  const [, module = '', version] = /^"?([^\s"()/][^\s"()]*)"?\s+(v[\w.+-]+)/.exec(written) ?? [];
  const value = purlOfPath('golang', module);
  const plain = plainVersion(version);
  return value && plain !== undefined ? { value, version: plain } : undefined;
}
