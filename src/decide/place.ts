import { decisionKey, type DecisionKey } from '../model/decision.ts';
import { parseYaml, type Path } from '../text/yaml.ts';

/** Where a decision stands in the text of a stack.yaml; `undefined` when it is not among its choices. */
export function decisionPath(text: string, key: DecisionKey): Path | undefined {
  const data = parseYaml(text, '').value?.data;
  const entry = valueAt(valueAt(data, 'decisions'), key.layer);
  if (Array.isArray(entry)) {
    const index = entry.findIndex((item: unknown) => isFor(item, key));
    return index === -1 ? undefined : ['decisions', key.layer, index];
  }
  return isFor(entry, key) ? ['decisions', key.layer] : undefined;
}

/** The number after `record:` of the decision at a path. */
export function recordAt(text: string, path: Path): unknown {
  const found = path.reduce<unknown>(
    (data, key) => (Array.isArray(data) ? (data as unknown[])[Number(key)] : valueAt(data, String(key))),
    parseYaml(text, '').value?.data,
  );
  return valueAt(found, 'record');
}

function isFor(entry: unknown, key: DecisionKey): boolean {
  if (valueAt(entry, 'choice') === undefined) return false;
  const scope = valueAt(entry, 'for');
  return decisionKey({ layer: key.layer, ...(typeof scope === 'string' ? { scope } : {}) }) === decisionKey(key);
}

function valueAt(data: unknown, key: string): unknown {
  return data !== null && typeof data === 'object' && !Array.isArray(data)
    ? (data as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
