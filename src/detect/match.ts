import type { Confidence, Evidence, Found, Usage } from '../model/detect.ts';
import type { Option } from '../model/catalog.ts';
import { purlKey } from './purl.ts';
import type { Owned, Signatures } from './signatures.ts';
import { isExact, versionFor } from './version.ts';

interface Clue {
  readonly usage: Usage;
  readonly confidence: Confidence;
  readonly version: string | undefined;
}

interface Group {
  /** The option, or the name of the variant of it that was found. */
  readonly id: string;
  readonly option: Option;
  readonly role: Found['role'];
  readonly clues: Clue[];
}

/**
 * What manifests name → the options that are used, each once per role, ordered by option id and role. Only exact
 * coordinates count. Where a lock file beside or above a manifest holds a named package, its version wins over the range.
 */
export function matchUsages(usages: readonly Usage[], signatures: Signatures): readonly Found[] {
  const locked = lockedVersions(usages);
  const groups = new Map<string, Group>();
  for (const usage of usages) {
    if (usage.from === 'resolved') continue;
    for (const owned of signatures.find(usage)) {
      const { option, signature } = owned;
      const id = signature.variant ?? option.id;
      const key = `${id} ${signature.role}`;
      const group = groups.get(key) ?? { id, option, role: signature.role, clues: [] };
      groups.set(key, group);
      const version = tellsVersion(owned) ? (locked(usage) ?? ownVersion(usage)) : undefined;
      group.clues.push({ usage, confidence: confidenceOf(usage, owned), version });
    }
  }
  return [...groups.entries()].sort(([a], [b]) => order(a, b)).map(([, group]) => foundOf(group));
}

/** What only shows that a format, a standard or a practice is used has versions of its own, as many packages have. */
const unversioned: ReadonlySet<Option['kind']> = new Set(['protocol', 'format', 'standard', 'practice']);

/** Whether the version of what was found is one of the option, or of the variant that it shows. */
function tellsVersion({ option, signature: { match, versions, variant } }: Owned): boolean {
  if (match.endsWith('/*') || versions === 'other') return false;
  return variant !== undefined || !unversioned.has(option.kind);
}

/** A chart is numbered for itself, so that its version says nothing about the product that it installs. */
function ownVersion({ kind, version }: Usage): string | undefined {
  return kind === 'helm' ? undefined : version;
}

const strength: readonly Confidence[] = ['high', 'medium', 'low'];

/** Folders whose manifests describe tries and tests rather than the system. */
const aside = /(?:^|\/)(?:tests?|__tests__|spec|e2e|fixtures?|testdata|examples?|samples?|demos?)\//i;

function confidenceOf(usage: Usage, { signature }: Owned): Confidence {
  if (signature.hint || usage.development || aside.test(usage.file)) return 'low';
  if (usage.kind === 'purl' || usage.kind === 'annotation') return 'medium';
  if (usage.kind === 'env' || usage.kind === 'spring' || usage.kind === 'file') return 'low';
  return signature.role === 'server' ? 'high' : 'medium';
}

function foundOf({ id, option, role, clues }: Group): Found {
  const sorted = clues.toSorted(
    (a, b) =>
      strength.indexOf(a.confidence) - strength.indexOf(b.confidence) ||
      order(a.usage.file, b.usage.file) ||
      a.usage.line - b.usage.line ||
      order(a.usage.value, b.usage.value),
  );
  const versions = sorted.flatMap(({ version }) => version ?? []);
  const version = versions.find(isExact) ?? versions[0];
  return {
    option: id,
    layers: Object.keys(option.roles),
    ...(version !== undefined && { version }),
    role,
    confidence: sorted[0]?.confidence ?? 'low',
    evidence: evidenceOf(sorted),
  };
}

function evidenceOf(clues: readonly Clue[]): readonly Evidence[] {
  const byPlace = new Map<string, Evidence>();
  for (const { usage } of clues) {
    const { file, line, text } = usage;
    const place = `${file}\n${line}`;
    if (!byPlace.has(place)) byPlace.set(place, { file, line, text });
  }
  return [...byPlace.values()];
}

/** A lock file with more versions of one package was made by no package manager. */
const mostVersions = 50;

/** A look-up of the version to which the nearest lock file at or above a usage's folder resolved it. */
function lockedVersions(usages: readonly Usage[]): (usage: Usage) => string | undefined {
  const versions = new Map<string, Set<string>>();
  for (const { kind, from, value, file, version } of usages) {
    if (kind !== 'purl' || from !== 'resolved' || version === undefined) continue;
    const key = `${folderOf(file)}\n${purlKey(value) ?? ''}`;
    const known = versions.get(key) ?? new Set();
    if (known.size < mostVersions) known.add(version);
    versions.set(key, known);
  }
  return (usage) => {
    const key = usage.kind === 'purl' ? purlKey(usage.value) : undefined;
    if (key === undefined) return undefined;
    for (let folder = folderOf(usage.file); ; folder = folderOf(folder)) {
      const known = versions.get(`${folder}\n${key}`);
      if (known) return versionFor(usage.version, [...known]);
      if (folder === '') return undefined;
    }
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** By code units, so that the order is the same on every machine. */
function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
