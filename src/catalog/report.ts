import type { Capability, Layer, Option } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';
import type { Path, YamlText } from '../text/yaml.ts';
import type { Entry } from './entries.ts';

/** All files of a catalog, each already of the right shape. */
export interface CatalogEntries {
  readonly layers: readonly Entry<Layer>[];
  readonly options: readonly Entry<Option>[];
  readonly capabilities: readonly Entry<readonly Capability[]>[];
  /** Ids of options that an overlay takes away, or whose files are broken: they may still be named. */
  readonly hidden?: readonly string[];
}

/** Takes a fault of one file: where, which, what is wrong, what to do. */
export type Report = (path: Path, code: string, message: string, hint: string) => void;

/** A fault at a path of a YAML text. */
export function faultAt(yaml: Pick<YamlText, 'place'>, path: Path, code: string, message: string, hint: string): Problem {
  return { code: `catalog/${code}`, severity: 'error', ...yaml.place(path), message, hint };
}

/** Reports an option id that no file has. */
export function checkId(id: string, entries: CatalogEntries, path: Path, report: Report): void {
  const ids = entries.options.map((candidate) => candidate.value.id);
  if (ids.includes(id) || entries.hidden?.includes(id)) return;
  const near = nearest(id, ids);
  report(
    path,
    'unknown-option',
    `There is no option \`${id}\`.`,
    near ? `Did you mean \`${near}\`?` : 'Use the id of an option, or a plain name with a capital letter.',
  );
}
