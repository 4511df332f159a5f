import type { AdrStatus } from '../model/adr.ts';
import type { Stack } from '../model/decision.ts';
import { mermaidId, mermaidLabel } from '../text/mermaid.ts';
import type { Entry } from './entries.ts';

const zones = [
  ['edge', 'Edge'],
  ['services', 'Services'],
  ['data', 'Data'],
  ['platform', 'Platform'],
] as const;

/** More nodes than this nobody reads; the table has the rest. */
const mostNodes = 12;

/** Entries → Mermaid flowchart of the layers that carry traffic, grouped by zone. Empty without such layers. */
export function renderDiagram({ system }: Stack, entries: readonly Entry[]): string {
  const shown = drawn(entries).slice(0, mostNodes - 1);
  if (shown.length === 0) return '';
  const services = mermaidId('system');
  const lines = ['flowchart LR'];
  for (const [zone, title] of zones) {
    const inZone = shown.filter(({ decision }) => decision.layerOf.zone === zone);
    if (inZone.length === 0 && zone !== 'services') continue;
    lines.push(`  subgraph z_${zone}[${mermaidLabel(title)}]`);
    if (zone === 'services') lines.push(`    ${services}[${mermaidLabel(system.name)}]`);
    lines.push(...inZone.map((entry) => `    ${mermaidId(entry.key)}[${nodeLabel(entry)}]`), '  end');
  }
  return [...lines, ...shown.map((entry) => `  ${edge(entry, services)}`)].join('\n');
}

const ended: readonly AdrStatus[] = ['rejected', 'deprecated', 'superseded'];

/** What the page draws: layers that carry traffic, without what the team ended. */
export function drawn(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ decision, status }) => decision.layerOf.traffic && !ended.includes(status));
}

function nodeLabel({ name, decision }: Entry): string {
  return mermaidLabel(`${name} · ${decision.scope ?? decision.layerOf.name}`);
}

function edge({ key, status, decision }: Entry, services: string): string {
  const node = mermaidId(key);
  const arrow = status === 'accepted' ? '-->' : '-.->';
  return decision.layerOf.zone === 'edge' ? `${node} ${arrow} ${services}` : `${services} ${arrow} ${node}`;
}
