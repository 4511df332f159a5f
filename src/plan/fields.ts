import { dateEdits, fieldEdits } from '../adr/place-edits.ts';
import { statusEdits, supersedesEdits, type NewStatus } from '../adr/status.ts';
import { nobody, writtenDeciders } from '../adr/render.ts';
import { statusWord, type Adr, type AdrFile, type Identity, type Neighbour } from '../model/adr.ts';
import { statuses } from '../model/answers.ts';
import type { Decision } from '../model/decision.ts';
import type { Settle } from '../adr/merge.ts';
import type { Edit } from '../text/edit.ts';

/** What the fields of a record follow from. */
export interface FieldInput {
  readonly decision: Decision;
  readonly identity: Identity;
  /** Another choice: the day of the decision is a new one. */
  readonly rewrite: boolean;
  /** Records whose place this one takes. */
  readonly older: readonly Neighbour[];
  readonly today: () => string;
  readonly settle: Settle;
}

export interface Fields {
  readonly edits: readonly Edit[];
  /** What was generated, after the run. */
  readonly values: Pick<Identity, 'status' | 'date'>;
  /** The status that the record has after the run. */
  readonly status: string;
  /** Fields that both a person and the answers changed. */
  readonly conflicts: readonly string[];
  /** The status was changed in the record, and the answers do not say so. */
  readonly byHand: boolean;
}

/** Status and date, each by its three texts. The date follows a change of status that names no day. */
export function mergeFields(file: AdrFile, input: FieldInput): Fields {
  const { decision, identity } = input;
  const { adr } = file;
  const stands = adr.statusPlaces.length === 0 ? identity.status : adr.status;
  const status = threeWay(identity.status, stands, decision.answer.status, input.settle);
  const { date, wanted } = dateField(file, input, status.taken || input.rewrite);
  return {
    edits: [
      ...shownStatus(file, status),
      ...supersedesEdits(file.text, adr, input.older),
      ...(date.taken ? dateEdits(file.text, adr.datePlaces, date.value) : []),
    ],
    values: {
      status: isSettled(status, decision.answer.status, input.settle) ? decision.answer.status : identity.status,
      date: isSettled(date, wanted, input.settle) ? wanted : identity.date,
    },
    status: status.value,
    conflicts: Object.entries({ status, date }).flatMap(([name, field]) => (field.conflict ? [name] : [])),
    byHand: !status.conflict && status.value !== decision.answer.status,
  };
}

/** The deciders by their three texts, as the record's format writes them. */
export function mergeDeciders(
  { adr, text }: AdrFile,
  generated: Identity,
  fresh: Adr,
  settle: Settle,
): { readonly edits: readonly Edit[]; readonly deciders: string; readonly conflicts: readonly string[] } {
  const [place] = adr.deciderPlaces;
  if (!place) return { edits: [], deciders: generated.deciders, conflicts: [] };
  const wanted = fresh.deciderPlaces[0]?.value ?? nobody;
  const field = threeWay(generated.deciders || nobody, place.value, wanted, settle);
  return {
    edits: field.taken ? fieldEdits(text, adr.deciderPlaces, field.value) : [],
    deciders: isSettled(field, wanted, settle) ? writtenDeciders(fresh) : generated.deciders,
    conflicts: field.conflict ? ['deciders'] : [],
  };
}

/** A status that changes, or whose places contradict each other, is written to all of them. */
function shownStatus(file: AdrFile, { value, taken }: Field): Edit[] {
  return (taken || disagree(file)) && isStatus(value) ? statusEdits(file.text, file.adr, { status: value }) : [];
}

function dateField(file: AdrFile, input: FieldInput, moved: boolean): { date: Field; wanted: string } {
  const { decision, identity } = input;
  const wanted = decision.answer.date ?? (moved ? input.today() : identity.date);
  const stands = file.adr.date ?? identity.date;
  // A day that a person wrote is no match for one that merely follows from the change.
  const isTheirs = decision.answer.date === undefined && stands !== identity.date;
  return { date: isTheirs ? kept(stands) : threeWay(identity.date, stands, wanted, input.settle), wanted };
}

/** Whether the body of a record with this status still follows the answers. */
export function isDraft(status: string): boolean {
  return status === 'proposed' || status === 'draft';
}

function isStatus(word: string): word is NewStatus['status'] {
  return [...statuses, 'draft', 'superseded'].includes(word);
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

function threeWay(was: string, stands: string, now: string, settle: Settle): Field {
  if (stands === now) return kept(stands);
  if (stands === was) return { value: now, taken: true, conflict: false };
  const conflict = now !== was;
  return conflict && settle === 'ours'
    ? { value: now, taken: true, conflict }
    : { value: stands, taken: false, conflict };
}

/** Whether the new value counts as generated from now on: it stands, or a person settled that theirs does. */
function isSettled(field: Field, now: string, settle: Settle): boolean {
  return field.value === now || (field.conflict && settle === 'theirs');
}

/** Whether the places of the status contradict each other, as when another tool edited one of them. A sentence contradicts none. */
export function disagree(file: AdrFile): boolean {
  const words = file.adr.statusPlaces.flatMap(({ value }) => statusWord(value) ?? []);
  return new Set(words).size > 1;
}
