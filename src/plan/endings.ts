import { statusEdits } from '../adr/status.ts';
import { noteEdit } from '../adr/notes.ts';
import type { AdrFile } from '../model/adr.ts';
import type { NoChoice } from '../model/answers.ts';
import type { Stack } from '../model/decision.ts';
import { escapeProse } from '../text/markdown.ts';
import { sentence } from '../text/sentence.ts';
import type { Assignment } from './assign.ts';
import type { Draft } from './draft.ts';
import { isDraft } from './fields.ts';
import { withIdentity } from './record.ts';

/**
 * Records whose decision was removed from the answers or is skipped now: a proposed one becomes rejected, one that stood
 * becomes deprecated, both with the reason. None is ever deleted. One that a person ended already stays as it is.
 */
export function endings(orphans: readonly AdrFile[], stack: Stack, today: () => string): Draft[] {
  return orphans.flatMap((file) => {
    const instead = stack.notChosen.find((item) => item.layer === file.adr.identity?.layer);
    return file.adr.status === 'accepted' || isDraft(file.adr.status) ? [ending(file, instead, today())] : [];
  });
}

/** Proposals that the team gave up by returning to the option of an accepted record: they become rejected. */
export function withdrawals(assignments: readonly Assignment[], today: () => string): Draft[] {
  return assignments.flatMap(({ withdrawn, title, number }) =>
    withdrawn.map((file): Draft => {
      const name = number === undefined ? title : `record ${number}`;
      const reason = `The team stayed with ${name} on ${today()}.`;
      return ended(file, 'rejected', reason, today(), `the answers return to ${name}`);
    }),
  );
}

function ending(file: AdrFile, instead: NoChoice | undefined, today: string): Draft {
  const status = isDraft(file.adr.status) ? 'rejected' : 'deprecated';
  const why = instead ? `${instead.kind === 'skip' ? 'skipped' : 'undecided'} now` : 'no longer among the answers';
  return ended(file, status, reasonOf(instead, today), today, why);
}

function ended(file: AdrFile, status: 'rejected' | 'deprecated', reason: string, today: string, why: string): Draft {
  const { adr, path, text } = file;
  const hasSection = adr.statusPlaces.some((place) => place.form === 'section') || adr.statusPlaces.length === 0;
  const edits = [
    ...statusEdits(text, adr, { status, ...(hasSection ? { reason } : {}) }),
    ...(hasSection ? [] : [noteEdit(text, adr, today, `${status}. ${reason}`)]),
  ];
  return {
    path,
    before: text,
    after: adr.identity ? withIdentity(file, edits, { ...adr.identity, status, gone: true }) : text,
    why,
    problems: [],
    ...(adr.identity ? { layer: adr.identity.layer } : {}),
    ...(adr.number === undefined ? {} : { number: adr.number }),
  };
}

function reasonOf(instead: NoChoice | undefined, today: string): string {
  if (!instead) return `The decision was taken out of the answers on ${today}; no reason was given.`;
  const what = instead.kind === 'skip' ? 'The layer is deliberately not used' : 'The layer is undecided again';
  return `${what} since ${today}: ${escapeProse(sentence(instead.reason))}`;
}
