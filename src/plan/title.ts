import { knownTitles, recordTitle } from '../adr/render.ts';
import type { AdrFile } from '../model/adr.ts';
import { formerEnding, titleEnding, type Decision } from '../model/decision.ts';
import { isDraft } from './fields.ts';

/**
 * The new title of a record whose option is kept, or nothing where its title stays. A proposed record with a title of a
 * former version gets the title of today, unless a person edited it.
 */
export function newTitle({ adr }: AdrFile, decision: Decision): string | undefined {
  const isKnown = decision.layerOf.topic === true || knownTitles(decision).includes(adr.title);
  const isGenerated = adr.title === adr.identity?.title && isKnown;
  return isGenerated && isDraft(adr.status) ? recordTitle(decision) : undefined;
}

/** The titles from which the file name of a record can come: the title in its comment, and that of a former version. */
export function namingTitles(title: string, { layerOf }: Pick<Decision, 'layerOf'>): string[] {
  if (layerOf.topic) return [title];
  const ending = titleEnding({ layerOf });
  return title.endsWith(ending) ? [title, title.slice(0, -ending.length) + formerEnding(layerOf)] : [title];
}
