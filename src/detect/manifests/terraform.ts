import type { Reading, Usage } from '../../model/detect.ts';
import { chartValue } from '../chart.ts';
import { linesOf, sourceOf, usageAt, type Source } from '../source.ts';
import { plainVersion } from '../version.ts';

const block = /^[ \t]*(resource|data|module)[ \t]+"?([\w-]{1,200})"?(?:[ \t]+"?[\w-]{1,200}"?)?[ \t]*\{/;
const attribute = /^[ \t]*(source|chart|repository|version|load_balancer_type)[ \t]*=[ \t]*"([^"\n$]{1,300})"/;

/**
 * Terraform or OpenTofu *.tf → types of resources and data sources, sources of modules and providers, charts of
 * `helm_release`. Read line by line; expressions are not evaluated. https://developer.hashicorp.com/terraform/language/syntax/configuration
 */
export function readTerraform(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const usages: Usage[] = [];
  let open: Block | undefined;
  for (const { offset, line } of linesOf(source, 1000)) {
    const begun = blockAt(line, offset);
    if (begun) {
      usages.push(...blockUsages(source, open));
      open = begun;
      continue;
    }
    const [, name, value = ''] = attribute.exec(line) ?? [];
    if (name === undefined) continue;
    open?.attributes.set(name, open.attributes.get(name) ?? { text: value, offset });
    if (open?.type !== 'helm_release' && isSource(name, value)) {
      usages.push(usageAt(source, offset, { kind: 'terraform', value }));
    }
  }
  return { usages: [...usages, ...blockUsages(source, open)].sort((a, b) => a.line - b.line), problems: [] };
}

/** Where a module or provider comes from, unless that is a folder. */
function isSource(name: string, value: string): boolean {
  return name === 'source' && /^[\w.-]+\//.test(value) && !value.startsWith('.');
}

/** A resource, data source or module with the attributes that say more than its type, each where it first stands. */
interface Block {
  readonly word: string;
  readonly type: string;
  readonly offset: number;
  readonly attributes: Map<string, { readonly text: string; readonly offset: number }>;
}

function blockAt(line: string, offset: number): Block | undefined {
  const [, word, type = ''] = block.exec(line) ?? [];
  if (word === undefined) return undefined;
  return { word, type: word === 'module' ? '' : type, offset, attributes: new Map() };
}

function blockUsages(source: Source, open: Block | undefined): Usage[] {
  if (!open || open.word === 'module') return [];
  const named = usageAt(source, open.offset, { kind: 'terraform', value: `${open.type}${balancerOf(open)}` });
  const isRelease = open.word === 'resource' && open.type === 'helm_release';
  return isRelease ? [named, ...releaseUsage(source, open.attributes)] : [named];
}

/** AWS has one resource for balancers that are different products: `aws_lb:network`. */
function balancerOf({ attributes }: Block): string {
  const kind = attributes.get('load_balancer_type')?.text;
  return kind === undefined || kind === 'application' ? '' : `:${kind}`;
}

function releaseUsage(source: Source, attributes: Block['attributes']): Usage[] {
  const chart = attributes.get('chart');
  const value = chartValue(chart?.text, attributes.get('repository')?.text);
  if (!chart || value === undefined) return [];
  const version = plainVersion(attributes.get('version')?.text);
  return [usageAt(source, chart.offset, { kind: 'helm', value, version })];
}
