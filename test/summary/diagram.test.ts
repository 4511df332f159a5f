import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { renderDiagram } from '../../src/summary/diagram.ts';
import { mermaidLabel, mermaidLines } from '../../src/text/mermaid.ts';
import type { ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import { linesOf, type PageDraft } from '../helpers/page.ts';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, scratchRepo } from '../helpers/scratch.ts';

const dom = new JSDOM('');
Object.assign(globalThis, { window: dom.window, document: dom.window.document });
const { default: mermaid } = await import('mermaid');
const catalog = wholeCatalog();

/** The diagram type that Mermaid reads, or its complaint. */
async function read(diagram: string): Promise<string> {
  return mermaid.parse(diagram).then(
    (result) => result.diagramType,
    (error: unknown) => String(error),
  );
}

function diagramOf(draft: PageDraft): string {
  const { stack, entries } = linesOf(draft);
  return renderDiagram(stack, entries)?.text ?? '';
}

/** What people see of a diagram: its entities are characters again. */
function shown(diagram: string): string {
  return diagram.replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'end',
    'graph',
    '"]',
    '#quot;',
    '`a`',
    '%%{init}%%',
    '<b>',
    'a\nb',
    '|',
    ';',
    '$$x$$',
    'fa:fa-user',
    '1. a',
    '- a',
    '</b><script>',
    '~~~',
    '-->',
  ),
);

/** Any choice of the catalog, or one with a name of the team's own. */
const choice = fc.constantFrom(...catalog.layers).chain((layer) =>
  fc.record({
    layer: fc.constant(layer.id),
    option: fc.oneof(
      fc.constantFrom(...catalog.options.filter((option) => option.roles[layer.id]).map((option) => option.id)),
      hostile.map((name) => ({ name })),
    ),
    status: fc.constantFrom('accepted', 'proposed', 'rejected', 'deprecated'),
    scope: fc.option(hostile, { nil: undefined }),
  }),
);
const choices = fc
  .uniqueArray(choice, { selector: (one) => `${one.layer}/${one.scope ?? ''}`, maxLength: 40 })
  .map((all) => all.map(({ scope, ...one }): ChoiceDraft => (scope === undefined ? one : { ...one, scope })));

