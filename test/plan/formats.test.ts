import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { recordTitle, renderRecord } from '../../src/adr/render.ts';
import { settle } from '../../src/decide/settle.ts';
import { readTemplates } from '../../src/io/shipped.ts';
import { recordFormats, type RecordFormat } from '../../src/model/adr.ts';
import { answersOf } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import { answersArbitrary, expectValid, logOf, run, type Files } from '../helpers/runs.ts';

const catalog = wholeCatalog();
const templates = readTemplates();

/** Texts that people write, and those that nobody should. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      'C#',
      'a # b',
      '---',
      'status: accepted',
      '# Title #',
      '- [x] | y',
      '<!-- -->',
      '"Ana": [b]',
      '\r\n## Status',
      'no',
    ),
  )
  .filter((text) => text.trim() !== '');

/** A choice that nobody foresaw, with every text as wild as it can be. */
const wildChoice = fc.record({
  option: fc.oneof(fc.constantFrom('nats', 'apache-kafka'), fc.record({ name: words, summary: words })),
  scope: fc.option(words, { nil: undefined }),
  status: fc.constantFrom('proposed' as const, 'accepted' as const, 'rejected' as const, 'deprecated' as const),
  trigger: words,
  because: words,
  deciders: fc.array(words, { maxLength: 3 }),
  revisit: words,
});

const older = [
  { title: 'Use Kafka', number: 1, file: '0001-use-kafka.md' },
  { title: 'Use [a] queue', number: 12, file: '0012-use-a-queue.md' },
];

describe.each(recordFormats)('a record in the format %s', (format) => {
  it('gives back its title, status, day, deciders and links, whatever the answers say', () => {
    fc.assert(
      fc.property(wildChoice, fc.subarray(older), (choice, supersedes) => {
        const { scope, ...rest } = choice;
        const draft = { layer: 'message-queue', ...rest, ...(scope === undefined ? {} : { scope }) };
        const stack = settle(answersOf([draft]), catalog);
        const [decision] = stack.decisions;
        if (!decision) throw new Error('Nothing was decided');
        const frame = { number: 13, date: '2026-11-24', supersedes, find: () => undefined, answers: 'x', format };
        const adr = parseAdr(renderRecord(decision, stack, frame, templates.record(format)), '0013-x.md');
        expect(adr.title).toBe(recordTitle(decision));
        expect([adr.status, adr.date, adr.number]).toEqual([choice.status, '2026-11-24', 13]);
        expect(adr.statusPlaces.length).toBeGreaterThan(0);
        expect(adr.datePlaces.map((place) => place.value)).toEqual(adr.datePlaces.map(() => '2026-11-24'));
        expect(adr.deciderPlaces.map((place) => place.value || 'unknown')).toEqual([
          adr.identity?.deciders || 'unknown',
        ]);
        const numbers = adr.links.map((link) => Number(/(\d+)/.exec(link.target)?.[1]));
        expect([...new Set(numbers)]).toEqual(supersedes.map((one) => one.number));
        expect(adr.links.every((link) => link.phrase === 'supersedes')).toBe(true);
        expect(adr.identity?.format ?? 'portable').toBe(format);
      }),
      { numRuns: 300 },
    );
  });

  it('is kept by a log through any sequence of answers, and a second run changes nothing', () => {
    fc.assert(
      fc.property(fc.array(answersArbitrary, { minLength: 1, maxLength: 5 }), (sequence) => {
        let files: Files = {};
        for (const answers of sequence) {
          files = run(files, answers, logOf(files).files.length === 0 ? format : undefined);
          expectValid(files);
          expect(formatsOf(files).filter((other) => other !== format)).toEqual([]);
          expect(run(files, answers)).toEqual(files);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

it('a log whose records have several formats is as valid, and no record changes its own', () => {
  const step = fc.tuple(answersArbitrary, fc.constantFrom(undefined, ...recordFormats));
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 5 }), (sequence) => {
      let files: Files = {};
      for (const [answers, format] of sequence) {
        const before = formatsOf(files);
        files = run(files, answers, format);
        expectValid(files);
        expect(formatsOf(files).slice(0, before.length)).toEqual(before);
        expect(run(files, answers, format)).toEqual(files);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

/** The formats of all records by number. */
function formatsOf(files: Files): RecordFormat[] {
  return [...logOf(files).files]
    .sort((a, b) => (a.adr.number ?? 0) - (b.adr.number ?? 0))
    .map(({ adr }) => adr.identity?.format ?? 'portable');
}
