import type { Parsed, Problem } from '../model/problem.ts';
import { parseShape, type GenericSchema } from '../text/shape.ts';
import { parseYaml } from '../text/yaml.ts';
import type { Entry } from './entries.ts';

/** A file of a catalog folder: its path below that folder (with `/`), and its text. */
export interface CatalogFile {
  readonly path: string;
  readonly text: string;
  /** What it is called in problems; its path when that is left out. */
  readonly shown?: string;
}

/** What a catalog folder holds, and the beginnings of the paths of the files that hold it. */
export const folders = {
  layer: 'layers/',
  option: 'options/',
  rule: 'rules/',
  capabilities: 'capabilities.yaml',
} as const;

/** The files of one kind. */
export function filesOf(files: readonly CatalogFile[], kind: keyof typeof folders): CatalogFile[] {
  return files.filter((file) => file.path.startsWith(folders[kind]) && file.path.endsWith('.yaml'));
}

/** YAML files that stand where nothing reads them, so that nobody waits in vain for what they say. */
export function strayFiles(files: readonly CatalogFile[]): Problem[] {
  const read = new Set(Object.keys(folders).flatMap((kind) => filesOf(files, kind as keyof typeof folders)));
  return files
    .filter((file) => !read.has(file))
    .map((file) => ({
      code: 'catalog/stray-file',
      severity: 'error',
      file: file.shown ?? file.path,
      line: 1,
      column: 1,
      message: 'Nothing reads this file.',
      hint: 'Files are layers/<id>.yaml, options/<id>.yaml, rules/<id>.yaml and capabilities.yaml.',
    }));
}

/** A file → its data of the right shape. Problems: syntax, unknown or missing keys, wrong types, each with its place. */
export function parseEntry<T>(file: CatalogFile, schema: GenericSchema): Parsed<Entry<T>> {
  const shown = file.shown ?? file.path;
  const yaml = parseYaml(file.text, shown);
  if (!yaml.value) return { problems: yaml.problems };
  const shape = parseShape(schema, yaml.value, 'catalog');
  if (shape.value === undefined) return { problems: shape.problems };
  return { value: { file: shown, value: shape.value as T, yaml: yaml.value }, problems: [] };
}
