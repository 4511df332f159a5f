import { acceptableCodes, keyOf } from '../../model/decision.ts';
import type { CheckRule } from '../input.ts';

/** Problems that a team accepts although they are not there (any more). */
export const uselessAccept: CheckRule = ({ answers, catalog }) => {
  // Of a code that nobody knows the answers have told already.
  const known = new Set(acceptableCodes(catalog.rules));
  return (answers?.stack.decisions ?? []).flatMap((decision) => {
    const codes = new Set(decision.effects.map((effect) => effect.code));
    return Object.keys(decision.answer.accepts)
      .filter((code) => code.startsWith('stack/') && known.has(code) && !codes.has(code))
      .map((code) => ({
        code: 'check/useless-accept',
        severity: 'info' as const,
        ...decision.answer.place,
        file: answers?.file ?? decision.answer.place.file,
        message: `\`accepts: ${code}\` under ${keyOf(decision)} has no effect: there is no such problem.`,
        hint: 'Remove it, or write the code as the problem shows it.',
      }));
  });
};
