import type { Layer } from '../model/catalog.ts';
import { common, stepOf, type Here } from './choice-base.ts';
import { choiceAt, itemOf, pairOf, withChoice, type ChoiceDraft, type Draft } from './draft.ts';
import { listFrom, someText, type Step } from './steps.ts';

/** Names of a choice's drivers as they were answered. */
export function driverNames(choice: ChoiceDraft): string[] {
  return (choice.drivers ?? []).map((item) => pairOf(item)[0]);
}

/** Which drivers count, in which order. */
export function driversStep(here: Here): Step {
  const { layer, slot } = here;
  return stepOf(here, 'drivers', 'drivers', {
    has: (draft) => choiceAt(draft, slot).drivers !== undefined,
    question: (draft, title) => {
      const said = (choiceAt(draft, slot).drivers ?? []).map((item) => driverValue(item, layer));
      return {
        ...common(here, 'drivers', title, {
          message: 'What matters most? Pick in order, most important first.',
          why: 'The options are ranked by this order, and the record argues with it.',
          help: layer.drivers.map((driver) => `${driver.name}: ${driver.question} ${driver.help}`),
        }),
        kind: 'order',
        rows: layer.drivers.map((driver) => ({
          value: driver.id,
          name: driver.name,
          hint: driver.question,
          description: driver.help,
        })),
        default: said,
        own: 'a driver in your own words',
        ownRule: 'two-words',
        ranked: true,
      };
    },
    answer: (draft, value) => {
      const before = choiceAt(draft, slot).drivers ?? [];
      const kept = (name: string): ReturnType<typeof itemOf> =>
        before.find((item) => driverValue(item, layer) === name) ?? name;
      return withChoice(draft, slot, { drivers: listFrom(value).map(kept) });
    },
  });
}

/** A driver as the list knows it: its id, or the whole sentence. */
export function driverValue(item: NonNullable<ChoiceDraft['drivers']>[number], layer: Layer): string {
  const [name, words] = pairOf(item);
  const known = layer.drivers.find((driver) => driver.id === name || driver.name === name);
  return known?.id ?? (words === undefined ? name : `${name}: ${words}`);
}

/** How much of a driver is needed, so that somebody can measure it. */
export function measureStep(here: Here, id: string): Step {
  const { layer, slot } = here;
  const driver = layer.drivers.find((candidate) => candidate.id === id);
  const key = `drivers.${id}`;
  const words = (draft: Draft): string | undefined =>
    (choiceAt(draft, slot).drivers ?? []).map(pairOf).find(([name]) => name === id)?.[1];
  return stepOf(here, key, `how much ${driver?.name ?? id}`, {
    has: (draft) => words(draft) !== undefined,
    question: (draft, title) => ({
      ...common(here, key, title, {
        message: `How much of “${driver?.name ?? id}” is needed?`,
        why: `Say it so that somebody can measure it: ${driver?.measure ?? ''}.`,
        help: driver ? [driver.question, driver.help] : [],
      }),
      path: [
        'decisions',
        layer.id,
        ...(slot.index === undefined ? [] : [slot.index]),
        'drivers',
        driverNames(choiceAt(draft, slot)).indexOf(id),
      ],
      kind: 'text',
      default: words(draft) ?? '',
      example: driver?.measure ?? '',
      rules: [],
    }),
    answer: (draft, value) =>
      withChoice(draft, slot, {
        drivers: (choiceAt(draft, slot).drivers ?? []).map((item) =>
          pairOf(item)[0] === id ? itemOf(id, someText(value)) : item,
        ),
      }),
  });
}
