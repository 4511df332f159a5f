import fc from 'fast-check';
import { expect, it } from 'vitest';
import { movesOf, planRenumber } from '../../src/plan/renumber.ts';
import {
  answersArbitrary,
  applied,
  expectValid,
  logOf,
  planOf,
  run,
  type Answered,
  type Files,
} from '../helpers/runs.ts';

it('the log is valid after any sequence of answers, and a second run changes nothing', () => {
  fc.assert(
    fc.property(fc.array(answersArbitrary, { minLength: 1, maxLength: 5 }), (sequence) => {
      let files: Files = {};
      for (const answers of sequence) {
        files = run(files, answers);
        expectValid(files);
        expect(run(files, answers)).toEqual(files);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

it('no record is ever deleted, and no number given twice', () => {
  fc.assert(
    fc.property(fc.array(answersArbitrary, { minLength: 2, maxLength: 4 }), (sequence) => {
      let files: Files = {};
      for (const answers of sequence) {
        const before = logOf(files).files.map((file) => file.adr.number);
        files = run(files, answers);
        const after = logOf(files).files.map((file) => file.adr.number);
        expect(after).toEqual(expect.arrayContaining(before));
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

const handWords = 'Our own words, which nobody may lose.';

/** A person writes at some place of a record. */
const handEdit = fc.record({
  record: fc.nat(5),
  place: fc.nat(30),
  kind: fc.constantFrom('line', 'section', 'end', 'heading'),
});

function edited(
  files: Files,
  { record, place, kind }: { record: number; place: number; kind: string },
  mark: string,
): Files {
  const paths = Object.keys(files).filter((path) => path.startsWith('docs/adr/'));
  const path = paths[record % Math.max(1, paths.length)];
  if (path === undefined) return files;
  const text = files[path]!;
  const from = text.indexOf('## Context');
  const lines = text.slice(from).split('\n');
  const at = 1 + (place % Math.max(1, lines.length - 4));
  const words =
    kind === 'section'
      ? `\n## Ours ${mark}\n\n${handWords} ${mark}\n`
      : kind === 'heading'
        ? `\n### ${handWords} ${mark}\n`
        : `\n${handWords} ${mark}\n`;
  if (kind === 'end') return { ...files, [path]: `${text}\n${handWords} ${mark}\n` };
  // Never inside a table or list item, where a person would not put a paragraph either.
  const gap = lines.findIndex((line, index) => index >= at && line === '');
  if (gap === -1) return files;
  return { ...files, [path]: text.slice(0, from) + [...lines.slice(0, gap), words, ...lines.slice(gap)].join('\n') };
}

it('words of a person survive any sequence of answers', () => {
  const step = fc.tuple(answersArbitrary, handEdit);
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), answersArbitrary, (steps, last) => {
      let files: Files = {};
      const marks: string[] = [];
      steps.forEach(([answers, edit], index) => {
        files = run(files, answers);
        const mark = `(${index})`;
        const next = edited(files, edit, mark);
        if (next !== files) marks.push(mark);
        files = next;
      });
      files = run(run(files, last), last);
      const all = Object.values(files).join('\n');
      for (const mark of marks) expect(all).toContain(`${handWords} ${mark}`);
    }),
    { numRuns: 60 },
  );
}, 60_000);

it('a plan does not depend on the order of the files', () => {
  fc.assert(
    fc.property(fc.array(answersArbitrary, { minLength: 1, maxLength: 3 }), answersArbitrary, (sequence, last) => {
      const files = sequence.reduce<Files>((before, answers) => run(before, answers), {});
      expect(planOf(files, last, { reverse: true })).toEqual(planOf(files, last));
    }),
    { numRuns: 30 },
  );
}, 60_000);

/** Answers for the calls of orders, and for those of telemetry with this option. */
function forTelemetry(option: string, status: string): Answered[] {
  const choice = { trigger: 'Events are lost.', status };
  return [
    {
      layer: 'rpc',
      choices: [
        { ...choice, option: 'grpc', status: 'proposed', scope: 'orders' },
        { ...choice, option, scope: 'telemetry' },
      ],
    },
  ];
}

/** One branch decides for gRPC, the other rejects Thrift for the same thing; then gRPC is given up. */
const endedOnBothBranches: [Answered[], Answered[], Answered[], Answered[]] = [
  [],
  forTelemetry('grpc', 'proposed'),
  forTelemetry('apache-thrift', 'rejected'),
  forTelemetry('grpc', 'deprecated'),
];

/** One branch decides for Kafka, the other deprecates RabbitMQ for the same thing; then RabbitMQ is rejected. */
const proposedBesideEnded: [Answered[], Answered[], Answered[], Answered[]] = [
  [],
  forOrders('apache-kafka', 'proposed'),
  forOrders('rabbitmq', 'deprecated'),
  forOrders('rabbitmq', 'rejected'),
];

function forOrders(option: string, status: string): Answered[] {
  return [{ layer: 'message-queue', choices: [{ option, status, trigger: 'Events are lost.', scope: 'orders' }] }];
}

it('two branches, each made by the program, are a valid log after a merge, renumber and a run', () => {
  fc.assert(
    fc.property(
      answersArbitrary,
      answersArbitrary,
      answersArbitrary,
      answersArbitrary,
      (start, left, right, merged) => {
        const base = run({}, start);
        const ours = run(base, left);
        const theirs = run(base, right);
        // Git takes each file from the side that changed it; where both did, a person takes one side.
        const both: Record<string, string> = {};
        for (const path of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
          const text = ours[path] !== base[path] ? ours[path] : theirs[path];
          if (text !== undefined) both[path] = text;
        }
        const log = logOf(both);
        const moves = movesOf(log, { onBase: new Set(Object.keys(ours)), order: () => undefined, newOnBase: [] }, []);
        const cited = Object.entries(both).map(([path, text]) => ({
          path,
          text,
          linesBefore: () => new Set<string>(),
        }));
        const renumbered = applied(both, planRenumber(moves, cited));
        const numbers = logOf(renumbered).files.map((file) => file.adr.number);
        expect(new Set(numbers).size).toBe(numbers.length);
        const files = run(renumbered, merged);
        expectNumbersAndLinks(files);
        expect(run(files, merged)).toEqual(files);
      },
    ),
    { numRuns: 60, examples: [endedOnBothBranches, proposedBesideEnded] },
  );
}, 60_000);

function expectNumbersAndLinks(files: Files): void {
  const log = logOf(files);
  for (const file of log.files) {
    expect(file.text.startsWith(`# ${file.adr.number}. `)).toBe(true);
    expect(file.text).not.toMatch(/<{7}/);
  }
  for (const status of ['proposed', 'accepted']) {
    const open = log.files.filter((file) => file.adr.status === status);
    const keys = open.map((file) => `${file.adr.identity!.layer}/${file.adr.identity!.scope ?? ''}`);
    expect(new Set(keys).size, `one ${status} record for a decision`).toBe(keys.length);
  }
}
