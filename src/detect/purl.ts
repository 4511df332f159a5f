import { PackageURL } from 'packageurl-js';

/**
 * A package's type, namespace and name → purl without version, or `undefined` when they make none.
 * https://github.com/package-url/purl-spec
 */
export function purlOf(type: string, namespace: string | undefined, name: string): string | undefined {
  if (name === '' || name.length > 250 || (namespace?.length ?? 0) > 250) return undefined;
  try {
    return new PackageURL(type, namespace, name, undefined, undefined, undefined).toString();
  } catch {
    return undefined;
  }
}

/** A name in which slashes part the namespace (`@scope/name`, `vendor/name`, a Go module path) → purl without version. */
export function purlOfPath(type: string, path: string): string | undefined {
  const cut = path.lastIndexOf('/');
  return purlOf(type, cut > 0 ? path.slice(0, cut) : undefined, path.slice(cut + 1));
}

/** `group:artifact` → Maven purl without version. */
export function mavenPurl(group: string, artifact: string): string | undefined {
  return /^[\w.-]+$/.test(group) && /^[\w.-]+$/.test(artifact) ? purlOf('maven', group, artifact) : undefined;
}

/** Any purl → the same without version, qualifiers and subpath, and its version. `undefined` when it is no purl. */
export function parsePurl(purl: string): { readonly purl: string; readonly version?: string } | undefined {
  if (purl.length > 2000) return undefined;
  try {
    const { type, namespace, name, version } = PackageURL.fromString(purl);
    const bare = purlOf(type, namespace ?? undefined, name);
    return bare ? { purl: bare, ...(version && { version }) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What two purls have in common when they mean one package, whatever the version: names are folded as each registry
 * folds them, and the major version at the end of a Go module path does not count. `undefined` when it is no purl.
 */
export function purlKey(purl: string): string | undefined {
  if (purl.length > 2000) return undefined;
  try {
    const { type, namespace, name } = PackageURL.fromString(purl);
    const path = namespace ? `${namespace}/${name}` : name;
    return `${type}:${(folds[type] ?? same)(path)}`;
  } catch {
    return undefined;
  }
}

const same = (path: string): string => path;
const lower = (path: string): string => path.toLowerCase();

const folds: Readonly<Record<string, (path: string) => string>> = {
  // PEP 503: one hyphen for any run of hyphens, underscores and dots.
  pypi: (path) => path.toLowerCase().replace(/[-_.]+/g, '-'),
  // crates.io refuses a name that differs only in this from another.
  cargo: (path) => path.toLowerCase().replaceAll('_', '-'),
  golang: (path) => path.toLowerCase().replace(/(\/v\d+|\.v\d+)$/, ''),
  npm: lower,
  nuget: lower,
  composer: lower,
  github: lower,
  hex: lower,
};
