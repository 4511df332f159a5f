import { probeProblems } from '../adr/probe.ts';
import { recordFields } from '../adr/record-fields.ts';
import { InputError } from '../errors.ts';
import { readTemplateFolder } from '../io/templates.ts';
import type { RecordFormat } from '../model/adr.ts';
import type { Problem } from '../model/problem.ts';
import type { RenderTemplate } from '../model/template.ts';
import { checkTemplate } from '../text/template-check.ts';
import { compileTemplate } from '../text/template-tree.ts';

/**
 * The templates of a team's folder, ready to fill, by format. Throws an InputError with all problems of all templates when
 * one of them cannot be used.
 */
export async function ownTemplates(folder: string, shown: string): Promise<ReadonlyMap<RecordFormat, RenderTemplate>> {
  const ready = new Map<RecordFormat, RenderTemplate>();
  const problems: Problem[] = [];
  for (const file of await readTemplateFolder(folder, shown)) {
    const checked = checkTemplate(file.text, file.shown, recordFields);
    problems.push(...checked.problems);
    if (!checked.tree) continue;
    const render = compileTemplate(checked.tree);
    problems.push(...probeProblems(render, file.shown));
    ready.set(file.format, render);
  }
  if (problems.length === 0) return ready;
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new InputError(`The templates in ${shown} have ${count}; nothing was written.`, { problems });
}
