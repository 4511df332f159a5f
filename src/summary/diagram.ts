import { languageName } from '../model/language.ts';
import type { Stack } from '../model/decision.ts';
import { mermaidLabel, mermaidLines } from '../text/mermaid.ts';
import { itemsOf, usedIn, type Item, type Look } from './boxes.ts';
import type { Entry } from './entries.ts';
import { foldedBox, itemLine } from './fold.ts';
import { runtimeText } from './head.ts';
import { rowsOf, styled, type Box } from './zone.ts';

/** Boxes and lines that a picture shows one by one; with more than these each zone is one box. */
const maxItems = 25;

const zones = ['edge', 'services', 'data', 'platform'] as const;
type Zone = (typeof zones)[number];

/** A Mermaid flowchart of the stack, and the looks that its legend explains. */
export interface Diagram {
  readonly text: string;
  readonly looks: ReadonlySet<Look>;
}

/**
 * The stack as a picture: zones from top to bottom in the direction of the traffic, every decided and open layer in its
 * zone, in the box of the services, or on the edge between them. `undefined` when nothing is decided or open.
 */
export function renderDiagram(stack: Stack, entries: readonly Entry[]): Diagram | undefined {
  const items = itemsOf(stack, entries);
  if (items.length === 0) return undefined;
  const isFolded = items.length > maxItems;
  if (items.every(({ place, missing }) => place === 'inside' && missing.length === 0) && stack.inUse.length === 0)
    return oneBox(items, stack, isFolded);
  const drawn = zones.map((zone) => ({ zone, boxes: boxesOf(zone, items, stack, isFolded) }));
  const shown = drawn.filter(({ zone, boxes }) => zone === 'services' || boxes.length > 0);
  const lines = [
    'flowchart TB',
    ...(shown.some(({ zone }) => zone === 'edge') ? ['  client(["Clients"])'] : []),
    ...shown.flatMap(({ zone, boxes }) => [
      `  subgraph z_${zone}[${mermaidLabel(titleOf(zone, stack))}]`,
      '    direction LR',
      ...(zone === 'services' ? servicesText(items, stack, isFolded) : []),
      ...rowsOf(boxes, zone === 'edge' || zone === 'services' ? 3 : 2).map((line) => `    ${line}`),
      '  end',
    ]),
    ...trafficOf(shown),
  ];
  const missing = items.some((item) => item.missing.length > 0) && !isFolded;
  const looks = new Set([
    ...items.map(({ look }) => look),
    ...shown.flatMap(({ boxes }) => boxes.map(({ look }) => look)),
    ...(missing ? (['missing'] as const) : []),
  ]);
  return { text: [...lines, ...styled(looks)].join('\n'), looks };
}

/** Choices that are all part of one program: there are no zones, and no traffic between them. */
function oneBox(items: readonly Item[], stack: Stack, isFolded: boolean): Diagram {
  const boxes = serviceBoxes(items, stack, isFolded).map((box) => ({
    ...box,
    lines: [stack.system.name, ...box.lines.slice(1)],
  }));
  return { text: ['flowchart TB', ...rowsOf(boxes, 1).map((line) => `  ${line}`)].join('\n'), looks: new Set() };
}

function titleOf(zone: Zone, stack: Stack): string {
  const where = runtimeText(stack.context);
  const titles = {
    edge: 'Edge',
    services: where === undefined ? 'Services' : `Services on ${where}`,
    data: 'Data',
    platform: 'Platform, for all services',
  };
  return titles[zone];
}

/** The boxes of a zone: what is decided and open, and last what the team uses already. */
function boxesOf(zone: Zone, items: readonly Item[], stack: Stack, isFolded: boolean): Box[] {
  const inZone = items.filter(({ place }) => place === zone);
  const used = usedIn(stack, zone);
  const boxes = isFolded ? foldedBox(zone, inZone) : inZone.map(boxOf);
  const usedBox: Box = { id: `u_${zone}`, lines: [...chunks(used), 'in use'], bold: false, look: 'used', needs: [] };
  const store = zone === 'data' ? { ...usedBox, shape: 'store' as const } : usedBox;
  return [...boxes, ...(used.length > 0 ? [store] : [])];
}

function boxOf({ id, name, purpose, number, look, missing }: Item): Box {
  const detail = look === 'open' ? 'open' : [purpose, number].filter((part) => part !== undefined).join(' · ');
  return { id, lines: [name, detail], bold: true, look, needs: missing };
}

function servicesText(items: readonly Item[], stack: Stack, isFolded: boolean): string[] {
  const lines = [...rowsOf(serviceBoxes(items, stack, isFolded), 1), ...callLine(items, isFolded)];
  return lines.map((line) => `    ${line}`);
}

/** The services themselves, with everything that is linked into them. */
function serviceBoxes(items: readonly Item[], { context }: Stack, isFolded: boolean): Box[] {
  const inside = items.filter(({ place }) => place === 'inside');
  const calls = items.filter(({ place }) => place === 'calls');
  const languages = context.languages.map(languageName).join(', ');
  const lines = isFolded ? foldedBox('inside', inside).flatMap((box) => box.lines) : inside.map(itemLine);
  const needs = isFolded ? [] : [...new Set([...inside, ...calls].flatMap(({ missing }) => missing))];
  return [{ id: 'services', lines: ['Services', languages, ...lines], bold: true, look: 'accepted', needs }];
}

/** The edge between two services, with protocol and format; dashed when none of them is accepted. */
function callLine(items: readonly Item[], isFolded: boolean): string[] {
  const calls = items.filter(({ place }) => place === 'calls');
  if (calls.length === 0) return [];
  const isAccepted = calls.some(({ look }) => look === 'accepted');
  const plain = calls.map((item) =>
    itemLine(isAccepted ? item : { ...item, look: item.look === 'open' ? 'open' : 'accepted' }),
  );
  const lines = isFolded ? foldedBox('calls', calls).flatMap((box) => box.lines) : plain;
  const arrow = isAccepted ? '-->' : '-.->';
  return [`services ${arrow}|${mermaidLines(lines, { bold: false })}| others["<b>Services</b>"]`];
}

/** The edges between zones: from the clients to the edge, to the services, and from these to data and platform. */
function trafficOf(shown: readonly { readonly zone: Zone; readonly boxes: readonly Box[] }[]): string[] {
  return shown.flatMap(({ zone, boxes }) => {
    const isSolid = boxes.some(({ look }) => look === 'accepted' || look === 'used');
    const arrow = isSolid ? '-->' : '-.->';
    if (zone === 'edge') return [`  client ${arrow} z_edge`, `  z_edge ${arrow} z_services`];
    return zone === 'services' ? [] : [`  z_services ${arrow} z_${zone}`];
  });
}

/** Names, three in a line. */
function chunks(names: readonly string[]): string[] {
  return names.flatMap((_, index) => (index % 3 === 0 ? [names.slice(index, index + 3).join(', ')] : []));
}
