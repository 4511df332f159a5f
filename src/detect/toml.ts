import { parse, TomlError } from 'smol-toml';

export type TomlTable = Readonly<Record<string, unknown>>;

export interface Toml {
  readonly table: TomlTable;
  readonly fault?: { readonly line: number; readonly message: string };
  /** Offset of the header of a table, or of the key in it; of the nearest thing above when it is written otherwise. */
  readonly offsetOf: (table: string, key?: string) => number;
}

/**
 * TOML → data, and where its tables and keys stand. The parser knows no places, so they are found by a look at the
 * beginnings of lines. Never throws: a fault comes with an empty table. https://toml.io/en/v1.0.0
 */
export function parseToml(text: string): Toml {
  try {
    const table = parse(text, { integersAsBigInt: 'asNeeded' });
    return { table, offsetOf: placesOf(text) };
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { table: {}, fault: { line, message: message.replace('Invalid TOML document: ', '') }, offsetOf: () => 0 };
  }
}

/** A header, or the first part of a key, at the beginning of a line. Only a line feed begins one. */
const placed = /(?<![^\n])[ \t]*(?:\[\[?([^\]\n]+)\]|([\w-]+|"[^"\n]+"|'[^'\n]+')[ \t]*[.=])/g;

/** Longer names are cut before they are compared, so that a table with a long one costs no more than others. */
const mostName = 300;

function placesOf(text: string): Toml['offsetOf'] {
  const places = new Map<string, number>();
  let table = '';
  for (const match of text.matchAll(placed)) {
    const [whole, header, key] = match;
    const offset = match.index + whole.length - whole.trimStart().length;
    if (header !== undefined) table = cut(header.replace(/["'\s]/g, ''));
    const place = header === undefined ? `${table}\n${(key ?? '').replace(/["']/g, '')}` : table;
    if (!places.has(place)) places.set(place, offset);
  }
  return (name, key) =>
    (key === undefined ? undefined : places.get(`${cut(name)}\n${key}`)) ?? places.get(cut(name)) ?? 0;
}

function cut(name: string): string {
  return name.slice(0, mostName);
}

/** The table at `keys`, or an empty one. */
export function tableAt(table: TomlTable, ...keys: readonly string[]): TomlTable {
  let here: unknown = table;
  for (const key of keys) here = isTable(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return isTable(here) ? here : {};
}

/** Whether a value is a table. */
export function isTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
