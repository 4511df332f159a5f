/** Fills a template with data; the text comes back as the template and the data make it. */
export type RenderTemplate = (data: object) => string;

/** The templates a run needs. */
export interface Templates {
  readonly record: RenderTemplate;
  readonly summary: RenderTemplate;
}
