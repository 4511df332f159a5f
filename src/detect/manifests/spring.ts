import type { Reading, Usage } from '../../model/detect.ts';
import type { DataNode } from '../../text/yaml-documents.ts';
import { sourceOf, usageAt, type Source } from '../source.ts';
import { readYaml } from '../yaml.ts';

const maxKey = 300;

/**
 * application*.yml or bootstrap*.yml of Spring Boot (Quarkus and Micronaut use the same names) → full keys. Values are
 * never shown, because passwords stand beside them. https://docs.spring.io/spring-boot/reference/features/external-config.html
 */
export function readSpringYaml(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  // Maven puts values between at signs, which no YAML parser lets through outside of quotes.
  const { documents, problems } = readYaml(path, text.replace(/(:[ \t]+)@([\w.-]+)@/g, '$1 $2 '));
  return { usages: documents.flatMap((document) => keysBelow(source, document)), problems };
}

function keysBelow(source: Source, root: DataNode): Usage[] {
  const usages: Usage[] = [];
  const seen = new Set<DataNode>();
  const open: { readonly node: DataNode; readonly key: string; readonly offset: number }[] = [
    { node: root, key: '', offset: root.offset },
  ];
  for (let here = open.pop(); here; here = open.pop()) {
    const { node, key, offset } = here;
    if (seen.has(node) || key.length > maxKey) continue;
    seen.add(node);
    if (!node.entries && key !== '') usages.push(usageAt(source, offset, { kind: 'spring', value: key }));
    for (const entry of (node.entries ?? []).toReversed()) {
      open.push({ node: entry.node, key: key === '' ? entry.key : `${key}.${entry.key}`, offset: entry.offset });
    }
  }
  return usages;
}

/** application*.properties or bootstrap*.properties → full keys. https://docs.oracle.com/javase/8/docs/api/java/util/Properties.html#load-java.io.Reader- */
export function readSpringProperties(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const usages = [...text.matchAll(/^[ \t]*([%\w][\w.[\]-]{0,300})[ \t]*[=:]/gm)].map((match) =>
    // Quarkus puts the profile in front: `%dev.key`.
    usageAt(source, match.index, { kind: 'spring', value: (match[1] ?? '').replace(/^%[\w-]+\./, '') }),
  );
  return { usages, problems: [] };
}
