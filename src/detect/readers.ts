import type { Reading } from '../model/detect.ts';
import { readCargo } from './manifests/cargo.ts';
import { readCompose } from './manifests/compose.ts';
import { readComposer } from './manifests/composer.ts';
import { readDockerfile } from './manifests/dockerfile.ts';
import { readEnv } from './manifests/env.ts';
import { readGoMod } from './manifests/go.ts';
import { readGradle, readGradleLock, readVersionCatalog } from './manifests/gradle.ts';
import { readChart, readHelmfile, readValues } from './manifests/helm.ts';
import { readKubernetes, readKustomization } from './manifests/kubernetes.ts';
import {
  readComposerLock,
  readGemfileLock,
  readNugetLock,
  readPackageBlocks,
  readPipfileLock,
} from './manifests/locks.ts';
import { readPom } from './manifests/maven.ts';
import { readPackageLock, readPnpmLock, readYarnLock } from './manifests/npm-lock.ts';
import { readPackageJson } from './manifests/npm.ts';
import { readNuget } from './manifests/nuget.ts';
import { readPipfile, readPyproject, readRequirements } from './manifests/python.ts';
import { readGemfile } from './manifests/ruby.ts';
import { readSbom } from './manifests/sbom.ts';
import { readSpringProperties, readSpringYaml } from './manifests/spring.ts';
import { readTerraform } from './manifests/terraform.ts';
import { unreadable } from './source.ts';

/** The path and text of one manifest → what it names. Never throws; what cannot be read is a problem. */
export type Reader = (path: string, text: string) => Reading;

/** Which reader takes which file, by path from the repository's root. The first line that fits decides. */
export const readers: readonly (readonly [name: RegExp, ...readers: readonly Reader[]])[] = [
  [/^package\.json$/, readPackageJson],
  [/^(?:package-lock|npm-shrinkwrap)\.json$/, readPackageLock],
  [/^yarn\.lock$/, readYarnLock],
  [/^pnpm-lock\.yaml$/, readPnpmLock],
  [/^pom\.xml$/, readPom],
  [/\.gradle(?:\.kts)?$/, readGradle],
  [/\.versions\.toml$/, readVersionCatalog],
  [/^gradle\.lockfile$/, readGradleLock],
  [/^go\.mod$/, readGoMod],
  [/^(?:[\w.-]+[-_.])?requirements(?:[-_.][\w.-]+)?\.(?:txt|in)$/, readRequirements],
  [/^pyproject\.toml$/, readPyproject],
  [/^(?:uv|poetry)\.lock$/, readPackageBlocks('pypi')],
  [/^Pipfile$/, readPipfile],
  [/^Pipfile\.lock$/, readPipfileLock],
  [/\.(?:cs|fs|vb)proj$|^Directory\.(?:Packages|Build)\.props$|^packages\.config$/, readNuget],
  [/^packages\.lock\.json$/, readNugetLock],
  [/^Cargo\.toml$/, readCargo],
  [/^Cargo\.lock$/, readPackageBlocks('cargo')],
  [/^(?:Gemfile|gems\.rb)$|\.gemspec$/, readGemfile],
  [/^(?:Gemfile|gems)\.(?:lock|locked)$/, readGemfileLock],
  [/^composer\.json$/, readComposer],
  [/^composer\.lock$/, readComposerLock],
  [/^(?:docker-)?compose(?:[-.][\w.-]+)?\.ya?ml$/, readCompose],
  [/^(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.(?:Dockerfile|dockerfile|Containerfile)$/, readDockerfile],
  [/^(?:Chart|requirements)\.yaml$/, readChart],
  [/^helmfile(?:\.[\w.-]+)?\.ya?ml(?:\.gotmpl)?$/, readHelmfile],
  [/^values(?:[-.][\w.-]+)?\.ya?ml$/, readValues],
  [/^(?:kustomization\.ya?ml|Kustomization)$/, readKustomization],
  // An application.yaml may also be an object of Argo CD; each of the two readers passes over what is the other's.
  [/^(?:application|bootstrap)(?:-[\w.-]+)?\.ya?ml$/, readSpringYaml, readKubernetes],
  [/^(?:application|bootstrap)(?:-[\w.-]+)?\.properties$/, readSpringProperties],
  [/\.ya?ml$/, readKubernetes],
  [/\.(?:tf|tofu)$/, readTerraform],
  [/^\.env(?:\.[\w.-]+)?$|^[\w.-]+\.env$/, readEnv],
  [/^s?bom\.json$|\.(?:cdx|spdx)\.json$/, readSbom],
];

/** The readers for a file of this path, none when no reader wants it. */
export function readersOf(path: string): readonly Reader[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // `requirements/base.txt` is a usual place as well.
  if (/(?:^|\/)requirements\/[\w.-]+\.(?:txt|in)$/.test(path)) return [readRequirements];
  const [, ...found] = readers.find(([pattern]) => pattern.test(name)) ?? [/^$/];
  return found;
}

/** The path and text of one file → what it names by all readers that want it. Never throws. */
export function readManifest(path: string, text: string): Reading {
  const readings = readersOf(path).map((reader): Reading => {
    try {
      return reader(path, text);
    } catch (error) {
      // Readers do not throw, but what they read may be made to exhaust a parser's stack.
      const why = error instanceof Error ? error.message : String(error);
      return { usages: [], problems: [unreadable(path, 1, 'a manifest', why)] };
    }
  });
  return {
    usages: readings.flatMap((reading) => reading.usages),
    problems: readings.flatMap((reading) => reading.problems),
  };
}
