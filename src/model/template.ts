import type { RecordFormat } from './adr.ts';

/** Fills a template with data; the text comes back as the template and the data make it. */
export type RenderTemplate = (data: object) => string;

/** The templates a run needs. */
export interface Templates {
  /** The template of a format, which is read when somebody asks for it. */
  readonly record: (format: RecordFormat) => RenderTemplate;
  readonly summary: RenderTemplate;
}
