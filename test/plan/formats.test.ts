import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { recordTitle, renderRecord } from '../../src/adr/render.ts';
import { settle } from '../../src/decide/settle.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import { recordFormats, type RecordFormat } from '../../src/model/adr.ts';
import { answersOf } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import { planConvert } from '../../src/plan/convert.ts';
import { answersArbitrary, applied, expectValid, logOf, run, stackOf, type Files } from '../helpers/runs.ts';

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

/** A deprecated choice, a proposal of another one, and the first one proposed once more, all for the same reason. */
const backToAnEndedOption = (
  [
    ['rabbitmq', 'deprecated'],
    ['apache-kafka', 'proposed'],
    ['rabbitmq', 'proposed'],
  ] as const
).map(([option, status]) => [
  { layer: 'message-queue', choices: [{ option, status, trigger: 'Events are lost.', scope: 'orders' }] },
]);

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
        const numbers = adr.links().map((link) => Number(/(\d+)/.exec(link.target)?.[1]));
        expect([...new Set(numbers)]).toEqual(supersedes.map((one) => one.number));
        expect(adr.links().every((link) => link.phrase === 'supersedes')).toBe(true);
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
      { numRuns: 40, examples: [[backToAnEndedOption]] },
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

describe('a conversion', () => {
  const handWords = 'Our own words, which nobody may lose.';

  /** The log with words of a person in some record: in a section, below a heading of their own, in the head or the status. */
  function edited(files: Files, place: number): Files {
    const paths = Object.keys(files).filter((path) => path.startsWith('docs/adr/'));
    const path = paths[place % Math.max(1, paths.length)];
    if (path === undefined) return files;
    const text = files[path] ?? '';
    const gaps = [...text.matchAll(/\n\n(?=[^\n])/g)].map((match) => match.index).slice(0, -1);
    const from = text.indexOf('\n## ');
    const below = gaps.filter((gap) => gap >= from - 1);
    const at = below[place % Math.max(1, below.length)];
    if (at === undefined) return files;
    // A heading between "Status" and its word takes the word out of the section: that changes the status to none at all.
    const isStatus = text.slice(0, at).endsWith('## Status');
    const words = place % 3 === 0 && !isStatus ? `## Ours\n\n${handWords}` : handWords;
    return { ...files, [path]: `${text.slice(0, at)}\n\n${words}${text.slice(at)}` };
  }

  function converted(files: Files, answers: Parameters<typeof run>[1], to: RecordFormat, withAnswers: boolean): Files {
    const log = logOf(files);
    const stack = withAnswers ? { stack: stackOf(answers) } : {};
    return applied(files, planConvert({ log, to, templates, page: 'docs/stack.md', ...stack }));
  }

  const facts = (files: Files): unknown =>
    logOf(files).files.map(({ adr, path }) => [path, adr.number, adr.title, adr.status, adr.date]);

  it('keeps every word of a person, the title, status, day and links of every record, and done twice is done once', () => {
    const steps = fc.array(fc.constantFrom(...recordFormats), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(answersArbitrary, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...recordFormats),
        steps,
        fc.nat(200),
        fc.boolean(),
        (sequence, start, formats, place, withAnswers) => {
          const last = sequence.at(-1) ?? [];
          let files = edited(
            sequence.reduce<Files>((before, answers) => run(before, answers, start), {}),
            place,
          );
          const isEdited = Object.values(files).some((text) => text.includes(handWords));
          for (const to of formats) {
            const before = facts(files);
            files = converted(files, last, to, withAnswers);
            expect(facts(files)).toEqual(before);
            expectValid(files);
            expect(formatsOf(files).filter((format) => format !== to)).toEqual([]);
            expect(converted(files, last, to, withAnswers)).toEqual(files);
            if (isEdited) expect(Object.values(files).join('\n')).toContain(handWords);
          }
          const after = run(files, last);
          expectValid(after);
          expect(run(after, last)).toEqual(after);
          if (isEdited) expect(Object.values(after).join('\n')).toContain(handWords);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it.each(['portable', 'nygard', 'y-statement'] as const)(
    'from %s takes a record as it stands when a heading of a person splits its status section',
    (start) => {
      const choices = [{ option: 'apache-kafka', status: 'proposed', trigger: 'Events are lost.' }];
      const answers = [{ layer: 'message-queue', choices }];
      const written = run(run({}, answers, start), [], start);
      const split = Object.entries(written).map(([path, text]) => [
        path,
        text.replace('\n## Status\n', `\n## Status\n\n## Ours\n\n${handWords}\n`),
      ]);
      let files = Object.fromEntries(split) as Files;
      const before = facts(files);
      for (const to of recordFormats) {
        files = converted(files, [], to, true);
        expect(facts(files)).toEqual(before);
        expect(Object.values(files).join('\n')).toContain(handWords);
        expect(converted(files, [], to, true)).toEqual(files);
      }
    },
  );

  it('of records that nobody edited gives what the program would have written', () => {
    fc.assert(
      fc.property(
        answersArbitrary,
        fc.constantFrom(...recordFormats),
        fc.constantFrom(...recordFormats),
        (answers, from, to) => {
          const files = converted(run({}, answers, from), answers, to, true);
          expect(files).toEqual(run({}, answers, to));
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
