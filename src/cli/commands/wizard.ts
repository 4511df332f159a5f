import { dirname, join, relative, sep } from 'node:path';
import { ArchAdrError, CancelledError, InputError } from '../../errors.ts';
import { draftPath, readDraft, removeDraft, writeDraft } from '../../io/draft.ts';
import { findLog } from '../../io/find-log.ts';
import { readText } from '../../io/read.ts';
import { keyOf } from '../../model/decision.ts';
import type { Change } from '../../model/plan.ts';
import { editYaml, yamlText } from '../../text/yaml-edit.ts';
import { visible } from '../../text/visible.ts';
import { openLines } from '../../wizard/ask-lines.ts';
import { openTerminal, type OpenTerminal } from '../../wizard/ask.ts';
import { emptyDraft, stackData, type Draft } from '../../wizard/draft.ts';
import { runFlow } from '../../wizard/flow.ts';
import { open } from '../../wizard/opening.ts';
import { draftFrom } from '../../wizard/questions.ts';
import type { Preview } from '../../wizard/session.ts';
import { asciiSigns, unicodeSigns } from '../../wizard/screen.ts';
import type { World } from '../../wizard/steps.ts';
import { answeredFolders, flaggedFolders } from '../catalog.ts';
import { wantsLines, type Context } from '../context.ts';
import { checkedAnswers, type Loaded } from '../load.ts';
import { answersFile, type Place } from '../place.ts';
import type { Flags } from '../options.ts';
import { styleFor } from '../style.ts';
import { inherit } from '../../plan/inherit.ts';
import { followAnswers } from '../follow-answers.ts';
import { loadLog } from '../log.ts';
import { planFor, run } from './create.ts';
import { readAnswers, readDraftText, wizardWorld } from './wizard-world.ts';
import { print, printLines } from '../lines.ts';

/** One run of the wizard: where it works and what it began with. */
interface Run {
  readonly context: Context;
  readonly place: Place;
  readonly flags: Flags;
  readonly world: World;
  /** Text of stack.yaml as it stands, when there is one. */
  readonly before: string | undefined;
  readonly folders: readonly string[];
  readonly kept: string;
}

/**
 * The wizard: asks, keeps every answer outside the repository, shows the review, and writes stack.yaml with the records
 * and the summary in one go. Errors: CancelledError on Ctrl-C, with nothing of the repository touched; InputError when
 * the stack.yaml that is there has faults.
 */
export async function wizard(context: Context, place: Place, flags: Flags): Promise<number> {
  const before = readText(join(place.root, answersFile), answersFile, 'answers');
  const read = before === undefined ? undefined : readAnswers(before, answersFile);
  if (read && !read.answers) {
    throw new InputError(`${answersFile} has faults; mend them first, then the questions go on from it.`, {
      problems: read.problems,
    });
  }
  const folders = read?.folders ?? [];
  const world = await wizardWorld(context, place, flags, folders);
  const kept = draftPath(place.root, context.env);
  const job: Run = { context, place, flags, world, before, folders, kept };
  const fresh = read?.answers ? draftFrom(world, read.answers) : emptyDraft;
  const answers = await withTerminal(context, flags, (terminal) => asked(job, terminal, fresh));
  return answers ? finish(job, answers) : 0;
}

/** The answers that the person wants written; `undefined` when they left. */
async function asked(job: Run, { asker }: OpenTerminal, fresh: Draft): Promise<Draft | undefined> {
  const { context, place, world, kept, before, flags } = job;
  const earlier = readDraftText(readDraft(kept));
  const log = findLog(place.root, flags.directory);
  const how = await open(
    {
      world,
      root: homely(context, place.root),
      records: log.directory,
      kept: homely(context, dirname(kept)),
      draft: earlier,
      existing: before !== undefined,
    },
    asker,
  );
  if (how === 'discard') await removeDraft(kept);
  if (how === 'discard' || how === 'leave') return undefined;
  const start = how === 'resume' && earlier ? earlier : fresh;
  const save = (draft: Draft): Promise<void> => writeDraft(kept, `${JSON.stringify({ version: 1, ...draft })}\n`);
  await save(start);
  try {
    return await runFlow({ world, asker, save, preview: (draft) => previewOf(job, draft) }, start);
  } catch (error) {
    if (!(error instanceof ArchAdrError) || error.exitCode < 128) throw error;
    const details = {
      hint: `Your answers are kept; ${commandLine(job)} goes on from there.`,
      cause: error,
    };
    const message = 'Stopped. Nothing of the repository was touched.';
    throw error.exitCode === 130
      ? new CancelledError(message, details)
      : new ArchAdrError(error.exitCode, message, details);
  }
}

/** A path as people write it: `~` for their own folder. */
function homely({ env }: Context, path: string): string {
  const home = env['HOME'] ?? '';
  const way = home === '' ? '..' : relative(home, path);
  return way.startsWith('..') ? path : ['~', ...way.split(sep)].join('/');
}

