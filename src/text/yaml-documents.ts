import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document, type Node } from 'yaml';
import { linePlaces } from './lines.ts';
import { tooDeepAt } from './yaml-depth.ts';

/** A value of a YAML or JSON text and the offset where it stands. Exactly one of the other fields is there. */
export interface DataNode {
  readonly offset: number;
  /** A scalar as it is written, without quotes: `1.10` stays `1.10`. */
  readonly text?: string;
  readonly entries?: readonly DataEntry[];
  readonly items?: readonly DataNode[];
}

export interface DataEntry {
  readonly key: string;
  readonly offset: number;
  readonly node: DataNode;
}

export interface YamlDocuments {
  readonly documents: readonly DataNode[];
  /** The first fault, when there is one. The documents before it are still there. */
  readonly fault?: { readonly line: number; readonly message: string };
}

/** Nothing that people write is nested deeper; a text that is was made to break a reader. */
const maxDepth = 100;

/**
 * A stream of YAML 1.2 documents → trees with offsets. Aliases share the node of their anchor instead of copying it, so
 * a small text cannot grow. Never throws: a fault is reported beside the documents that precede it. The trees may share
 * nodes, so a walk over all of one has to remember where it was. https://yaml.org/spec/1.2.2/
 */
export function yamlDocuments(text: string): YamlDocuments {
  const documents: DataNode[] = [];
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return { documents, fault: { line: linePlaces(text)(deep).line, message: 'it is nested too deeply' } };
  try {
    // Unique keys are not checked because that takes quadratic time.
    const options = { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
    const parsed: readonly Document.Parsed[] = [...parseAllDocuments(text, options)];
    for (const document of parsed) {
      const error = document.errors[0];
      if (error) {
        return { documents, fault: { line: linePlaces(text)(error.pos[0]).line, message: firstLine(error.message) } };
      }
      if (document.contents) documents.push(nodeOf(document.contents, new Map(), 0));
    }
    return { documents };
  } catch (error) {
    // The library recurses, so very deep nesting ends its stack.
    return {
      documents,
      fault: { line: 1, message: firstLine(error instanceof Error ? error.message : String(error)) },
    };
  }
}

/** Anchors of the document so far. The library's own look-up walks the whole document for each alias. */
type Anchors = Map<string, DataNode>;

function nodeOf(node: Node, anchors: Anchors, depth: number): DataNode {
  if (depth > maxDepth) throw new Error('it is nested too deeply');
  // An anchor that encloses its own alias is not known yet, so that no tree contains itself.
  if (isAlias(node)) return anchors.get(node.source) ?? { offset: node.range?.[0] ?? 0, text: '' };
  const made = makeNode(node, anchors, depth);
  if ('anchor' in node && node.anchor) anchors.set(node.anchor, made);
  return made;
}

function makeNode(node: Node, anchors: Anchors, depth: number): DataNode {
  const offset = node.range?.[0] ?? 0;
  if (isMap(node)) {
    const entries = node.items.flatMap((pair): DataEntry[] => {
      const key = isScalar(pair.key) ? scalarText(pair.key) : undefined;
      if (key === undefined) return [];
      const keyOffset = (pair.key as Node).range?.[0] ?? offset;
      const value = pair.value as Node | null;
      return [
        { key, offset: keyOffset, node: value ? nodeOf(value, anchors, depth + 1) : { offset: keyOffset, text: '' } },
      ];
    });
    return { offset, entries };
  }
  if (isSeq(node)) return { offset, items: node.items.map((item) => nodeOf(item as Node, anchors, depth + 1)) };
  return { offset, text: isScalar(node) ? scalarText(node) : '' };
}

function scalarText(scalar: { readonly value: unknown; readonly source?: string | undefined }): string {
  if (typeof scalar.value === 'string') return scalar.value;
  return scalar.value === null ? '' : (scalar.source ?? '');
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]\s*$/, '');
}
