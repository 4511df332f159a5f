import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { exists, insideRoot, readText } from '../../io/read.ts';
import { readTemplateText } from '../../io/shipped-templates.ts';
import { templateName } from '../../io/templates.ts';
import { applyChanges } from '../../io/write.ts';
import { recordFields } from '../../adr/record-fields.ts';
import { parseAnswers } from '../../decide/answers.ts';
import type { RecordFormat } from '../../model/adr.ts';
import type { TemplateField } from '../../model/template.ts';
import type { Context } from '../context.ts';
import { usualTemplates, type Flags } from '../options.ts';
import { answersFile, loadPlace, type Place } from '../place.ts';
import { reportPlan } from '../plan-report.ts';
import { templateFolder } from '../templates.ts';
import { print } from '../lines.ts';

/**
 * `create-arch-adr template eject <format> [directory]`: writes the shipped template of a format into the repository, with
 * the fields it may name above it. Errors: the folder lies outside, or holds that template already (InputError).
 */
export async function eject(context: Context, format: RecordFormat, directory: string, flags: Flags): Promise<number> {
  const place = await loadPlace(context, directory, { ...flags, git: true });
  const named = namedFolder(place);
  const folder = (await templateFolder(context, place, flags, named))?.path ?? join(place.root, usualTemplates);
  const path = insideRoot(place.root, join(folder, templateName(format)), 'The template');
  if (exists(join(place.root, path))) {
    throw new InputError(`${path} is there already.`, { hint: 'Edit it, or name another folder with --templates.' });
  }
  const after = `${header(format)}\n${readTemplateText(format)}`;
  const plan = { changes: [{ kind: 'create', path, after, why: `the template of ${format}` } as const], problems: [] };
  if (!flags.dryRun) await applyChanges(place.root, plan.changes);
  await reportPlan(context, plan, flags);
  const shown = path.slice(0, path.lastIndexOf('/'));
  if (!flags.json && named === undefined) {
    print(
      context.stderr,
      `Records follow it with \`templates: ${shown}\` in ${answersFile}, or with --templates ${shown}.\n`,
    );
  }
  return 0;
}

/** The folder that the answers name, where there are any that can be read. */
function namedFolder(place: Place): string | undefined {
  const text = readText(join(place.root, answersFile), answersFile, 'answers');
  return text === undefined ? undefined : parseAnswers(text, answersFile).value?.shape.value?.templates;
}

/** A comment for the person who edits the template; it does not come into records. */
function header(format: RecordFormat): string {
  return [
    `{{!-- How records of the format ${format} look. Helpers: #if, #unless, #each, #with. A later run keeps up what it finds:`,
    'leave the title as the first heading, the status, the date and headings over what may change.',
    'Fields, all of them Markdown; [] is a list for #each, ? may be missing:',
    ...recordFields.flatMap((field) => fieldLines(field, '  ')),
    '--}}',
  ].join('\n');
}

function fieldLines({ name, kind, optional, about, fields = [] }: TemplateField, indent: string): string[] {
  const marks = `${kind.endsWith('s') ? '[]' : ''}${optional ? '?' : ''}`;
  return [`${indent}${name}${marks}: ${about}`, ...fields.flatMap((field) => fieldLines(field, `${indent}  `))];
}
