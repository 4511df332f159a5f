import { confidences, statuses } from '../model/answers.ts';
import type { Layer } from '../model/catalog.ts';
import { common, stepOf, text, type Here, type Words } from './choice-base.ts';
import { choiceAt, isOwnItem, pairOf, withChoice, type ChoiceDraft, type Draft, type Slot } from './draft.ts';
import { driverNames, driversStep, measureStep } from './driver-steps.ts';
import { chosenName, inUse, optionId, optionStep, ownSteps, versionMatters, versionStep } from './option-steps.ts';
import type { Row, Value } from './question.ts';
import { rivalsStep, whyNotStep } from './rival-steps.ts';
import { someText, type Step, type World } from './steps.ts';

/** How many drivers are followed by "how much of it?", and how many rivals by "why not?". */
const closer = 3;

/** The questions about one choice of a layer. Which ones there are depends on the answers so far. */
export function choiceSteps(world: World, layer: Layer, slot: Slot, draft: Draft): Step[] {
  const here = { world, layer, slot };
  const choice = choiceAt(draft, slot);
  const drivers = driverNames(choice).filter((name) => layer.drivers.some((driver) => driver.id === name));
  const rivals = (choice.considered ?? []).filter((item) => !isOwnItem(item)).map((item) => pairOf(item)[0]);
  return [
    ...(slot.index === undefined
      ? []
      : [
          text(here, 'for', 'what for', {
            message: 'What is this choice for?',
            why: 'A layer with several choices says for each one what it is for.',
            example: 'order events',
            rules: ['required', 'name'],
          }),
        ]),
    text(here, 'trigger', 'why now', {
      message: 'Why is this due now?',
      why: 'The context of the record: what happened, or what is about to.',
      example: 'Scan events are lost when the tracking service restarts',
    }),
    driversStep(here),
    ...drivers.slice(0, closer).map((id) => measureStep(here, id)),
    optionStep(here),
    ...(typeof choice.choice === 'object' ? ownSteps(here) : []),
    ...(versionMatters(here, choice) ? [versionStep(here)] : []),
    rivalsStep(here),
    ...rivals.slice(0, closer).map((id) => whyNotStep(here, id)),
    text(here, 'because', 'why', {
      message: `Why ${chosenName(here, choice)}, in your own words?`,
      why: 'The sentence that people will look for. The facts are added from the catalog.',
      example: 'Both teams already generate code from .proto files for the partner API',
    }),
    statusStep(here),
    confidenceStep(here),
    text(here, 'revisit', 'look again', {
      message: 'When, or after which event, do you look at it again?',
      why: 'A decision without an end date is never looked at again.',
      example: revisitExample(here, choice),
    }),
  ];
}

const statusHints: Readonly<Record<string, string>> = {
  proposed: 'the team can still argue',
  accepted: 'settled: the record is frozen from now on',
  rejected: 'considered and turned down',
  deprecated: 'in use, on its way out',
};

function statusStep(here: Here): Step {
  return pickStep(here, 'status', 'status', {
    message: 'How far is this decision?',
    why: 'A proposed record may change; an accepted one is only ever superseded.',
    rows: statuses.map((status) => ({ value: status, name: status, hint: statusHints[status] ?? '' })),
    usual: () => 'proposed',
  });
}

const confidenceHints: Readonly<Record<string, string>> = {
  paper: 'we read about it',
  reference: 'somebody we trust runs it',
  spike: 'we tried it on a small piece',
  production: 'we run it already',
};

function confidenceStep(here: Here): Step {
  return pickStep(here, 'confidence', 'what stands behind it', {
    message: 'What stands behind it?',
    why: 'Readers judge a spike differently from an article.',
    rows: [
      ...confidences.map((confidence) => ({
        value: confidence,
        name: confidence,
        hint: confidenceHints[confidence] ?? '',
      })),
      { value: '', name: 'not said', hint: 'the record says unknown' },
    ],
    usual: (draft) => {
      const { choice } = choiceAt(draft, here.slot);
      return typeof choice === 'string' && inUse(here, optionId(here, choice)) ? 'production' : '';
    },
  });
}

interface PickPlan extends Words {
  readonly rows: readonly Row[];
  readonly usual: (draft: Draft) => string;
}

function pickStep(here: Here, key: 'status' | 'confidence', label: string, plan: PickPlan): Step {
  return stepOf(here, key, label, {
    has: (draft) => choiceAt(draft, here.slot)[key] !== undefined,
    question: (draft, title) => ({
      ...common(here, key, title, { ...plan, help: plan.rows.map((row) => `${row.name}: ${row.hint ?? ''}.`) }),
      kind: 'select',
      rows: plan.rows,
      default: choiceAt(draft, here.slot)[key] ?? plan.usual(draft),
    }),
    answer: (draft, value: Value) => withChoice(draft, here.slot, { [key]: someText(value) }),
  });
}

function revisitExample(here: Here, choice: ChoiceDraft): string | undefined {
  const id = typeof choice.choice === 'string' ? optionId(here, choice.choice) : undefined;
  const role = here.world.catalog.options.find((option) => option.id === id)?.roles[here.layer.id];
  return role ? `2027-11-01, or when ${role.revisit}` : '2027-11-01';
}
