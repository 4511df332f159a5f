import type { Condition, Layer } from '../model/catalog.ts';
import { cloudName } from '../model/cloud.ts';
import { languageName } from '../model/language.ts';
import { runtimeName } from '../model/runtime.ts';
import { listOf } from '../text/sentence.ts';
import { entryOf, withEntry, type Draft } from './draft.ts';
import type { Row } from './question.ts';
import { listFrom, type Step, type World } from './steps.ts';

/** The question which layers to talk about: the likely ones first and picked, each with the reason. */
export function layerListStep(world: World): Step {
  return {
    id: 'layers',
    label: 'layers',
    has: (draft) => Object.keys(draft.answers.decisions ?? {}).length > 0,
    question: (draft, title) => {
      const rows = layerRows(world, draft);
      const likely = rows.filter((row) => row.group === groups.likely).map((row) => row.value);
      const used = likely.filter((layer) => (world.repository.found[layer] ?? []).length > 0);
      const few = new Set(
        [...used, ...likely.filter((layer) => !used.includes(layer))].slice(0, Math.max(4, used.length)),
      );
      return {
        id: 'layers',
        kind: 'order',
        path: ['decisions'],
        title,
        message: 'Which layers do you want to decide or write down now?',
        why: 'Four good records beat eighteen thin ones; whatever you leave out can be added any time.',
        help: [
          'The picked ones are what this repository already uses, and the first of what a team like yours usually needs. A layer that is left out is not mentioned anywhere.',
          'To record that you deliberately do without a layer, pick it: the first question about it offers that.',
          ...world.catalog.layers.map((layer) => `${layer.name}: ${layer.question} ${layer.need.skip}`),
        ],
        required: true,
        rows,
        default:
          draft.passed.includes('layers') || draft.layers.length > 0
            ? draft.layers
            : likely.filter((layer) => few.has(layer)),
        ranked: false,
      };
    },
    answer: (draft, value) => pickLayers(world, draft, listFrom(value)),
  };
}

const groups = { there: 'In your answers already', likely: 'Likely yours', rest: 'The rest' } as const;

function layerRows(world: World, draft: Draft): Row[] {
  const rows = world.catalog.layers.map((layer): Row => {
    const found = world.repository.found[layer.id] ?? [];
    const likely = found.length > 0 || world.suggested(layer, draft) === true;
    const there = entryOf(draft, layer.id) !== undefined;
    return {
      value: layer.id,
      name: layer.name,
      hint:
        found.length > 0
          ? `in use here: ${listOf(found.map(({ name }) => name))}`
          : likely
            ? likelyBecause(layer, draft)
            : layer.decides,
      description: `${layer.question} ${layer.need.skip}`,
      group: there ? groups.there : likely ? groups.likely : groups.rest,
    };
  });
  return Object.values(groups).flatMap((group) => rows.filter((row) => row.group === group));
}

function likelyBecause(layer: Layer, draft: Draft): string {
  const words = conditionWords(layer.need.suggested, draft);
  return words === '' ? `nearly every system has it: ${layer.decides}` : `likely for ${words}`;
}

/** The facts of a condition in words: "a team of 9 on Kubernetes". Empty when the condition asks for nothing. */
export function conditionWords(condition: Condition, draft: Draft): string {
  const context = draft.answers.context ?? {};
  const wants = (...keys: (keyof Condition)[]): boolean => keys.some((key) => condition[key] !== undefined);
  const parts = [
    wants('team-at-least', 'team-at-most') && context.team !== undefined ? `a team of ${context.team}` : undefined,
    wants('operators-at-least', 'operators-at-most') && context.operators !== undefined
      ? `${context.operators} on call`
      : undefined,
    wants('languages') && context.languages ? listOf(context.languages.map(languageName)) : undefined,
    wants('runtime') && context.runtime !== undefined ? `running on ${runtimeName(context.runtime)}` : undefined,
    wants('cloud') && context.cloud !== undefined ? `users of ${cloudName(context.cloud)}` : undefined,
    wants('chosen') ? 'what you chose elsewhere' : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** The draft with these layers on the table. A layer that is taken off loses its answers. */
function pickLayers(world: World, draft: Draft, picked: readonly string[]): Draft {
  const order = world.catalog.layers.map((layer) => layer.id);
  const known = Object.keys(draft.answers.decisions ?? {}).filter((layer) => order.includes(layer));
  const dropped = known.filter((layer) => !picked.includes(layer));
  const kept = dropped.reduce((result, layer) => withEntry(result, layer, undefined), draft);
  return {
    ...kept,
    layers: order.filter((layer) => picked.includes(layer)),
    passed: kept.passed.filter((id) => !dropped.some((layer) => id.startsWith(`${layer}.`))),
  };
}

/** The layers that are on the table, in the catalog's order. */
export function openLayers(world: World, draft: Draft): Layer[] {
  return world.catalog.layers.filter(
    (layer) => draft.layers.includes(layer.id) || entryOf(draft, layer.id) !== undefined,
  );
}
