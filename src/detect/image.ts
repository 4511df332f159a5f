import type { Usage } from '../model/detect.ts';
import type { DataNode } from '../text/yaml-documents.ts';
import { textOf } from './data.ts';
import { usageAt, type Source } from './source.ts';

export interface Image {
  /** Without registry host, `library/`, tag and digest. */
  readonly repository: string;
  readonly version?: string;
}

/**
 * An image reference → Image, or `undefined` when it names none (a variable, a build stage). A tag gives a version when
 * it begins with a number; what follows the number and is no pre-release (`-alpine`, `-debian-12-r0`) is left out.
 * https://github.com/distribution/reference
 */
export function parseImage(reference: string): Image | undefined {
  if (reference.length > 500) return undefined;
  const written =
    reference
      .trim()
      .replace(/^docker:\/\//, '')
      .split('@', 1)[0] ?? '';
  const cut = written.indexOf(':', written.lastIndexOf('/') + 1);
  const repository = bareRepository(cut < 0 ? written : written.slice(0, cut));
  if (!/^[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/.test(repository) || repository === 'scratch') return undefined;
  const version = cut < 0 ? undefined : tagVersion(written.slice(cut + 1), repository);
  return { repository, ...(version !== undefined && { version }) };
}

/** The repository of a signature or a reference without what does not identify it. */
export function bareRepository(repository: string): string {
  const parts = repository.split('/');
  const [host = ''] = parts;
  const path = parts.length > 1 && (/[.:]/.test(host) || host === 'localhost') ? parts.slice(1) : parts;
  return (path.length > 1 && path[0] === 'library' ? path.slice(1) : path).join('/');
}

/** Images of a distribution, tagged with its own version instead of that of the product inside. */
const otherwiseNumbered = /^confluentinc\/cp-/;

/** The version that a tag of a repository tells, or `undefined` (`latest`, a commit, a variable). */
function tagVersion(tag: string, repository: string): string | undefined {
  if (otherwiseNumbered.test(repository)) return undefined;
  // An operator puts its own version before that of the product: `strimzi/kafka:0.45.0-kafka-3.9.0`.
  const inner = tag.split(`-${repository.slice(repository.lastIndexOf('/') + 1)}-`)[1];
  return /^v?(\d+(?:\.\d+)*(?:-?(?:alpha|beta|rc|preview|m)[.-]?\d+)?)(?:$|[-_+.])/i.exec(inner ?? tag)?.[1];
}

/** The usage of the image that a node names, if it does. Defaults of variables (`${TAG:-1.2}`) are put in. */
export function imageUsage(source: Source, node: DataNode | undefined): Usage[] {
  const image = node && parseImage(withDefaults(textOf(node) ?? ''));
  return image
    ? [usageAt(source, node.offset, { kind: 'image', value: image.repository, version: image.version })]
    : [];
}

function withDefaults(text: string): string {
  return text.length > 500 ? '' : text.replace(/\$\{\w+:?-([^{}$]*)\}/g, '$1');
}
