import { probeProblems } from '../adr/probe.ts';
import { recordFields } from '../adr/record-fields.ts';
import { InputError } from '../errors.ts';
import { readTemplateFolder } from '../io/templates.ts';
import type { RecordFormat } from '../model/adr.ts';
import type { Parsed, Problem } from '../model/problem.ts';
import type { RenderTemplate } from '../model/template.ts';
import { checkTemplate } from '../text/template-check.ts';
import { compileTemplate, FillError } from '../text/template-tree.ts';
import { faultsError } from './faults.ts';

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
    const fill = compileTemplate(checked.tree);
    const render: RenderTemplate = (data) => {
      try {
        return fill(data);
      } catch (error) {
        throw error instanceof FillError ? faultsError([unfilled(error, file.shown)], 'nothing was written') : error;
      }
    };
    problems.push(...probed(render, file.shown));
    ready.set(file.format, render);
  }
  return problems.length > 0 ? { problems } : { value: ready, problems };
}

/** What trying a template shows; an error of the template itself is one of the problems. */
function probed(render: RenderTemplate, file: string): readonly Problem[] {
  try {
    return probeProblems(render, file);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

function unfilled({ message, line, column }: FillError, file: string): Problem {
  const hint = 'Take a block out, or name fewer fields.';
  return { code: 'template/cannot-fill', severity: 'error', file, line, column, message, hint };
}
