import { join } from 'node:path';
import { decisionPath, recordAt } from '../../decide/place.ts';
import { arrivals, checkGit, filesWith, headCommit, textAt, type Arrival } from '../../io/git-history.ts';
import type { Base } from '../../io/git-bases.ts';
import { takenNumbers } from '../../io/git-numbers.ts';
import { isRawName } from '../../io/raw-names.ts';
import { readText } from '../../io/read.ts';
import { readTexts, type UnreadFile } from '../../io/texts.ts';
import { fileName, unreadableProblems, type AdrLog } from '../../model/adr.ts';
import type { Change, Plan } from '../../model/plan.ts';
import { planRenumber, stuckRecords, type CitingFile, type Move } from '../../plan/renumber.ts';
import type { Problem } from '../../model/problem.ts';
import { setInYaml } from '../../text/yaml-set.ts';
import { applyPlan, nothingApplied, reportApplied } from '../apply.ts';
import type { Context } from '../context.ts';
import { loadAnswers } from '../load.ts';
import { loadLog } from '../log.ts';
import { numbersUnknown } from '../git-problems.ts';
import { answersFile, loadPlace, type Place } from '../place.ts';
import type { Flags } from '../options.ts';
import { reportPlan } from '../plan-report.ts';
import { movesFromBase } from '../renumber-base.ts';
import { otherRecords } from '../other-records.ts';
import { refusal } from '../refusal.ts';
import { print } from '../lines.ts';

export interface RenumberFlags extends Flags {
  readonly base?: string;
}

/**
 * `create-arch-adr renumber [directory]`: gives records that share a number with another one a free number, and mends what
 * cites them in the repository's text files. The plan is shown first. Errors: --base names nothing, nobody is there to say
 * yes (InputError).
 */
export async function renumber(context: Context, directory: string, flags: RenumberFlags): Promise<number> {
  const place = await loadPlace(context, directory, flags);
  const answers = readText(join(place.root, answersFile), answersFile, 'answers');
  const named =
    flags.directory ??
    (answers === undefined ? undefined : (await loadAnswers(context, place, flags)).answers.output.directory);
  const log = await loadLog(place, named);
  const moves = await planFor(place, log, answers, flags);
  const stuck = stuckRecords(log);
  const plan = { ...moves, problems: [...moves.problems, ...stuck] };
  const code = stuck.length > 0 ? 1 : 0;
  if (plan.changes.length === 0) return (await idle(context, place, plan, log, flags)) || code;
  await reportPlan(context, plan, flags, flags.dryRun === true || !flags.yes);
  if (flags.dryRun) return code;
  const refused = await refusal(context, plan.changes.length, flags);
  if (refused !== 0) return refused;
  return (await apply(context, place, plan, log, flags)) || code;
}

/** Nothing moves; what an earlier run wrote is still committed on request. */
async function idle(context: Context, place: Place, plan: Plan, log: AdrLog, flags: Flags): Promise<number> {
  if (flags.json || plan.problems.length > 0) await reportPlan(context, plan, flags);
  if (!plan.problems.some(({ severity }) => severity === 'error')) sayIdle(context, flags);
  return flags.commit && !flags.dryRun ? apply(context, place, plan, log, flags) : 0;
}

async function apply(context: Context, place: Place, plan: Plan, log: AdrLog, flags: Flags): Promise<number> {
  const applied = (await applyPlan(context, place, plan, log, { ...flags, yes: true })) ?? nothingApplied;
  if (!flags.json) await reportApplied(context, applied, flags);
  return applied.code;
}

function sayIdle(context: Context, flags: Flags): void {
  if (!flags.json && !flags.quiet) print(context.stderr, 'No duplicate numbers; nothing to do.\n');
}

async function planFor(place: Place, log: AdrLog, answers: string | undefined, flags: RenumberFlags): Promise<Plan> {
  if (place.git) await checkGit(place.root);
  const history = place.git ? await arrivals(place.root, log.directory) : new Map<string, Arrival>();
  const { numbers, unknown } = place.git ? await takenNumbers(place.root, log.directory) : { numbers: [] };
  const { moves, origin, base, problems } = await movesFromBase(place, log, flags.base, { history, taken: numbers });
  const unread = unreadableProblems(log);
  if (moves.length === 0) return { changes: [], problems: [...unread, ...problems] };
  const others = place.git ? await otherRecords(place.root, log, moves) : [];
  const past = { history, onBase: origin.onBase, base };
  const citing = await citingFiles(place, log, moves, past);
  const plan = planRenumber(moves, citing.files, others);
  const warnings = unknown ? [numbersUnknown(unknown)] : [];
  const told = [...problems, ...warnings, ...plan.problems, ...unread, ...citing.problems];
  return withAnswers({ ...plan, problems: told }, moves, answers);
}

