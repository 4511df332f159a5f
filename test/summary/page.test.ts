import fc from 'fast-check';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { short } from '../../src/summary/rows.ts';
import { titleCell } from '../../src/summary/reference.ts';
import { alignmentsOf, cellsOf } from '../../src/text/table.ts';
import { pageOf, type PageDraft } from '../helpers/page.ts';

const shop: PageDraft = {
  system: { name: 'Shop', summary: 'sells shoes' },
  context: {
    languages: ['java', 'go'],
    runtime: 'kubernetes',
    cloud: 'aws',
    team: 9,
    operators: 2,
    existing: ['PostgreSQL', 'SAP'],
  },
  choices: [
    {
      layer: 'message-queue',
      option: 'apache-kafka',
      status: 'accepted',
      version: '4.1',
      because: 'We run it already.',
    },
    { layer: 'distributed-tracing', option: 'opentelemetry' },
    { layer: 'rpc', option: { name: 'Our | RPC <b>' }, drivers: ['fast enough'] },
  ],
  skip: { 'service-mesh': 'One cluster' },
  open: { 'api-gateway': 'The contract is not signed' },
};

function section(page: string, title: string): string {
  return new RegExp(`\\n## ${title}\\n\\n([\\s\\S]*?)\\n\\n(?:## |Generated|\`\`\`)`).exec(page)?.[1] ?? '';
}

