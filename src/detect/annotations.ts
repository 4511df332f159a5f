import type { Usage } from '../model/detect.ts';
import type { DataNode } from '../text/yaml-documents.ts';
import { at, entriesOf } from './data.ts';
import { usageAt, type Source } from './source.ts';

const names = ['annotations', 'labels', 'podAnnotations', 'podLabels'];

/**
 * Keys of annotations and labels on a map, also as values of charts name them: `linkerd.io/inject` shows that somebody
 * counts on Linkerd. One that is switched off shows nothing.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
 */
export function annotationUsages(source: Source, map: DataNode): Usage[] {
  return names.flatMap((name) =>
    entriesOf(at(map, name)).flatMap(({ key, offset, node }): Usage[] => {
      if (key.length > 300 || /^(?:false|disabled|no|off)$/i.test(node.text ?? '')) return [];
      return [usageAt(source, offset, { kind: 'annotation', value: key })];
    }),
  );
}
