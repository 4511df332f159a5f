import { fieldEdits, statusEdits, type NewStatus } from '../adr/status.ts';
import type { FindNeighbour } from '../adr/consequences.ts';
import { renderIdentity } from '../adr/identity.ts';
import { mergeSections, type Conflict } from '../adr/merge.ts';
import { parseAdr } from '../adr/parse.ts';
import { answersDigest, recordTitle, renderRecord } from '../adr/render.ts';
import type { AdrFile, Identity, Neighbour } from '../model/adr.ts';
import type { Stack } from '../model/decision.ts';
import type { RenderTemplate } from '../model/template.ts';
import { applyEdits, lineEnding, withLineEnding, type Edit } from '../text/edit.ts';
import type { Assignment } from './assign.ts';

/** What the text of a record after the run depends on besides its assignment. */
export interface RecordInput {
  readonly stack: Stack;
  readonly today: () => string;
  readonly template: RenderTemplate;
  readonly find: FindNeighbour;
  readonly ours: boolean;
  readonly amend: boolean;
}

/** Text of a record after the run, and what stood in the way. */
export interface RecordResult {
  readonly text: string;
  readonly conflicts: readonly Conflict[];
  /** The answers changed, and the record is accepted and not amended. */
  readonly frozen: boolean;
}

/** Text of a new record. */
export function newRecord(assignment: Assignment, superseded: readonly Neighbour[], input: RecordInput): string {
  const { decision } = assignment;
  return renderRecord(
    decision,
    input.stack,
    {
      ...(assignment.number === undefined ? {} : { number: assignment.number }),
      date: decision.answer.date ?? input.today(),
      supersedes: superseded,
      find: input.find,
      answers: answersDigest(decision, input.stack),
    },
    input.template,
  );
}

/** Text of a record that stands and is of ours: only what the answers changed and nobody edited is replaced. */
export function mergedRecord(
  assignment: Assignment,
  file: AdrFile,
  identity: Identity,
  input: RecordInput,
): RecordResult {
  const { decision } = assignment;
  const answers = answersDigest(decision, input.stack);
  const rewrite = assignment.act === 'rewrite';
  const isFrozen = !['proposed', 'draft', 'unknown'].includes(file.adr.status);
  const fields = mergeFields(file, identity, assignment, input);
  // An adopted record has no generated sections: its body is the team's, whatever the answers say.
  const isAdopted = Object.keys(identity.sections).length === 0;
  if (isAdopted || (isFrozen && !input.amend)) {
    const text = withIdentity(file, fields.edits, { ...identity, ...fields.values });
    return { text, conflicts: fields.conflicts, frozen: !isAdopted && identity.answers !== answers };
  }
  const fresh = newRecord(assignment, [], { ...input, today: () => fields.values.date });
  const freshAdr = parseAdr(fresh, assignment.path);
  const merge = mergeSections(file, { text: fresh, adr: freshAdr }, identity, input.ours);
  const title = rewrite ? titleEdits(file, identity, assignment) : [];
  const notes = isFrozen && merge.changed.length > 0 ? amendment(file, merge.changed, input.today()) : [];
  const next: Identity = {
    ...identity,
    ...fields.values,
    option: freshAdr.identity?.option ?? identity.option,
    catalog: input.stack.catalogVersion,
    answers,
    title: rewrite ? recordTitle(decision) : identity.title,
    sections: merge.sections,
  };
  const conflicts = [...fields.conflicts, ...merge.conflicts];
  return {
    text: withIdentity(file, [...fields.edits, ...title, ...merge.edits, ...notes], next),
    conflicts,
    frozen: false,
  };
}

interface Fields {
  readonly edits: readonly Edit[];
  readonly values: Pick<Identity, 'status' | 'date' | 'deciders'>;
  readonly conflicts: readonly Conflict[];
}

