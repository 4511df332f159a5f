import { describe, expect, it } from 'vitest';
import { optionDocument } from '../../src/catalog/document.ts';
import { optionPage } from '../../src/catalog/page.ts';
import { parseCatalog } from '../../src/catalog/parse.ts';
import { staleFacts } from '../../src/catalog/stale.ts';
import { lists, tinyCatalog, tinyFiles } from './tiny-catalog.ts';

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

describe('a source that nobody opened', () => {
  const edit = (text: string): string => text.replace("/manual', checked: 2026-11-01", "/manual', checked: unread");
  const { value } = parseCatalog(tinyFiles({ 'options/red-box.yaml': edit }), lists, '2026.11');
  const red = value?.options.find((option) => option.id === 'red-box');
  if (!value || !red) throw new Error('The edited catalog has faults');

  it('is listed for information and never past a limit', () => {
    const about = (today: string): string[] =>
      staleFacts(value, today, (kind, id, path) => ({ file: `${kind}/${id}/${path.join('/')}` }))
        .filter(({ file }) => file === 'option/red-box/sources/manual/checked')
        .map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
    const listed = ['info catalog/unread: Red Box: the source `manual` was named from knowledge, not opened.'];
    expect(about('2026-11-02')).toEqual(listed);
    expect(about('2030-11-02')).toEqual(listed);
  });

  it('is told as such on the page and in the document of its option', () => {
    const rows = optionPage(red, value, undefined).flatMap((block) => (block.kind === 'rows' ? block.rows : []));
    expect(rows).toContainEqual({ label: 'not opened', text: 'https://example.org/red-box/manual' });
    expect(optionDocument(red, value, undefined)).toMatchObject({
      option: { sources: { site: { checked: '2026-11-01' }, manual: { checked: 'not opened' } } },
    });
  });
});
