import { join } from 'node:path';
import { settle } from '../../decide/settle.ts';
import { exists } from '../../io/read.ts';
import { hasErrors } from '../../model/problem.ts';
import { unreadableProblems, type AdrLog, type RecordFormat } from '../../model/adr.ts';
import type { Change, Plan } from '../../model/plan.ts';
import { inherit } from '../../plan/inherit.ts';
import { planConvert } from '../../plan/convert.ts';
import { setInYaml } from '../../text/yaml-set.ts';
import { applyPlan, nothingApplied, reportApplied } from '../apply.ts';
import type { Context } from '../context.ts';
import { loadAnswers, loadSummary, type Loaded } from '../load.ts';
import { loadLog } from '../log.ts';
import type { Flags } from '../options.ts';
import { answersFile, loadPlace, type Place } from '../place.ts';
import { reportPlan } from '../plan-report.ts';
import { refusal } from '../refusal.ts';
import { templateFolder, templatesWith } from '../templates.ts';
import { print } from '../lines.ts';

export interface ConvertFlags extends Flags {
  readonly to: RecordFormat;
}

/**
 * `create-arch-adr convert --to <format> [directory]`: writes the records that the program made in another format; the plan
 * is shown first. Where `stack.yaml` names a format, it follows. Errors: nobody is there to say yes (exit code 2).
 */
export async function convert(context: Context, directory: string, flags: ConvertFlags): Promise<number> {
  const place = await loadPlace(context, directory, flags);
  const isAnswered = flags.answers !== undefined || exists(join(place.root, answersFile));
  const loaded = isAnswered ? await loadAnswers(context, place, flags) : undefined;
  const log = await loadLog(place, flags.directory ?? loaded?.answers.output.directory, loaded?.answers.output.summary);
  const { changes, problems: found } = planConvert({
    log,
    to: flags.to,
    templates: await templatesWith(await templateFolder(context, place, flags, loaded?.templates)),
    ...(loaded
      ? {
          stack: settle(inherit(loaded.answers, log).answers, loaded.catalog),
          page: loadSummary(place, loaded.answers.output.summary).path,
        }
      : {}),
  });
  const problems = [...unreadableProblems(log), ...found];
  const plan = { changes: [...changes, ...settingOf(loaded, flags)], problems };
  const isIdle = plan.changes.length === 0;
  if (isIdle && problems.length === 0 && !flags.json && !flags.quiet) {
    print(context.stderr, `Every record that was made here is ${flags.to} already.\n`);
  }
  const code = await carriedOut(context, place, plan, log, flags);
  return code === 0 && hasErrors(problems) ? 1 : code;
}

/** Shows the plan, asks, and writes; the exit code. */
async function carriedOut(
  context: Context,
  place: Place,
  plan: Plan,
  log: AdrLog,
  flags: ConvertFlags,
): Promise<number> {
  await reportPlan(context, plan, flags, flags.dryRun === true || !flags.yes);
  if (flags.dryRun || (plan.changes.length === 0 && !flags.commit)) return 0;
  const refused = plan.changes.length === 0 ? 0 : await refusal(context, plan.changes.length, flags);
  if (refused !== 0) return refused;
  const applied = (await applyPlan(context, place, plan, log, { ...flags, yes: true })) ?? nothingApplied;
  if (!flags.json) await reportApplied(context, applied, flags);
  return applied.code;
}

/** `output.format` in the answers, where it stands and names another format: new records would not follow else. */
function settingOf(loaded: Loaded | undefined, { to }: ConvertFlags): Change[] {
  const format = loaded?.answers.output.format;
  if (!loaded || format === undefined || format === to || loaded.path === undefined) return [];
  const after = setInYaml(loaded.text, ['output'], { format: to });
  if (after === undefined || after === loaded.text) return [];
  return [{ kind: 'update', path: loaded.path, before: loaded.text, after, why: `new records are ${to}, too` }];
}
