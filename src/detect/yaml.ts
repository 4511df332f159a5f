import type { Problem } from '../model/problem.ts';
import { yamlDocuments, type DataNode } from '../text/yaml-documents.ts';
import { unreadable } from './source.ts';
import { yamlLines } from './yaml-lines.ts';

/** Above this the exact parser costs seconds, and such files are written by programs in plain block style. */
const maxExact = 256 * 1024;

/**
 * A YAML manifest → its documents. A text that is no valid YAML, or is large, is read line by line instead. Problem: the
 * first syntax fault, except in a template, which need not be YAML.
 */
export function readYaml(file: string, text: string): { documents: readonly DataNode[]; problems: readonly Problem[] } {
  const template = text.includes('{{');
  if (template || text.length > maxExact) return { documents: yamlLines(text), problems: [] };
  const { documents, fault } = yamlDocuments(text);
  if (!fault) return { documents, problems: [] };
  return { documents: yamlLines(text), problems: [unreadable(file, fault.line, 'YAML', fault.message)] };
}
