import { join } from 'node:path';
import { parseAdr } from '../../adr/parse.ts';
import { decisionPath } from '../../decide/place.ts';
import { InputError } from '../../errors.ts';
import { exists } from '../../io/read.ts';
import { choiceKey } from '../../adr/choice-words.ts';
import { isAdopted, unreadableProblems, type AdrFile, type AdrLog, type Identity } from '../../model/adr.ts';
import { statuses, type AnswerStatus } from '../../model/answers.ts';
import { decisionKey, keyOf } from '../../model/decision.ts';
import { isWrite, type Change, type Plan } from '../../model/plan.ts';
import { hasErrors, type Problem } from '../../model/problem.ts';
import { clashesOf, clashWith } from '../../plan/clashes.ts';
import { findRecord } from '../../plan/find-record.ts';
import { statusChange } from '../../plan/set-status.ts';
import { nearest } from '../../text/nearest.ts';
import { setInYaml } from '../../text/yaml-set.ts';
import { applyPlan, nothingApplied, reportApplied } from '../apply.ts';
import type { Context } from '../context.ts';
import { dayFor } from '../day.ts';
import { faultsError } from '../faults.ts';
import { loadAnswers, type Loaded } from '../load.ts';
import { loadLog } from '../log.ts';
import { answersFile, loadPlace, type Place } from '../place.ts';
import type { Flags } from '../options.ts';
import { reportPlan } from '../plan-report.ts';
import { planFor } from './create.ts';

/**
 * `create-arch-adr status <record|layer> <status> [directory]`: gives a record another status, in all its places, and the
 * decision behind it in stack.yaml. Errors: no such record, a status nobody can give, a superseded record (InputError).
 */
export async function status(
  context: Context,
  args: { readonly named: string; readonly wanted: string; readonly directory: string },
  flags: Flags,
): Promise<number> {
  const wanted = statusNamed(args.wanted);
  const today = dayFor(context, flags);
  const place = await loadPlace(context, args.directory, flags);
  const loaded = await answersOf(context, place, flags);
  const { directory, summary } = outputOf(loaded);
  const log = await loadLog(place, flags.directory ?? directory, summary);
  const found = findRecord(args.named, log);
  if (!('file' in found)) throw new InputError(found.message, { hint: found.hint });
  const { file } = found;
  refuseClash(file, log);
  if (file.adr.status === 'superseded') {
    throw new InputError(`${file.path} is superseded.`, { hint: 'Give a status to the record that took its place.' });
  }
  const change = statusChange(file, wanted, today);
  if (!change) {
    throw new InputError(
      `${file.path} says no status, and a new one would stand in a comment or code that nobody closed.`,
      { hint: 'Close it, or write a section `## Status` yourself.' },
    );
  }
  const edited = loaded && editedAnswers(loaded, file, change, { wanted, today });
  const plan =
    loaded && edited
      ? await wholePlan(context, place, log, flags, { record: change, loaded, edited })
      : { changes: [change], problems: unreadableProblems(log) };
  const applied = flags.dryRun ? nothingApplied : await applyPlan(context, place, plan, log, flags);
  if (!applied) return 1;
  await reportPlan(context, { ...plan, problems: [...plan.problems, ...applied.problems] }, flags);
  if (!flags.json) await reportApplied(context, { ...applied, problems: [] }, flags);
  return applied.code || (hasErrors(plan.problems) ? 1 : 0);
}

/** Where the answers say that records and page are. */
function outputOf(loaded: Loaded | undefined): Loaded['answers']['output'] {
  return loaded?.answers.output ?? {};
}

/** A record and its copy cannot be told apart by their comments. Errors: the file is one of them (InputError). */
function refuseClash(file: AdrFile, log: AdrLog): void {
  const clash = clashWith(file, clashesOf(log));
  if (clash) throw faultsError(clash.problems, 'nothing was written');
}

function statusNamed(word: string): AnswerStatus {
  const found = statuses.find((known) => known === word.toLowerCase());
  if (found) return found;
  const near = nearest(word.toLowerCase(), statuses);
  const hint =
    word.toLowerCase() === 'superseded'
      ? 'A record is superseded by choosing another option for its layer.'
      : undefined;
  throw new InputError(`${word} is no status that a team gives.`, {
    hint: hint ?? (near ? `Did you mean \`${near}\`?` : `Statuses: ${statuses.join(', ')}.`),
  });
}

