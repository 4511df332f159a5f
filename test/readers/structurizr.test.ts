import { describe, expect, it } from 'vitest';
import { readAsAdrTools, readAsMadr } from '../../.ci/readers/structurizr.js';

const today = '2026-11-24';

function files(...texts: readonly (readonly [string, string])[]): { name: string; text: string }[] {
  return texts.map(([name, text]) => ({ name, text }));
}

// Each row was seen once with the real classes of Structurizr.
describe('the rules of the importer adrtools', () => {
  it('give title, date, status and links of a record of adr-tools', () => {
    const first =
      '# 1. Use a\n\nDate: 2026-01-02\n\n## Status\n\nSuperceded by [2. Use b](0002-b.md)\n\n## Context\n\nx\n';
    const read = readAsAdrTools(files(['0001-a.md', first], ['0002-b.md', '# 2. Use b\n']), today);
    expect(read.get(1)).toEqual({
      title: 'Use a',
      date: '2026-01-02',
      status: 'Superseded',
      links: [{ phrase: 'Superceded by', number: 2 }],
    });
    expect(read.get(2)).toEqual({ title: 'Use b', date: today, status: 'Proposed', links: [] });
  });

  it.each([
    ['README.md', '# Log\n', 'For input string: "READ"'],
    ['001-x.md', '# 1. X\n', 'For input string: "001-"'],
    ['0001-y.md', '# 1. Y\n', 'already exists'],
  ])('stop at %s', (name, text, words) => {
    expect(() => readAsAdrTools(files(['0001-a.md', '# 1. A\n'], [name, text]), today)).toThrow(words);
  });

  it.each([
    ['front matter before the title', '---\nstatus: accepted\n---\n# 1. A\n', { title: '--', status: 'Proposed' }],
    ['a link before the status word', '# 1. A\n\n## Status\n\nSupersedes [x](0009-x.md)\n', { status: 'Supersedes' }],
    ['a title without its dot', '# Use a thing\n', { title: ' Use a thing' }],
    ['a date in a list', '# 1. A\n\n- Date: 2026-01-02\n', { date: today }],
  ])('misread %s', (_, text, told) => {
    expect(readAsAdrTools(files(['0001-a.md', text]), today).get(1)).toMatchObject(told);
  });
});

describe('the rules of the importer madr', () => {
  it('take status and date from front matter as they are written, quotes included', () => {
    const text = '---\nstatus: "accepted"\ndate: 2026-01-02\n---\n\n# 1. A\n';
    const read = readAsMadr(files(['0001-a.md', text], ['README.md', '# Log\n']), today);
    expect([...read]).toEqual([[1, { title: '1. A', status: '"accepted"', date: '2026-01-02' }]]);
  });

  it('take a record without front matter for accepted, and stop at a date in quotes', () => {
    const plain = readAsMadr(files(['0001-a.md', '# 1. A\n\n## Status\n\nRejected\n']), today);
    expect(plain.get(1)).toMatchObject({ status: 'accepted', date: today });
    expect(() => readAsMadr(files(['0001-a.md', '---\ndate: "2026-01-02"\n---\n# A\n']), today)).toThrow('Unparseable');
  });
});
