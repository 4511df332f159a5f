import { isOurs } from '../adr/file.ts';
import { linkLabel } from '../adr/neighbour.ts';
import { linksTo, renameLinks, type Renaming } from '../adr/links.ts';
import { parseAdr } from '../adr/parse.ts';
import { fileName, isRecord, mentions, type AdrFile, type AdrLog, type RecordFormat } from '../model/adr.ts';
import type { Option } from '../model/catalog.ts';
import { keyOf, type Stack } from '../model/decision.ts';
import type { Change, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Templates } from '../model/template.ts';
import { renderSummary, type SummaryInput } from '../summary/page.ts';
import { assign, type Assigned, type Assignment } from './assign.ts';
import { clashWith, copiesIn, type Clash } from './clashes.ts';
import { toChange, type Draft } from './draft.ts';
import { endings, withdrawals } from './endings.ts';
import { formatOf } from './format.ts';
import { mendedStatus, needsMending, recordDrafts, reinstatedDrafts, supersededDrafts } from './drafts.ts';
import type { RecordInput } from './record.ts';

/** Everything a plan follows from. Same input, same plan. */
export interface PlanInput {
  readonly stack: Stack;
  readonly log: AdrLog;
  /** Numbers that are taken outside the working tree (HEAD and other branches). */
  readonly taken: readonly number[];
  /** Asked only when a day is needed: the first look at the local time costs a tenth of a run. */
  readonly today: () => string;
  readonly templates: Templates;
  /** The format of new records, when somebody names one; else that of the log. */
  readonly format?: RecordFormat;
  readonly summary: { readonly path: string; readonly before?: string };
  /** Finds an option of the catalog by its id. */
  readonly findOption: (id: string) => Option | undefined;
  /** How the answers file is called in texts. */
  readonly answersFile: string;
  /** Take the new text where a person edited what the answers changed. */
  readonly ours: boolean;
  /** Keep what a person wrote there, for good. */
  readonly theirs?: boolean;
  /** Apply changed answers to accepted records, with a dated note. */
  readonly amend: boolean;
  /** Marks of words for a former option that stay in the answers, by `decisionKey`. */
  readonly former?: ReadonlyMap<string, readonly string[]>;
  /** Decisions whose team returned to the option of an accepted record, by `decisionKey`. */
  readonly returned?: ReadonlySet<string>;
}

/** Stack + log → which files would change, with their full texts before and after. */
export function planRun(input: PlanInput): Plan {
  const log = { ...input.log, files: [...input.log.files].sort((a, b) => (a.path < b.path ? -1 : 1)) };
  const { assigned, drafts } = settled({ ...input, log });
  const byKey = new Map(assigned.assignments.map((assignment) => [keyOf(assignment.decision), assignment]));
  const renamings = drafts.flatMap((draft) => renamingOf(draft, assigned, log));
  const mended = [...drafts, ...others(log, drafts, renamings, assigned.clashes)].map((draft) =>
    followRenames(draft, renamings),
  );
  const changes = mended.filter((draft) => draft.own || draft.after !== draft.before).map(toChange);
  const copies = copiesIn(assigned.clashes);
  const indexed = { ...input, log: { ...log, files: log.files.filter((file) => !copies.has(file)) } };
  const listed = mended.filter((draft) => ![...copies].some(({ path }) => path === draft.path));
  const summary = summaryChange(indexed, listed, renamings, byKey);
  return {
    changes: [...changes, summary.change].sort((a, b) => (a.path < b.path ? -1 : 1)),
    problems: [
      ...assigned.problems,
      ...drafts.flatMap((draft) => draft.problems),
      ...citations(log, renamings),
      ...summary.problems,
    ],
  };
}

/**
 * Places and drafts that fit each other: a record that a conflict holds back keeps its name, so that no link points to a
 * file that is not written.
 */
function settled(input: PlanInput): { assigned: Assigned; drafts: readonly Draft[] } {
  const held = new Set<string>();
  for (;;) {
    const assigned = assign(input.stack.decisions, input.log, input.taken, input.today, held);
    const drafts = draftsOf(assigned, input);
    const blocked = drafts.filter((draft) => draft.blocked && draft.from !== undefined && draft.from !== draft.path);
    if (blocked.length === 0) return { assigned, drafts };
    for (const { key } of blocked) if (key !== undefined) held.add(key);
  }
}

function draftsOf(assigned: Assigned, input: PlanInput): readonly Draft[] {
  const byKey = new Map(assigned.assignments.map((one) => [keyOf(one.decision), one]));
  const find: RecordInput['find'] = (key) => {
    const found = byKey.get(keyOf(key));
    return found?.path === '' ? undefined : found;
  };
  const settle = input.ours ? 'ours' : input.theirs ? 'theirs' : 'conflict';
  const format = (): RecordFormat => input.format ?? formatOf(input.log);
  const context: RecordInput = { ...input, settle, format, find, page: input.summary.path };
  return [
    ...assigned.assignments.flatMap((assignment) => recordDrafts(assignment, input.log, context)),
    ...supersededDrafts(assigned.assignments),
    ...reinstatedDrafts(assigned.assignments),
    ...withdrawals(assigned.assignments, input.today),
    ...endings(assigned.orphans, input.stack, input.today),
  ];
}

