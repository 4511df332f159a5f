import { describe, expect, it } from 'vitest';
import { staleFacts } from '../../src/catalog/stale.ts';
import { tinyCatalog } from './tiny-catalog.ts';

const catalog = tinyCatalog();

function staleOn(today: string): string[] {
  const found = staleFacts(catalog, today, (kind, id, path) => ({ file: `${kind}/${id}/${path.join('/')}` }));
  return found.map(({ file, message }) => `${file}: ${message}`);
}

describe('facts past their limit', () => {
  it('are none on the last day of the shorter limit', () => {
    expect(staleOn('2027-01-30')).toEqual([]);
  });

  it('are licence, lifecycle and newest version first', () => {
    expect(staleOn('2027-01-31')).toEqual([
      'option/blue-box/sources/site/checked: Blue Box: licence, lifecycle and newest version last checked on 2026-11-01, 91 days ago (limit 90).',
      'option/red-box/sources/site/checked: Red Box: licence, lifecycle and newest version last checked on 2026-11-01, 91 days ago (limit 90).',
    ]);
  });

  it('are what an option does and what a rule says after a year', () => {
    const found = staleOn('2027-11-02');
    expect(found).toHaveLength(5);
    expect(found).toContain('option/red-box/sources/manual/checked: Red Box: what it does last checked on 2026-11-01, 366 days ago (limit 365).');
    expect(found).toContain('rule/red-and-blue/checked: Rule red-and-blue last checked on 2026-11-01, 366 days ago (limit 365).');
  });
});
