import { isMap, isScalar, parse, parseDocument, stringify, visit, type Document, type YAMLMap } from 'yaml';
import { applyEdits, lineEnding, withLineEnding, type Edit } from './edit.ts';
import { isSame } from './same.ts';
import { isData, mapEdits, type Data } from './yaml-splice.ts';

/** Data as a new YAML 1.2 text: two blanks of indentation, no folded lines. */
export function yamlText(data: Data): string {
  return stringify(data, { lineWidth: 0, version: '1.2' });
}

/**
 * A YAML text changed so that it holds `data`. Comments, order, quotes and layout of everything that stays are kept to
 * the byte: only the values that differ are replaced, new keys go to the end of their map. Where the text is written in
 * a way that does not allow it (flow style, anchors), the nearest enclosing value is written anew. The text must be
 * valid YAML with a map at the top.
 */
export function editYaml(text: string, data: Data): string {
  const ending = lineEnding(text);
  const plain = withLineEnding(text, '\n');
  const wanted = withExtensions(parse(plain, options), data) as Data;
  if (holds(() => plain, wanted) !== undefined) return text;
  const edited =
    holds(() => spliced(plain, wanted), wanted) ?? holds(() => rebuilt(plain, wanted), wanted) ?? yamlText(wanted);
  return withLineEnding(edited, ending);
}

/**
 * A YAML text with just the values changed that differ from `data`; every other byte stays. `undefined` where the text is
 * written in a way that does not allow it (anchors, a map in one line at the top).
 */
export function spliceYaml(text: string, data: Data): string | undefined {
  const plain = withLineEnding(text, '\n');
  const wanted = withExtensions(parse(plain, options), data) as Data;
  const edited = holds(() => spliced(plain, wanted), wanted);
  return edited === undefined ? undefined : withLineEnding(edited, lineEnding(text));
}

const options = { version: '1.2', merge: true } as const;

/** The data with the keys of the text that begin with `x-`, which answers leave out: they are the team's. */
function withExtensions(before: unknown, data: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(data)) {
    return data.map((item: unknown, index) => withExtensions(before[index], item));
  }
  if (!isData(before) || !isData(data)) return data;
  const kept = Object.entries(before).filter(([key]) => key.startsWith('x-') && !(key in data));
  const entries = Object.entries(data).map(([key, value]) => [key, withExtensions(before[key], value)] as const);
  return Object.fromEntries([...entries, ...kept]);
}

/** The text that is made, when it holds exactly the data. An edit is only trusted when reading it back proves it right. */
function holds(make: () => string | undefined, data: Data): string | undefined {
  try {
    const text = make();
    return text !== undefined && isSame(parse(text, options), data) ? text : undefined;
  } catch {
    return undefined;
  }
}

function spliced(text: string, data: Data): string | undefined {
  const document = parseDocument(text, { ...options, keepSourceTokens: true });
  if (document.errors.length > 0 || !isMap(document.contents) || hasAliases(document)) return undefined;
  // Pairs on one line have no lines of their own to work with.
  if (document.contents.flow === true) return undefined;
  const edits: Edit[] = [];
  mapEdits(text, document.contents, data, edits);
  return applyEdits(text, edits);
}

/** A change at an anchor would change every place that refers to it. */
function hasAliases(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
    },
  });
  return found;
}

/** The library writes the text again and keeps the comments: the second best. */
function rebuilt(text: string, data: Data): string | undefined {
  const document = parseDocument(text, options);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  rebuildMap(document, document.contents, parse(text, options) as Data, data);
  return document.toString({ lineWidth: 0 });
}

/** Sets what differs, as deep inside as it can, so that anchors and merge keys around it stay. */
function rebuildMap(document: Document, map: YAMLMap, before: Data, after: Data): void {
  for (const key of Object.keys(before)) if (!(key in after)) map.delete(key);
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    if (key in before && isSame(old, value)) continue;
    const node: unknown = map.get(key, true);
    if (isMap(node) && isData(old) && isData(value)) rebuildMap(document, node, old, value);
    else if (isScalar(node) && typeof value === 'string') node.value = value;
    else map.set(key, document.createNode(value));
  }
}
