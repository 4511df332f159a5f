import type { Reading, Usage } from '../../model/detect.ts';
import type { DataNode } from '../../text/yaml-documents.ts';
import { annotationUsages } from '../annotations.ts';
import { chartUsage } from '../chart.ts';
import { at, itemsOf, mapsOf, textOf } from '../data.ts';
import { imageUsage } from '../image.ts';
import { sourceOf, type Source } from '../source.ts';
import { readYaml } from '../yaml.ts';

/** Chart.yaml or requirements.yaml → charts that it depends on. https://helm.sh/docs/topics/charts/#chart-dependencies */
export function readChart(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { documents, problems } = readYaml(path, text);
  const usages = itemsOf(at(documents[0], 'dependencies')).flatMap((item) =>
    chartUsage(source, { name: at(item, 'name'), version: at(item, 'version'), repository: at(item, 'repository') }),
  );
  return { usages, problems };
}

/** helmfile.yaml → charts of its releases, as `repository/name`. https://helmfile.readthedocs.io/en/latest/#configuration */
export function readHelmfile(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { documents, problems } = readYaml(path, text);
  const usages = documents.flatMap((document) =>
    itemsOf(at(document, 'releases')).flatMap((item) =>
      chartUsage(source, { name: at(item, 'chart'), version: at(item, 'version'), repository: undefined }),
    ),
  );
  return { usages, problems };
}

/**
 * values*.yaml of a chart → annotations, and images, written as one text or as the usual map of `registry`, `repository` and `tag`.
 * https://helm.sh/docs/chart_best_practices/values/
 */
export function readValues(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { documents, problems } = readYaml(path, text);
  const usages = documents.flatMap((document) =>
    [...mapsOf(document)].flatMap((map) => [...annotationUsages(source, map), ...imagesOf(source, map)]),
  );
  return { usages, problems };
}

function imagesOf(source: Source, map: DataNode): Usage[] {
  const image = at(map, 'image');
  const repository = at(image, 'repository') ?? at(map, 'repository');
  const tag = textOf(at(image, 'tag')) ?? (at(image, 'repository') ? undefined : textOf(at(map, 'tag')));
  if (textOf(image) !== undefined) return imageUsage(source, image);
  if (!repository?.text || (!at(image, 'repository') && tag === undefined)) return [];
  // `image: {repository, tag}` is met twice: as a map below `image`, and as a map of its own.
  if (at(image, 'repository')) return at(image, 'tag') ? [] : imageUsage(source, repository);
  return imageUsage(source, { offset: repository.offset, text: `${repository.text}:${tag}` });
}
