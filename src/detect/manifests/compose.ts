import type { Reading, Usage } from '../../model/detect.ts';
import type { DataNode } from '../../text/yaml-documents.ts';
import { at, entriesOf, itemsOf } from '../data.ts';
import { imageUsage } from '../image.ts';
import { sourceOf, usageAt, type Source } from '../source.ts';
import { readYaml } from '../yaml.ts';

/**
 * A Compose file → images and names of environment variables of its services. Defaults of variables (`${TAG:-1.2}`) are
 * put in. https://docs.docker.com/reference/compose-file/
 */
export function readCompose(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { documents, problems } = readYaml(path, text);
  const usages = documents.flatMap((document) =>
    entriesOf(at(document, 'services')).flatMap(({ node }) => [
      ...imageUsage(source, at(node, 'image')),
      ...environment(source, at(node, 'environment')),
    ]),
  );
  return { usages, problems };
}

function environment(source: Source, node: DataNode | undefined): Usage[] {
  const names = [
    ...entriesOf(node).map(({ key, offset }) => ({ name: key, offset })),
    ...itemsOf(node).map((item) => ({ name: item.text ?? '', offset: item.offset })),
  ];
  return names.flatMap(({ name, offset }) => {
    const value = /^[A-Za-z_]\w{0,200}(?=$|[\s=])/.exec(name)?.[0];
    return value ? [usageAt(source, offset, { kind: 'env', value })] : [];
  });
}
