import type { Reading, Usage } from '../../model/detect.ts';
import { purlOf } from '../purl.ts';
import { linesOf, sourceOf, unreadable, usageAt, type Source } from '../source.ts';
import { isTable, parseToml, tableAt, type Toml } from '../toml.ts';
import { plainVersion } from '../version.ts';

interface Requirement {
  readonly name: string;
  readonly version: string | undefined;
}

/** PEP 508: `name[extras] specifier ; marker`. https://packaging.python.org/en/latest/specifications/dependency-specifiers/ */
function requirementOf(written: string): Requirement | undefined {
  const [, name, rest] = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;#)]*)/.exec(written.slice(0, 500)) ?? [];
  if (name === undefined || !/^(?:\s*$|\s*[@=<>!~\\]|\s+--)/.test(rest ?? '')) return undefined;
  return { name, version: plainVersion(rest?.split(/\s--|\\/, 1)[0]) };
}

function usageOf(source: Source, offset: number, found: Requirement | undefined, development = false): Usage[] {
  const value = found && purlOf('pypi', undefined, found.name);
  return value ? [usageAt(source, offset, { kind: 'purl', value, version: found.version, development })] : [];
}

/** requirements*.txt → requirements. https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export function readRequirements(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const development = /(?:^|[-_./])(?:dev|develop|development|tests?|lint|docs)(?:[-_.]|$)/.test(
    path.slice(path.lastIndexOf('/') + 1),
  );
  const usages = linesOf(source, 500).flatMap(({ offset, line }) => {
    return /^\s*[-#]/.test(line) ? [] : usageOf(source, offset, requirementOf(line), development);
  });
  return { usages, problems: [] };
}

/**
 * pyproject.toml → dependencies as PEP 621, PEP 735, Poetry, uv and PDM write them.
 * https://packaging.python.org/en/latest/specifications/pyproject-toml/
 */
export function readPyproject(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const toml = parseToml(text);
  if (toml.fault) return { usages: [], problems: [unreadable(path, toml.fault.line, 'TOML', toml.fault.message)] };
  const lists: readonly (readonly [table: string, key: string, development: boolean])[] = [
    ['project', 'dependencies', false],
    ['tool.uv', 'dev-dependencies', true],
    ...keysOf(toml, 'project.optional-dependencies').map(
      (key) => ['project.optional-dependencies', key, false] as const,
    ),
    ...keysOf(toml, 'dependency-groups').map((key) => ['dependency-groups', key, true] as const),
    ...keysOf(toml, 'tool.pdm.dev-dependencies').map((key) => ['tool.pdm.dev-dependencies', key, true] as const),
  ];
  const groups = keysOf(toml, 'tool.poetry.group').map((group) => `tool.poetry.group.${group}.dependencies`);
  const usages = [
    ...lists.flatMap(([table, key, development]) => listed(source, toml, { table, key, development })),
    ...tabled(source, toml, 'tool.poetry.dependencies', false),
    ...['tool.poetry.dev-dependencies', ...groups].flatMap((table) => tabled(source, toml, table, true)),
  ];
  return { usages, problems: [] };
}

/** Pipfile → packages. https://pipenv.pypa.io/en/latest/pipfile.html */
export function readPipfile(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const toml = parseToml(text);
  if (toml.fault) return { usages: [], problems: [unreadable(path, toml.fault.line, 'TOML', toml.fault.message)] };
  const usages = [...tabled(source, toml, 'packages', false), ...tabled(source, toml, 'dev-packages', true)];
  return { usages, problems: [] };
}

function keysOf(toml: Toml, table: string): readonly string[] {
  return Object.keys(tableAt(toml.table, ...table.split('.')));
}

interface List {
  readonly table: string;
  readonly key: string;
  readonly development: boolean;
}

/** Requirements in a list of texts. Each stands, in quotes, somewhere behind the one before it. */
function listed(source: Source, toml: Toml, { table, key, development }: List): Usage[] {
  const list = tableAt(toml.table, ...table.split('.'))[key];
  let offset = toml.offsetOf(table, key);
  let searching = true;
  return (Array.isArray(list) ? list : []).flatMap((item: unknown) => {
    if (typeof item !== 'string') return [];
    const next = searching ? source.text.indexOf(item, offset) : -1;
    // One text that is written with escapes must not make each later one search to the end of the file.
    if (next < 0) searching = false;
    else offset = next;
    return usageOf(source, offset, requirementOf(item), development);
  });
}

/** Requirements as keys with a range or a table behind them. */
function tabled(source: Source, toml: Toml, table: string, development: boolean): Usage[] {
  return Object.entries(tableAt(toml.table, ...table.split('.'))).flatMap(([name, value]) => {
    const range = isTable(value) ? value['version'] : value;
    const version = typeof range === 'string' ? plainVersion(range) : undefined;
    return name === 'python' ? [] : usageOf(source, toml.offsetOf(table, name), { name, version }, development);
  });
}