/** Opens the terminal for the questions and gives it back whatever happens. */
async function withTerminal<T>(
  context: Context,
  flags: Flags,
  work: (terminal: OpenTerminal) => Promise<T>,
): Promise<T> {
  const told = new AbortController();
  const endings = { SIGTERM: 143, SIGHUP: 129 } as const;
  const listeners = Object.entries(endings).map(
    ([name, code]) => [name, () => told.abort(new ArchAdrError(code, 'Stopped.'))] as const,
  );
  const terminal = wantsLines(context, flags.accessible)
    ? openLines({ input: context.stdin, output: context.stderr, signal: told.signal })
    : openTerminal({
        input: context.stdin,
        output: context.stderr,
        signal: told.signal,
        look: {
          paint: styleFor(context, 'stderr', flags.color),
          signs: hasUnicode(context) ? unicodeSigns : asciiSigns,
        },
      });
  const interrupted = (): void => told.abort(new CancelledError('Stopped.'));
  // Not `once`: the prompt library ends the process itself when it finds nobody else listening.
  for (const [name, listener] of listeners) process.on(name, listener);
  process.on('SIGINT', interrupted).on('SIGCONT', terminal.resume);
  try {
    return await work(terminal);
  } finally {
    for (const [name, listener] of listeners) process.off(name, listener);
    process.off('SIGINT', interrupted).off('SIGCONT', terminal.resume);
    terminal.close();
  }
}

/** The Linux console and old Windows consoles lack most signs. */
function hasUnicode({ env }: Context): boolean {
  if (env['TERM'] === 'linux') return false;
  return process.platform !== 'win32' || env['WT_SESSION'] !== undefined || env['TERM_PROGRAM'] !== undefined;
}

/** Answers of a draft as a run takes them, checked like any other. */
async function loadedOf(job: Run, draft: Draft): Promise<Loaded> {
  const { place, flags, context } = job;
  const load = async (text: string): Promise<Loaded> => {
    const loaded = await checkedAnswers(text, answersFile, answersFile, async (named) => [
      ...(await answeredFolders(place.root, place.root, named)),
      ...flaggedFolders(context, flags),
    ]);
    return { ...loaded, path: answersFile };
  };
  const loaded = await load(answersText(job, draft));
  // Another choice inherits nothing: the answers that are shown and written have followed it already.
  const log = await loadLog(place, flags.directory ?? loaded.answers.output.directory, loaded.answers.output.summary);
  const { text, problems } = followAnswers(loaded, inherit(loaded.answers, log));
  if (text === undefined) return loaded;
  const followed = await load(text);
  return { ...followed, problems: [...followed.problems, ...problems] };
}

function answersText(job: Run, draft: Draft): string {
  const data = stackData(draft);
  return job.before === undefined ? yamlText(data) : editYaml(job.before, data);
}

function answersChange(job: Run, text: string): Change {
  const { before } = job;
  const kind = before === undefined ? 'create' : before === text ? 'keep' : 'update';
  return { kind, path: answersFile, after: text, why: 'your answers', ...(before === undefined ? {} : { before }) };
}

async function previewOf(job: Run, draft: Draft): Promise<Preview> {
  const loaded = await loadedOf(job, draft);
  const { plan } = await planFor(job.context, job.place, loaded, job.flags);
  const changes = [answersChange(job, loaded.text), ...plan.changes];
  return {
    files: changes.map(({ kind, path, why, after, layer }) => ({
      kind,
      path,
      why,
      text: after,
      ...(layer === undefined ? {} : { layer }),
    })),
    problems: plan.problems.map((problem) => problem.message),
  };
}

/** Writes, and says what to do after the next edit. */
async function finish(job: Run, draft: Draft): Promise<number> {
  const { context, place, flags, kept } = job;
  const loaded = await loadedOf(job, draft);
  const code = await run(context, place, loaded, flags, [answersChange(job, loaded.text)]);
  if (flags.dryRun) {
    print(context.stderr, '\nNothing was written; your answers are kept for next time.\n');
    return code;
  }
  // Whoever said no to the write, or could not, finds the answers next time.
  const written = readText(join(place.root, answersFile), answersFile, 'answers');
  if (written === loaded.text) await removeDraft(kept);
  printLines(context.stderr, nextSteps(job, loaded).map(visible));
  return code;
}

/** What a person can do now. */
function nextSteps(job: Run, { answers }: Loaded): string[] {
  const file = join(relative(job.context.cwd, job.place.root), answersFile);
  const proposed = answers.decisions.find((one) => one.kind === 'choice' && one.status === 'proposed');
  const accept = proposed && commandLine(job, [`status ${quoted(keyOf(proposed))} accepted`]);
  return [
    '',
    `After an edit in ${answersFile}, and to repeat this without questions:`,
    `  ${commandLine(job, [], [`--answers ${quoted(file)}`])}`,
    'To go through the questions again:',
    `  ${commandLine(job)}`,
    ...(accept === undefined ? [] : ['When people agree on a proposed record:', `  ${accept}`]),
  ];
}

/** The command as a person would type it from where they stand, with words before the directory and after it. */
function commandLine(
  { context, place, flags }: Pick<Run, 'context' | 'place' | 'flags'>,
  before: readonly string[] = [],
  after: readonly string[] = [],
): string {
  const way = relative(context.cwd, place.root);
  return [
    'npx create-arch-adr',
    ...before,
    ...(way === '' ? [] : [quoted(way)]),
    ...after,
    ...(flags.directory === undefined ? [] : [`--directory ${quoted(flags.directory)}`]),
    ...(flags.catalog ?? []).map((folder) => `--catalog ${quoted(folder)}`),
  ].join(' ');
}

function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
