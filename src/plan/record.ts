import { renderIdentity, without } from '../adr/identity.ts';
import type { FindNeighbour } from '../adr/consequences.ts';
import { mergeSections, type Settle } from '../adr/merge.ts';
import { noteEdit } from '../adr/notes.ts';
import { parseAdr } from '../adr/parse.ts';
import { answersDigest, decidersText, optionKey, recordTitle, renderRecord } from '../adr/render.ts';
import type { AdrFile, Identity, Neighbour } from '../model/adr.ts';
import type { Stack } from '../model/decision.ts';
import type { RenderTemplate } from '../model/template.ts';
import { applyEdits, lineEnding, type Edit } from '../text/edit.ts';
import type { Assignment } from './assign.ts';
import { isDraft, mergeFields } from './fields.ts';

/** What the text of a record after the run depends on besides its assignment. */
export interface RecordInput {
  readonly stack: Stack;
  readonly today: () => string;
  readonly template: RenderTemplate;
  readonly find: FindNeighbour;
  readonly settle: Settle;
  readonly amend: boolean;
}

/** Text of a record after the run, and what stood in the way. */
export interface RecordResult {
  readonly text: string;
  /** Sections and fields that both a person and the answers changed. */
  readonly conflicts: readonly string[];
  /** The answers changed, and the record is accepted and not amended. */
  readonly frozen: boolean;
  /** The status was changed in the record only. */
  readonly byHand: boolean;
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
  older: readonly Neighbour[],
  input: RecordInput,
): RecordResult {
  const { decision } = assignment;
  const rewrite = assignment.act === 'rewrite';
  const fields = mergeFields(file, { ...input, decision, identity, rewrite, older });
  const answers = answersDigest(decision, input.stack);
  // An adopted record has no generated sections: its body is the team's, whatever the answers say.
  const isAdopted = Object.keys(identity.sections).length === 0;
  const isFrozen = !isDraft(file.adr.status) && !isDraft(fields.status);
  const known = { ...without(identity, 'scope'), ...fields.values, ...scopeOf(assignment) };
  if (isAdopted || (isFrozen && !input.amend)) {
    return {
      text: withIdentity(file, fields.edits, known),
      conflicts: fields.conflicts,
      frozen: !isAdopted && identity.answers !== answers,
      byHand: fields.byHand,
    };
  }
  if (isFrozen && identity.answers === answers) {
    // Amending follows the answers; what only the catalog learnt since does not reopen a decision.
    return {
      text: withIdentity(file, fields.edits, known),
      conflicts: fields.conflicts,
      frozen: false,
      byHand: fields.byHand,
    };
  }
  const fresh = newRecord(assignment, [], { ...input, today: () => fields.values.date });
  const merge = mergeSections(file, { text: fresh, adr: parseAdr(fresh, assignment.path) }, identity, input.settle);
  const note = `changed with the answers: ${merge.changed.join(', ')}.`;
  const notes = isFrozen && merge.changed.length > 0 ? [noteEdit(file.text, file.adr, input.today(), note)] : [];
  const next: Identity = {
    ...known,
    option: optionKey(decision),
    catalog: input.stack.catalogVersion,
    answers,
    title: rewrite ? recordTitle(decision) : identity.title,
    sections: merge.sections,
  };
  const title = rewrite ? titleEdits(file, identity, recordTitle(decision)) : [];
  return {
    text: withIdentity(file, [...fields.edits, ...title, ...merge.edits, ...notes], next),
    conflicts: [...fields.conflicts, ...merge.conflicts],
    frozen: false,
    byHand: fields.byHand,
  };
}

/** Layer and scope as the answers write them now. */
function scopeOf({ decision }: Assignment): Pick<Identity, 'layer'> & { scope?: string } {
  return { layer: decision.layer, ...(decision.scope === undefined ? {} : { scope: decision.scope }) };
}

function titleEdits(file: AdrFile, identity: Identity, fresh: string): Edit[] {
  const { titleSpan, title } = file.adr;
  if (!titleSpan || title !== identity.title) return [];
  const line = file.text.slice(titleSpan.start, titleSpan.end);
  return [{ ...titleSpan, text: line.replace(title, () => fresh) }];
}

/** The text with edits, and with the comment that fits them. */
export function withIdentity(file: AdrFile, edits: readonly Edit[], identity: Identity): string {
  const span = file.adr.identitySpan;
  const comment = renderIdentity(identity);
  const own = span && file.text.slice(span.start, span.end) !== comment ? [{ ...span, text: comment }] : [];
  return applyEdits(file.text, [...edits, ...own]);
}

/** A record of the team's own with the identity comment of the decision that adopts it; no other byte changes. */
export function adoptedRecord(assignment: Assignment, file: AdrFile, input: RecordInput): string {
  const { decision } = assignment;
  const identity: Identity = {
    ...scopeOf(assignment),
    option: optionKey(decision),
    catalog: input.stack.catalogVersion,
    answers: answersDigest(decision, input.stack),
    title: file.adr.title,
    // What stands in the record is theirs; only what the answers say differently from now on is a change.
    status: decision.status,
    date: decision.answer.date ?? file.adr.date ?? input.today(),
    deciders: decidersText(decision),
    sections: {},
  };
  const end = lineEnding(file.text);
  const isClosed = file.text.endsWith('\n');
  return `${file.text}${isClosed ? end : end + end}${renderIdentity(identity)}${isClosed ? end : ''}`;
}
