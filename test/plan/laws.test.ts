import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { checkAnswers, parseAnswers } from '../../src/decide/answers.ts';
import { settle } from '../../src/decide/settle.ts';
import { readTemplates } from '../../src/io/shipped.ts';
import type { AdrFile, AdrLog } from '../../src/model/adr.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Templates } from '../../src/model/template.ts';
import { linkedFile } from '../../src/adr/relations.ts';
import { planRun } from '../../src/plan/plan.ts';
import { movesOf, planRenumber } from '../../src/plan/renumber.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

let catalog: Catalog;
let templates: Templates;
beforeAll(() => {
  catalog = wholeCatalog();
  templates = readTemplates();
});

/** A repository in memory: path → text. */
type Files = Readonly<Record<string, string>>;

interface Answered {
  readonly layer: string;
  readonly choices: readonly {
    readonly option: string;
    readonly scope?: string;
    readonly status: string;
    readonly trigger: string;
  }[];
  readonly skip?: boolean;
}

const optionsOf = { 'message-queue': ['apache-kafka', 'nats', 'rabbitmq'], rpc: ['grpc', 'apache-thrift'] } as const;
const layerArbitrary = fc.constantFrom('message-queue', 'rpc').chain((layer) => {
  const choice = fc.record({
    option: fc.constantFrom(...optionsOf[layer]),
    status: fc.constantFrom('proposed', 'accepted', 'accepted', 'rejected', 'deprecated'),
    trigger: fc.constantFrom('Events are lost.', 'Nobody knows who calls whom.', 'It *is* [slow](x) | and <b>.'),
  });
  return fc.oneof(
    choice.map((one): Answered => ({ layer, choices: [one] })),
    fc.tuple(choice, choice).map(([a, b]): Answered => ({
      layer,
      choices: [
        { ...a, scope: 'orders' },
        { ...b, scope: 'telemetry' },
      ],
    })),
    fc.constant<Answered>({ layer, choices: [], skip: true }),
  );
});
const answersArbitrary = fc.uniqueArray(layerArbitrary, { selector: (one) => one.layer, maxLength: 2 });

function yamlOf(answers: readonly Answered[]): string {
  const decisions = Object.fromEntries(
    answers.map(({ layer, choices, skip }) => {
      const list = choices.map(({ option, scope, status, trigger }) => ({
        choice: option,
        ...(scope ? { for: scope } : {}),
        status,
        trigger,
      }));
      return [layer, skip ? { skip: 'A table is enough.' } : list.length === 1 ? list[0] : list];
    }),
  );
  return JSON.stringify({ version: 1, system: { name: 'Parcels' }, decisions });
}

function logOf(files: Files): AdrLog {
  const paths = Object.keys(files).filter((path) => path.startsWith('docs/adr/'));
  return {
    directory: 'docs/adr',
    files: paths.map((path): AdrFile => ({ path, text: files[path]!, adr: parseAdr(files[path]!, path) })),
  };
}

function planOf(
  files: Files,
  answers: readonly Answered[],
  more: { taken?: number[]; reverse?: boolean; ours?: boolean } = {},
): Plan {
  const parsed = parseAnswers(yamlOf(answers), 'stack.yaml');
  const checked = checkAnswers(parsed.value!, catalog);
  expect(checked.problems).toEqual([]);
  const log = logOf(files);
  const before = files['docs/stack.md'];
  return planRun({
    stack: settle(checked.value!, catalog),
    log: more.reverse ? { ...log, files: [...log.files].reverse() } : log,
    taken: more.taken ?? [],
    today: () => '2026-11-24',
    templates,
    summary: { path: 'docs/stack.md', ...(before === undefined ? {} : { before }) },
    answersFile: 'stack.yaml',
    ours: more.ours ?? false,
    amend: false,
  });
}

function applied(files: Files, plan: Plan): Files {
  const result: Record<string, string> = { ...files };
  const gone = new Set<string>();
  for (const change of plan.changes) {
    if (change.kind === 'keep' || change.kind === 'conflict') continue;
    if (change.from !== undefined) gone.add(change.from);
    result[change.path] = change.after;
  }
  return Object.fromEntries(Object.entries(result).filter(([path]) => !gone.has(path)));
}

function run(files: Files, answers: readonly Answered[]): Files {
  return applied(files, planOf(files, answers));
}

/** What a reader of the log relies on: numbers are told apart, links lead somewhere, supersedes stand on both sides. */
function expectValid(files: Files): void {
  const log = logOf(files);
  const numbers = log.files.map((file) => file.adr.number);
  expect(new Set(numbers).size, 'numbers').toBe(numbers.length);
  for (const file of log.files) {
    expect(file.text.startsWith(`# ${file.adr.number}. `), 'title').toBe(true);
    expect(file.adr.identity?.status, file.path).toBe(file.adr.status);
    expect(new Set(file.adr.statusPlaces.map((place) => place.value.toLowerCase().split(' ')[0])).size, 'places').toBe(
      1,
    );
    for (const match of file.text.matchAll(/\]\(([^):]+\.md)\)/g)) {
      expect(files[`docs/adr/${match[1]!}`], `${file.path} → ${match[1]!}`).toBeDefined();
    }
    for (const link of file.adr.links) {
      const other = linkedFile(link, file.path, log);
      const back = link.phrase === 'superseded by' ? 'supersedes' : 'superseded by';
      const found = other?.adr.links.some(
        (one) => one.phrase === back && linkedFile(one, other.path, log)?.path === file.path,
      );
      expect(found, `${file.path} ${link.phrase} ${link.target}`).toBe(true);
    }
    if (file.adr.status === 'superseded') expect(file.adr.links.length).toBeGreaterThan(0);
  }
}

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
      const files = sequence.reduce<Files>(run, {});
      expect(planOf(files, last, { reverse: true })).toEqual(planOf(files, last));
    }),
    { numRuns: 30 },
  );
}, 60_000);

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
    { numRuns: 60 },
  );
}, 60_000);

function expectNumbersAndLinks(files: Files): void {
  const log = logOf(files);
  for (const file of log.files) {
    expect(file.text.startsWith(`# ${file.adr.number}. `)).toBe(true);
    expect(file.text).not.toMatch(/<{7}/);
  }
  const open = log.files.filter((file) => ['proposed', 'accepted'].includes(file.adr.status));
  const keys = open.map((file) => `${file.adr.identity!.layer}/${file.adr.identity!.scope ?? ''}`);
  expect(new Set(keys).size, 'one record in force for a decision').toBe(keys.length);
}
