import type { Reading, Usage } from '../../model/detect.ts';
import type { DataNode } from '../../text/yaml-documents.ts';
import { annotationUsages } from '../annotations.ts';
import { chartUsage } from '../chart.ts';
import { at, itemsOf, mapsOf, textOf } from '../data.ts';
import { imageUsage } from '../image.ts';
import { sourceOf, usageAt, type Source } from '../source.ts';
import { readYaml } from '../yaml.ts';

/**
 * Kubernetes YAML (many documents, templates of Helm too) → API groups with kind, annotations, images, names of
 * environment variables, and the charts that Argo CD and Flux install. A YAML file without `apiVersion` gives nothing.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/
 */
export function readKubernetes(path: string, text: string): Reading {
  if (!/^[ \t]*(?:- )?["']?apiVersion["']?\s*:/m.test(text)) return { usages: [], problems: [] };
  const source = sourceOf(path, text);
  const { documents, problems } = readYaml(path, text);
  const usages: Usage[] = [];
  for (const document of documents) {
    // Documents share no nodes, so that each map is looked at once.
    for (const map of mapsOf(document)) for (const usage of usagesOf(source, map)) usages.push(usage);
  }
  return { usages, problems };
}

function usagesOf(source: Source, map: DataNode): Usage[] {
  return [
    ...objectUsages(source, map),
    ...annotationUsages(source, map),
    ...imageUsage(source, at(map, 'image')),
    ...itemsOf(at(map, 'env')).flatMap((item): Usage[] => {
      const name = at(item, 'name');
      const value = /^[A-Za-z_]\w{0,200}$/.exec(textOf(name) ?? '')?.[0];
      return value && name ? [usageAt(source, name.offset, { kind: 'env', value })] : [];
    }),
  ];
}

function objectUsages(source: Source, map: DataNode): Usage[] {
  const apiVersion = at(map, 'apiVersion');
  const kind = textOf(at(map, 'kind'));
  const group = groupOf(textOf(apiVersion) ?? '');
  if (!apiVersion || group === undefined || kind === undefined || !/^[A-Za-z]\w{0,100}$/.test(kind)) return [];
  const spec = at(map, 'spec');
  const value = `${group}/${kind}`;
  const version = textOf(at(spec, 'version')) ?? textOf(at(spec, kind.toLowerCase(), 'version'));
  const usage = usageAt(source, apiVersion.offset, { kind: 'kubernetes', value, version });
  return [usage, ...definedGroup(source, kind, spec), ...charts(source, kind, spec)];
}

/** `apps/v1` → `apps`, `v1` → `core`, anything that is no group (a template) → `undefined`. */
function groupOf(apiVersion: string): string | undefined {
  const [, group, version] = /^(?:([a-z0-9.-]{1,250})\/)?(v\d\w{0,20})$/.exec(apiVersion) ?? [];
  return version === undefined ? undefined : (group ?? 'core');
}

/** A repository that carries the definition of a resource installs what serves it. */
function definedGroup(source: Source, kind: string, spec: DataNode | undefined): Usage[] {
  const group = at(spec, 'group');
  const value = `${textOf(group) ?? ''}/${textOf(at(spec, 'names', 'kind')) ?? ''}`;
  if (kind !== 'CustomResourceDefinition' || !group || !/^[a-z0-9.-]{1,250}\/[A-Z]\w{0,100}$/.test(value)) return [];
  return [usageAt(source, group.offset, { kind: 'kubernetes', value })];
}

function charts(source: Source, kind: string, spec: DataNode | undefined): Usage[] {
  if (kind === 'HelmRelease') {
    const chart = at(spec, 'chart', 'spec');
    return chartUsage(source, { name: at(chart, 'chart'), version: at(chart, 'version'), repository: undefined });
  }
  if (kind !== 'Application') return [];
  const sources = [at(spec, 'source'), ...itemsOf(at(spec, 'sources'))];
  return sources.flatMap((from) =>
    chartUsage(source, {
      name: at(from, 'chart'),
      version: at(from, 'targetRevision'),
      repository: at(from, 'repoURL'),
    }),
  );
}

/**
 * kustomization.yaml → images that it sets, charts that it installs. An image is what it is renamed to.
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export function readKustomization(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { documents, problems } = readYaml(path, text);
  const usages = documents.flatMap((document) => [
    ...itemsOf(at(document, 'images')).flatMap((image) => {
      const name = at(image, 'newName') ?? at(image, 'name');
      const tag = textOf(at(image, 'newTag'));
      if (!name?.text) return [];
      return imageUsage(source, tag === undefined ? name : { offset: name.offset, text: `${name.text}:${tag}` });
    }),
    ...itemsOf(at(document, 'helmCharts')).flatMap((chart) =>
      chartUsage(source, { name: at(chart, 'name'), version: at(chart, 'version'), repository: at(chart, 'repo') }),
    ),
  ]);
  return { usages, problems };
}
