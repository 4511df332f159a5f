import { resolve } from 'node:path';
import { startScan, type Scan } from '../detect/scan.ts';
import { InputError } from '../errors.ts';
import { listFiles } from '../io/git.ts';
import { readText } from '../io/read.ts';
import { walkRepository } from '../io/walk.ts';
import type { Option } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import type { Place } from './place.ts';

/** A repository that was looked over. */
export interface Looked {
  readonly scan: Scan;
  /** Manifests and bills of materials that were read. */
  readonly manifests: number;
  readonly problems: readonly Problem[];
}

/** Reads the manifests of a repository for the given options, and a bill of materials beside them when one is named. */
export async function lookOver(place: Place, options: readonly Option[], sbom?: string): Promise<Looked> {
  const scan = startScan(options);
  const listed = place.git ? await listFiles(place.root) : undefined;
  let manifests = 0;
  const request = { root: place.root, wants: scan.wants, ...(listed === undefined ? {} : { listed }) };
  const walked = walkRepository(request, (path, text) => {
    if (text !== undefined && isManifest(path, text)) manifests += 1;
    scan.take(path, text);
  });
  if (sbom !== undefined) {
    const text = readText(resolve(place.root, sbom), sbom, 'record');
    if (text === undefined)
      throw new InputError(`There is no ${sbom}.`, { hint: 'Name a CycloneDX or SPDX file in JSON.' });
    scan.takeSbom(sbom, text);
    manifests += 1;
  }
  return { scan, manifests, problems: [...walked, ...scan.problems()] };
}

/** Every YAML file has to be looked into, yet one that is neither of a known name nor a Kubernetes object tells nothing. */
export function isManifest(path: string, text: string): boolean {
  if (!/\.ya?ml$/i.test(path)) return true;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    /^(?:docker-)?compose|^Chart\.|^values|^helmfile|^kustomization|^application|lock/i.test(name) ||
    /^[ \t]*apiVersion:/m.test(text)
  );
}
