import { chosenName, keyOf, type Decision, type Stack } from '../model/decision.ts';
import { mermaidId, mermaidLabel } from '../text/mermaid.ts';

const zones = [
  ['edge', 'Edge'],
  ['services', 'Services'],
  ['data', 'Data'],
  ['platform', 'Platform'],
] as const;

/** More nodes than this nobody reads; the table has the rest. */
const mostNodes = 12;

/** Stack → Mermaid flowchart of the layers that carry traffic, grouped by where they stand. Empty without such layers. */
export function renderDiagram(stack: Stack): string {
  const shown = drawn(stack).slice(0, mostNodes - 1);
  if (shown.length === 0) return '';
  const services = mermaidId('system');
  const lines = ['flowchart LR'];
  for (const [zone, title] of zones) {
    const inZone = shown.filter((decision) => decision.layerOf.zone === zone);
    if (inZone.length === 0 && zone !== 'services') continue;
    lines.push(`  subgraph z_${zone}[${mermaidLabel(title)}]`);
    if (zone === 'services') lines.push(`    ${services}[${mermaidLabel(stack.system.name)}]`);
    lines.push(...inZone.map((decision) => `    ${nodeId(decision)}[${nodeLabel(decision)}]`), '  end');
  }
  return [...lines, ...shown.map((decision) => `  ${edge(decision, services)}`)].join('\n');
}

/** The decisions of layers that carry traffic and that are meant to hold: neither rejected nor deprecated. */
export function drawn(stack: Stack): Decision[] {
  return stack.decisions.filter(
    ({ layerOf, status }) => layerOf.traffic && status !== 'rejected' && status !== 'deprecated',
  );
}

function nodeId(decision: Decision): string {
  return mermaidId(keyOf(decision));
}

function nodeLabel(decision: Decision): string {
  return mermaidLabel(`${chosenName(decision.chosen)} · ${decision.scope ?? decision.layerOf.name}`);
}

function edge(decision: Decision, services: string): string {
  const node = nodeId(decision);
  const { zone } = decision.layerOf;
  const arrow = decision.status === 'accepted' ? '-->' : '-.->';
  return zone === 'edge' ? `${node} ${arrow} ${services}` : `${services} ${arrow} ${node}`;
}