describe('the diagram', () => {
  it.each(['parcels', 'all-layers'])('of the example %s is one that Mermaid reads', async (name) => {
    const stack = await readFile(new URL(`../../examples/${name}.stack.yaml`, import.meta.url), 'utf8');
    const repo = await scratchRepo({ 'stack.yaml': stack });
    await runBin(['--date', '2026-11-24'], { cwd: repo });
    const page = (await filesOf(repo))['docs/stack.md'] ?? '';
    expect(await read(/```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? '')).toBe('flowchart-v2');
  });

  it('is read whatever a system is called', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const lines = mermaidLines([name, name], { bold: true });
        expect(await read(`flowchart LR\n  n_a[${mermaidLabel(name)}]\n  n_b[${lines}]\n  n_a --> n_b`)).toBe(
          'flowchart-v2',
        );
      }),
      { numRuns: 300 },
    );
  });

  it('shows every decided layer, and Mermaid reads it, whatever the choices are called', async () => {
    const existing = fc.array(fc.oneof(hostile, fc.constantFrom('PostgreSQL', 'Kafka', 'Prometheus')), {
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(choices, existing, async (all, used) => {
        const draft = { choices: all, context: { existing: used, languages: ['java'] } };
        const diagram = diagramOf(draft);
        const { entries } = linesOf(draft);
        const decided = entries.filter(({ status }) => status === 'accepted' || status === 'proposed');
        expect(await read(decided.length === 0 ? 'flowchart TB' : diagram)).toBe('flowchart-v2');
        expect(diagram === '').toBe(decided.length === 0);
        for (const { record, decision } of decided) {
          const number = String(record?.adr.number).padStart(4, '0');
          const isNamed = new RegExp(`\\b${number}\\b`).test(diagram);
          expect(isNamed || diagram.includes(`${decision.layerOf.name}: `), `${decision.layer} ${number}`).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('has only edges in the direction of the traffic, between services, and to what is missing', () => {
    fc.assert(
      fc.property(choices, (all) => {
        const edges = diagramOf({ choices: all })
          .split('\n')
          .filter((line) => /-->|-\.->/.test(line))
          .map((line) => line.trim().replace(/\["[^"]*"\](?::::?\w+)?/g, ''));
        const allowed =
          /^(?:client (?:-->|-\.->) z_edge|z_edge (?:-->|-\.->) z_services|z_services (?:-->|-\.->) z_(?:data|platform)|services (?:-->|-\.->)\|"[^"]*"\| others|(\w+) -\.->\|"needs"\| m_\1_\d+(?:::missing)?)$/;
        for (const line of edges) expect(line).toMatch(allowed);
      }),
      { numRuns: 200 },
    );
  });

  it.each(
    catalog.layers.flatMap((layer) =>
      catalog.options.filter((option) => option.roles[layer.id]).map((option) => [option.id, layer.id] as const),
    ),
  )('shows %s as %s with the number of its record', (option, layer) => {
    const diagram = shown(diagramOf({ choices: [{ layer, option }] }));
    const name = catalog.options.find(({ id }) => id === option)?.name ?? '';
    expect(diagram).toContain(name);
    expect(diagram).toMatch(/· 0001\b/);
  });

  it('has libraries inside the box of the services, and protocol and format on the edge between two', () => {
    const diagram = diagramOf({
      choices: [
        { layer: 'application-framework', option: 'spring-boot', status: 'accepted' },
        { layer: 'data-exchange-format', option: 'json', status: 'accepted' },
        { layer: 'rpc', option: 'grpc' },
        { layer: 'job-scheduling', option: 'db-scheduler' },
        { layer: 'circuit-breaker', option: 'istio' },
      ],
    });
    expect(diagram).toContain('db-scheduler · 0004 (proposed)');
    expect(diagram).toContain('services -->|"gRPC · 0003 (proposed)<br/>JSON · 0002"| others["<b>Services</b>"]');
    expect(diagram).toContain('["<b>Istio</b><br/>circuit breaker · 0005"]:::proposed');
  });

  it('has what is in use in grey in its zone, without what is chosen itself', () => {
    const { stack, entries } = linesOf({
      choices: [{ layer: 'message-queue', option: 'apache-kafka', status: 'accepted' }],
      context: { existing: ['Kafka', 'PostgreSQL', 'Prometheus', 'SAP'] },
    });
    const diagram = renderDiagram(stack, entries)?.text ?? '';
    expect(diagram).toContain('u_data[("PostgreSQL<br/>in use")]:::used');
    expect(diagram).toContain('u_platform["Prometheus<br/>in use"]:::used');
    expect(diagram).not.toContain('SAP');
    expect(stack.inUse.map(({ name }) => name)).toEqual(['PostgreSQL', 'Prometheus', 'SAP']);
  });

  it.each([
    ['fa:fa-user', 'fa:#8288;fa-user'],
    ['$$x$$', '#36;#8288;#36;x#36;#8288;#36;'],
    ['<b>`x`', '#60;b#62;#96;x#96;'],
    ['a\n"]', 'a #34;#93;'],
    ['a\\n b', 'a#92;#8288;n b'],
    ['#quot;', '#35;quot#59;'],
  ])('has %j as a text that is neither an icon, a formula nor markup', (name, text) => {
    const diagram = diagramOf({ choices: [{ layer: 'dns', option: { name } }] });
    expect(diagram).toContain(`["<b>${text}</b><br/>DNS · 0001"]`);
  });

  it('marks open layers and missing companions', () => {
    const diagram = diagramOf({
      choices: [{ layer: 'distributed-tracing', option: 'opentelemetry' }],
      open: { 'api-gateway': 'Later.', 'message-queue': 'Later.' },
    });
    expect(diagram).toContain('n_api_gateway["<b>API gateway</b><br/>open"]:::open');
    expect(diagram).toContain('n_message_queue["<b>Message queue</b><br/>open"]:::open');
    expect(diagram).toMatch(/:::proposed -\.->\|"needs"\| \w+\["store for traces<br\/>missing"\]:::missing/);
  });

  it('has one box per zone with more than 25 choices, and keeps its size with 1,000', () => {
    const scopes = (count: number): ChoiceDraft[] =>
      Array.from({ length: count }, (_, index) => ({
        layer: 'message-queue',
        option: 'nats',
        scope: `topic ${index}`,
      }));
    expect(diagramOf({ choices: scopes(25) })).toContain('topic 24 · 0025');
    const folded = diagramOf({ choices: [...scopes(1000), { layer: 'dns', option: 'coredns' }] });
    expect(folded).toContain('f_data["Message queue: 1000 choices"]:::proposed');
    expect(folded).toContain('CoreDNS · DNS · 1001 (proposed)');
    expect(folded.length).toBeLessThan(1000);
  });

  it('gives two scopes that differ in a sign a node each', () => {
    const diagram = diagramOf({
      choices: ['a b', 'a-b'].map((scope) => ({ layer: 'message-queue', option: 'nats', scope })),
    });
    expect(diagram).toContain('n_message_queue_a_b[');
    expect(diagram).toContain('n_message_queue_a_b__2[');
  });
});
