import { join } from 'node:path';
import { numberInName } from '../../adr/number.ts';
import { findLog } from '../../io/find-log.ts';
import { listMarkdown } from '../../io/list-log.ts';
import { findProject } from '../../io/project.ts';
import { readText } from '../../io/read.ts';
import { readCatalogIndex } from '../../io/shipped.ts';
import { fileName } from '../../model/adr.ts';
import { findOption } from '../../model/catalog.ts';
import { visible } from '../../text/visible.ts';
import { complete, type Candidate, type CommandShape, type Lookup } from '../complete.ts';
import { completionScript, type Shell } from '../completion-scripts.ts';
import type { Context } from '../context.ts';
import { answersFile } from '../place.ts';
import { printLines } from '../lines.ts';

/**
 * `create-arch-adr completion <shell>`: prints the shell's script. With words after `--` it is the script that asks: the
 * first line says what the shell may offer when nothing fits (`none`, `files` or `folders`), then comes a candidate a line,
 * with a tab before its description.
 */
export async function completion(
  context: Context,
  program: CommandShape,
  shell: Shell,
  words: readonly string[],
): Promise<number> {
  if (words.length === 0) {
    context.stdout.write(completionScript(shell));
    return 0;
  }
  const { candidates, rest } = await complete(program, words, lookup(context));
  printLines(context.stdout, [rest, ...candidates.map(line)]);
  return 0;
}

function line({ value, description }: Candidate): string {
  return description === undefined ? value : `${value}\t${description}`;
}

function lookup(context: Context): Lookup {
  return { layers, options: optionsBeside, records: () => records(context), readers };
}

function layers(): Candidate[] {
  const { layerIndex } = readCatalogIndex();
  return layerIndex.map(({ id, name }) => ({ value: id, description: name }));
}

/** Programs that read records. */
async function readers(): Promise<Candidate[]> {
  const { readerNames } = await import('../../check/readers/misread.ts');
  return readerNames.map((value) => ({ value }));
}

/** All options; beside one that was named already, those that share a layer with it. */
function optionsBeside(given: readonly string[]): Candidate[] {
  const catalog = readCatalogIndex();
  const named = given.flatMap((name) => findOption(catalog, name) ?? []);
  return catalog.optionIndex
    .filter((entry) => !named.includes(entry))
    .filter((entry) => named.every((other) => entry.layers.some((layer) => other.layers.includes(layer))))
    .map(({ id, name }) => ({ value: id, description: name }));
}

/** Numbers of the records here, then the layers. */
async function records(context: Context): Promise<Candidate[]> {
  const { root } = findProject(context.cwd);
  const { directory } = findLog(root, await answeredDirectory(root));
  const names = listMarkdown(root, directory)
    .map(fileName)
    .filter((name) => !isHostile(name));
  const numbers = names.flatMap((name) => {
    const number = numberInName(name);
    return number === undefined ? [] : [{ value: String(number), description: name }];
  });
  return [...numbers, ...layers()];
}

/** The folder that stack.yaml names; faults of the file are for other commands to tell. */
async function answeredDirectory(root: string): Promise<string | undefined> {
  const text = readText(join(root, answersFile), answersFile, 'answers');
  if (text === undefined) return undefined;
  const { parseYaml } = await import('../../text/yaml.ts');
  const directory = valueAt(valueAt(parseYaml(text, answersFile).value?.data, 'output'), 'directory');
  return typeof directory === 'string' ? directory : undefined;
}

function valueAt(data: unknown, key: string): unknown {
  return typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** The shell would print such a name as it is, or take it for two. */
function isHostile(name: string): boolean {
  return visible(name) !== name;
}
