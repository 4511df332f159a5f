import { expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { renderIdentity } from '../../src/adr/identity.ts';
import type { RecordFormat } from '../../src/model/adr.ts';
import { formatOf } from '../../src/plan/format.ts';

const matter = '---\nstatus: accepted\n---\n# A\n\n## Context\n';
const bullets = '# A\n\n- Status: accepted\n\n## Context and Problem Statement\n\n## Decision Outcome\n';
const minimal = '# A\n\n## Context and Problem Statement\n\nx\n\n## Decision Outcome\n\nx\n';
const nygard =
  '# 1. A\n\nDate: 2026-11-24\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n';

function own(format: RecordFormat, sections: Record<string, string> = { Context: '1' }): string {
  const known = { layer: 'rpc', option: 'grpc', catalog: 'x', answers: 'x', title: 'A', status: 'proposed' };
  return `# A\n\n## Context\n\n${renderIdentity({ ...known, date: '2026-11-24', deciders: '', format, digests: () => sections })}\n`;
}

it.each([
  ['an empty log', [], 'portable'],
  ['front matter with a status', [matter], 'madr'],
  ['the headings of MADR, and no fields', [minimal], 'madr'],
  ['a list of fields, whatever the headings', [bullets], 'portable'],
  ['what adr-tools makes', [nygard], 'nygard'],
  ['no form that is known', ['# A\n\nWords.\n'], 'portable'],
  ['the majority', [bullets, matter, matter], 'madr'],
  ['of as many the newest', [matter, bullets], 'portable'],
  ['a record of our own before those of others', [own('madr'), bullets, bullets], 'madr'],
  ['the newest of our own', [own('madr'), own('portable')], 'portable'],
  ['an adopted one is not of our own', [bullets, bullets, own('madr', {})], 'portable'],
] as const)('%s', (_, texts, format) => {
  const files = texts.map((text, index) => {
    const path = `docs/adr/000${index + 1}-a.md`;
    return { path, text, adr: parseAdr(text, path) };
  });
  expect(formatOf({ directory: 'docs/adr', files })).toBe(format);
});
