import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderIdentity } from '../../src/adr/identity.ts';
import { parseAdr } from '../../src/adr/parse.ts';
import type { Adr, FieldPlace } from '../../src/model/adr.ts';

const words = fc.constantFrom(
  ...[
    'unknown',
    'Ana, Bo',
    '"Ana"',
    '*Ana*',
    'accepted',
    'proposed',
    '2026-11-24',
    '24/11/2026',
    '2026-02-30',
    'On hold',
  ],
  ...[
    'superseded by [0002-x](0002-x.md)',
    'Superseded by [2. X](0002-x.md)',
    'Accepted on Monday',
    'proposed | accepted',
  ],
  ...['Supersedes [1. Y](0001-y.md)', 'Use `C#` for *all*', 'A #', 'x ', ' x', '_x_', 'ADR: Title', '[12] x', '13'],
);
const extra = fc.constantFrom(
  '',
  '\nSupersedes [1. Y](0001-y.md)\n',
  '\nThe layer is not used: why.\n',
  '\nAccepted\n',
  '\n<!-- x -->\n',
);
const record = fc
  .tuple(words, words, words, words, words, words, extra, fc.constantFrom('3. ', '', '0003. '))
  .map(
    ([title, status, date, deciders, hidden, word, more, number]) =>
      `# ${number}${title}\n\n- Status: ${status}\n- Date: ${date}\n- Deciders: ${deciders}\n- Tags: rpc\n\n<!--\nDate: ${hidden}\n-->\n\n## Status\n\n${word}\n${more}\n## Context\n\nText.\n\n`,
  );
const identity = {
  ...{
    layer: 'rpc',
    option: 'grpc',
    catalog: '1',
    answers: 'a',
    title: 'Use X',
    status: 'proposed',
    date: '2026-11-24',
  },
  deciders: '',
  sections: { Context: 'abc123' },
};

/** Everything a record says, with its places as if the text began one character earlier. */
function moved(adr: Adr, by: number): unknown {
  const place = (one: FieldPlace): FieldPlace => ({ ...one, start: one.start - by, end: one.end - by });
  return {
    ...{ number: adr.number, title: adr.title, status: adr.status, date: adr.date, links: adr.links },
    ...{ identity: { ...adr.identity }, titleSpan: adr.titleSpan && adr.titleSpan.end - by },
    status_: adr.statusPlaces.map(place),
    dates: adr.datePlaces.map(place),
    deciders: adr.deciderPlaces.map(place),
    sections: adr.sections.map((section) => [section.key, section.body.start - by, section.body.end - by]),
  };
}

// A byte order mark in front sends a text the long way round.
it('the quick look at a generated head says what reading it in full says', () => {
  fc.assert(
    fc.property(record, (body) => {
      const text = `${body}${renderIdentity(identity)}\n`;
      const path = 'docs/adr/0003-use-x.md';
      expect(moved(parseAdr(text, path), 0)).toEqual(moved(parseAdr(`\ufeff${text}`, path), 1));
    }),
    { numRuns: 3000 },
  );
});
