import type { Reading, Usage } from '../../model/detect.ts';
import { mavenPurl, purlOf } from '../purl.ts';
import { linesOf, sourceOf, unreadable, usageAt } from '../source.ts';
import { isTable, parseToml, tableAt, type TomlTable } from '../toml.ts';
import { plainVersion } from '../version.ts';

const coordinates = /(["'])([\w.-]+):([\w.-]+)(?::([^"'\s:@]{1,100}))?(?::[\w.-]+)?(?:@\w+)?\1/g;
const named =
  /\bgroup\s{0,9}[:=]\s{0,9}["']([\w.-]+)["']\s{0,9},\s{0,9}(?:name|module)\s{0,9}[:=]\s{0,9}["']([\w.-]+)["'](?:\s{0,9},\s{0,9}version\s{0,9}[:=]\s{0,9}["']([^"'\s]{1,100})["'])?/;
const plugin =
  /\bid\b\s{0,9}\(?\s{0,9}["']([\w.-]+)["']\s{0,9}\)?(?:\s{1,9}version\s{0,9}\(?\s{0,9}["']([^"'\s]{1,100})["'])?/;

/**
 * build.gradle, build.gradle.kts or settings of either → dependencies written as `group:name:version` or by named
 * parts, and plugins. The script is read as text, line by line; variables that the same file sets to a text are put in.
 * https://docs.gradle.org/current/userguide/declaring_dependencies.html
 */
export function readGradle(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const variables = variablesOf(text);
  const usages: Usage[] = [];
  for (const { offset, line: written } of linesOf(source)) {
    const line = written.replace(/(?:^|\s)(?:\/\/|\*|\/\*).*$/s, '');
    const development = /^\s*(?:test|androidTest|integrationTest)\w*\b/.test(line);
    for (const { value, version } of artifactsOf(line)) {
      const known = plainVersion(filled(version, variables));
      usages.push(usageAt(source, offset, { kind: 'purl', value, version: known, development }));
    }
  }
  return { usages, problems: [] };
}

function artifactsOf(line: string): { readonly value: string; readonly version: string | undefined }[] {
  const parts = [...line.matchAll(coordinates)].map((match) => match.slice(2));
  if (parts.length === 0) {
    const byName = named.exec(line);
    if (byName) parts.push(byName.slice(1));
  }
  const [, id, pluginVersion] = plugin.exec(line) ?? [];
  const marker = id?.includes('.') ? pluginPurl(id) : undefined;
  if (marker) return [{ value: marker, version: pluginVersion }];
  return parts.flatMap(([group = '', artifact = '', version]) => {
    const value = mavenPurl(group, artifact);
    return value ? [{ value, version }] : [];
  });
}

/** Gradle finds a plugin by this artifact. https://docs.gradle.org/current/userguide/plugins.html#sec:plugin_markers */
function pluginPurl(id: string): string | undefined {
  return mavenPurl(id, `${id}.gradle.plugin`);
}

function variablesOf(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const match of text.matchAll(
    /\b([A-Za-z]\w{0,60})(?:["']\])?\s{0,9}(?:=|by extra\()\s{0,9}["']([\w.+-]{1,60})["']/g,
  )) {
    variables.set(match[1] ?? '', match[2] ?? '');
  }
  return variables;
}

function filled(version: string | undefined, variables: ReadonlyMap<string, string>): string | undefined {
  return version?.replace(/\$\{?(?:[\w]+\.)*(\w+)\}?/g, (whole, name: string) => variables.get(name) ?? whole);
}

/**
 * A Gradle version catalog (libs.versions.toml) → its libraries and plugins with their versions.
 * https://docs.gradle.org/current/userguide/version_catalogs.html
 */
export function readVersionCatalog(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { table, fault, offsetOf } = parseToml(text);
  if (fault) return { usages: [], problems: [unreadable(path, fault.line, 'TOML', fault.message)] };
  const versions = tableAt(table, 'versions');
  const usages = ['libraries', 'plugins'].flatMap((group) =>
    Object.entries(tableAt(table, group)).flatMap(([key, value]): Usage[] => {
      const [first = '', second = '', third] = partsOf(value, versions);
      const purl = group === 'plugins' ? pluginPurl(first) : mavenPurl(first, second);
      const version = plainVersion(group === 'plugins' && second !== '' ? second : third);
      return purl ? [usageAt(source, offsetOf(group, key), { kind: 'purl', value: purl, version })] : [];
    }),
  );
  return { usages, problems: [] };
}

/** The parts of `group:name:version` or `id:version`, whichever way they are written. */
function partsOf(value: unknown, versions: TomlTable): readonly (string | undefined)[] {
  if (typeof value === 'string') return value.slice(0, 300).split(':');
  if (!isTable(value)) return [];
  const version = versionText(value['version'], versions);
  if (typeof value['id'] === 'string') return [value['id'], version];
  const module = typeof value['module'] === 'string' ? value['module'].slice(0, 300).split(':') : [];
  const group = module[0] ?? (typeof value['group'] === 'string' ? value['group'] : undefined);
  return [group, module[1] ?? (typeof value['name'] === 'string' ? value['name'] : undefined), version];
}

function versionText(version: unknown, versions: TomlTable): string | undefined {
  if (typeof version === 'string') return version;
  if (!isTable(version)) return undefined;
  const { ref, strictly, require, prefer } = version;
  if (typeof ref === 'string') return Object.hasOwn(versions, ref) ? versionText(versions[ref], {}) : undefined;
  return [strictly, require, prefer].find((text) => typeof text === 'string');
}

/**
 * gradle.lockfile → resolved versions, from its lines `group:name:version=configurations`.
 * https://docs.gradle.org/current/userguide/dependency_locking.html
 */
export function readGradleLock(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const usages = [...text.matchAll(/^([\w.-]+):([\w.-]+):([\w.+-]+)=/gm)].flatMap((match): Usage[] => {
    const value = purlOf('maven', match[1], match[2] ?? '');
    return value ? [usageAt(source, match.index, { kind: 'purl', value, version: match[3], from: 'resolved' })] : [];
  });
  return { usages, problems: [] };
}
