import { linkedFile } from '../adr/relations.ts';
import { matterRemoval } from '../adr/matter.ts';
import { statusEdits } from '../adr/status.ts';
import { type AdrFile, type AdrLog, type Identity, type Neighbour } from '../model/adr.ts';
import { statuses } from '../model/answers.ts';
import { decisionKey, keyOf } from '../model/decision.ts';
import type { Problem } from '../model/problem.ts';
import { neighbourAt, seenFrom, type Assignment } from './assign.ts';
import type { Draft } from './draft.ts';
import { disagree } from './fields.ts';
import { isDraft } from './succession.ts';
import {
  adoptedRecord,
  mergedRecord,
  newRecord,
  olderOf,
  withIdentity,
  type Older,
  type RecordInput,
} from './record.ts';

/** The record of a decision after the run. */
export function recordDrafts(assignment: Assignment, log: AdrLog, input: RecordInput): Draft[] {
  const { decision, standing, path, act } = assignment;
  if (act === 'hold') return [];
  const base = {
    path,
    layer: decision.layer,
    own: true,
    key: decisionKey(decision),
    ...(assignment.number === undefined ? {} : { number: assignment.number }),
  };
  const older = olderOf(assignment, log);
  if (!standing) {
    const why = reasonFor(older);
    return [{ ...base, after: newRecord(assignment, older, input), why, problems: [] }];
  }
  const before = standing.text;
  if (hasMergeMarks(before)) {
    return [
      {
        ...base,
        path: standing.path,
        before,
        after: before,
        why: 'holds the marks of a merge',
        edited: [],
        blocked: true,
        problems: [mergeProblem(standing)],
      },
    ];
  }
  const { identity } = standing.adr;
  if (!identity) {
    return [
      {
        ...base,
        before,
        after: adoptedRecord(assignment, standing, input),
        why: 'adopted by the answers',
        problems: [],
      },
    ];
  }
  return [{ ...base, ...mergedDraft(assignment, standing, identity, older, input) }];
}

/** Why there is a new record. */
function reasonFor({ supersedes, wouldSupersede }: Older): string {
  const files = (list: readonly Neighbour[]): string => list.map(({ file }) => file).join(', ');
  if (supersedes.length > 0) return `supersedes ${files(supersedes)}`;
  return wouldSupersede.length > 0 ? `would supersede ${files(wouldSupersede)}` : 'new decision';
}

function mergedDraft(
  assignment: Assignment,
  standing: AdrFile,
  identity: Identity,
  older: Older,
  input: RecordInput,
): Pick<Draft, 'from' | 'before' | 'after' | 'why' | 'edited' | 'blocked' | 'problems'> {
  const result = mergedRecord(assignment, standing, identity, older, input);
  const blocked = result.conflicts.length > 0 && input.settle === 'conflict';
  // What a conflict shows is what --ours would write.
  const wanted = blocked ? mergedRecord(assignment, standing, identity, older, { ...input, settle: 'ours' }) : result;
  const isRewrite = assignment.act === 'rewrite';
  return {
    ...(standing.path === assignment.path ? {} : { from: standing.path }),
    before: standing.text,
    after: wanted.text,
    why: isRewrite ? 'another choice' : 'answers or facts changed',
    edited: input.settle === 'theirs' ? [] : result.conflicts,
    blocked,
    problems: [
      ...(blocked ? [conflictProblem(standing, result.conflicts)] : []),
      ...(result.frozen ? [frozenProblem(standing)] : []),
      ...(result.byHand && !blocked ? [byHandProblem(standing, assignment)] : []),
    ],
  };
}

/** Records whose place others take: only their status changes. One that gave way to several names them all. */
export function supersededDrafts(assignments: readonly Assignment[]): Draft[] {
  const older = new Set(assignments.flatMap((assignment) => assignment.supersedes));
  return [...older].map((file): Draft => {
    const by = assignments.filter((assignment) => assignment.supersedes.includes(file));
    const [first] = by;
    const { identity, number } = file.adr;
    const edits = statusEdits(file.text, file.adr, {
      status: 'superseded',
      successors: by.map((one) => seenFrom(file.path, one)),
    });
    return {
      path: file.path,
      before: file.text,
      after: identity ? withIdentity(file, edits, { ...identity, ...supersededKeys(file) }) : file.text,
      why: `superseded by ${by.map((assignment) => assignment.file).join(', ')}`,
      ...(first ? { layer: first.decision.layer } : {}),
      ...(number === undefined ? {} : { number }),
      problems: [],
    };
  });
}

