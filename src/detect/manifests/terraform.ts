import type { Reading, Usage } from '../../model/detect.ts';
import { chartValue } from '../chart.ts';
import { linesOf, sourceOf, usageAt, type Source } from '../source.ts';
import { plainVersion } from '../version.ts';

const block = /^[ \t]*(resource|data|module)[ \t]+"?([\w-]{1,200})"?(?:[ \t]+"?[\w-]{1,200}"?)?[ \t]*\{/;
const attribute = /^[ \t]*(source|chart|repository|version)[ \t]*=[ \t]*"([^"\n$]{1,300})"/;

/**
 * Terraform or OpenTofu *.tf → types of resources and data sources, sources of modules and providers, charts of
 * `helm_release`. Read line by line; expressions are not evaluated. https://developer.hashicorp.com/terraform/language/syntax/configuration
 */
export function readTerraform(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const usages: Usage[] = [];
  let release: Release | undefined;
  for (const { offset, line } of linesOf(source, 1000)) {
    const [, word, type = ''] = block.exec(line) ?? [];
    if (word !== undefined) {
      usages.push(...releaseUsage(source, release));
      if (word !== 'module') usages.push(usageAt(source, offset, { kind: 'terraform', value: type }));
      release = word === 'resource' && type === 'helm_release' ? new Map() : undefined;
      continue;
    }
    const [, name = '', value = ''] = attribute.exec(line) ?? [];
    if (release) release.set(name, release.get(name) ?? { text: value, offset });
    else if (isSource(name, value)) usages.push(usageAt(source, offset, { kind: 'terraform', value }));
  }
  return { usages: [...usages, ...releaseUsage(source, release)], problems: [] };
}

/** Where a module or provider comes from, unless that is a folder. */
function isSource(name: string, value: string): boolean {
  return name === 'source' && /^[\w.-]+\//.test(value) && !value.startsWith('.');
}

/** The attributes of a `helm_release`, each where it first stands. */
type Release = Map<string, { readonly text: string; readonly offset: number }>;

function releaseUsage(source: Source, release: Release | undefined): Usage[] {
  const chart = release?.get('chart');
  const value = chartValue(chart?.text, release?.get('repository')?.text);
  if (!chart || value === undefined) return [];
  return [usageAt(source, chart.offset, { kind: 'helm', value, version: plainVersion(release?.get('version')?.text) })];
}
