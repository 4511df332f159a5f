import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { mermaidLabel } from '../../src/text/mermaid.ts';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, scratchRepo } from '../helpers/scratch.ts';

const dom = new JSDOM('');
Object.assign(globalThis, { window: dom.window, document: dom.window.document });
const { default: mermaid } = await import('mermaid');

/** The diagram type that Mermaid reads, or its complaint. */
async function read(diagram: string): Promise<string> {
  return mermaid.parse(diagram).then(
    (result) => result.diagramType,
    (error: unknown) => String(error),
  );
}

describe('the diagram', () => {
  it.each(['parcels', 'all-layers'])(
    'of the example %s is one that Mermaid reads, with at most twelve nodes',
    async (name) => {
      const stack = await readFile(new URL(`../../examples/${name}.stack.yaml`, import.meta.url), 'utf8');
      const repo = await scratchRepo({ 'stack.yaml': stack });
      await runBin(['--date', '2026-11-24'], { cwd: repo });
      const page = (await filesOf(repo))['docs/stack.md'] ?? '';
      const diagram = /```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
      expect(await read(diagram)).toBe('flowchart-v2');
      expect(diagram.match(/^ {4}n_/gm)?.length).toBeLessThanOrEqual(12);
    },
  );

  it('is read whatever a system is called', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.string({ unit: 'binary' }),
          fc.constantFrom('end', 'graph', '"]', '#quot;', '`a`', '%%{init}%%', '<b>', 'a\nb', '|', ';'),
        ),
        async (name) => {
          expect(await read(`flowchart LR\n  n_a[${mermaidLabel(name)}]\n  n_b["b"]\n  n_a --> n_b`)).toBe(
            'flowchart-v2',
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
