import { findOption } from '../model/catalog.ts';
import { common, stepOf, type Here } from './choice-base.ts';
import { choiceAt, isOwnItem, itemOf, pairOf, withChoice, type Draft } from './draft.ts';
import { chosenName, optionId, optionRows } from './option-steps.ts';
import { listFrom, someText, type Step } from './steps.ts';

/** What the choice was compared with. */
export function rivalsStep(here: Here): Step {
  const { slot } = here;
  return stepOf(here, 'considered', 'compared with', {
    has: (draft) => choiceAt(draft, slot).considered !== undefined,
    question: (draft, title) => {
      const choice = choiceAt(draft, slot);
      const chosen = typeof choice.choice === 'string' ? optionId(here, choice.choice) : undefined;
      return {
        ...common(here, 'considered', title, {
          message: `What did you compare ${chosenName(here, choice)} with?`,
          why: 'The record says what each one would have cost. With fewer than two, the best-ranked ones are added.',
        }),
        kind: 'order',
        rows: optionRows(here, draft).filter((row) => row.value !== chosen),
        default: (choice.considered ?? [])
          .filter((item) => !isOwnItem(item))
          .map((item) => optionId(here, pairOf(item)[0])),
        ranked: false,
        compare: true,
      };
    },
    answer: (draft, value) => {
      const before = choiceAt(draft, slot).considered ?? [];
      const kept = (id: string): ReturnType<typeof itemOf> =>
        before.find((item) => optionId(here, pairOf(item)[0]) === id) ?? id;
      return withChoice(draft, slot, {
        considered: [...listFrom(value).map(kept), ...before.filter(isOwnItem)],
      });
    },
  });
}

/** What spoke against a rival. */
export function whyNotStep(here: Here, name: string): Step {
  const { slot } = here;
  const key = `considered.${name}`;
  const shown = findOption(here.world.catalog, name)?.name ?? name;
  const words = (draft: Draft): string | undefined =>
    (choiceAt(draft, slot).considered ?? []).map(pairOf).find(([other]) => other === name)?.[1];
  return stepOf(here, key, `why not ${shown}`, {
    has: (draft) => words(draft) !== undefined,
    question: (draft, title) => ({
      ...common(here, key, title, {
        message: `Why not ${shown}, in your own words?`,
        why: 'The catalog adds its facts; what your team saw is worth more.',
      }),
      kind: 'text',
      default: words(draft) ?? '',
      rules: [],
    }),
    answer: (draft, value) =>
      withChoice(draft, slot, {
        considered: (choiceAt(draft, slot).considered ?? []).map((item) =>
          pairOf(item)[0] === name ? itemOf(name, someText(value)) : item,
        ),
      }),
  });
}
