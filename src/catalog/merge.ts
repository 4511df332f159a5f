import type { Parsed, Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';
import { isMap, parseShape, type GenericSchema } from '../text/shape.ts';
import { parseYaml, type YamlText } from '../text/yaml.ts';
import type { Entry } from './entries.ts';
import type { CatalogFile } from './files.ts';
import { faultAt } from './report.ts';

/** What one file does: it takes the thing with that id away, or gives it new data. */
export type Change<T> = { readonly hide: string } | { readonly entry: Entry<T> };

/** Something that a file may change, as data that a file would give. */
export interface Known {
  readonly id: string;
  readonly data: object;
}

/** The key without which a file of its kind cannot describe something new. */
const wholeKey = { option: 'roles', rule: 'message' } as const;

type Data = Readonly<Record<string, unknown>>;

/**
 * A file that changes one of the known things, or adds one → what it does. Problems: its own, and those that the merged
 * data have, each at the place of the file that is nearest to it.
 */
export function parseChange<T>(
  file: CatalogFile,
  schema: GenericSchema,
  kind: keyof typeof wholeKey,
  known: readonly Known[],
): Parsed<Change<T>> {
  const shown = file.shown ?? file.path;
  const yaml = parseYaml(file.text, shown);
  if (!yaml.value) return { problems: yaml.problems };
  const { data } = yaml.value;
  if (!isMap(data) || typeof data['id'] !== 'string') return shaped(yaml.value, schema, shown);
  const { hide, ...rest } = data;
  const id = data['id'];
  const old = known.find((item) => item.id === id);
  const fault =
    (hide === undefined ? undefined : hideFault(yaml.value, hide, Object.keys(rest))) ??
    (old ? undefined : unknownFault(yaml.value, id, hide === true || !(wholeKey[kind] in rest), kind, known));
  if (fault) return { problems: [fault] };
  if (hide === true) return { value: { hide: id }, problems: [] };
  return shaped({ ...yaml.value, data: old ? mergeData(old.data as Data, rest) : rest }, schema, shown);
}

/** A file that means to change something, and names what is not there. */
function unknownFault(
  yaml: YamlText,
  id: string,
  changes: boolean,
  kind: keyof typeof wholeKey,
  known: readonly Known[],
): Problem | undefined {
  if (!changes) return undefined;
  const near = nearest(
    id,
    known.map((item) => item.id),
  );
  const hint =
    near === undefined
      ? `To add it, give all its keys; \`${wholeKey[kind]}\` is missing.`
      : `Did you mean \`${near}\`? To add one, give all its keys; \`${wholeKey[kind]}\` is missing.`;
  return faultAt(yaml, ['id'], `unknown-${kind}`, `There is no ${kind} \`${id}\` to change.`, hint);
}

function hideFault(yaml: YamlText, hide: unknown, others: readonly string[]): Problem | undefined {
  if (hide !== true) {
    return faultAt(yaml, ['hide'], 'wrong-value', '`hide` is not `true`.', 'Write `hide: true`, or remove the key.');
  }
  const more = others.filter((key) => key !== 'id');
  const [first] = more;
  if (first === undefined) return undefined;
  return faultAt(
    yaml,
    [first],
    'hidden-change',
    `\`${first}\` changes something that the same file hides.`,
    'Keep `id` and `hide` only, or remove `hide`.',
  );
}

function shaped<T>(yaml: YamlText, schema: GenericSchema, shown: string): Parsed<Change<T>> {
  const shape = parseShape(schema, yaml, 'catalog');
  if (shape.value === undefined) return { problems: shape.problems };
  return { value: { entry: { file: shown, value: shape.value as T, yaml } }, problems: [] };
}

/** Maps are merged key by key, everything else is replaced. Keys such as `__proto__` are keys like any other. */
function mergeData(old: Data, changes: Data): Data {
  const merged = new Map(Object.entries(old));
  for (const [key, value] of Object.entries(changes)) {
    const before = merged.get(key);
    merged.set(key, isMap(before) && isMap(value) ? mergeData(before, value) : value);
  }
  return Object.fromEntries(merged);
}
