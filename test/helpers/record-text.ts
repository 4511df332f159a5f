import { renderRecord } from '../../src/adr/render.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import type { RecordFormat } from '../../src/model/adr.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Decision, Stack } from '../../src/model/decision.ts';
import { settled, type ChoiceDraft } from './answers.ts';

const templates = readTemplates();

/** The record of the first of some choices, as a run writes it. */
export function recordText(
  catalog: Catalog,
  choices: readonly ChoiceDraft[],
  context: Partial<TeamContext> = {},
  format: RecordFormat = 'portable',
): string {
  const { decision, stack } = settled(catalog, choices, context);
  return textOf(decision, stack, format);
}

/** The record of a settled decision, as a run writes it. */
export function textOf(decision: Decision, stack: Stack, format: RecordFormat = 'portable'): string {
  const frame = {
    number: 1,
    date: decision.answer.date ?? '2026-11-24',
    supersedes: [],
    find: () => undefined,
    page: '../stack.md',
    answers: 'x',
    format,
  };
  return renderRecord(decision, stack, frame, templates.record(format));
}

/** What a person reads below the head of a record: from the first section of the decision on, without the comment. */
export function bodyOf(text: string): string {
  const start = text.search(/^## (?!Status\b)/m);
  return text.slice(start).replace(/<!--[\s\S]*?-->/g, '');
}

/** How many words a text has, the targets of links left out. */
export function wordCount(text: string): number {
  return text.replace(/\]\([^)]*\)/g, ']').match(/[\p{L}\p{N}][^\s|]*/gu)?.length ?? 0;
}
