import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RecordFormat } from '../model/adr.ts';
import type { RenderTemplate, Templates } from '../model/template.ts';
import { templateOf } from '../text/template.ts';
import { shippedData } from './shipped.ts';

/** The text of a shipped template, as a team can begin its own with. */
export function readTemplateText(format: RecordFormat): string {
  return readFileSync(new URL(`template-${format}.md.hbs`, shippedData), 'utf8');
}

/** The shipped templates, compiled at build time; each is read when it is asked for first. */
export function readTemplates(): Templates {
  const load = createRequire(shippedData);
  const read = (name: string): RenderTemplate => templateOf(load(`./template-${name}.js`) as TemplateSpecification);
  const known = new Map<RecordFormat, RenderTemplate>();
  return {
    record: (format) => {
      const template = known.get(format) ?? read(format);
      known.set(format, template);
      return template;
    },
    summary: read('stack'),
  };
}
