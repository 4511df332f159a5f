import { linksTo, renameLinks } from '../adr/links.ts';
import type { Conflict } from '../adr/merge.ts';
import { parseAdr } from '../adr/parse.ts';
import type { Templates } from '../model/template.ts';
import { statusEdits } from '../adr/status.ts';
import { fileName, type AdrFile, type AdrLog, type Neighbour } from '../model/adr.ts';
import { keyOf, type Stack } from '../model/decision.ts';
import type { Change, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { renderSummary } from '../summary/page.ts';
import { applyEdits } from '../text/edit.ts';
import { assign, type Assignment } from './assign.ts';
import { endings } from './endings.ts';
import { adoptedRecord, mergedRecord, newRecord, type RecordInput } from './record.ts';

/** Everything a plan follows from. Same input, same plan. */
export interface PlanInput {
  readonly stack: Stack;
  readonly log: AdrLog;
  /** Numbers that are taken outside the working tree (HEAD and other branches). */
  readonly taken: readonly number[];
  /** Asked only when a day is needed: the first look at the local time costs a tenth of a run. */
  readonly today: () => string;
  readonly templates: Templates;
  readonly summary: { readonly path: string; readonly before?: string };
  /** How the answers file is called in texts. */
  readonly answersFile: string;
  /** Take the new text where a person edited what the answers changed. */
  readonly ours: boolean;
  /** Apply changed answers to accepted records, with a dated note. */
  readonly amend: boolean;
}

/** Stack + log → which files would change, with their full texts before and after. */
export function planRun(input: PlanInput): Plan {
  const { stack, log } = input;
  const assignments = assign(stack.decisions, log, input.taken, input.today);
  const byKey = new Map(assignments.map((assignment) => [keyOf(assignment.decision), assignment]));
  const context: RecordInput = { ...input, template: input.templates.record, find: (key) => byKey.get(keyOf(key)) };
  const drafts = [
    ...assignments.flatMap((assignment) => recordDrafts(assignment, context)),
    ...endings(log, stack, byKey).map((ending): Draft => ({ ...ending, problems: [] })),
  ];
  const renamed = drafts.filter((draft) => draft.from !== undefined && draft.from !== draft.path);
  const mended = [...drafts, ...untouched(log, drafts)].map((draft) => followRenames(draft, renamed));
  const changes = mended.filter((draft) => draft.own || draft.after !== draft.before).map(toChange);
  const summary = summaryChange(input, mended, byKey);
  return {
    changes: [...changes, summary].sort((a, b) => (a.path < b.path ? -1 : 1)),
    problems: [...drafts.flatMap((draft) => draft.problems), ...citations(log, renamed)],
  };
}

/** A record on its way through the plan. */
interface Draft {
  readonly path: string;
  readonly from?: string;
  readonly before?: string;
  readonly after: string;
  readonly why: string;
  readonly layer?: string;
  readonly number?: number;
  readonly conflicts?: readonly Conflict[];
  readonly problems: readonly Problem[];
  /** Whether a decision stands behind it, so that it is listed even when it stays as it is. */
  readonly own?: boolean;
}

function recordDrafts(assignment: Assignment, input: RecordInput): Draft[] {
  const { decision, standing, path } = assignment;
  const base = {
    path,
    layer: decision.layer,
    own: true,
    ...(assignment.number === undefined ? {} : { number: assignment.number }),
  };
  if (!standing) {
    const old = assignment.supersedes;
    const after = newRecord(assignment, old ? [neighbourOf(old)] : [], input);
    const why = old ? `supersedes ${fileName(old.path)}` : 'new decision';
    return [{ ...base, after, why, problems: [] }, ...(old ? [supersededDraft(old, assignment)] : [])];
  }
  const before = standing.text;
  const { identity } = standing.adr;
  if (!identity)
    return [
      {
        ...base,
        before,
        after: adoptedRecord(assignment, standing, input),
        why: 'adopted by the answers',
        problems: [],
      },
    ];
  const result = mergedRecord(assignment, standing, identity, input);
  return [
    {
      ...base,
      ...(standing.path === path ? {} : { from: standing.path }),
      before,
      after: result.text,
      why: assignment.act === 'rewrite' ? 'another choice' : 'answers or facts changed',
      conflicts: result.conflicts,
      problems: result.frozen ? [frozenProblem(standing)] : [],
    },
  ];
}

function supersededDraft(old: AdrFile, by: Assignment): Draft {
  const after = applyEdits(old.text, statusEdits(old.text, old.adr, { status: 'superseded', successor: by }));
  const number = old.adr.number;
  return {
    path: old.path,
    before: old.text,
    after: syncStatus(after, old.path),
    why: `superseded by ${by.file}`,
    layer: by.decision.layer,
    ...(number === undefined ? {} : { number }),
    problems: [],
  };
}

/** The identity comment of a record says the status that its text says. */
function syncStatus(text: string, path: string): string {
  const { identity, identitySpan, status } = parseAdr(text, path);
  if (!identity || !identitySpan || identity.status === status) return text;
  const comment = text.slice(identitySpan.start, identitySpan.end);
  const changed = comment.replace(`"status":${JSON.stringify(identity.status)}`, `"status":${JSON.stringify(status)}`);
  return applyEdits(text, [{ ...identitySpan, text: changed }]);
}

function neighbourOf(file: AdrFile): Neighbour {
  const { number, title } = file.adr;
  return { title, file: fileName(file.path), ...(number === undefined ? {} : { number }) };
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

function untouched(log: AdrLog, drafts: readonly Draft[]): Draft[] {
  const known = new Set(drafts.flatMap((draft) => [draft.path, draft.from]));
  return log.files
    .filter((file) => file.adr.identity && !known.has(file.path))
    .map((file) => ({
      path: file.path,
      before: file.text,
      after: file.text,
      why: 'links follow a renamed record',
      problems: [],
      ...(file.adr.number === undefined ? {} : { number: file.adr.number }),
    }));
}

function followRenames(draft: Draft, renamed: readonly Draft[]): Draft {
  const after = renamed.reduce(
    (text, other) => renameLinks(text, draft.path, other.from ?? '', other.path),
    draft.after,
  );
  return after === draft.after ? draft : { ...draft, after };
}

/** Records of other people that cite a renamed file: reported, and left to them. */
function citations(log: AdrLog, renamed: readonly Draft[]): Problem[] {
  return log.files
    .filter((file) => !file.adr.identity)
    .flatMap((file) =>
      renamed
        .filter((draft) => linksTo(file.text, draft.from ?? ''))
        .map((draft): Problem => ({
          code: 'adr/stale-link',
          severity: 'warning',
          file: file.path,
          message: `It links to ${fileName(draft.from ?? '')}, which is now called ${fileName(draft.path)}.`,
          hint: 'Mend the link by hand: this record is not one of the tool.',
        })),
    );
}

function toChange(draft: Draft): Change {
  const { path, from, before, after, layer, number, conflicts } = draft;
  const place = {
    path,
    after,
    ...(before === undefined ? {} : { before }),
    ...(layer === undefined ? {} : { layer }),
    ...(number === undefined ? {} : { number }),
  };
  if (conflicts && conflicts.length > 0) {
    const why = `edited by hand and changed by the answers: ${conflicts.map((conflict) => conflict.section).join(', ')}`;
    return {
      kind: 'conflict',
      ...place,
      ...(from === undefined ? {} : { path: from }),
      after: conflictText(conflicts),
      why,
    };
  }
  if (before === undefined) return { kind: 'create', ...place, why: draft.why };
  if (from !== undefined) return { kind: 'rename', ...place, from, why: draft.why };
  return before === after
    ? { kind: 'keep', ...place, why: 'already right' }
    : { kind: 'update', ...place, why: draft.why };
}

/** Both texts of every section in conflict, for the diff that is shown. */
function conflictText(conflicts: readonly Conflict[]): string {
  return conflicts.map((conflict) => conflict.fresh).join('\n');
}

function summaryChange(input: PlanInput, drafts: readonly Draft[], byKey: ReadonlyMap<string, Assignment>): Change {
  const { path, before } = input.summary;
  const after = renderSummary({
    stack: input.stack,
    before,
    path,
    template: input.templates.summary,
    answersFile: input.answersFile,
    records: byKey,
    log: drafts.map((draft) => ({ path: draft.path, adr: parseAdr(draft.after, draft.path) })),
  });
  const place = { path, after, ...(before === undefined ? {} : { before }) };
  if (before === undefined) return { kind: 'create', ...place, why: 'stack summary' };
  return before === after
    ? { kind: 'keep', ...place, why: 'already right' }
    : { kind: 'update', ...place, why: 'stack summary' };
}
