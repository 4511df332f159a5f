import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { recordFormats, type RecordFormat } from '../model/adr.ts';
import { InputError } from '../errors.ts';
import { realFolder, staysInside } from './overlay.ts';
import { readText } from './read.ts';

/** A template of a team: what it is for, how messages call it, and its text. */
export interface TemplateFile {
  readonly format: RecordFormat;
  readonly shown: string;
  readonly text: string;
}

/** What the template of a format is called in a folder of templates. */
export function templateName(format: RecordFormat): string {
  return `${format}.md.hbs`;
}

/**
 * The templates in a folder, one for each format that it replaces. Errors: the folder is missing, holds no template or one
 * for no format, or a link in it leads out of it (InputError); it cannot be read (OutsideError).
 */
export async function readTemplateFolder(folder: string, shown: string): Promise<TemplateFile[]> {
  const root = await realFolder(folder, shown, 'template');
  const names = (await readdir(root)).filter((name) => name.endsWith('.hbs')).sort();
  const expected = recordFormats.map(templateName);
  const odd = names.find((name) => !expected.includes(name));
  if (odd !== undefined || names.length === 0) {
    throw new InputError(
      odd === undefined ? `${shown} holds no template.` : `${shown}/${odd} is the template of no format.`,
      { hint: `Templates are called ${expected.join(', ')}; \`template eject\` writes one to start with.` },
    );
  }
  const files: TemplateFile[] = [];
  for (const format of recordFormats.filter((one) => names.includes(templateName(one)))) {
    const name = shown === '.' ? templateName(format) : `${shown}/${templateName(format)}`;
    await staysInside(root, templateName(format), name, 'template');
    files.push({
      format,
      shown: name,
      text: readText(join(root, templateName(format)), name, 'template') ?? '',
    });
  }
  return files;
}
