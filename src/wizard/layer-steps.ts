import { findLayer, type Layer } from '../model/catalog.ts';
import { listOf } from '../text/sentence.ts';
import { choiceSteps } from './choice-steps.ts';
import { choicesOf, entryOf, isScoped, slotId, withEntry, type Draft, type EntryDraft } from './draft.ts';
import { openLayers } from './layer-list.ts';
import { someText, textOf, type Step, type World } from './steps.ts';

/** The questions about every layer that is on the table, in the catalog's order. */
export function layerSteps(world: World, draft: Draft): Step[] {
  return openLayers(world, draft).flatMap((layer) => stepsOf(world, layer, draft));
}

function stepsOf(world: World, layer: Layer, draft: Draft): Step[] {
  const entry = entryOf(draft, layer.id);
  const first = decideStep(world, layer);
  if (entry === undefined) return [first];
  if (!Array.isArray(entry) && ('skip' in entry || 'undecided' in entry))
    return [first, reasonStep(layer, 'skip' in entry)];
  return [
    // A layer with several choices is past the question whether it is needed.
    ...(isScoped(entry) ? [] : [first]),
    ...choicesOf(draft, layer.id).flatMap(({ slot }) => choiceSteps(world, layer, slot, draft)),
  ];
}

/** First question of a layer. An answer that changes nothing keeps what is there. */
function decideStep(world: World, layer: Layer): Step {
  const id = `${layer.id}.decide`;
  return {
    id,
    layer: layer.id,
    label: 'needed',
    has: (draft) => entryOf(draft, layer.id) !== undefined,
    question: (draft, title) => {
      const found = world.repository.found[layer.id] ?? [];
      return {
        id,
        kind: 'select',
        path: ['decisions', layer.id],
        title,
        message: layer.need.question,
        why: `${found.length > 0 ? `This repository already uses ${listOf(found.map(({ name, where }) => `${name} (${where})`))}. ` : ''}${layer.need.skip}`,
        help: [layer.question, layer.need.skip, 'What others ask here:', ...layer.others.map((other) => `- ${other}`)],
        required: true,
        rows: [
          { value: 'choose', name: 'Yes, and we choose now', hint: 'a record with the reasons' },
          {
            value: 'undecided',
            name: 'Yes, but it is still open',
            hint: 'stands in the overview, with what you wait for',
          },
          { value: 'skip', name: 'No, we do without', hint: 'stands in the overview, with the reason' },
          { value: 'leave', name: 'Leave it out', hint: 'not mentioned anywhere' },
        ],
        default: kindOf(draft, layer.id),
      };
    },
    answer: (draft, value) => decide(draft, layer.id, textOf(value)),
  };
}

function kindOf(draft: Draft, layer: string): string {
  const entry = entryOf(draft, layer);
  if (entry === undefined || isScoped(entry)) return 'choose';
  return 'skip' in entry ? 'skip' : 'undecided' in entry ? 'undecided' : 'choose';
}

function decide(draft: Draft, layer: string, value: string): Draft {
  if (value === 'leave') {
    return { ...withEntry(draft, layer, undefined), layers: draft.layers.filter((other) => other !== layer) };
  }
  if (entryOf(draft, layer) !== undefined && kindOf(draft, layer) === value) return draft;
  const entry: EntryDraft = value === 'skip' ? { skip: '' } : value === 'undecided' ? { undecided: '' } : {};
  return {
    ...withEntry(draft, layer, entry),
    passed: draft.passed.filter((id) => !id.startsWith(`${layer}.`)),
  };
}

function reasonStep(layer: Layer, skip: boolean): Step {
  const id = `${layer.id}.reason`;
  const key = skip ? 'skip' : 'undecided';
  const said = (draft: Draft): string => {
    const entry = entryOf(draft, layer.id);
    if (entry === undefined || isScoped(entry)) return '';
    return 'skip' in entry ? entry.skip : 'undecided' in entry ? entry.undecided : '';
  };
  return {
    id,
    layer: layer.id,
    label: skip ? 'why not used' : 'what is missing',
    has: (draft) => said(draft) !== '',
    question: (draft, title) => ({
      id,
      kind: 'text',
      path: ['decisions', layer.id, key],
      title,
      message: skip ? 'Why do you do without it?' : 'What are you waiting for?',
      why: skip
        ? 'Without the reason somebody will propose it again next month.'
        : 'Whoever reads this can then help, or knows when to come back.',
      help: [layer.need.skip],
      required: true,
      default: said(draft),
      example: skip ? 'Kubernetes Services are enough for one cluster' : 'Waiting for the partner API contract',
      rules: ['required'],
    }),
    answer: (draft, value) =>
      withEntry(draft, layer.id, skip ? { skip: someText(value) ?? '' } : { undecided: someText(value) ?? '' }),
  };
}

/** How a layer's question is titled: its name and, where it has several choices, which of them. */
export function titleOf(world: World, step: Step, draft: Draft): string {
  if (step.layer === undefined) return 'Your system';
  const layer = step.layer;
  const name = findLayer(world.catalog, layer)?.name ?? layer;
  const choices = choicesOf(draft, layer);
  const at = choices.find(({ slot }) => slot.index !== undefined && step.id.startsWith(`${slotId(slot)}.`));
  return at ? `${name}: ${at.choice.for ?? `choice ${(at.slot.index ?? 0) + 1}`}` : name;
}
