import { dirname, join, relative, resolve, sep } from 'node:path';
import { readTemplates } from '../io/shipped.ts';
import type { Templates } from '../model/template.ts';
import type { Context } from './context.ts';
import type { Flags } from './options.ts';
import type { Place } from './place.ts';

/** A folder of templates, and how messages call it. */
export interface TemplateFolder {
  readonly path: string;
  readonly shown: string;
}

/**
 * The folder of the team's own templates: that of `--templates`, which may lie anywhere, else the one that the answers name,
 * relative to their own file and inside the repository. Errors: outside of it (InputError).
 */
export async function templateFolder(
  context: Context,
  place: Place,
  flags: Pick<Flags, 'templates' | 'answers'>,
  named: string | undefined,
): Promise<TemplateFolder | undefined> {
  if (flags.templates !== undefined) {
    const path = resolve(context.cwd, flags.templates);
    const way = relative(context.cwd, path).split(sep).join('/');
    return { path, shown: way === '' ? '.' : way.startsWith('..') ? flags.templates : way };
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
  const shipped = readTemplates();
  if (!folder) return shipped;
  const { ownTemplates } = await import('./own-templates.ts');
  const own = await ownTemplates(folder.path, folder.shown);
  return { ...shipped, record: (format) => own.get(format) ?? shipped.record(format) };
}
