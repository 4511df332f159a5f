import type { Choice } from '../model/answers.ts';
import type { Option } from '../model/catalog.ts';
import type { Effect } from '../model/decision.ts';

/** What a team allows by accepting a code, or `undefined` where the answer holds nothing that the code could be about. */
type Allowed = (option: Option, answer: Choice) => string | undefined;

const allowed: Readonly<Record<string, Allowed>> = {
  'drift/not-found': ({ name, plural }) =>
    `${name} may be in use without a manifest that names ${plural ? 'them' : 'it'}.`,
  'drift/version': ({ name }, { version }) =>
    version === undefined ? undefined : `Another version of ${name} than ${version} may be in use.`,
  'drift/second-option': ({ name }) => `Something else may be in use beside ${name}.`,
  'drift/rejected-option': ({ name }) => `What was decided against may still be in use beside ${name}.`,
  'check/relicensed': ({ name }) => `The licence of ${name} may be another one than on the day of this decision.`,
};

/**
 * Problems that only a check can find, because they are about the repository or the day, and that the team accepted under
 * a decision. Whether they are there is not known here: the text says what is allowed.
 */
export function acceptedEffects(option: Option, answer: Choice): Effect[] {
  return Object.entries(allowed).flatMap(([code, textOf]): Effect[] => {
    const accepted = answer.accepts[code];
    const text = textOf(option, answer);
    if (accepted === undefined || text === undefined) return [];
    return [{ code, severity: 'info', itself: true, text, accepted }];
  });
}
