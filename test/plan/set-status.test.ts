import { describe, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { statusChange } from '../../src/plan/set-status.ts';

function change(text: string): ReturnType<typeof statusChange> {
  const path = 'docs/adr/0003-c.md';
  return statusChange({ path, text, adr: parseAdr(text, path) }, 'deprecated', '2026-11-24');
}

function deprecated(text: string): string | undefined {
  return change(text)?.after;
}

describe('a record that is given another status', () => {
  it('keeps the line about its successor as the past', () => {
    const text =
      '# 3. C\n\n## Status\n\nSupercedes [2. B](0002-b.md)\n\nSuperceded by [10. D](0010-d.md)\n\n## Context\n\nText.\n';
    const after = deprecated(text) ?? '';
    expect(after).toContain('\nDeprecated\n');
    expect(after).toContain('\nBefore: Superceded by [10. D](0010-d.md)\n');
    expect(parseAdr(after, '0003-c.md').status).toBe('deprecated');
    expect(deprecated(after)).toBe(after);
  });

  it('keeps words that follow the new ones out of them', () => {
    const after = change('# 3. C\n\n## Status\n-\nNext\n----\n\nText.\n')?.after ?? '';
    expect(parseAdr(after, '0003-c.md').status).toBe('deprecated');
    expect(after).toContain('\n\nNext\n----\n');
  });

  it('takes no line out of code for a status', () => {
    const text = '# 3. C\n\n## Status\n\nAccepted\n\n```\n~~~\nRejected\n```\n';
    expect(deprecated(text)).toBe(text.replace('Accepted', 'Deprecated'));
  });

  it('leaves a comment closed that ends behind a field', () => {
    const text = '# 3. C\n\n- Status: accepted\n\n<!--\nDate: 2020-01-02 -->\n\nText.\n';
    expect(parseAdr(text, '0003-c.md').date).toBe('2020-01-02');
    expect(deprecated(text)).toBe(text.replace('accepted', 'deprecated'));
  });

  it('leaves nothing of an arrow that a person wrote as the status', () => {
    expect(deprecated('# 3. C\n\n- Status: proposed --> accepted\n\n## Context\n\nText.\n')).toContain(
      '\n- Status: deprecated\n',
    );
  });

  it('gets room where none stood', () => {
    const matter = (status: string): string =>
      `---\nstatus:${status}\ndate: 2020-01-02\n---\n# C\n\n## Context\n\nText.\n`;
    expect(deprecated(matter(''))).toBe(matter(' deprecated'));
    expect(deprecated(matter(' # as agreed'))).toBe(matter(' deprecated # as agreed'));
    expect(deprecated(matter('#'))).toBe(matter(' deprecated #'));
  });

  it('gets none that nobody would read', () => {
    expect(change('# 3. C\n\n```\nText.\n')).toBeUndefined();
  });
});
