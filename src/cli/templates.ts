import { dirname, join, resolve } from 'node:path';
import { readTemplates } from '../io/shipped-templates.ts';
import type { Parsed } from '../model/problem.ts';
import type { Templates } from '../model/template.ts';
import { shownFolder } from './catalog.ts';
import type { Context } from './context.ts';
import { faultsError } from './faults.ts';
import type { Flags } from './options.ts';
import type { Place } from './place.ts';

/** A folder of templates, and how messages call it. */
export interface TemplateFolder {
  readonly path: string;
  readonly shown: string;
}

/**
 * The folder of the team's own templates: that of `--templates`, which may lie anywhere, else the one that the answers name,
 * relative to their own file and inside the repository. Messages name the first one from the folder `from`. Errors: outside of
 * the repository (InputError).
 */
export async function templateFolder(
  context: Context,
  place: Place,
  flags: Pick<Flags, 'templates' | 'answers'>,
  named: string | undefined,
  from = context.cwd,
): Promise<TemplateFolder | undefined> {
  if (flags.templates !== undefined) {
    return { path: resolve(context.cwd, flags.templates), shown: shownFolder(context, flags.templates, from) };
  }
  if (named === undefined) return undefined;
  const { namedInAnswers } = await import('../io/overlay.ts');
  const isFile = flags.answers !== undefined && flags.answers !== '-';
  const base = isFile ? dirname(resolve(context.cwd, flags.answers)) : place.root;
  const shown = await namedInAnswers(place.root, base, named, 'template');
  return { path: join(place.root, shown), shown };
}

/** The shipped templates, and those of a team's folder instead of them. Errors: a template that cannot be used (InputError). */
export async function templatesWith(folder: TemplateFolder | undefined): Promise<Templates> {
  const { value, problems } = await readTemplatesWith(folder);
  if (value) return value;
  throw faultsError(problems, 'nothing was written');
}

/** The same templates, or the faults of those that cannot be used in their place. */
export async function readTemplatesWith(folder: TemplateFolder | undefined): Promise<Parsed<Templates>> {
  const shipped = readTemplates();
  if (!folder) return { value: shipped, problems: [] };
  const { ownTemplates } = await import('./own-templates.ts');
  const { value: own, problems } = await ownTemplates(folder.path, folder.shown);
  if (!own) return { problems };
  return { value: { ...shipped, record: (format) => own.get(format) ?? shipped.record(format) }, problems };
}
