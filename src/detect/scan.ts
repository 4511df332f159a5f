import type { Option } from '../model/catalog.ts';
import type { Found, Reading, Usage } from '../model/detect.ts';
import type { Problem } from '../model/problem.ts';
import { readSbom } from './manifests/sbom.ts';
import { matchUsages } from './match.ts';
import { readersOf, readManifest } from './readers.ts';
import { signaturesOf } from './signatures.ts';
import { sourceOf, usageAt } from './source.ts';

/** A look over a repository, file by file, so that no more than one text is held at a time. */
export interface Scan {
  /** What of a file is needed: its text, its name only, or nothing. */
  readonly wants: (path: string) => 'text' | 'name' | undefined;
  /** Takes one file; without a text only its name counts. */
  readonly take: (path: string, text?: string) => void;
  /** Takes a bill of materials, whatever its name. */
  readonly takeSbom: (path: string, text: string) => void;
  /** What was found so far, in the files for which `within` holds (all when it is left out). */
  readonly found: (within?: (path: string) => boolean) => readonly Found[];
  /** Every file that could not be read, in the order they were taken. */
  readonly problems: () => readonly Problem[];
}

/** Begins a scan for the options of a catalog. Only what some signature means is kept, so that lock files cost nothing. */
export function startScan(options: readonly Option[]): Scan {
  const signatures = signaturesOf(options);
  const usages: Usage[] = [];
  const problems: Problem[] = [];
  const keep = (reading: Reading): void => {
    for (const usage of reading.usages) if (signatures.find(usage).length > 0) usages.push(usage);
    for (const problem of reading.problems) problems.push(problem);
  };
  return {
    wants: (path) => (readersOf(path).length > 0 ? 'text' : signatures.namesFile(path) ? 'name' : undefined),
    take: (path, text) => {
      if (text !== undefined) keep(readManifest(path, text));
      keep({ usages: [fileUsage(path)], problems: [] });
    },
    takeSbom: (path, text) => {
      keep(readSbom(path, text));
    },
    found: (within) => matchUsages(within ? usages.filter(({ file }) => within(file)) : usages, signatures),
    problems: () => problems,
  };
}

function fileUsage(path: string): Usage {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return usageAt(sourceOf(path, name), 0, { kind: 'file', value: path });
}