/** A proposal that was superseded never held, so nothing reinstates it. */
function supersededKeys(file: AdrFile): Pick<Identity, 'status' | 'gone'> {
  return isDraft(file) ? { status: 'superseded', gone: true } : { status: 'superseded' };
}

/** Records that come back into force: they are accepted again, and name no successor. */
export function reinstatedDrafts(assignments: readonly Assignment[]): Draft[] {
  return assignments.flatMap(({ reinstates, file: by }) =>
    reinstates.map((file): Draft => {
      const { identity, number } = file.adr;
      const edits = [
        ...statusEdits(file.text, file.adr, { status: 'accepted' }),
        ...matterRemoval(file.text, 'superseded-by'),
      ];
      return {
        path: file.path,
        before: file.text,
        after: identity ? withIdentity(file, edits, { ...identity, status: 'accepted' }) : file.text,
        why: `in force again: ${by} is rejected`,
        ...(identity ? { layer: identity.layer } : {}),
        ...(number === undefined ? {} : { number }),
        problems: [],
      };
    }),
  );
}

/** Whether another tool superseded a record of ours in one place only, or in a spelling of its own. */
export function needsMending(file: AdrFile): boolean {
  const { identity, status, statusPlaces } = file.adr;
  if (!identity || status === 'unknown') return false;
  const isMisspelt = statusPlaces.some((place) => /^superceded/i.test(place.value));
  return isMisspelt || status !== identity.status || disagree(file);
}

/** Such a record mended: every place says so, the word stands first, and the link stays. Every other comes back as it is. */
export function mendedStatus(file: AdrFile, log: AdrLog): string {
  const { adr, text } = file;
  const { identity, status } = adr;
  if (!identity || status === 'unknown' || !needsMending(file) || hasMergeMarks(text)) return text;
  const successors = adr
    .links()
    .filter((link) => link.phrase === 'superseded by')
    .flatMap((link) => linkedFile(link, file.path, log) ?? [])
    .map((found) => seenFrom(file.path, neighbourAt(found, log)));
  return withIdentity(file, statusEdits(text, adr, { status, successors }), { ...identity, status });
}

/** Whether a text holds the marks of a merge that nobody finished. */
export function hasMergeMarks(text: string): boolean {
  const begin = text.search(/^<{7} /m);
  const middle = begin === -1 ? -1 : text.slice(begin).search(/^={7}\r?$/m);
  return middle !== -1 && /^>{7} /m.test(text.slice(begin + middle));
}

/** What is said of such a record. */
export function mergeProblem(file: AdrFile): Problem {
  const line = file.text.slice(0, file.text.search(/^<{7} /m)).split('\n').length;
  return {
    code: 'adr/merge-marks',
    severity: 'error',
    file: file.path,
    line,
    message: 'This record holds the marks of a merge that nobody finished; it is left as it is.',
    hint: 'Decide between the two sides, then run again.',
  };
}

function conflictProblem(file: AdrFile, conflicts: readonly string[]): Problem {
  return {
    code: 'adr/conflict',
    severity: 'error',
    file: file.path,
    line: 1,
    message: `The answers changed what a person edited in this record: ${conflicts.join(', ')}. It stays as it is.`,
    hint: 'Take the new text with --ours, or keep what stands there, merged by hand or not, with --theirs.',
  };
}

function frozenProblem(file: AdrFile): Problem {
  return {
    code: 'adr/frozen',
    severity: 'warning',
    file: file.path,
    line: 1,
    message: `The answers behind this ${file.adr.status} record changed, and its body stays as it was.`,
    hint: 'Apply the change with --amend, or choose another option to supersede the record.',
  };
}

function byHandProblem(file: AdrFile, { decision }: Assignment): Problem {
  return {
    code: 'adr/status-by-hand',
    severity: 'info',
    file: file.path,
    line: 1,
    message: `This record says ${file.adr.status}, the answers say ${decision.status} for ${keyOf(decision)}; the record stays as it is.`,
    hint: statuses.some((known) => known === file.adr.status)
      ? `Write \`status: ${file.adr.status}\` under ${keyOf(decision)} in the answers, if it is to stay so.`
      : `The answers know ${statuses.join(', ')}: write one of them in the record and under ${keyOf(decision)}.`,
  };
}
