import type { RecordFormat } from './adr.ts';

/** Fills a template with data; the text comes back as the template and the data make it. */
export type RenderTemplate = (data: object) => string;

/** The templates a run needs. */
export interface Templates {
  /** The template of a format, which is read when somebody asks for it. */
  readonly record: (format: RecordFormat) => RenderTemplate;
  readonly summary: RenderTemplate;
}

/** One field that a template may name. */
export interface TemplateField {
  readonly name: string;
  /** One text, several, one group of fields, several groups, or only whether it holds. All texts are Markdown. */
  readonly kind: 'text' | 'texts' | 'group' | 'groups' | 'flag';
  /** It may be missing or empty: ask with `#if` first. */
  readonly optional?: true;
  readonly about: string;
  readonly fields?: readonly TemplateField[];
}
