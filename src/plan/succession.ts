import { optionKey } from '../adr/render.ts';
import { linkedFile } from '../adr/relations.ts';
import { isAdopted, type AdrFile, type AdrLog } from '../model/adr.ts';
import { decisionKey, type Decision } from '../model/decision.ts';

/** How the record of a decision and the decision's other records follow each other. */
export interface Succession {
  /** Records that this one takes the place of. */
  readonly supersedes: readonly AdrFile[];
  /** Accepted records that stay in force until this one is accepted. */
  readonly wouldSupersede: readonly AdrFile[];
  /** Proposals that the team gave up by returning to the option of an accepted record. */
  readonly withdrawn: readonly AdrFile[];
  /** Records that come back into force, because this one, which had superseded them, is rejected. */
  readonly reinstates: readonly AdrFile[];
}

/** The succession of a record that is the only one of its decision. */
export const alone: Succession = { supersedes: [], wouldSupersede: [], withdrawn: [], reinstates: [] };

/**
 * The record that a decision goes on living in, from its open records, newest first. Several can be open, such as a
 * proposal and the accepted record that it would supersede, or those of two merged branches. The one with the chosen option
 * comes first, then a proposal, which is rewritten, then the newest. One that the team ended comes after those that are not,
 * unless it has the chosen option and is newer, or has the status that the answers give.
 */
export function standingOf(decision: Decision, open: readonly AdrFile[]): AdrFile | undefined {
  const isOfChoice = ({ adr }: AdrFile): boolean => adr.identity?.option === optionKey(decision);
  const live = open.filter(isLive);
  const ended = open.find((file) => isOfChoice(file) && file.adr.status === decision.status) ?? open.find(isOfChoice);
  const [newest] = live;
  const isLater = ended !== undefined && newest !== undefined && open.indexOf(ended) < open.indexOf(newest);
  const isMeant = isLater || ended?.adr.status === decision.status;
  return (
    live.find((file) => isOfChoice(file) && isInForce(file)) ??
    live.find(isOfChoice) ??
    live.find(isDraft) ??
    (isMeant ? ended : newest) ??
    ended ??
    open[0]
  );
}

/** What becomes of a decision's other open records once `standing` is its record, or a new one is made after it. */
export function successionOf(decision: Decision, standing: AdrFile, open: readonly AdrFile[]): Succession {
  const isReplaced = needsNewRecord(standing, decision);
  const others = open.filter((file) => isLive(file) && (file !== standing || isReplaced));
  const drafts = others.filter(isDraft);
  const settled = others.filter((file) => !isDraft(file)).reverse();
  const isSame = ({ adr }: AdrFile): boolean => adr.identity?.option === optionKey(decision);
  if (!isReplaced && isInForce(standing)) {
    const twins = drafts.filter(isSame).reverse();
    return { ...alone, supersedes: [...settled, ...twins], withdrawn: drafts.filter((file) => !isSame(file)) };
  }
  const supersedes = drafts.reverse();
  if (decision.status === 'accepted') return { ...alone, supersedes: [...settled, ...supersedes] };
  return { ...alone, supersedes, wouldSupersede: decision.status === 'proposed' ? settled : [] };
}

/**
 * The records that a rejected record superseded and nothing else did: a decision that was never to hold ended nothing. One
 * that is deprecated held for a while, so what it superseded stays so.
 */
export function reinstatedBy(decision: Decision, { adr, path }: AdrFile, log: AdrLog): AdrFile[] {
  const isByHand = adr.status !== adr.identity?.status;
  const status = isByHand ? adr.status : decision.status;
  if (!adr.identity || status !== 'rejected') return [];
  const linked = (file: Pick<AdrFile, 'adr' | 'path'>, wanted: string): AdrFile[] =>
    file.adr
      .links()
      .filter(({ phrase }) => phrase === wanted)
      .flatMap((link) => linkedFile(link, file.path, log) ?? []);
  return linked({ adr, path }, 'supersedes').filter(
    (file) =>
      file.adr.identity !== undefined &&
      file.adr.identity.gone !== true &&
      decisionKey(file.adr.identity) === decisionKey(decision) &&
      file.adr.status === 'superseded' &&
      linked(file, 'superseded by').every((other) => other.path === path),
  );
}

/** Another choice than the one that a settled record is for is a new decision; so is one for a record of others. */
export function needsNewRecord({ adr }: AdrFile, decision: Decision): boolean {
  const { identity, status } = adr;
  if (!identity || identity.option === optionKey(decision)) return false;
  return isAdopted(identity) || (status !== 'proposed' && status !== 'draft');
}

/** Whether a record is a proposal that the program wrote. */
export function isDraft({ adr }: AdrFile): boolean {
  return (
    adr.identity !== undefined && !isAdopted(adr.identity) && (adr.status === 'proposed' || adr.status === 'draft')
  );
}

/** Whether the team goes by a record today. */
export function isInForce({ adr }: AdrFile): boolean {
  return adr.status === 'accepted';
}

/** Whether the team has not ended a record. */
function isLive({ adr }: AdrFile): boolean {
  return adr.status !== 'rejected' && adr.status !== 'deprecated';
}
