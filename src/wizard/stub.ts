import { confidences, licensePolicies, statuses } from '../model/answers.ts';
import { optionsOf, type Layer } from '../model/catalog.ts';
import { teamRuntimes } from '../model/runtime.ts';
import { plainLine } from '../text/markdown.ts';
import { emptyDraft } from './draft.ts';
import type { World } from './steps.ts';

/** Every answer that can be given, with the values that are allowed, for somebody who is not asked. */
export function missingLines(world: World): string[] {
  const likely = likelyLayers(world);
  return [
    'Needed:',
    '  system.name             the name of the system',
    `  decisions.<layer>       a choice, \`skip: why\` or \`undecided: why\`, for at least one layer`,
    'Worth telling:',
    '  system.summary          one sentence',
    `  context.languages       a list, such as [${world.repository.languages.join(', ') || 'java, go'}]`,
    `  context.runtime         ${teamRuntimes.join(' | ')}`,
    '  context.team            people who build it, a number',
    '  context.operators       people who carry the pager, a number',
    '  context.peak            the peak load, with numbers',
    `  context.license-policy  ${licensePolicies.join(' | ')}`,
    '  context.cloud, context.existing, context.constraints, deciders',
    'For each choice:',
    '  choice, version, trigger, drivers, considered, because, revisit',
    `  status                  ${statuses.join(' | ')}`,
    `  confidence              ${confidences.join(' | ')}`,
    'Layers, with the options that are alive:',
    ...world.catalog.layers.map(
      (layer) => `  ${layer.id}${likely.includes(layer) ? ' (likely yours)' : ''}: ${alive(world, layer).join(', ')}`,
    ),
  ];
}

/** A stack.yaml that can be run as it is: every likely layer is there, undecided. */
export function stubText(world: World): string {
  const { name, languages } = world.repository;
  const layers = likelyLayers(world);
  return [
    'version: 1',
    'system:',
    `  name: ${JSON.stringify(plainLine(name))}`,
    '  # summary: What it does, in one sentence.',
    ...(languages.length > 0
      ? ['context:', `  languages: [${languages.join(', ')}]`]
      : ['# context:', '#   languages: [java, go]']),
    ...[
      'runtime: kubernetes',
      'team: 6',
      'operators: 2',
      'license-policy: osi-approved',
      'peak: 400 requests per second',
    ].map((line) => (languages.length > 0 ? `  # ${line}` : `#   ${line}`)),
    'decisions:',
    ...layers.flatMap((layer) => [
      `  ${layer.id}:`,
      '    undecided: Not decided yet.',
      `    # or choice: ${alive(world, layer)[0] ?? ''}, with trigger, drivers [${layer.drivers
        .slice(0, 3)
        .map((driver) => driver.id)
        .join(', ')}], because, revisit`,
    ]),
    '',
  ].join('\n');
}

function likelyLayers(world: World): readonly Layer[] {
  const { layers } = world.catalog;
  const likely = layers.filter(
    (layer) => (world.repository.found[layer.id] ?? []).length > 0 || world.suggested(layer, emptyDraft) === true,
  );
  return likely.length > 0 ? likely : layers.slice(0, 4);
}

function alive(world: World, layer: Layer): string[] {
  return optionsOf(world.catalog, layer.id)
    .filter((option) => option.lifecycle.state === 'active')
    .map((option) => option.id);
}
