import { join } from 'node:path';
import { exists } from '../io/read.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Parsed } from '../model/problem.ts';
import type { Answered } from './answered.ts';
import { flaggedFolders, readCatalog } from './catalog.ts';
import type { Context } from './context.ts';
import type { Flags } from './options.ts';
import { answersFile, type Place } from './place.ts';

/** What people gave a check to hold a repository against. */
export interface Given {
  readonly catalog: Catalog;
  /** A log of other people has no answers. */
  readonly answered?: Answered;
}

/** Reads answers, catalog folders and templates. Problems: what is wrong with them, with files named from the root. */
export async function readGiven(context: Context, place: Place, flags: Flags): Promise<Parsed<Given>> {
  if (flags.answers === undefined && !exists(join(place.root, answersFile))) {
    const { value: catalog, problems } = await readCatalog(flaggedFolders(context, flags, place.root));
    return catalog ? { value: { catalog }, problems } : { problems };
  }
  const { readAnswered } = await import('./answered.ts');
  const { value: answered, problems } = await readAnswered(context, place, flags);
  return answered ? { value: { catalog: answered.loaded.catalog, answered }, problems } : { problems };
}