/** Status, date and deciders, each by its three texts. The date follows a change of status that names no day. */
function mergeFields(file: AdrFile, identity: Identity, assignment: Assignment, input: RecordInput): Fields {
  const { answer } = assignment.decision;
  const { adr } = file;
  const status = threeWay(identity.status, adr.status, answer.status);
  const moved = status.taken || assignment.act === 'rewrite';
  const wantedDate = answer.date ?? (moved ? input.today() : identity.date);
  const date = threeWay(identity.date, adr.date ?? identity.date, wantedDate);
  const deciders = decidersField(file, identity, answer.deciders);
  const mends = status.taken || disagree(file);
  return {
    edits: [
      ...(mends ? statusEdits(file.text, adr, { status: status.value as NewStatus['status'] }) : []),
      ...(date.taken ? fieldEdits(adr.datePlaces, date.value) : []),
      ...(deciders.taken ? fieldEdits(adr.deciderPlaces, deciders.value) : []),
    ],
    values: {
      status: status.value === answer.status ? status.value : identity.status,
      date: date.taken ? date.value : identity.date,
      deciders: deciders.taken ? answer.deciders.join(', ') : identity.deciders,
    },
    conflicts: [
      ...conflictOf('status', status, adr.status, answer.status),
      ...conflictOf('date', date, adr.date ?? '', wantedDate),
    ],
  };
}

function decidersField(file: AdrFile, identity: Identity, deciders: readonly string[]): Field {
  const shown = (names: string): string => names || 'unknown';
  const standing = file.adr.deciderPlaces[0]?.value ?? 'unknown';
  return threeWay(shown(identity.deciders), standing, shown(deciders.join(', ')));
}

interface Field {
  readonly value: string;
  /** Whether the new value replaces the one that stands. */
  readonly taken: boolean;
  readonly conflict: boolean;
}

function threeWay(was: string, stands: string, now: string): Field {
  if (stands === now) return { value: stands, taken: false, conflict: false };
  if (stands === was) return { value: now, taken: true, conflict: false };
  return { value: stands, taken: false, conflict: now !== was };
}

function conflictOf(section: string, field: Field, theirs: string, fresh: string): Conflict[] {
  return field.conflict ? [{ section, theirs, fresh }] : [];
}

/** Whether the places of the status contradict each other, as when another tool edited one of them. */
function disagree(file: AdrFile): boolean {
  const words = new Set(file.adr.statusPlaces.map((place) => place.value.trim().toLowerCase().split(/\s/)[0]));
  return words.size > 1;
}

function titleEdits(file: AdrFile, identity: Identity, assignment: Assignment): Edit[] {
  const { titleSpan, title } = file.adr;
  if (!titleSpan || title !== identity.title) return [];
  const line = file.text.slice(titleSpan.start, titleSpan.end);
  return [{ ...titleSpan, text: line.replace(title, () => assignment.title) }];
}

/** A dated note of what an amendment changed, at the end of the record's last section. */
function amendment(file: AdrFile, changed: readonly string[], today: string): Edit[] {
  const at = file.adr.identitySpan?.start ?? file.text.length;
  const text = `Amended on ${today}: ${changed.join(', ')}.\n\n`;
  return [{ start: at, end: at, text: withLineEnding(text, lineEnding(file.text)) }];
}

function withIdentity(file: AdrFile, edits: readonly Edit[], identity: Identity): string {
  const span = file.adr.identitySpan;
  const comment = renderIdentity(identity);
  const own = span && file.text.slice(span.start, span.end) !== comment ? [{ ...span, text: comment }] : [];
  return applyEdits(file.text, [...edits, ...own]);
}

/** A record of the team's own with the identity comment of the decision that adopts it; no other byte changes. */
export function adoptedRecord(assignment: Assignment, file: AdrFile, input: RecordInput): string {
  const { decision } = assignment;
  const fresh = parseAdr(newRecord(assignment, [], input), assignment.path);
  if (!fresh.identity) return file.text;
  const identity: Identity = {
    ...fresh.identity,
    title: file.adr.title,
    status: file.adr.status === 'unknown' ? decision.status : file.adr.status,
    date: file.adr.date ?? fresh.identity.date,
    sections: {},
  };
  const end = lineEnding(file.text);
  const gap = file.text.endsWith('\n') ? end : `${end}${end}`;
  return `${file.text}${gap}${renderIdentity(identity)}${end}`;
}