/** What git knows about where records come from. */
interface Past {
  readonly history: ReadonlyMap<string, Arrival>;
  readonly onBase: ReadonlySet<string>;
  readonly base: Base | undefined;
}

/**
 * Every text file that may cite a record that moves, with the lines it had before that record came. Problems: files that
 * git finds a citation in, and that cannot be read.
 */
async function citingFiles(
  place: Place,
  log: AdrLog,
  moves: readonly Move[],
  past: Past,
): Promise<{ readonly files: readonly CitingFile[]; readonly problems: readonly Problem[] }> {
  const tracked = place.git ? await filesWith(place.root, moves.flatMap(patternsOf).join('|')) : [];
  const known = new Set(log.files.map((file) => file.path));
  const others = tracked.filter((path) => !known.has(path)).map((path) => oddName(place.root, path) ?? path);
  const read = [
    ...readTexts(
      place.root,
      others.filter((path) => typeof path === 'string'),
    ),
    ...others.filter((path) => typeof path !== 'string'),
  ];
  const files = [
    ...log.files.filter((file) => !file.unreadable),
    ...read.flatMap((file) => ('bytes' in file ? [{ path: file.path, text: file.bytes.toString('utf8') }] : [])),
  ];
  const lines = new Map<string, ReadonlySet<string>>();
  for (const move of place.git ? moves : []) {
    const commit = await commitBefore(place, move, past);
    for (const { path } of files.filter((file) => numberPattern(move).test(file.text))) {
      const older = commit === undefined ? undefined : await textAt(place.root, commit, path);
      lines.set(`${move.file.path}\n${path}`, new Set((older ?? '').split(/\r?\n/)));
    }
  }
  return {
    files: files.map(({ path, text }) => ({ path, text, linesBefore: (moved) => lines.get(`${moved}\n${path}`) })),
    problems: read.flatMap((file) => ('fault' in file ? [unreadCitation(file)] : [])),
  };
}

/** A file that no run can write, because of its name. */
function oddName(root: string, path: string): UnreadFile | undefined {
  const why = path.includes('\\') ? 'has a backslash' : isRawName(root, path) ? 'is not UTF-8' : undefined;
  return why === undefined ? undefined : { path, fault: { message: `Its name ${why}.`, hint: 'Rename the file.' } };
}

function unreadCitation({ path, fault }: UnreadFile): Problem {
  return {
    code: 'renumber/unread-citation',
    severity: 'warning',
    file: path,
    message: `It cites a record that moves, and is left as it is. ${fault.message}`,
    hint: `${fault.hint} Then correct the citation by hand.`,
  };
}

/** Extended regular expressions that match a record's file name, and its number as people cite it. */
function patternsOf(move: Move): string[] {
  return [
    fileName(move.file.path)
      .replace(/\.md$/i, '')
      .replace(/[^\w-]/g, '.'),
    numberPattern(move).source,
  ];
}

function numberPattern({ file }: Move): RegExp {
  return new RegExp(`ADR[-_ #]?0*${file.adr.number ?? 0}`, 'i');
}

/** The commit that does not have the record yet: the base branch, or what stood before the record came to this one. */
async function commitBefore(
  place: Place,
  { file }: Move,
  { history, onBase, base }: Past,
): Promise<string | undefined> {
  if (base && !onBase.has(file.path)) return base.commit;
  const arrival = history.get(file.path);
  return arrival ? arrival.before : headCommit(place.root);
}

/** `record: 12` under a decision follows the record that it adopted. */
function withAnswers(plan: Plan, moves: readonly Move[], answers: string | undefined): Plan {
  if (answers === undefined) return plan;
  const earlier = plan.changes.find((change) => change.path === answersFile);
  const text = moves.reduce((current, { file, number }) => {
    const path = file.adr.identity && decisionPath(current, file.adr.identity);
    return (
      (path && recordAt(current, path) === file.adr.number
        ? setInYaml(current, path, { record: number })
        : undefined) ?? current
    );
  }, earlier?.after ?? answers);
  if (text === (earlier?.after ?? answers)) return plan;
  const change: Change = {
    kind: 'update',
    path: answersFile,
    before: answers,
    after: text,
    why: 'names a moved record',
  };
  return { ...plan, changes: [...plan.changes.filter((other) => other !== earlier), change] };
}