/** The answers, when there are any: a log of other people has none. */
async function answersOf(context: Context, place: Place, flags: Flags): Promise<Loaded | undefined> {
  const isThere = flags.answers !== undefined || exists(join(place.root, answersFile));
  return isThere ? loadAnswers(context, place, flags) : undefined;
}

interface EditedAnswers {
  readonly loaded: Loaded;
  readonly change: Change;
}

/** The answers that say so too, as data and as text; `undefined` when the record belongs to no decision of theirs. */
function editedAnswers(
  loaded: Loaded,
  { adr: { identity } }: AdrFile,
  record: Change,
  { wanted, today }: { readonly wanted: AnswerStatus; readonly today: string },
): EditedAnswers | undefined {
  const path = identity && decisionPath(loaded.text, identity);
  if (!identity || !path || loaded.path === undefined || !isChosen(loaded, identity)) return undefined;
  const isNew = record.kind !== 'keep';
  const decisions = loaded.answers.decisions.map((decision) =>
    decision.kind === 'choice' && decisionKey(decision) === decisionKey(identity)
      ? { ...decision, status: wanted, ...(isNew ? { date: today } : {}) }
      : decision,
  );
  const after = setInYaml(loaded.text, path, { status: wanted, ...(isNew ? { date: today } : {}) });
  if (after === undefined) {
    throw new InputError(
      `The status of ${keyOf(identity)} in ${loaded.file} cannot be changed without touching more of it.`,
      {
        hint: `Write \`status: ${wanted}\` there by hand, then run create-arch-adr.`,
      },
    );
  }
  const base = { path: loaded.path, before: loaded.text, after };
  const change: Change =
    after === loaded.text
      ? { kind: 'keep', ...base, why: 'already right' }
      : { kind: 'update', ...base, why: `${keyOf(identity)} is ${wanted}` };
  return { loaded: { ...loaded, text: after, answers: { ...loaded.answers, decisions } }, change };
}

/** Whether the answers choose the option of a record; the record of a former choice has a status of its own. */
function isChosen({ answers }: Loaded, identity: Identity): boolean {
  return answers.decisions.some(
    (one) =>
      one.kind === 'choice' &&
      decisionKey(one) === decisionKey(identity) &&
      (choiceKey(one) === identity.option || isAdopted(identity)),
  );
}

/**
 * With all that follows from the new status: the summary, and words in records that depend on it. Where the answers hold
 * changes that no run has written yet, those and what follows are left to the next run.
 */
async function wholePlan(
  context: Context,
  place: Place,
  log: AdrLog,
  flags: Flags,
  { record, loaded, edited }: { readonly record: Change; readonly loaded: Loaded; readonly edited: EditedAnswers },
): Promise<Plan> {
  const { plan: before } = await planFor(context, place, loaded, flags, log);
  if (before.changes.some((change) => change.layer !== undefined && change.kind !== 'keep')) {
    const pending: Problem = {
      code: 'run/pending',
      severity: 'info',
      file: edited.change.path,
      message: 'The answers hold further changes, which this command does not write.',
      hint: 'Run create-arch-adr to bring the log and its summary up to date.',
    };
    return { changes: [record, edited.change], problems: [pending, ...unreadableProblems(log)] };
  }
  const { plan } = await planFor(context, place, edited.loaded, flags, withChange(log, record));
  const writes = plan.changes.filter(isWrite);
  const own = writes.find((change) => change.path === record.path);
  const others = writes.filter((change) => change !== own);
  return {
    changes: [{ ...record, ...(own ? { after: own.after } : {}) }, ...others, edited.change],
    problems: unreadableProblems(log),
  };
}

/** The log with the new text of one of its records. */
function withChange(log: AdrLog, { path, after }: Change): AdrLog {
  const files = log.files.map((file) =>
    file.path === path ? { path, text: after, adr: parseAdr(after, path) } : file,
  );
  return { ...log, files };
}
