import { resolvePath } from '../../src/text/path.ts';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { linkedFile } from '../../src/adr/relations.ts';
import { checkAnswers, parseAnswers } from '../../src/decide/answers.ts';
import { settle } from '../../src/decide/settle.ts';
import { followAnswers } from '../../src/cli/follow-answers.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import type { AdrFile, AdrLog, RecordFormat } from '../../src/model/adr.ts';
import type { Answers } from '../../src/model/answers.ts';
import type { Stack } from '../../src/model/decision.ts';
import type { Templates } from '../../src/model/template.ts';
import type { Plan } from '../../src/model/plan.ts';
import { inherit } from '../../src/plan/inherit.ts';
import { planRun } from '../../src/plan/plan.ts';
import { wholeCatalog } from './catalog.ts';

const catalog = wholeCatalog();
const templates = readTemplates();

/** A repository in memory: path → text. */
export type Files = Readonly<Record<string, string>>;

/** What is answered for a layer. */
export interface Answered {
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
/** Any answers about two layers. */
export const answersArbitrary = fc.uniqueArray(layerArbitrary, { selector: (one) => one.layer, maxLength: 2 });

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

/** The records among the files. */
export function logOf(files: Files): AdrLog {
  const paths = Object.keys(files).filter((path) => path.startsWith('docs/adr/'));
  return {
    directory: 'docs/adr',
    files: paths.map((path): AdrFile => ({ path, text: files[path]!, adr: parseAdr(files[path]!, path) })),
  };
}

/** What follows from answers. */
export function stackOf(answers: readonly Answered[]): Stack {
  return settle(checked(answers), catalog);
}

function checked(answers: readonly Answered[]): Answers {
  const parsed = parseAnswers(yamlOf(answers), 'stack.yaml');
  const { value, problems } = checkAnswers(parsed.value!, catalog);
  expect(problems).toEqual([]);
  return value!;
}

/** What a run with these answers would change. */
export function planOf(
  files: Files,
  answers: readonly Answered[],
  more: {
    taken?: number[];
    reverse?: boolean;
    ours?: boolean;
    format?: RecordFormat | undefined;
    templates?: Templates;
  } = {},
): Plan {
  const log = logOf(files);
  const before = files['docs/stack.md'];
  // As from standard input: there is no stack.yaml that could follow.
  const loaded = { answers: checked(answers), catalog, text: yamlOf(answers), file: '-', name: '-', overlaid: false };
  const inherited = inherit(loaded.answers, log);
  return planRun({
    ...followAnswers({ ...loaded, problems: [] }, inherited).plan,
    stack: settle(inherited.answers, catalog),
    findOption: (id) => catalog.options.find((option) => option.id === id),
    log: more.reverse ? { ...log, files: [...log.files].reverse() } : log,
    taken: more.taken ?? [],
    today: () => '2026-11-24',
    templates: more.templates ?? templates,
    ...(more.format ? { format: more.format } : {}),
    summary: { path: 'docs/stack.md', ...(before === undefined ? {} : { before }) },
    answersFile: 'stack.yaml',
    ours: more.ours ?? false,
    amend: false,
  });
}

/** The repository after a plan was carried out. */
export function applied(files: Files, plan: Plan): Files {
  const result: Record<string, string> = { ...files };
  const gone = new Set<string>();
  for (const change of plan.changes) {
    if (change.kind === 'keep' || change.kind === 'conflict') continue;
    if (change.from !== undefined) gone.add(change.from);
    result[change.path] = change.after;
  }
  return Object.fromEntries(Object.entries(result).filter(([path]) => !gone.has(path)));
}

/** The repository after a run; without a format the log goes on in its own. */
export function run(
  files: Files,
  answers: readonly Answered[],
  format?: RecordFormat,
  own: Templates = templates,
): Files {
  return applied(files, planOf(files, answers, { format, templates: own }));
}

/** What a reader of the log relies on: numbers are told apart, links lead somewhere, supersedes stand on both sides. */
export function expectValid(files: Files): void {
  const log = logOf(files);
  const numbers = log.files.map((file) => file.adr.number);
  expect(new Set(numbers).size, 'numbers').toBe(numbers.length);
  for (const file of log.files) {
    const start = file.adr.identity?.format === 'madr' ? '---\nstatus: ' : `# ${file.adr.number}. `;
    expect(file.text.startsWith(start), 'title').toBe(true);
    expect(file.adr.identity?.status, file.path).toBe(file.adr.status);
    expect(new Set(file.adr.statusPlaces.map((place) => place.value.toLowerCase().split(' ')[0])).size, 'places').toBe(
      1,
    );
    for (const match of file.text.matchAll(/\]\(([^):]+\.md)\)/g)) {
      expect(files[resolvePath(file.path, match[1]!) ?? ''], `${file.path} → ${match[1]!}`).toBeDefined();
    }
    for (const link of file.adr.links().filter(({ phrase }) => phrase !== 'would supersede')) {
      const other = linkedFile(link, file.path, log);
      const back = link.phrase === 'superseded by' ? 'supersedes' : 'superseded by';
      const found = other?.adr
        .links()
        .some((one) => one.phrase === back && linkedFile(one, other.path, log)?.path === file.path);
      expect(found, `${file.path} ${link.phrase} ${link.target}`).toBe(true);
    }
    if (file.adr.status === 'superseded') expect(file.adr.links().length).toBeGreaterThan(0);
  }
}
