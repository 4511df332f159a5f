import { basename, join, relative, resolve, sep } from 'node:path';
import { draftAnswers } from '../../detect/draft.ts';
import { InputError } from '../../errors.ts';
import { exists } from '../../io/read.ts';
import { loadLayers } from '../../io/shipped.ts';
import { applyChanges } from '../../io/write.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Found } from '../../model/detect.ts';
import { visible } from '../../text/visible.ts';
import { flaggedFolders, foldersHere, startCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { checkedAnswers } from '../load.ts';
import { answersFile, loadPlace, type Place } from '../place.ts';
import type { Flags } from '../options.ts';
import { print, printLines, writeLines } from '../lines.ts';
import { jsonText, problemLines } from '../print.ts';
import { styleFor, type Style } from '../style.ts';
import { lookOver } from '../usage.ts';

/** Flags of `detect` beside those of every command. */
export interface DetectFlags extends Flags {
  readonly write?: boolean;
  readonly sbom?: string;
}

/** `create-arch-adr detect`: what the manifests of a repository name, and a draft of the answers on request. */
export async function detect(context: Context, directory: string, flags: DetectFlags): Promise<number> {
  const place = await loadPlace(context, directory, flags, flags.write ? 'write' : 'read');
  if (flags.write) refuseExisting(place);
  const index = await startCatalog(await foldersHere(context, flags, place.root));
  const catalog = loadLayers(
    index,
    index.layerIndex.map((layer) => layer.id),
  );
  const looked = await lookOver(place, catalog.options, sbomIn(context, place, flags));
  const found = looked.scan.found(partOf(context, place, directory));
  if (flags.write) await writeDraft(context, place, { found, catalog }, flags);
  if (flags.json) {
    print(context.stdout, jsonText({ version: 1, found, problems: looked.problems }));
    return 0;
  }
  const out = styleFor(context, 'stdout', flags.color);
  const err = styleFor(context, 'stderr', flags.color);
  printLines(context.stdout, foundLines(found, catalog, out));
  const talk = [
    ...looked.problems.flatMap((problem) => problemLines(problem, err)),
    ...(flags.quiet ? [] : closingLines(found, looked.manifests, flags)),
  ];
  await writeLines(context.stderr, talk);
  return 0;
}

function refuseExisting(place: Place): void {
  if (!exists(join(place.root, answersFile))) return;
  throw new InputError(`There is a ${answersFile} already, and --write never changes one.`, {
    hint: 'Run detect without --write, and take over what is missing by hand.',
  });
}

/** The bill of materials as a path from the root, so that evidence names it like any other file. */
function sbomIn(context: Context, place: Place, { sbom }: DetectFlags): string | undefined {
  if (sbom === undefined) return undefined;
  const path = resolve(context.cwd, sbom);
  const way = relative(place.root, path);
  return way.startsWith('..') ? path : way.split(sep).join('/');
}

/** A folder that was named limits what is shown to it; without one the whole repository counts. */
function partOf(context: Context, place: Place, directory: string): ((path: string) => boolean) | undefined {
  const way = relative(place.root, resolve(context.cwd, directory)).split(sep).join('/');
  if (directory === '.' || way === '' || way.startsWith('..')) return undefined;
  return (path) => path.startsWith(`${way}/`);
}

async function writeDraft(
  context: Context,
  place: Place,
  { found, catalog }: { readonly found: readonly Found[]; readonly catalog: Catalog },
  flags: DetectFlags,
): Promise<void> {
  const folders = flaggedFolders(context, flags);
  const inside = folders.map(({ path }) => relative(place.root, path).split(sep).join('/'));
  const named = inside.filter((way) => way !== '' && !way.startsWith('..'));
  const after = draftAnswers(found, catalog, { system: basename(place.root), catalogs: named });
  await checkedAnswers(after, answersFile, answersFile, () => Promise.resolve(folders));
  await applyChanges(place.root, [{ kind: 'create', path: answersFile, after, why: 'drafted from what was found' }]);
}

function foundLines(found: readonly Found[], catalog: Catalog, style: Style): string[] {
  return catalog.layerIndex.flatMap((layer) => {
    const here = found.filter((item) => item.layers[0] === layer.id);
    if (here.length === 0) return [];
    return [style.bold(layer.name), ...here.flatMap((item) => itemLines(item, catalog, style)), ''];
  });
}

const mostEvidence = 3;

function itemLines(item: Found, catalog: Catalog, style: Style): string[] {
  const name = catalog.optionIndex.find((entry) => entry.id === item.option)?.name ?? item.option;
  const version = item.version === undefined ? '' : ` ${item.version}`;
  const shown = item.evidence.slice(0, mostEvidence);
  const rest = item.evidence.length - shown.length;
  return [
    `  ${visible(name)}${visible(version)}  ${style.dim(`${item.role}, ${item.confidence} confidence`)}`,
    ...shown.map(({ file, line, text }) => `    ${visible(file)}:${line}  ${style.dim(visible(text))}`),
    ...(rest > 0 ? [style.dim(`    and ${rest} more`)] : []),
  ];
}

function closingLines(found: readonly Found[], manifests: number, flags: DetectFlags): string[] {
  const options = new Set(found.map((item) => item.option)).size;
  const looked = `Looked into ${manifests} ${manifests === 1 ? 'manifest' : 'manifests'} and found ${options} ${options === 1 ? 'option' : 'options'} of the catalog.`;
  if (flags.write) return [looked, `Wrote ${answersFile}. Read it, correct it, then run create-arch-adr.`];
  return found.length === 0 ? [looked] : [looked, 'Draft a stack.yaml from it with --write.'];
}
