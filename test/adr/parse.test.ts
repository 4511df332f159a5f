import { sectionMark } from '../../src/text/digest.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderIdentity } from '../../src/adr/identity.ts';
import { parseAdr } from '../../src/adr/parse.ts';
import { statusWord } from '../../src/model/adr.ts';

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    ...[
      '---\n',
      '\n',
      '\r\n',
      '# ',
      '## Status\n',
      'Status: ',
      'accepted',
      '- Date: 2026-11-24\n',
      '<!-- ',
      ' -->',
      '```\n',
    ],
    ...[
      '[1. A](0001-a.md)',
      'Superceded by ',
      '**',
      '| Status | x |\n',
      '<!-- create-arch-adr {"layer":"a"} -->\n',
      '"',
      '{',
    ],
    ...['ADR-0001', '\ufeff', '2026-02-30', '===\n', '> ', '- ', '~~', '[ ] '],
  ),
);

it('never throws, and every place it names holds what it says', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join('');
      const adr = parseAdr(text, 'docs/adr/0001-a.md');
      for (const place of [...adr.statusPlaces, ...adr.datePlaces, ...adr.deciderPlaces]) {
        expect(text.slice(place.start, place.end)).toBe(place.value);
      }
      for (const section of adr.sections()) expect(section.heading.end).toBeLessThanOrEqual(section.body.start);
    }),
    { numRuns: 2000 },
  );
});

it('takes time in proportion to the text, whatever stands in it', () => {
  const nasty = [
    '[',
    '- [',
    '* * ',
    '<!--',
    '~~',
    '| Status |',
    '`',
    '**',
    '# ',
    '> ',
    '](',
    'Superseded by ',
    '<a b="',
  ];
  for (const part of nasty) {
    const text = `# 1. A\n\nStatus: x\n\n## Status\n\n${part.repeat(200_000)}\n`;
    expect(parseAdr(text, '0001-a.md').number).toBe(1);
  }
});

it.each([
  ['Accepted', 'accepted'],
  ['"accepted"', 'accepted'],
  ['✅ Accepted on 2020-01-01', 'accepted'],
  ['Superceded by [2. B](0002-b.md)', 'superseded'],
  ['pending', 'proposed'],
  ['Not accepted', undefined],
  ['Accepteds', undefined],
  ['{accepted}', undefined],
  ['[ ] Accepted', undefined],
  ['proposed / accepted', undefined],
  ['2020-01-01 accepted', undefined],
  ['', undefined],
])('the status of %j is %s', (value, status) => {
  expect(statusWord(value)).toBe(status);
});

it('finds what it wrote into the comment, whatever the words are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (title, layer) => {
      const identity = {
        ...{
          layer,
          option: 'x',
          catalog: '1',
          answers: 'a',
          title,
          status: 'proposed',
          date: '2026-11-24',
          deciders: '',
        },
        digests: () => ({ [title]: 'abc' }),
      };
      const comment = renderIdentity(identity);
      expect(comment).not.toMatch(/-->.|--!>|\n/s);
      const adr = parseAdr(`# 1. A\n\nText -->\n\n${comment}\n`, '0001-a.md');
      expect({ ...adr.identity, digests: adr.identity?.digests() }).toEqual({
        ...identity,
        digests: { [sectionMark(title)]: 'abc' },
      });
    }),
  );
});
