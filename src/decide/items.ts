import type { Evidence, Step } from '../model/answers.ts';
import type { RawChoice, RawItem } from './schema.ts';

/** An item in its two parts: a name or a sentence, and the words behind it where there are any. */
export function pairOf(item: RawItem): readonly [string, string?] {
  return typeof item === 'string' ? [item] : (Object.entries(item)[0] ?? ['']);
}

/** A step as the answers have it: a sentence, or `do` with `by` and `risk`. */
export type RawStep = NonNullable<RawChoice['steps']>[number];

/** A step of the answers in any of its forms. */
export function toStep(raw: RawStep): Step {
  if (typeof raw === 'string') return { what: raw };
  const { do: what, by, risk } = raw;
  return { what, ...(by === undefined ? {} : { by }), ...(risk === undefined ? {} : { risk }) };
}

/** A piece of evidence in any of its forms: an address, a path or a sentence, with a name before it or not. */
export function toEvidence(raw: RawItem): Evidence {
  const [name, where] = pairOf(raw);
  return where === undefined ? { where: name } : { where, name };
}
