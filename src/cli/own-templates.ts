import { probeProblems } from '../adr/probe.ts';
import { recordFields } from '../adr/record-fields.ts';
import { readTemplateFolder } from '../io/templates.ts';
import type { RecordFormat } from '../model/adr.ts';
import type { Parsed, Problem } from '../model/problem.ts';
import type { RenderTemplate } from '../model/template.ts';
import { checkTemplate } from '../text/template-check.ts';
import { compileTemplate } from '../text/template-tree.ts';

/** The templates of a team's folder, ready to fill, by format. Problems: all of all templates, when one cannot be used. */
export async function ownTemplates(
  folder: string,
  shown: string,
): Promise<Parsed<ReadonlyMap<RecordFormat, RenderTemplate>>> {
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
  return problems.length > 0 ? { problems } : { value: ready, problems };
}
