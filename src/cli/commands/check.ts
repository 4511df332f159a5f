import { parseAdr } from '../../adr/parse.ts';
import { annotationLines } from '../../check/annotations.ts';
import type { BaseRecords, CheckInput, CheckRule, Usage } from '../../check/input.ts';
import { logRules } from '../../check/log-rules.ts';
import { isRecord } from '../../model/adr.ts';
import { runChecks } from '../../check/run.ts';
import { sarifLog } from '../../check/sarif.ts';
import { InputError } from '../../errors.ts';
import { loadLayers } from '../../io/shipped.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Problem, Severity } from '../../model/problem.ts';
import { clashesOf, copiesIn } from '../../plan/clashes.ts';
import { currentRecords } from '../../plan/current.ts';
import { nearest } from '../../text/nearest.ts';
import { listOf } from '../../text/sentence.ts';
import type { Context } from '../context.ts';
import { dayFor } from '../day.ts';
import { faultsError } from '../faults.ts';
import { readGiven, type Given } from '../given.ts';
import { loadLog } from '../log.ts';
import { loadPlace, repositoryPath, type Place } from '../place.ts';
import type { Flags } from '../options.ts';
import { print, printCommands, writeLines } from '../lines.ts';
import { jsonText } from '../print.ts';
import { styleFor } from '../style.ts';
import { version } from '../version.ts';
import { reportLines } from '../report.ts';

/** Flags of `check` beside those of every command. */
export interface CheckFlags extends Flags {
  readonly base?: string;
  readonly severity?: Severity;
  readonly sarif?: boolean;
  /** Programs that read the log: their names with commas between, or true for all. */
  readonly readers?: string | true;
  /** Whether to look for what the repository uses. */
  readonly detect: boolean;
}

/**
 * `create-arch-adr check`: reads, never writes. Returns 1 when there are problems of the asked weight, 2 when the answers, a
 * catalog folder or a template are not right, so that the rest could not be looked at, else 0.
 */
export async function check(context: Context, directory: string, flags: CheckFlags): Promise<number> {
  const place = await loadPlace(context, directory, flags, 'read');
  const { value: given, problems: faults } = await readGiven(context, place, flags);
  if (!given) return refuse(context, place, flags, faults);
  const input = await checkInput(context, place, flags, given);
  const problems = atLeast(runChecks(input, await rulesFor(input)), flags.severity ?? 'info');
  const seen = { records: input.records.length, decisions: input.answers?.stack.decisions.length ?? 0 };
  await show(context, flags, { place, seen, problems }, () =>
    reportLines(problems, seen, styleFor(context, 'stdout', flags.color), flags.quiet ?? false),
  );
  return atLeast(problems, flags.severity ?? 'error').length > 0 ? 1 : 0;
}

async function rulesFor({ answers, records }: CheckInput): Promise<readonly CheckRule[]> {
  if (!answers && !records.some((file) => file.adr.identity)) return logRules;
  const { ownRules } = await import('../../check/own-rules.ts');
  return [...logRules, ...ownRules];
}

/** Input that is not right: told where every other problem is told, and on stderr as every command tells it. */
async function refuse(context: Context, place: Place, flags: CheckFlags, all: readonly Problem[]): Promise<number> {
  const { errorLines } = await import('../failure.ts');
  const problems = atLeast(all, flags.severity ?? 'info');
  const error = faultsError(problems, 'nothing else was checked');
  await show(context, flags, { place, seen: { records: 0, decisions: 0 }, problems }, () => []);
  await writeLines(context.stderr, errorLines(error, styleFor(context, 'stderr', flags.color)));
  return error.exitCode;
}

/** What a check says about a repository. */
interface Report {
  readonly place: Place;
  readonly seen: { readonly records: number; readonly decisions: number };
  readonly problems: readonly Problem[];
}

/** The document that was asked for; else the lines, with annotations where GitHub runs the check. */
async function show(context: Context, flags: CheckFlags, report: Report, lines: () => string[]): Promise<void> {
  const { place, seen, problems } = report;
  // Platforms look for files from the root of the repository.
  const fromTop = (): Problem[] =>
    problems.map((problem) => ({ ...problem, file: repositoryPath(place, problem.file) }));
  if (flags.json) print(context.stdout, jsonText({ version: 1, seen, problems }));
  else if (flags.sarif) print(context.stdout, jsonText(sarifLog(fromTop(), { name: 'create-arch-adr', version })));
  else {
    await writeLines(context.stdout, lines());
    if (context.env['GITHUB_ACTIONS'] === 'true') printCommands(context.stdout, annotationLines(fromTop()));
  }
}

