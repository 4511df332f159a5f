import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { dateEdits } from '../../src/adr/place-edits.ts';
import { statusEdits, type NewStatus } from '../../src/adr/status.ts';
import { applyEdits } from '../../src/text/edit.ts';

const path = 'docs/adr/0001-use-x.md';
const successor = { title: 'Use Y', number: 2, file: '0002-use-y.md' };

function changed(text: string, wanted: NewStatus, day?: string): string {
  const adr = parseAdr(text, path);
  const dated = day === undefined ? [] : dateEdits(text, adr.datePlaces, day);
  return applyEdits(text, [...statusEdits(text, adr, wanted), ...dated]);
}

describe('a new status', () => {
  it.each([
    ['- Status: accepted (orders only)', '- Status: deprecated\n- Before: accepted (orders only)'],
    ['* **Status:** accepted (orders only)', '* **Status:** deprecated\n* **Before:** accepted (orders only)'],
    ['**Status:** accepted (orders only)', '**Status:** deprecated\n\n**Before:** accepted (orders only)'],
    ['Status: accepted, see [minutes](m.md)', 'Status: deprecated\n\nBefore: accepted, see [minutes](m.md)'],
    ['- Status: On hold until May', '- Status: deprecated\n- Before: On hold until May'],
    ['- Status: accepted', '- Status: deprecated'],
    ['- Status: "accepted"', '- Status: "deprecated"'],
    ['- Status: superseded by [0002-use-y](0002-use-y.md)', '- Status: deprecated'],
    ['- Status: proposed | accepted | rejected', '- Status: deprecated'],
    [
      '| Field | Value |\n| --- | --- |\n| Status | accepted (orders only) |\n| Owner | Ana |',
      '| Field | Value |\n| --- | --- |\n| Status | deprecated |\n| Before | accepted (orders only) |\n| Owner | Ana |',
    ],
    [
      '| Status | accepted (orders only) |\n| --- | --- |\n| Owner | Ana |',
      '| Status | deprecated |\n| --- | --- |\n| Before | accepted (orders only) |\n| Owner | Ana |',
    ],
    [
      '| Status | Date | Author |\n|:--|:--|:--|\n| Accepted | 2025-01-07 | me |',
      '| Status | Date | Author |\n|:--|:--|:--|\n| deprecated | 2025-01-07 | me |',
    ],
    [
      'Author | Status\n--- | ---\nme | **Accepted** (orders \\| only)',
      'Author | Status\n--- | ---\nme | deprecated\n\nBefore: **Accepted** (orders \\| only)',
    ],
    ['| Status |\n| --- |\n| Accepted |', '| Status |\n| --- |\n| deprecated |'],
    ['## Status\n\nAccepted (orders only)', '## Status\n\nDeprecated\n\nBefore: Accepted (orders only)'],
    [
      '## Status\n\nImplemented ([log](l.md)); decisions 2 and 3 are superseded\nsince May.',
      '## Status\n\nDeprecated\n\nBefore: Implemented ([log](l.md)); decisions 2 and 3 are superseded\nsince May.',
    ],
    [
      '## Status\n\n- Accepted on 2025-01-07\n- Proposed on 2024-12-01',
      '## Status\n\nDeprecated\n\n- Before: Accepted on 2025-01-07\n- Before: Proposed on 2024-12-01',
    ],
    [
      '## Status\n\n| Status | Date |\n| --- | --- |\n| Accepted | 2025-01-07 |',
      '## Status\n\n| Status | Date |\n| --- | --- |\n| deprecated | 2025-01-07 |',
    ],
    ['## 状态\n\n2017-12-01 通过', '## 状态\n\nDeprecated\n\nBefore: 2017-12-01 通过'],
  ])('keeps the words of %j', (before, after) => {
    const whole = (head: string): string => `# 1. Use X\n\n${head}\n\n## Context\n\nText.\n`;
    expect(changed(whole(before), { status: 'deprecated' })).toBe(whole(after));
    expect(changed(whole(after), { status: 'deprecated' })).toBe(whole(after));
    expect(parseAdr(whole(after), path).status).toBe('deprecated');
  });

  it.each([
    ['status: accepted (orders only)', 'status: deprecated\n# Before: accepted (orders only)'],
    ['status: "accepted (orders: only)" # by Ana', 'status: "deprecated" # by Ana\n# Before: accepted (orders: only)'],
    ['status: accepted # orders only', 'status: deprecated # orders only'],
    ['status: accepted\n  for orders', 'status: deprecated\n# Before: accepted\n# for orders'],
    ['status: >\n  accepted', 'status: deprecated'],
  ])('keeps the words of the front matter %j', (before, after) => {
    const whole = (head: string): string => `---\n${head}\ndate: 2025-01-07\n---\n# Use X\n\n## Context\n\nText.\n`;
    expect(changed(whole(before), { status: 'deprecated' })).toBe(whole(after));
    expect(changed(whole(after), { status: 'deprecated' })).toBe(whole(after));
  });

  it('leaves a status with words that says it already, and a sentence in the section', () => {
    const text =
      '# 1. Use X\n\n- Status: accepted (orders only)\n\n## Status\n\nAccepted by the board.\n\n## Context\n';
    expect(changed(text, { status: 'accepted' })).toBe(text);
  });

  it('keeps the words behind a date', () => {
    const text = '# 1. Use X\n\n- Status: proposed\n- Date: 2026-12-01 (offsite)\n\n## Context\n';
    expect(changed(text, { status: 'accepted' }, '2026-12-05')).toBe(
      '# 1. Use X\n\n- Status: accepted\n- Date: 2026-12-05\n- Before: 2026-12-01 (offsite)\n\n## Context\n',
    );
  });

  it('writes nothing into a history of several rows', () => {
    const table = '| Date | Status |\n| --- | --- |\n| 2025-01-07 | Proposed |\n| 2025-02-01 | Accepted |\n';
    const text = `# 1. Use X\n\n${table}\n## Context\n\nText.\n`;
    expect(changed(text, { status: 'deprecated' })).toContain(table);
  });

  it('loses no word of any head, and done twice is done once', () => {
    const words = fc.constantFrom(
      ...[
        'accepted',
        'Accepted (orders only)',
        'accepted by Ana, see [minutes](m.md)',
        'On hold until May',
        'wip soon',
      ],
      ...['**Accepted** in May', 'superseded by [0009-z](0009-z.md) (queues only)', '_proposed_', '"accepted for now"'],
    );
    const shape = fc.constantFrom<(value: string) => string>(
      (value) => `- Status: ${value}`,
      (value) => `* **Status**: ${value}`,
      (value) => `**Status:** ${value}  \n**Owner:** me`,
      (value) => `Status: ${value}`,
      (value) => `| Status | ${value} |\n| --- | --- |\n| Owner | me |`,
      (value) => `| Owner | Status |\n| --- | --- |\n| me | ${value} |`,
      (value) => `## Status\n\n${value}\n\nMore words.`,
      (value) => `- Status: proposed\n\n## Status\n\n${value}`,
    );
    const wanted = fc.constantFrom<NewStatus>(
      { status: 'accepted' },
      { status: 'deprecated' },
      { status: 'superseded', successors: [successor] },
    );
    fc.assert(
      fc.property(
        shape,
        words,
        fc.array(wanted, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (head, said, all, crlf) => {
          const start = `# 1. Use X\n\n${head(said)}\n\n## Context\n\nText.\n`;
          let text = crlf ? start.replaceAll('\n', '\r\n') : start;
          for (const one of all) {
            text = changed(text, one);
            expect(changed(text, one)).toBe(text);
            expect(parseAdr(text, path).status).toBe(one.status);
          }
          const own = said.match(/orders only|Ana|minutes|May|soon|queues only|for now|More words/g) ?? [];
          for (const word of own) expect(text).toContain(word);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
