import { keyOf } from '../../model/decision.ts';
import type { CheckRule } from '../input.ts';

/** Days on which a decision was to be looked at again, and which have passed. */
export const revisit: CheckRule = ({ answers, today }) =>
  (answers?.stack.decisions ?? []).flatMap((decision) => {
    const { revisit: words, place } = decision.answer;
    const day = /\b\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?\b/.exec(words ?? '')?.[0];
    if (day === undefined || day > today.slice(0, day.length) || decision.status === 'rejected') return [];
    return [
      {
        code: 'check/revisit-due',
        severity: 'warning' as const,
        ...place,
        file: answers?.file ?? place.file,
        message: `${keyOf(decision)} was to be looked at again: ${words ?? day}.`,
        hint: 'Look at it, then set `revisit` to the next date or choose anew.',
      },
    ];
  });
