import type { PageRecord } from './entries.ts';
import { chosenName, effectsOnce, keyOf, type DecisionKey, type Stack, type ToldEffect } from '../model/decision.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { sentence } from '../text/sentence.ts';
import { recordLink, textLink } from './reference.ts';

/** What a line about a problem needs to link to records. */
export interface AttentionInput {
  readonly stack: Stack;
  readonly path: string;
  /** The record of a decision, by its key. */
  readonly recordOf: (key: string) => PageRecord | undefined;
}

/** The problems across layers, one line each: `open` ones, errors first, and those that the team accepted with a reason. */
export function attention(input: AttentionInput): { readonly open: string[]; readonly accepted: string[] } {
  const told = effectsOnce(input.stack);
  const open = told.filter(({ effect }) => effect.accepted === undefined);
  const ofSeverity = (isError: boolean): ToldEffect[] =>
    open.filter(({ effect }) => (effect.severity === 'error') === isError);
  return {
    open: [...ofSeverity(true), ...ofSeverity(false)].map((one) => line(one, input)),
    accepted: told
      .filter(({ effect }) => effect.accepted !== undefined)
      .map((one) => `${line(one, input)} Accepted: ${escapeProse(sentence(one.effect.accepted ?? ''))}`),
  };
}

function line({ decision, effect }: ToldEffect, input: AttentionInput): string {
  const own = input.recordOf(keyOf(decision));
  const start = own ? recordLink(own, input.path) : escapeMarkdown(chosenName(decision.chosen));
  const other = effect.other ? nameOf(effect.other, input) : '';
  // A function, as a name can hold the patterns of a replacement.
  return `${start}: ${escapeProse(effect.text).replace('{other}', () => other)}`;
}

/** The choice of another decision, as a link to its record. */
function nameOf(key: DecisionKey, { stack, path, recordOf }: AttentionInput): string {
  const decision = stack.decisions.find((candidate) => keyOf(candidate) === keyOf(key));
  const name = decision ? chosenName(decision.chosen) : keyOf(key);
  const record = recordOf(keyOf(key));
  return record ? textLink(name, record, path) : escapeMarkdown(name);
}
