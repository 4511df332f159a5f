import { renderIdentity, without } from '../adr/identity.ts';
import { mergeSections, type Settle } from '../adr/merge.ts';
import { noteEdit } from '../adr/notes.ts';
import { parseAdr } from '../adr/parse.ts';
import { linkedFile } from '../adr/relations.ts';
import { answersDigest, followsFrom, saysNoMore, wordMarks } from '../adr/answers-digest.ts';
import { decidersText, optionKey, recordTitle, renderRecord } from '../adr/render.ts';
import { withReinstated, withSuperseded, wouldSupersedeEdits } from '../adr/would-supersede.ts';
import {
  isAdopted,
  type AdrFile,
  type AdrLog,
  type Identity,
  type Neighbour,
  type RecordFormat,
} from '../model/adr.ts';
import { decisionKey, type Decision, type DecisionKey, type Stack } from '../model/decision.ts';
import type { Templates } from '../model/template.ts';
import { applyEdits, lineEnding, type Edit } from '../text/edit.ts';
import { relativePath } from '../text/path.ts';
import { neighbourAt, seenFrom, type Assignment } from './assign.ts';
import { isDraft, mergeDeciders, mergeFields } from './fields.ts';
import { newTitle } from './title.ts';

/** What the text of a record after the run depends on besides its assignment. */
export interface RecordInput {
  readonly stack: Stack;
  readonly today: () => string;
  readonly templates: Templates;
  /** The format of new records; one that stands keeps its own. */
  readonly format: () => RecordFormat;
  readonly log: AdrLog;
  readonly find: (key: DecisionKey) => (Neighbour & { readonly path: string }) | undefined;
  readonly settle: Settle;
  readonly amend: boolean;
  /** Where the stack page is. */
  readonly page?: string;
  /** Marks of words for a former option that stay in the answers, by `decisionKey`. */
  readonly former?: ReadonlyMap<string, readonly string[]>;
  /** Decisions whose team returned to the option of an accepted record, by `decisionKey`. */
  readonly returned?: ReadonlySet<string>;
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

/** The records whose place a record takes, now or once it is accepted. */
export interface Older {
  readonly supersedes: readonly Neighbour[];
  readonly wouldSupersede: readonly Neighbour[];
}

/** The records whose place the record of a decision takes, as links to them need them. */
export function olderOf({ supersedes, wouldSupersede, path }: Assignment, log: AdrLog): Older {
  const links = (files: readonly AdrFile[]): Neighbour[] => files.map((file) => seenFrom(path, neighbourAt(file, log)));
  return { supersedes: links(supersedes), wouldSupersede: links(wouldSupersede) };
}

/** Text of a new record. */
export function newRecord(
  assignment: Assignment,
  older: Older,
  input: Pick<RecordInput, 'stack' | 'today' | 'templates' | 'format' | 'find' | 'former' | 'page'>,
): string {
  const { decision } = assignment;
  const format = input.format();
  const text = renderRecord(
    decision,
    input.stack,
    {
      ...(assignment.number === undefined ? {} : { number: assignment.number }),
      date: decision.answer.date ?? input.today(),
      ...older,
      former: input.former?.get(decisionKey(decision)) ?? [],
      fromHere: (path) => relativePath(assignment.path, path),
      ...(input.page === undefined ? {} : { page: relativePath(assignment.path, input.page) }),
      find: (key) => {
        const found = input.find(key);
        return found && seenFrom(assignment.path, found);
      },
      answers: answersDigest(decision, input.stack),
      format,
    },
    input.templates.record(format),
  );
  // A template of the team may not know the field.
  return older.wouldSupersede.length === 0
    ? text
    : applyEdits(text, wouldSupersedeEdits(text, parseAdr(text, assignment.path), older.wouldSupersede));
}

/** Text of a record that stands and is of ours: only what the answers changed and nobody edited is replaced. */
export function mergedRecord(
  assignment: Assignment,
  file: AdrFile,
  identity: Identity,
  older: Older,
  input: RecordInput,
): RecordResult {
  const { text, ...result } = merged(assignment, file, identity, older, input);
  const accepted = withSuperseded(text, file.path, older.supersedes);
  const reinstated = assignment.reinstates.map((one) => neighbourAt(one, input.log));
  return { ...result, text: withReinstated(accepted, file.path, reinstated) };
}

function merged(
  assignment: Assignment,
  file: AdrFile,
  identity: Identity,
  older: Older,
  input: RecordInput,
): RecordResult {
  const { decision } = assignment;
  const rewrite = assignment.act === 'rewrite';
  const fields = mergeFields(file, { ...input, decision, identity, rewrite, older: older.supersedes });
  const isTheirs = isAdopted(identity);
  const isFrozen = !isDraft(file.adr.status) && !isDraft(fields.status);
  const known = { ...without(identity, 'scope'), ...fields.values, ...scopeOf(assignment) };
  if (isTheirs || (isFrozen && !input.amend)) {
    return {
      text: withIdentity(file, fields.edits, known),
      conflicts: fields.conflicts,
      frozen: !isTheirs && isChanged(identity, decision, input),
      byHand: fields.byHand,
    };
  }
  if (isFrozen && followsFrom(identity, decision, input.stack)) {
    // Amending follows the answers; what only the catalog learnt since does not reopen a decision.
    return {
      text: withIdentity(file, fields.edits, known),
      conflicts: fields.conflicts,
      frozen: false,
      byHand: fields.byHand,
    };
  }
  const format = identity.format ?? 'portable';
  const replaced = { ...older, supersedes: distinct([...supersededBy(file, input.log), ...older.supersedes]) };
  const text = newRecord(assignment, replaced, { ...input, format: () => format, today: () => fields.values.date });
  const fresh = { text, adr: parseAdr(text, assignment.path) };
  const merge = mergeSections(file, fresh, identity, input.settle);
  const deciders = mergeDeciders(file, identity, fresh.adr, input.settle);
  const note = `changed with the answers: ${merge.changed.join(', ')}.`;
  const notes = isFrozen && merge.changed.length > 0 ? [noteEdit(file.text, file.adr, input.today(), note)] : [];
  const next: Identity = {
    ...withFormerWords(known, assignment, input),
    deciders: deciders.deciders,
    option: optionKey(decision),
    catalog: input.stack.catalogVersion,
    answers: answersDigest(decision, input.stack),
    words: wordMarks(decision),
    title: titleAfter(assignment, file, identity),
    digests: () => merge.sections,
  };
  const title = titleEdits(file, identity, next.title);
  const would = isDraft(fields.status) ? wouldSupersedeEdits(file.text, file.adr, older.wouldSupersede) : [];
  return {
    text: withIdentity(file, [...fields.edits, ...would, ...deciders.edits, ...title, ...merge.edits, ...notes], next),
    conflicts: [...fields.conflicts, ...deciders.conflicts, ...merge.conflicts],
    frozen: false,
    byHand: fields.byHand,
  };
}

/**
 * What a record remembers of words for a former option that stay in the answers. One that is rewritten for another option
 * forgets those that were not used before: they may well be this option's own.
 */
function withFormerWords(known: Identity, { act, decision }: Assignment, { former }: RecordInput): Identity {
  if (act !== 'rewrite') return known;
  const marks = former?.get(decisionKey(decision)) ?? [];
  return { ...without(known, 'former'), ...(marks.length === 0 ? {} : { former: marks }) };
}

/**
 * Whether the answers behind a settled record changed. One to which the team returned after a proposal does not change for
 * words that left the answers with it.
 */
function isChanged(identity: Identity, decision: Decision, { stack, returned }: RecordInput): boolean {
  return returned?.has(decisionKey(decision))
    ? !saysNoMore(identity, decision, stack)
    : !followsFrom(identity, decision, stack);
}

function distinct(older: readonly Neighbour[]): Neighbour[] {
  return [...new Map(older.map((one) => [one.file, one])).values()];
}

/** The records that a record says it took the place of. */
function supersededBy(file: AdrFile, log: AdrLog): Neighbour[] {
  return file.adr
    .links()
    .filter((link) => link.phrase === 'supersedes')
    .flatMap((link) => linkedFile(link, file.path, log) ?? [])
    .map((found) => seenFrom(file.path, neighbourAt(found, log)));
}

/** Layer and scope as the answers write them now. */
function scopeOf({ decision }: Assignment): Pick<Identity, 'layer'> & { scope?: string } {
  return { layer: decision.layer, ...(decision.scope === undefined ? {} : { scope: decision.scope }) };
}

/** The title that the comment of a record states after the run. */
function titleAfter({ act, decision }: Assignment, file: AdrFile, identity: Identity): string {
  return act === 'rewrite' ? recordTitle(decision) : (newTitle(file, decision) ?? identity.title);
}

function titleEdits(file: AdrFile, identity: Identity, fresh: string): Edit[] {
  const { titleSpan, title } = file.adr;
  if (!titleSpan || title !== identity.title || title === fresh) return [];
  const line = file.text.slice(titleSpan.start, titleSpan.end);
  return [{ ...titleSpan, text: line.replace(title, () => fresh) }];
}

/** The text with edits, and with the comment that fits them. */
export function withIdentity(file: AdrFile, edits: readonly Edit[], identity: Identity): string {
  const span = file.adr.identitySpan();
  const comment = renderIdentity(identity);
  // What earlier versions wrote stays as long as it says the same.
  const isSame = file.adr.identity !== undefined && renderIdentity(file.adr.identity) === comment;
  const own = span && !isSame ? [{ ...span, text: comment }] : [];
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
    words: wordMarks(decision),
    title: file.adr.title,
    // What stands in the record is theirs; only what the answers say differently from now on is a change.
    status: decision.status,
    date: decision.answer.date ?? file.adr.date ?? input.today(),
    deciders: decidersText(decision),
    digests: () => ({}),
  };
  const end = lineEnding(file.text);
  const isClosed = file.text.endsWith('\n');
  return `${file.text}${isClosed ? end : end + end}${renderIdentity(identity)}${isClosed ? end : ''}`;
}
