import type { Reading, Usage } from '../../model/detect.ts';
import { mavenPurl } from '../purl.ts';
import { sourceOf, unreadable, usageAt, type Source } from '../source.ts';
import { plainVersion } from '../version.ts';
import { allOf, childrenOf, childText, parseXml, type XmlElement } from '../xml.ts';

/**
 * pom.xml → dependencies, plugins, parent and imported BOMs, with properties of the same file put in. What
 * `dependencyManagement` lists otherwise only tells versions, to this module and those below.
 * https://maven.apache.org/pom.html
 */
export function readPom(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { root, fault } = parseXml(text);
  if (!root) return { usages: [], problems: [unreadable(path, 1, 'XML', fault ?? '')] };
  const pom: Pom = { source, properties: propertiesOf(root) };
  const artifacts: Artifact[] = [];
  collect(root, false, artifacts);
  return { usages: artifacts.flatMap((artifact) => usageOf(pom, artifact)), problems: [] };
}

interface Artifact {
  readonly element: XmlElement;
  readonly managed: boolean;
}

const named = new Set(['parent', 'dependency', 'plugin', 'extension']);
const managing = new Set(['dependencyManagement', 'pluginManagement']);

function collect(element: XmlElement, managed: boolean, artifacts: Artifact[]): void {
  if (named.has(element.name)) artifacts.push({ element, managed });
  for (const child of element.children) collect(child, managed || managing.has(element.name), artifacts);
}

interface Pom {
  readonly source: Source;
  readonly properties: ReadonlyMap<string, string>;
}

function usageOf(pom: Pom, { element, managed }: Artifact): Usage[] {
  const fallback = element.name === 'plugin' ? 'org.apache.maven.plugins' : '';
  const group = filled(pom, childText(element, 'groupId') ?? fallback);
  const artifact = element.children.find((child) => child.name === 'artifactId');
  const value = artifact && mavenPurl(group, filled(pom, artifact.text));
  if (!value) return [];
  return [
    usageAt(pom.source, artifact.offset, {
      kind: 'purl',
      value,
      version: plainVersion(filled(pom, childText(element, 'version') ?? '')),
      from: managed && childText(element, 'scope') !== 'import' ? 'resolved' : 'named',
      development: childText(element, 'scope') === 'test',
    }),
  ];
}

function propertiesOf(root: XmlElement): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const name of ['groupId', 'artifactId', 'version']) {
    const inherited = childText(childrenOf(root, 'parent')[0], name);
    const value = childText(root, name) ?? inherited;
    if (value !== undefined) for (const prefix of ['project.', 'pom.']) properties.set(prefix + name, value);
    if (inherited !== undefined) properties.set(`project.parent.${name}`, inherited);
  }
  for (const block of allOf(root, 'properties')) {
    for (const property of block.children) properties.set(property.name, property.text.slice(0, mostText));
  }
  return properties;
}

/** Nothing that names a package is longer. */
const mostText = 300;

/** Puts properties in. A property may name another, but only a few steps are followed, so that a circle ends. */
function filled(pom: Pom, text: string): string {
  let result = text.slice(0, mostText);
  for (let step = 0; step < 5 && result.includes('${') && result.length <= mostText; step += 1) {
    result = result.replace(/\$\{([^{}$]+)\}/g, (whole, name: string) => pom.properties.get(name) ?? whole);
  }
  return result;
}
