import { join } from 'node:path';
import { exists } from '../io/read.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Parsed } from '../model/problem.ts';
import type { Templates } from '../model/template.ts';
import { flaggedFolders, readCatalog } from './catalog.ts';
import type { Context } from './context.ts';
import { toldAt } from './faults.ts';
import { readAnswers, type Loaded } from './load.ts';
import type { Flags } from './options.ts';
import { answersFile, type Place } from './place.ts';
import { readTemplatesWith, templateFolder } from './templates.ts';

/** What people gave a check to hold a repository against. */
export interface Given {
  readonly catalog: Catalog;
  /** The answers, and the templates of their records; a log of other people has none. */
  readonly answered?: { readonly loaded: Loaded; readonly templates: Templates };
}

/** Reads answers, catalog folders and templates. Problems: what is wrong with them, with files named from the root. */
export async function readGiven(context: Context, place: Place, flags: Flags): Promise<Parsed<Given>> {
  if (flags.answers === undefined && !(await exists(join(place.root, answersFile)))) {
    const { value: catalog, problems } = await readCatalog(flaggedFolders(context, flags, place.root));
    return catalog ? { value: { catalog }, problems } : { problems };
  }
  const { value: loaded, problems } = await readAnswers(context, place, flags);
  if (!loaded) return { problems };
  const named = flags.templates === undefined ? loaded.templatesAt : undefined;
  const templates = await toldAt(named, async () =>
    readTemplatesWith(await templateFolder(context, place, flags, loaded.templates, place.root)),
  );
  if (!templates.value) return { problems: templates.problems };
  return { value: { catalog: loaded.catalog, answered: { loaded, templates: templates.value } }, problems };
}
