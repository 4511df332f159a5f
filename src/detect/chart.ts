import type { Usage } from '../model/detect.ts';
import type { DataNode } from '../text/yaml-documents.ts';
import { textOf } from './data.ts';
import { usageAt, type Source } from './source.ts';
import { plainVersion } from './version.ts';

interface Chart {
  readonly name: DataNode | undefined;
  readonly version: DataNode | undefined;
  readonly repository: DataNode | undefined;
}

/** The usage of a chart. One that comes from a folder is the team's own, whatever its name. */
export function chartUsage(source: Source, { name, version, repository }: Chart): Usage[] {
  const value = chartValue(textOf(name), textOf(repository));
  if (!name || value === undefined) return [];
  return [usageAt(source, name.offset, { kind: 'helm', value, version: plainVersion(textOf(version)) })];
}

/** `name` or `name@repository`, the repository without scheme; `undefined` for what is no chart of a repository. */
export function chartValue(name: string | undefined, repository: string | undefined): string | undefined {
  if (name === undefined || name.length > 500) return undefined;
  if (/^(?:file:|\.|\/)/.test(name) || /^(?:file:|\.|\/)/.test(repository ?? '')) return undefined;
  const path = name.replace(/^\w+:\/\//, '');
  const chart = path.slice(path.lastIndexOf('/') + 1);
  if (!/^[a-z0-9][a-z0-9._-]{0,200}$/.test(chart)) return undefined;
  const home = repository ?? path.slice(0, Math.max(0, path.length - chart.length - 1));
  const bare = home.replace(/^\w+:\/\/(?:[^/@]*@)?/, '').replace(/\/$/, '');
  return bare === '' || /[{}$@\s]/.test(bare) ? chart : `${chart}@${bare}`;
}
