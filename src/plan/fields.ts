import { fieldEdits, statusEdits, supersedesEdits, type NewStatus } from '../adr/status.ts';
import { decidersText } from '../adr/render.ts';
import { statusWord, type AdrFile, type Identity, type Neighbour } from '../model/adr.ts';
import { statuses } from '../model/answers.ts';
import type { Decision } from '../model/decision.ts';
import type { Edit } from '../text/edit.ts';

/** What the fields of a record follow from. */
export interface FieldInput {
  readonly decision: Decision;
  readonly identity: Identity;
  /** Another choice: the day of the decision is a new one. */
  readonly rewrite: boolean;
  /** Records whose place this one takes from now on. */
  readonly older: readonly Neighbour[];
  readonly today: () => string;
  readonly ours: boolean;
  readonly amend: boolean;
}

export interface Fields {
  readonly edits: readonly Edit[];
  /** What was generated, after the run. */
  readonly values: Pick<Identity, 'status' | 'date' | 'deciders'>;
  /** The status that the record has after the run. */
  readonly status: string;
  /** Fields that both a person and the answers changed. */
  readonly conflicts: readonly string[];
  /** The status was changed in the record, and the answers do not say so. */
  readonly byHand: boolean;
}

/** Status, date and deciders, each by its three texts. The date follows a change of status that names no day. */
export function mergeFields(file: AdrFile, input: FieldInput): Fields {
  const { decision, identity, today, ours } = input;
  const { adr, text } = file;
  const { answer } = decision;
  const stands = adr.statusPlaces.length === 0 ? identity.status : adr.status;
  const status = threeWay(identity.status, stands, answer.status, ours);
  const wanted = answer.date ?? (status.taken || input.rewrite ? today() : identity.date);
  const standingDate = adr.date ?? identity.date;
  const implied = answer.date === undefined && standingDate !== identity.date;
  const date = implied ? kept(standingDate) : threeWay(identity.date, standingDate, wanted, ours);
  const isOpen = isDraft(stands) || isDraft(status.value) || input.amend;
  const deciders = isOpen ? decidersField(file, identity, decision, ours) : kept(identity.deciders || 'unknown');
  const mends = status.taken || disagree(file);
  const shown = mends && isStatus(status.value) ? statusEdits(text, adr, { status: status.value }) : [];
  return {
    edits: [
      ...shown,
      ...supersedesEdits(text, adr, input.older),
      ...(date.taken ? fieldEdits(adr.datePlaces, date.value) : []),
      ...(deciders.taken ? fieldEdits(adr.deciderPlaces, deciders.value) : []),
    ],
    values: {
      status: status.value === answer.status ? answer.status : identity.status,
      date: date.value === wanted ? wanted : identity.date,
      deciders: deciders.taken ? decidersText(decision) : identity.deciders,
    },
    status: status.value,
    conflicts: [
      ...(status.conflict ? ['status'] : []),
      ...(date.conflict ? ['date'] : []),
      ...(deciders.conflict ? ['deciders'] : []),
    ],
    byHand: !status.conflict && status.value !== answer.status,
  };
}

/** Whether the body of a record with this status still follows the answers. */
export function isDraft(status: string): boolean {
  return status === 'proposed' || status === 'draft';
}

function isStatus(word: string): word is NewStatus['status'] {
  return [...statuses, 'draft', 'superseded'].includes(word);
}

function decidersField(file: AdrFile, identity: Identity, decision: Decision, ours: boolean): Field {
  const [place] = file.adr.deciderPlaces;
  // Front matter has a list, which is the team's to write; a record of others keeps its deciders.
  if (!place || place.form === 'front-matter' || Object.keys(identity.sections).length === 0)
    return kept(identity.deciders || 'unknown');
  return threeWay(identity.deciders || 'unknown', place.value, decidersText(decision) || 'unknown', ours);
}

interface Field {
  readonly value: string;
  /** Whether the new value replaces the one that stands. */
  readonly taken: boolean;
  readonly conflict: boolean;
}

function kept(value: string): Field {
  return { value, taken: false, conflict: false };
}

function threeWay(was: string, stands: string, now: string, ours: boolean): Field {
  if (stands === now) return kept(stands);
  if (stands === was) return { value: now, taken: true, conflict: false };
  const conflict = now !== was;
  return conflict && ours ? { value: now, taken: true, conflict } : { value: stands, taken: false, conflict };
}

/** Whether the places of the status contradict each other, as when another tool edited one of them. */
export function disagree(file: AdrFile): boolean {
  return new Set(file.adr.statusPlaces.map((place) => statusWord(place.value))).size > 1;
}
