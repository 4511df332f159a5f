import { describe, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { statusChange } from '../../src/plan/set-status.ts';

function deprecated(text: string): string {
  const path = 'docs/adr/0003-c.md';
  return statusChange({ path, text, adr: parseAdr(text, path) }, 'deprecated', '2026-11-24').after;
}

describe('a record that is given another status', () => {
  it('keeps the line about its successor as the past', () => {
    const text =
      '# 3. C\n\n## Status\n\nSupercedes [2. B](0002-b.md)\n\nSuperceded by [10. D](0010-d.md)\n\n## Context\n\nText.\n';
    const after = deprecated(text);
    expect(after).toContain('\nDeprecated\n');
    expect(after).toContain('\nBefore: Superceded by [10. D](0010-d.md)\n');
    expect(parseAdr(after, '0003-c.md').status).toBe('deprecated');
    expect(deprecated(after)).toBe(after);
  });
});
