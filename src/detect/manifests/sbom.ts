import type { Reading, Usage } from '../../model/detect.ts';
import type { DataNode } from '../../text/yaml-documents.ts';
import { at, itemsOf, textOf } from '../data.ts';
import { parseImage } from '../image.ts';
import { parseJson } from '../json.ts';
import { parsePurl } from '../purl.ts';
import { lineAt, sourceOf, unreadable, usageAt, type Source } from '../source.ts';
import { plainVersion } from '../version.ts';

/**
 * A software bill of materials in CycloneDX JSON or SPDX 2 JSON → its packages and container images. Where it says what
 * the described system itself depends on, the rest counts as resolved only. Problem: JSON of neither format.
 * https://cyclonedx.org/docs/1.6/json/ and https://spdx.github.io/spdx-spec/v2.3/
 */
export function readSbom(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { root, fault } = parseJson(text);
  if (fault) return { usages: [], problems: [unreadable(path, lineAt(source, fault.offset), 'JSON', fault.message)] };
  if (textOf(at(root, 'bomFormat')) === 'CycloneDX') return { usages: cycloneDx(source, root), problems: [] };
  if (textOf(at(root, 'spdxVersion'))?.startsWith('SPDX-2')) return { usages: spdx(source, root), problems: [] };
  const why = 'it is neither CycloneDX nor SPDX 2';
  return { usages: [], problems: [unreadable(path, 1, 'a bill of materials', why)] };
}

function cycloneDx(source: Source, root: DataNode | undefined): Usage[] {
  const system = textOf(at(root, 'metadata', 'component', 'bom-ref'));
  const own = itemsOf(at(root, 'dependencies')).find((item) => textOf(at(item, 'ref')) === system);
  const direct = new Set(itemsOf(at(own, 'dependsOn')).flatMap((item) => textOf(item) ?? []));
  return itemsOf(at(root, 'components')).flatMap((component) => {
    const isDirect = direct.size === 0 || direct.has(textOf(at(component, 'bom-ref')) ?? '');
    if (textOf(at(component, 'type')) === 'container') return container(source, component);
    return packageUsage(source, at(component, 'purl'), isDirect);
  });
}

function container(source: Source, component: DataNode): Usage[] {
  const name = at(component, 'name');
  const image = parseImage(`${textOf(name) ?? ''}:${textOf(at(component, 'version')) ?? ''}`);
  return name && image
    ? [usageAt(source, name.offset, { kind: 'image', value: image.repository, version: image.version })]
    : [];
}

function spdx(source: Source, root: DataNode | undefined): Usage[] {
  const relations = itemsOf(at(root, 'relationships')).map((relation) => ({
    from: textOf(at(relation, 'spdxElementId')),
    type: textOf(at(relation, 'relationshipType')),
    to: textOf(at(relation, 'relatedSpdxElement')),
  }));
  const systems = new Set(relations.filter(({ type }) => type === 'DESCRIBES').map(({ to }) => to));
  const direct = new Set(
    relations.flatMap(({ from, type, to }) => {
      if (type === 'DEPENDS_ON' && systems.has(from)) return [to];
      return type === 'DEPENDENCY_OF' && systems.has(to) ? [from] : [];
    }),
  );
  return itemsOf(at(root, 'packages')).flatMap((item) => {
    const isDirect = direct.size === 0 || direct.has(textOf(at(item, 'SPDXID')));
    const references = itemsOf(at(item, 'externalRefs'));
    const purl = references.find((reference) => textOf(at(reference, 'referenceType')) === 'purl');
    return packageUsage(source, at(purl, 'referenceLocator'), isDirect);
  });
}

function packageUsage(source: Source, node: DataNode | undefined, isDirect: boolean): Usage[] {
  const found = node && parsePurl(textOf(node) ?? '');
  if (!found) return [];
  const from = isDirect ? 'named' : 'resolved';
  return [
    usageAt(source, node.offset, { kind: 'purl', value: found.purl, version: plainVersion(found.version), from }),
  ];
}