/** The rename of a draft, with the labels that generated links show for the record before and after. */
function renamingOf(draft: Draft, assigned: Assigned, log: AdrLog): Renaming[] {
  const { from, path } = draft;
  if (from === undefined || from === path || draft.blocked) return [];
  const after = assigned.assignments.find((assignment) => assignment.path === path);
  const before = log.files.find((file) => file.path === from);
  if (!after || !before) return [{ from, to: path }];
  const { number, title } = before.adr;
  const old = { title, file: fileName(from), ...(number === undefined ? {} : { number }) };
  const stem = (name: string): string => fileName(name).replace(/\.md$/, '');
  return [
    {
      from,
      to: path,
      labels: new Map([
        [linkLabel(old), linkLabel(after)],
        [stem(from), stem(path)],
        [title, after.title],
      ]),
    },
  ];
}

/**
 * Records of ours that no decision of this run changes, and that change all the same: links in them follow renames, places
 * of a status agree again.
 */
function others(
  log: AdrLog,
  drafts: readonly Draft[],
  renamings: readonly Renaming[],
  clashes: readonly Clash[],
): Draft[] {
  const known = new Set(drafts.flatMap((draft) => [draft.path, draft.from]));
  const isAsked = (file: AdrFile): boolean =>
    (file.ended === undefined && needsMending(file)) || renamings.some(({ from }) => mentions(file, fileName(from)));
  return log.files
    .filter((file) => !known.has(file.path) && isOurs(file) && isAsked(file) && file.adr.identity !== undefined)
    .map((file) => ({
      path: file.path,
      before: file.text,
      after: clashWith(file, clashes) ? file.text : mendedStatus(file, log),
      why: 'its status or its links follow',
      problems: [],
      ...(file.adr.identity ? { layer: file.adr.identity.layer } : {}),
      ...(file.adr.number === undefined ? {} : { number: file.adr.number }),
    }));
}

function followRenames(draft: Draft, renamings: readonly Renaming[]): Draft {
  if (draft.blocked) return draft;
  const after = renamings.reduce((text, renaming) => renameLinks(text, draft.path, renaming), draft.after);
  return after === draft.after ? draft : { ...draft, after };
}

/** Records and pages of other people that cite a renamed file: reported, and left to them. */
function citations(log: AdrLog, renamings: readonly Renaming[]): Problem[] {
  if (renamings.length === 0) return [];
  return log.files
    .filter((file) => !isOurs(file))
    .flatMap((file) =>
      renamings
        .filter(({ from }) => mentions(file, fileName(from)) && linksTo(file.text, file.path, from))
        .map(({ from, to }): Problem => ({
          code: 'adr/stale-link',
          severity: 'warning',
          file: file.path,
          message: `It links to ${fileName(from)}, which is now called ${fileName(to)}.`,
          hint: `Mend the link by hand: this ${isRecord(file) ? 'record' : 'page'} is not one of the tool.`,
        })),
    );
}

/** The stack page after the run; as it is, with a problem, where its generated part is not certain. */
function summaryChange(
  input: PlanInput,
  drafts: readonly Draft[],
  renamings: readonly Renaming[],
  byKey: ReadonlyMap<string, Assignment>,
): { readonly change: Change; readonly problems: readonly Problem[] } {
  const { path, before } = input.summary;
  const page = before === undefined ? undefined : renamings.reduce((text, one) => renameLinks(text, path, one), before);
  const result = renderSummary({
    stack: input.stack,
    before: page,
    path,
    template: input.templates.summary,
    answersFile: input.answersFile,
    records: byKey,
    findOption: input.findOption,
    log: recordsAfter(input.log, drafts, byKey),
    directory: input.log.directory,
  });
  if ('fault' in result && before !== undefined) {
    const problem = { code: 'page/markers', severity: 'error', file: path, ...result.fault } as const;
    return {
      change: { kind: 'keep', path, after: before, before, own: true, why: 'markers damaged' },
      problems: [problem],
    };
  }
  const after = 'page' in result ? result.page : '';
  const place = { path, after, own: true, ...(before === undefined ? {} : { before }) };
  const why = before === after ? 'already right' : 'stack summary';
  const kind = before === undefined ? 'create' : before === after ? 'keep' : 'update';
  const listOnly = 'page' in result && result.listOnly ? { listOnly: true as const } : {};
  return { change: { kind, ...place, ...listOnly, why }, problems: [] };
}

/** All records of the log as they are after the run, the team's own included. */
function recordsAfter(
  log: AdrLog,
  drafts: readonly Draft[],
  byKey: ReadonlyMap<string, Assignment>,
): SummaryInput['log'] {
  const byPath = new Map(log.files.map((file) => [file.path, file]));
  const held = new Set([...byKey.values()].filter((one) => one.act === 'hold').map((one) => one.path));
  const changed = drafts.map((draft) => recordOf(draft, byPath));
  const gone = new Set(drafts.flatMap((draft) => [draft.path, draft.from]));
  const stand = log.files.filter((file) => !gone.has(file.path) && (isRecord(file) || held.has(file.path)));
  return [...changed, ...stand];
}

/** A record as it is after the run; what a conflict keeps from being written, or stays as it is, was read already. */
function recordOf(draft: Draft, byPath: ReadonlyMap<string, AdrFile>): SummaryInput['log'][number] {
  const path = draft.blocked ? (draft.from ?? draft.path) : draft.path;
  const known = byPath.get(path);
  return known && (draft.blocked || draft.after === known.text) ? known : { path, adr: parseAdr(draft.after, path) };
}
