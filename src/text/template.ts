import Handlebars from 'handlebars/runtime.js';
import type { RenderTemplate } from '../model/template.ts';

// A private instance: no helper or partial of somebody else can leak in.
const engine = Handlebars.create();

/**
 * A precompiled template (built from templates/) → a function that fills it. Nothing is escaped for HTML: the texts are
 * Markdown already, escaped where they came from people. A name that the data lacks is an error, not an empty place.
 */
export function templateOf(specification: TemplateSpecification): RenderTemplate {
  return engine.template(specification);
}
