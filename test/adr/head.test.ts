import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adrFile } from '../../src/adr/file.ts';
import { renderIdentity } from '../../src/adr/identity.ts';
import { parseAdr } from '../../src/adr/parse.ts';
import type { Adr, FieldPlace, Identity } from '../../src/model/adr.ts';

const words = fc.constantFrom(
  ...['unknown', 'Ana, Bo', '"Ana"', '*Ana*', 'accepted', 'superseded', 'deprecated', 'Deprecated', '2026-11-24'],
  ...['24/11/2026', '2026-02-30', 'On hold', 'superseded by [0002-x](0002-x.md)', 'Superseded by [2. X](0002-x.md)'],
  ...['Accepted on Monday', 'proposed | accepted', 'Supersedes [1. Y](0001-y.md)', 'Superceded', 'Use `C#` for *all*'],
  ...['A #', 'x ', ' x', '_x_', 'ADR: Title', '[12] x', '13', '<!-- x', 'Ä', 'x › y'],
);
const extra = fc.constantFrom(
  ...['', '\nSupersedes [1. Y](0001-y.md)\n', '\nThe layer is not used: why.\n', '\nAccepted\n', '\n<!-- x -->\n'],
  ...['\n---\n', '\n## Links\n\n- Supersedes [1. Y](0001-y.md)\n', '\n## Date\n\n2026-01-01\n', '\r\n'],
);
const fields = fc.oneof(
  fc
    .tuple(words, words, words, words)
    .map(
      ([status, date, deciders, hidden]) =>
        `- Status: ${status}\n- Date: ${date}\n- Deciders: ${deciders}\n- Tags: rpc\n\n<!--\nDate: ${hidden}\n-->`,
    ),
  words.map((date) => `Date: ${date}`),
);
const head = fc
  .tuple(fc.constantFrom('3. ', '', '0003. '), words, fields, words, extra)
  .map(
    ([number, title, lines, word, more]) =>
      `# ${number}${title}\n\n${lines}\n\n## Status\n\n${word}\n${more}\n## Context\n\nText.\n\n`,
  );
const comment = fc
  .tuple(fc.constantFrom('proposed', 'superseded', 'deprecated'), fc.boolean(), fc.constantFrom('', 'Text behind.\n'))
  .map(([status, gone, behind]) => {
    const identity: Identity = {
      ...{ layer: 'rpc', option: 'grpc', catalog: '1', answers: 'a', title: 'Use X', date: '2026-11-24', deciders: '' },
      ...(gone ? { gone: true as const } : {}),
      status,
      digests: () => ({ 'Decision › Costs': 'abc123' }),
    };
    return `${renderIdentity(identity)}\n${behind}`;
  });
const record = fc.tuple(head, fc.oneof(comment, fc.constant(''))).map((parts) => parts.join(''));
const path = 'docs/adr/0003-use-x.md';

/** Everything a record says, with its places as if the text began some characters earlier. */
function told(adr: Adr, by = 0): unknown {
  const place = (one: FieldPlace): FieldPlace => ({ ...one, start: one.start - by, end: one.end - by });
  return {
    ...{ number: adr.number, title: adr.title, status: adr.status, date: adr.date, links: adr.links() },
    ...{ identity: { ...adr.identity, digests: adr.identity?.digests() } },
    titleEnd: adr.titleSpan && adr.titleSpan.end - by,
    statusPlaces: adr.statusPlaces.map(place),
    dates: adr.datePlaces.map(place),
    deciders: adr.deciderPlaces.map(place),
    sections: adr.sections().map((section) => [section.key, section.body.start - by, section.body.end - by]),
  };
}

// A byte order mark in front sends a text the long way round.
it('one look at a usual head says what reading it line by line says', () => {
  fc.assert(
    fc.property(record, (text) => {
      expect(told(parseAdr(text, path))).toEqual(told(parseAdr(`\ufeff${text}`, path), 1));
    }),
    { numRuns: 3000 },
  );
});

it('a record that is decoded piece by piece says what its whole text says', () => {
  const long = 'More text, and an Ä in it.\n'.repeat(40);
  fc.assert(
    fc.property(record, fc.constantFrom('', long), (text, more) => {
      const whole = text.replace('Text.\n', `Text.\n${more}`);
      const file = adrFile(path, Buffer.from(whole));
      expect(told(file.adr)).toEqual(told(parseAdr(whole, path)));
      expect(file.text).toBe(whole);
    }),
    { numRuns: 1000 },
  );
});

const successor = 'uperseded by [2. X](0002-x.md)';
const status = fc.constantFrom('deprecated', 'Deprecated', `s${successor}`, `S${successor}`, 'Superceded', 'Accepted');
const ending = fc
  .tuple(status, status, extra, comment)
  .map(
    ([bullet, word, more, last]) =>
      `# 3. Use X\n\n- Status: ${bullet}\n- Date: 2026-11-24\n- Deciders: unknown\n- Tags: rpc\n\n<!--\nDate: 2026-11-24\n-->\n\n## Status\n\n${word}\n${more}\n## Context\n\nText.\n\n${last}`,
  );

it('a record that ended for good is one in all its places', () => {
  let ended = 0;
  fc.assert(
    fc.property(ending, (text) => {
      const file = adrFile(path, Buffer.from(text));
      if (file.ended === undefined) return;
      ended += 1;
      const { identity, date, statusPlaces } = file.adr;
      expect(identity?.status).toBe(file.adr.status);
      expect(identity?.status === 'superseded' || identity?.gone).toBe(true);
      expect(statusPlaces.every(({ value }) => value.toLowerCase().startsWith(file.adr.status))).toBe(true);
      expect(file.ended).toBe(date);
    }),
    { numRuns: 2000 },
  );
  expect(ended).toBeGreaterThan(0);
});
