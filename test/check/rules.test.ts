import { describe, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import type { CheckInput } from '../../src/check/input.ts';
import { isRecord } from '../../src/model/adr.ts';
import { logRules } from '../../src/check/log-rules.ts';
import { ownRules } from '../../src/check/own-rules.ts';
import { runChecks } from '../../src/check/run.ts';
import type { Catalog } from '../../src/model/catalog.ts';

const allRules = [...logRules, ...ownRules];

const catalog: Catalog = {
  version: '2026.11',
  layerIndex: [],
  optionIndex: [],
  capabilities: [],
  rules: [],
  layers: [],
  options: [],
};

/** A foreign log: file name → text. */
function inputOf(files: Readonly<Record<string, string>>, extra: Partial<CheckInput> = {}): CheckInput {
  const all = Object.entries(files).map(([name, text]) => ({
    path: `docs/adr/${name}`,
    text,
    adr: parseAdr(text, `docs/adr/${name}`),
  }));
  return {
    log: { directory: 'docs/adr', configured: true, files: all },
    records: all.filter(isRecord),
    current: new Map(),
    catalog,
    today: '2026-11-24',
    ...extra,
  };
}

/** Problems as "severity code file:line". */
function found(files: Readonly<Record<string, string>>, extra: Partial<CheckInput> = {}): string[] {
  return runChecks(inputOf(files, extra), allRules).map(
    ({ severity, code, file, line }) =>
      `${severity} ${code} ${file.replace('docs/adr/', '')}${line === undefined ? '' : `:${line}`}`,
  );
}

function record(number: number, status = 'Accepted', rest = ''): string {
  return `# ${number}. Use thing ${number}\n\nDate: 2026-01-02\n\n## Status\n\n${status}\n\n## Context\n\nWe need it.\n${rest}`;
}

describe('a log', () => {
  it('that is in order gives no problem', () => {
    expect(
      found({
        '0001-a.md': record(1),
        '0002-b.md': record(2, 'Proposed').replace('## Status', '- Status: proposed\n\n## Status'),
      }),
    ).toEqual([]);
  });

  it('without a record is an error when somebody configured it', () => {
    expect(found({})).toEqual(['error check/no-records docs/adr']);
    expect(found({}, { log: { directory: 'docs/adr', configured: false, files: [] } })).toEqual([]);
  });

  it('tells doubled numbers and gaps', () => {
    const files = { '0001-a.md': record(1), '0002-b.md': record(2), '0002-c.md': record(2), '0005-d.md': record(5) };
    expect(found(files)).toEqual(['info check/missing-number docs/adr', 'error check/doubled-number 0002-c.md:1']);
  });

  it('with names by date has no numbers to miss', () => {
    expect(
      found({ '20260102-a.md': record(1).replace('1. ', ''), '20260304-b.md': record(2).replace('2. ', '') }),
    ).toEqual([]);
  });

  it('tells links that lead nowhere, and leaves code, comments and pages elsewhere alone', () => {
    const text = record(
      1,
      'Accepted',
      '[x](0009-x.md) [y](../README.md) [z](https://a.b/c.md)\n`[c](0008-c.md)`\n<!-- [d](0007-d.md) -->\n```\n[e](0006-e.md)\n```\n',
    );
    expect(found({ '0001-a.md': text })).toEqual(['warning check/broken-link 0001-a.md:12']);
  });

  it('tells a supersede that only one side knows, from either side', () => {
    const by = record(1, 'Superseded by [2. Use thing 2](0002-b.md)');
    const of = record(2, 'Accepted\n\nSupersedes [1. Use thing 1](0001-a.md)');
    expect(found({ '0001-a.md': by, '0002-b.md': of }).filter((line) => line.startsWith('error'))).toEqual([]);
    expect(found({ '0001-a.md': by, '0002-b.md': record(2) })).toContain('error check/one-sided-supersede 0001-a.md:7');
    expect(found({ '0001-a.md': record(1), '0002-b.md': of })).toContain('error check/one-sided-supersede 0002-b.md:7');
  });

  it('knows a successor that MADR names by its number', () => {
    const madr = '---\nstatus: superseded by ADR-0002\ndate: 2026-01-02\n---\n# Use a\n';
    expect(found({ '0001-a.md': madr, '0002-b.md': record(2) })).toContain(
      'error check/one-sided-supersede 0001-a.md:2',
    );
  });

  it('tells a broken link to a successor as an error', () => {
    expect(found({ '0001-a.md': record(1, 'Superseded by [2. B](0002-b.md)') })).toContain(
      'error check/broken-link 0001-a.md:7',
    );
  });

  it.each([
    ['a word of no dialect', record(1, 'Done'), 7, /log4brains.*draft/],
    [
      'a link before the status',
      record(1, 'Supersedes [2. B](0002-b.md)\n\nAccepted'),
      7,
      /Structurizr reads the status "Supersedes"/,
    ],
    ['a status in quotes', '---\nstatus: "accepted"\n---\n# A\n', 2, /Structurizr shows the quotes/],
  ])('names the reader that misreads %s', (_, text, line, words) => {
    const problems = runChecks(inputOf({ '0001-a.md': text, '0002-b.md': record(2) }), allRules);
    const problem = problems.find(({ code }) => code === 'check/misread-status');
    expect(problem).toMatchObject({ line, severity: 'warning' });
    expect(problem?.message).toMatch(words);
  });

  it('tells places of one record that contradict each other', () => {
    const text = record(1, 'Accepted').replace('\n\nDate', '\n\n- Status: proposed\n- Date: 2026-01-03\n\nDate');
    expect(found({ '0001-a.md': text })).toEqual([
      'warning check/places-disagree 0001-a.md:6',
      'warning check/places-disagree 0001-a.md:10',
    ]);
    expect(found({ '0002-a.md': record(1) })).toContain('warning check/places-disagree 0002-a.md:1');
  });

  it('sums up pages and records in no dialect', () => {
    expect(found({ 'README.md': '# Log\n', '0001-a.md': '# 1. A\n\nSomething.\n' })).toEqual([
      'info check/unknown-dialect 0001-a.md:1',
      'info check/page-in-log README.md:1',
    ]);
  });

  it('tells a number that the base branch took for another record, not one that was renamed', () => {
    const text = record(2);
    const file = (name: string, body: string) => ({ path: `docs/adr/${name}`, text: body, adr: parseAdr(body, name) });
    const base = (body: string) => ({ base: { ref: 'origin/main', files: [file('0002-other.md', body)] } });
    const files = { '0001-a.md': record(1), '0002-b.md': text };
    expect(found(files, base(record(2).replace('thing 2', 'another')))).toEqual([
      'error check/taken-number 0002-b.md:1',
    ]);
    expect(found(files, base(text))).toEqual([]);
  });
});