const weights: readonly Severity[] = ['info', 'warning', 'error'];

function atLeast(problems: readonly Problem[], least: Severity): Problem[] {
  return problems.filter((problem) => weights.indexOf(problem.severity) >= weights.indexOf(least));
}

async function checkInput(
  context: Context,
  place: Place,
  flags: CheckFlags,
  { catalog: start, answered }: Given,
): Promise<CheckInput> {
  const log = await loadLog(
    place,
    flags.directory ?? answered?.loaded.answers.output.directory,
    answered?.loaded.answers.output.summary,
  );
  const records = log.files.filter(isRecord);
  if (!answered && !log.configured && records.length === 0) throw await nothingToCheck(place);
  const today = dayFor(context, flags);
  const layers = new Set(records.flatMap((file) => file.adr.identity?.layer ?? []));
  const catalog = loadLayers(start, [...layers]);
  const answers = answered && (await import('../answered.ts')).checkAnswered(answered, log, place, today);
  const clashes = clashesOf(log);
  const copies = copiesIn(clashes);
  return {
    log,
    records,
    copies,
    current: currentRecords({ ...log, files: log.files.filter((file) => !copies.has(file)) }),
    ...(answers ? {} : { clashes: clashes.flatMap(({ problems }) => problems) }),
    catalog,
    today,
    ...(answers ? { answers } : {}),
    ...(flags.base === undefined ? {} : { base: await baseRecords(place, flags.base, log.directory) }),
    ...(answers && flags.detect ? await usageOf(place, catalog) : {}),
    ...(await misreadBy(
      flags.readers,
      readable(log),
      records.filter((file) => !file.unreadable),
    )),
  };
}

function readable(log: CheckInput['log']): CheckInput['log'] {
  return { ...log, files: log.files.filter((file) => !file.unreadable) };
}

/** What the named readers would misread, when there are any. Errors: InputError for a name that is none of theirs. */
async function misreadBy(
  named: string | true | undefined,
  log: CheckInput['log'],
  records: CheckInput['records'],
): Promise<Pick<CheckInput, 'misread'>> {
  if (named === undefined) return {};
  const { misreadings, readerNames } = await import('../../check/readers/misread.ts');
  const names = named === true ? [] : named.split(',').map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !readerNames.includes(name));
  if (unknown !== undefined) {
    const near = nearest(unknown, readerNames);
    throw new InputError(`--readers knows no "${unknown}".${near === undefined ? '' : ` Did you mean ${near}?`}`, {
      hint: `It knows ${listOf(readerNames)}. Name the project before the flag.`,
    });
  }
  return { misread: misreadings(log, records, names) };
}

async function nothingToCheck(place: Place): Promise<InputError> {
  const { innerProjectsHint } = await import('../inner-projects.ts');
  const inner = await innerProjectsHint(place);
  return new InputError('There is nothing to check: no stack.yaml, and no folder of records.', {
    hint: inner ?? 'Name the folder of the records with --directory, or run create-arch-adr to begin.',
  });
}

function wholeCatalog(catalog: Catalog): Catalog {
  return loadLayers(
    catalog,
    catalog.layerIndex.map((layer) => layer.id),
  );
}

async function baseRecords(place: Place, ref: string, directory: string): Promise<BaseRecords> {
  const { newOnBranch } = await import('../../io/git.ts');
  const files = place.git ? await newOnBranch(place.root, ref, directory) : undefined;
  if (files === undefined) {
    throw new InputError(`--base ${ref} is no branch or commit that is known here.`, {
      hint: 'Fetch it first; in GitHub Actions check out with `fetch-depth: 0`.',
    });
  }
  return { ref, files: files.map(({ path, text }) => ({ path, text, adr: parseAdr(text, path) })) };
}

/** What the repository uses, and the whole catalog that it was held against. */
async function usageOf(place: Place, part: Catalog): Promise<{ usage: Usage; catalog: Catalog }> {
  const { lookOver } = await import('../usage.ts');
  const catalog = wholeCatalog(part);
  const { scan, manifests, problems } = await lookOver(place, catalog.options);
  return { usage: { found: scan.found(), manifests, problems }, catalog };
}