describe('the stack page', () => {
  it('begins with what the system is, where it runs, its languages and its team', () => {
    const page = pageOf(shop);
    expect(page).toContain(
      '# Shop: technology stack\n\nSells shoes. Runs on Kubernetes (AWS); Java and Go; 9 people, 2 on call.\n',
    );
  });

  it.each<[string, PageDraft['context'], string]>([
    ['nothing', {}, ''],
    ['a cloud', { cloud: 'eu-cloud-1 (Frankfurt)' }, 'Runs on eu-cloud-1 (Frankfurt).'],
    ['a language', { languages: ['c#'] }, 'Written in C#.'],
    ['one person', { team: 1, operators: 0 }, '1 person, nobody on call.'],
    ['operators', { operators: 1 }, '1 person on call.'],
  ])('says only what the answers say: %s', (_, context, facts) => {
    const lines = pageOf({ context: context ?? {}, choices: [{ layer: 'dns', option: 'coredns' }] }).split('\n');
    expect(lines[4]).toBe(facts === '' ? '[1 of 1 layer decided](#decisions) (1 proposed).' : facts);
  });

  it('counts layers and links each count to a section that exists', () => {
    const page = pageOf(shop);
    expect(page).toContain(
      '[3 of 5 layers decided](#decisions) (1 accepted, 2 proposed), [1 not used](#not-used), [1 open](#open). **[1 needs attention](#needs-attention)**',
    );
    for (const [, anchor] of page.matchAll(/\]\(#([a-z-]+)\)/g)) {
      expect(page.toLowerCase().replaceAll(' ', '-')).toContain(`\n##-${anchor ?? ''}\n`);
    }
  });

  it('counts scopes as decisions, and what is rejected not as decided', () => {
    const page = pageOf({
      choices: [
        { layer: 'message-queue', option: 'nats', scope: 'a' },
        { layer: 'message-queue', option: 'rabbitmq', scope: 'b', status: 'accepted' },
        { layer: 'dns', option: 'coredns', status: 'rejected' },
      ],
    });
    expect(page).toContain(
      '[1 of 2 layers decided](#decisions) (2 decisions: 1 accepted, 1 proposed), [1 rejected](#decisions).',
    );
  });

  it('lists errors before warnings, and what is accepted apart', () => {
    const page = pageOf({
      choices: [
        { layer: 'distributed-tracing', option: 'opentelemetry' },
        { layer: 'message-queue', option: 'apache-kafka' },
        { layer: 'distributed-file-system', option: 'minio', status: 'accepted' },
        {
          layer: 'circuit-breaker',
          option: 'hystrix',
          accepts: { 'stack/maintenance-only': 'One service is left.', 'stack/ended-option': 'One service is left.' },
        },
      ],
    });
    expect(section(page, 'Needs attention')).toMatch(/^- \[0003\][^\n]*\n(?:- [^\n]*\n)*- \[0001\]/);
    expect(section(page, 'Accepted problems')).toMatch(/^- \[0004\].*Accepted: One service is left\.$/);
  });

  it('has the choice, its record and version, status, reason and trade-off in the order of the picture', () => {
    const rows = section(pageOf(shop), 'Decisions').split('\n').slice(2).map(cellsOf);
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['Calls between services: [Our \\| RPC \\<b\\>](adr/0003-record.md)', 'proposed', '–'],
      ['Message queue: [Apache Kafka 4.1](adr/0001-record.md)', 'accepted', 'We run it already'],
      ['Distributed tracing: [OpenTelemetry](adr/0002-record.md)', 'proposed', '–'],
    ]);
    expect(rows[0]?.[3]).toBe('–');
    expect(rows[1]?.[3]).not.toBe('–');
  });

  it('names the lifecycle of an option only when it is not active', () => {
    const page = pageOf({
      choices: [
        { layer: 'circuit-breaker', option: 'hystrix' },
        { layer: 'dns', option: 'coredns' },
      ],
    });
    expect(page).toMatch(/Circuit breaker: .*\| proposed, deprecated since \d{4}-\d{2} +\|/);
    expect(page).toMatch(/DNS: .*\| proposed +\|/);
  });

  it('says nothing about what is missing from the answers', () => {
    const page = pageOf({ choices: [{ layer: 'rpc', option: 'grpc' }] });
    expect(page).not.toMatch(
      /unknown|not (?:stated|told)|undefined|No layer|Needs attention|## (?:Open|Not used|Recent)/,
    );
  });

  it('names what is in use and has no place in the picture', () => {
    expect(pageOf(shop)).toContain(
      'Solid: accepted. Dashed: proposed. Grey: already in use. Dotted: open. Red: missing. Also in use: SAP.',
    );
  });

  it('lists every record of the log, those of the team included', () => {
    const page = pageOf({
      choices: [{ layer: 'rpc', option: 'grpc' }],
      foreign: {
        'docs/adr/0007-hex.md':
          '# 7. Use hexagonal [style](../x.md) | `a|b` <!-- x\n\nDate: 2026-09-14\n\n## Status\n\nAccepted\n',
        'docs/adr/0009-none.md': 'Nothing.\n',
      },
    });
    expect(section(page, 'All records').split('\n').slice(2).map(cellsOf)).toEqual([
      ['[0001](adr/0001-record.md)', 'Use it', 'proposed', '2026-11-24'],
      ['[0007](adr/0007-hex.md)', 'Use hexagonal style \\| `a\\|b` \\<!-- x', 'accepted', '2026-09-14'],
      ['[0009](adr/0009-none.md)', '0009-none.md', '–', '–'],
    ]);
  });

  it('says which record replaced which', () => {
    const page = pageOf({
      choices: [{ layer: 'rpc', option: 'grpc' }],
      foreign: {
        'docs/adr/0003-old.md': '# 3. Old\n\nDate: 2020-01-01\n\n## Status\n\nSuperseded by [4. New](0004-new.md)\n',
        'docs/adr/0004-new.md':
          '# 4. New\n\nDate: 2021-01-01\n\n## Status\n\nAccepted\n\nSupersedes [3. Old](0003-old.md)\n',
      },
    });
    expect(section(page, 'Recent changes')).toBe(
      '- 2021-01-01: [0004](adr/0004-new.md) New replaced [0003](adr/0003-old.md) Old',
    );
  });

  it('lists the latest 200 of a long log and says where the others are', () => {
    const foreign = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [
        `docs/adr/${index + 2}-x.md`,
        `# ${index + 2}. X\n\n## Status\n\nAccepted\n`,
      ]),
    );
    const page = pageOf({ choices: [{ layer: 'rpc', option: 'grpc' }], foreign });
    expect(page).toContain('The latest 200 of 10001 records. All of them are in [docs/adr](adr/).');
    expect(page).toContain('[10001](adr/10001-x.md)');
    expect(page).not.toContain('[9801](');
    expect(page.length).toBeLessThan(30_000);
  });

  it('is as prettier leaves it, with tables whose rows all have their cells, whatever the texts are', async () => {
    const text = fc
      .oneof(
        fc.string({ minLength: 1 }),
        fc.constantFrom(
          'a | b',
          '`a|b`',
          '| x |',
          '<!-- x',
          '](y',
          '# x',
          '- x',
          '\\',
          '``` x',
          '_a',
          '*b',
          '~~c',
          '&amp;',
          '1. x',
        ),
      )
      .filter((one) => one.trim() !== '');
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (name, because, bad, title) => {
        const page = pageOf({
          system: { name, summary: because },
          choices: [
            { layer: 'rpc', option: { name }, because, consequences: { good: [], bad: [bad] } },
            { layer: 'message-queue', option: 'nats', scope: title, because: bad },
          ],
          open: { dns: bad },
          skip: { 'service-mesh': because },
          context: { existing: [name], languages: ['java', 'go'], cloud: bad, runtime: title },
          foreign: { 'docs/adr/0007-x.md': `# 7. ${title.replace(/\s+/g, ' ')}\n\n## Status\n\nAccepted\n` },
        });
        const lines = page.split('\n');
        lines.forEach((line, index) => {
          const count = alignmentsOf(lines[index + 1] ?? '') ? cellsOf(line).length : 0;
          for (let row = index; count > 0 && (lines[row] ?? '').startsWith('|'); row += 1) {
            expect(cellsOf(lines[row] ?? ''), lines[row]).toHaveLength(4);
          }
        });
        const headings = lines.filter((line) => /^#+ /.test(line) && line !== '## Needs attention');
        expect(headings.slice(1)).toEqual(['## Decisions', '## Not used', '## Open', '## All records']);
        expect(await format(page, { parser: 'markdown', proseWrap: 'preserve' })).toBe(`${page.trimEnd()}\n`);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('short', () => {
  it.each([
    ['One two.', 'One two'],
    ['One, two...', 'One, two...'],
    [`${'a '.repeat(14)}b`, `${'a '.repeat(14)}b`],
    [`${'a '.repeat(14)}b, c`, `${'a '.repeat(14)}b…`],
    ['字'.repeat(200), `${'字'.repeat(59)}…`],
  ])('cuts %j after 15 words', (text, expected) => {
    expect(short(text)).toBe(expected);
  });
});

describe('titleCell', () => {
  it.each([
    ['Use `a` and *b*', 'Use `a` and \\*b\\*'],
    ['Use \\*x\\* \\| y', 'Use \\*x\\* \\| y'],
    ['See [the log](0001-x.md) and ![p](q.png)', 'See the log and p'],
    ['Open ` tick \\', 'Open \\` tick \\\\'],
    ['', 'x.md'],
  ])('writes %j so that it stays in its cell', (title, expected) => {
    expect(titleCell(title, 'docs/adr/x.md')).toBe(expected);
  });
});
