import { basename } from 'node:path';
import type { CatalogFile } from '../../catalog/files.ts';
import { layOver } from '../../catalog/overlay.ts';
import { parseCatalog } from '../../catalog/parse.ts';
import { staleFacts, type FindPlace } from '../../catalog/stale.ts';
import { validateLoaded } from '../../catalog/validate-loaded.ts';
import { InputError } from '../../errors.ts';
import { readCatalogFolder } from '../../io/overlay.ts';
import { loadLayers, readCatalogIndex, readLicenseLists } from '../../io/shipped.ts';
import type { Catalog } from '../../model/catalog.ts';
import { hasErrors, type Parsed, type Problem } from '../../model/problem.ts';
import { count } from '../../text/sentence.ts';
import { parseYaml, type YamlText } from '../../text/yaml.ts';
import { flaggedFolders } from '../catalog.ts';
import type { Context } from '../context.ts';
import { dayFor } from '../day.ts';
import { print, writeLines } from '../lines.ts';
import { jsonText, problemLines } from '../print.ts';
import { styleFor } from '../style.ts';
import type { CatalogFlags } from './catalog-show.ts';

/** Flags of `catalog validate`. */
export interface ValidateFlags extends Omit<CatalogFlags, 'catalog'> {
  readonly stale?: boolean;
  readonly date?: string;
}

/** What was looked at. */
interface Looked {
  readonly as: 'shipped' | 'catalog' | 'overlay';
  readonly files: readonly CatalogFile[];
  readonly parsed: Parsed<Catalog>;
}

/** `catalog validate [dir]`: every fault of the shipped catalog or of a folder. Returns 1 when there are errors, else 0. */
export async function validate(context: Context, folder: string | undefined, flags: ValidateFlags): Promise<number> {
  const today = dayFor(context, flags);
  const looked = folder === undefined ? lookAtShipped() : await lookAt(context, folder);
  const problems = [...looked.parsed.problems, ...(flags.stale ? staleIn(looked, today) : [])];
  const seen = seenIn(looked);
  if (flags.json) print(context.stdout, jsonText({ version: 1, as: looked.as, seen, problems }));
  else {
    const style = styleFor(context, 'stdout', flags.color);
    const lines = problems.flatMap((problem) => problemLines(problem, style));
    await writeLines(context.stdout, lines);
    print(context.stderr, `${summary(looked.as, seen, problems)}\n`);
  }
  return hasErrors(problems) ? 1 : 0;
}

function wholeCatalog(): Catalog {
  const index = readCatalogIndex();
  return loadLayers(
    index,
    index.layerIndex.map((layer) => layer.id),
  );
}

function lookAtShipped(): Looked {
  const catalog = wholeCatalog();
  return { as: 'shipped', files: [], parsed: { value: catalog, problems: validateLoaded(catalog) } };
}

/** A folder that describes layers of the shipped catalog is a catalog of its own, any other is laid over the shipped one. */
async function lookAt(context: Context, folder: string): Promise<Looked> {
  const [place] = flaggedFolders(context, { catalog: [folder] });
  const { path, shown } = place ?? { path: folder, shown: folder };
  const files = await readCatalogFolder(path, shown);
  if (files.length === 0) {
    throw new InputError(`${shown} holds no YAML files.`, { hint: 'Name the folder that holds options/ or layers/.' });
  }
  const base = wholeCatalog();
  const lists = readLicenseLists();
  const ownLayers = files.some((file) => base.layerIndex.some((layer) => file.path === `layers/${layer.id}.yaml`));
  return ownLayers
    ? { as: 'catalog', files, parsed: parseCatalog(files, lists, base.version) }
    : { as: 'overlay', files, parsed: layOver(base, files, lists) };
}

/** Stale facts of what the folder itself says; of the shipped catalog where no folder was named. */
function staleIn({ as, files, parsed }: Looked, today: string): Problem[] {
  if (!parsed.value) return [];
  const shipped: FindPlace = (kind, id) => ({ file: `catalog/${kind}s/${id}.yaml` });
  if (as === 'shipped') return staleFacts(parsed.value, today, shipped);
  const fileOf = (kind: 'option' | 'rule', id: string): CatalogFile | undefined =>
    files.find((file) => file.path.startsWith(`${kind}s/`) && basename(file.path) === `${id}.yaml`);
  const own = {
    ...parsed.value,
    options: parsed.value.options.filter((option) => fileOf('option', option.id)),
    rules: parsed.value.rules.filter((rule) => fileOf('rule', rule.id)),
  };
  const read = new Map<CatalogFile, YamlText | undefined>();
  const yamlOf = (file: CatalogFile): YamlText | undefined => {
    if (!read.has(file)) read.set(file, parseYaml(file.text, file.shown ?? file.path).value);
    return read.get(file);
  };
  return staleFacts(own, today, (kind, id, path) => {
    const file = fileOf(kind, id);
    return (file && yamlOf(file)?.place(path)) ?? shipped(kind, id, path);
  });
}

type Seen = Readonly<Record<'layers' | 'options' | 'rules', number>>;

function seenIn({ as, files, parsed }: Looked): Seen {
  const of = (folder: string): number => files.filter((file) => file.path.startsWith(folder)).length;
  if (as !== 'shipped') return { layers: of('layers/'), options: of('options/'), rules: of('rules/') };
  const { layers, options, rules } = parsed.value ?? { layers: [], options: [], rules: [] };
  return { layers: layers.length, options: options.length, rules: rules.length };
}

const what = {
  shipped: 'The shipped catalog',
  catalog: 'A catalog of its own',
  overlay: 'Laid over the shipped catalog',
} as const;

function summary(as: Looked['as'], seen: Seen, problems: readonly Problem[]): string {
  const things = [
    count(seen.layers, 'layer', 'layers'),
    count(seen.options, 'option', 'options'),
    count(seen.rules, 'rule', 'rules'),
  ];
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const stale = problems.filter((problem) => problem.severity === 'warning').length;
  const unopened = problems.filter((problem) => problem.severity === 'info').length;
  const found = [
    errors === 0 ? 'no faults' : count(errors, 'fault', 'faults'),
    ...(stale === 0 ? [] : [count(stale, 'fact past its limit', 'facts past their limit')]),
    ...(unopened === 0 ? [] : [`${count(unopened, 'source', 'sources')} not opened`]),
  ];
  return `${what[as]}: ${things.join(', ')}; ${found.join(', ')}.`;
}
