import { findOption } from '../model/catalog.ts';
import { common, stepOf, text, type Here, type Words } from './choice-base.ts';
import { choiceAt, pairOf, withChoice, type ChoiceDraft, type Draft, type Slot } from './draft.ts';
import { driverValue } from './driver-steps.ts';
import { optionGroups, optionRow } from './option-words.ts';
import type { Row } from './question.ts';
import { someText, textOf, type InUse, type Step, type World } from './steps.ts';

/** Value of the row that stands for an option outside the catalog. */
export const ownOption = '+own';

/** Drivers of a choice as the ranking wants them. */
function rankedFor(here: Here, draft: Draft): ReturnType<World['rank']> {
  const drivers = (choiceAt(draft, here.slot).drivers ?? []).map((item) => driverValue(item, here.layer));
  return here.world.rank(here.layer, drivers, draft);
}

/** The options of the layer as rows, best first. */
export function optionRows(here: Here, draft: Draft): Row[] {
  const compared = (choiceAt(draft, here.slot).drivers ?? []).length > 0;
  const levels = new Map(here.layer.levels.map((level) => [level.id, level.name]));
  return rankedFor(here, draft).map((candidate) =>
    optionRow(candidate, levels.get(candidate.role.level) ?? '', compared, inUse(here, candidate.option.id)?.where),
  );
}

/** What shows that the repository uses an option in this layer. */
export function inUse({ world, layer }: Here, option: string | undefined): InUse | undefined {
  return world.repository.found[layer.id]?.find(({ id }) => id === option);
}

/** The choice itself. What the repository uses is offered first: to write down what runs is where most logs begin. */
export function optionStep(here: Here): Step {
  const { layer, slot, world } = here;
  return stepOf(here, 'choice', 'choice', {
    has: (draft) => choiceAt(draft, slot).choice !== undefined,
    question: (draft, title) => {
      const { choice } = choiceAt(draft, slot);
      const rows = optionRows(here, draft);
      const known = rows.find((row) => row.group !== optionGroups.barred && inUse(here, row.value))?.value;
      const picked = typeof choice === 'object' ? ownOption : choice === undefined ? known : optionId(here, choice);
      return {
        ...common(here, 'choice', title, {
          message: layer.question,
          why: 'Ranked by hard limits first, then by your drivers in their order; nothing is hidden.',
          rules: ['required'],
        }),
        kind: 'select',
        rows: [
          ...rows.filter((row) => row.group !== optionGroups.barred),
          { value: ownOption, name: 'Something else', hint: 'not in this list: name it yourself', group: 'Your own' },
          ...rows.filter((row) => row.group === optionGroups.barred),
        ],
        compare: true,
        ...(picked === undefined ? {} : { default: picked }),
      };
    },
    answer: (draft, value) => chooseOption(draft, slot, textOf(value), world),
  });
}

function chooseOption(draft: Draft, slot: Slot, value: string, world: World): Draft {
  const before = choiceAt(draft, slot);
  if (value === ownOption) {
    return typeof before.choice === 'object'
      ? draft
      : withChoice(draft, slot, { choice: { name: '' }, version: undefined, confidence: undefined });
  }
  const same = typeof before.choice === 'string' && findOption(world.catalog, before.choice)?.id === value;
  if (same) return draft;
  // A version and what stands behind it belong to the option; nobody considers what they chose.
  const considered = (before.considered ?? []).filter((item) => pairOf(item)[0] !== value);
  return withChoice(draft, slot, { choice: value, version: undefined, confidence: undefined, considered });
}

/** Id of the option that a name finds. */
export function optionId(here: Here, name: string): string {
  return findOption(here.world.catalog, name)?.id ?? name;
}

/** What was chosen, as people call it. */
export function chosenName(here: Here, { choice }: ChoiceDraft): string {
  if (typeof choice === 'object') return choice.name === '' ? 'this' : choice.name;
  return choice === undefined ? 'this' : (findOption(here.world.catalog, choice)?.name ?? choice);
}

/** Name, address and summary of an option of the team's own. */
export function ownSteps(here: Here): Step[] {
  const plans: readonly (readonly ['name' | 'url' | 'summary', string, Words])[] = [
    [
      'name',
      'its name',
      {
        message: 'What is it called?',
        why: 'It becomes a record with what you say; facts about it are printed as unknown.',
        rules: ['required', 'name'],
      },
    ],
    [
      'url',
      'its address',
      {
        message: 'Where can one read about it?',
        why: 'The record links to it.',
        example: 'https://example.org/our-queue',
        rules: ['url'],
      },
    ],
    [
      'summary',
      'what it is',
      {
        message: 'What is it, in one sentence?',
        why: 'The catalog knows nothing about it, so the record says what you say.',
      },
    ],
  ];
  return plans.map(([part, label, words]) => {
    const key = `choice.${part}`;
    const own = (draft: Draft): { name: string; url?: string | undefined; summary?: string | undefined } => {
      const { choice } = choiceAt(draft, here.slot);
      return typeof choice === 'object' ? choice : { name: '' };
    };
    return stepOf(here, key, label, {
      has: (draft) => (own(draft)[part] ?? '') !== '',
      question: (draft, title) => ({
        ...common(here, key, title, words),
        path: ['decisions', here.layer.id, ...(here.slot.index === undefined ? [] : [here.slot.index]), 'choice', part],
        kind: 'text',
        default: own(draft)[part] ?? '',
        rules: words.rules ?? [],
        ...(words.example === undefined ? {} : { example: words.example }),
      }),
      answer: (draft, value) =>
        withChoice(draft, here.slot, {
          choice: { ...own(draft), [part]: someText(value) ?? (part === 'name' ? '' : undefined) },
        }),
    });
  });
}

/** A version is asked for only where what the option needs depends on it. */
export function versionMatters(here: Here, choice: ChoiceDraft): boolean {
  const id = typeof choice.choice === 'string' ? optionId(here, choice.choice) : undefined;
  const option = here.world.catalog.options.find((candidate) => candidate.id === id);
  return option?.requires.some((requirement) => requirement.versions !== undefined) ?? false;
}

/** Which version. */
export function versionStep(here: Here): Step {
  return text(here, 'version', 'version', {
    message: 'Which version?',
    why: 'What it needs beside it depends on the version.',
    example: '4.1',
  });
}
