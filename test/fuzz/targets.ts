import { parseAdr } from '../../src/adr/parse.ts';
import { probeProblems } from '../../src/adr/probe.ts';
import { recordFields } from '../../src/adr/record-fields.ts';
import { layOver } from '../../src/catalog/overlay.ts';
import type { CheckInput } from '../../src/check/input.ts';
import { misreadings } from '../../src/check/readers/misread.ts';
import { logRules } from '../../src/check/log-rules.ts';
import { ownRules } from '../../src/check/own-rules.ts';
import { runChecks } from '../../src/check/run.ts';
import { checkAnswers, parseAnswers } from '../../src/decide/answers.ts';
import { settle } from '../../src/decide/settle.ts';
import { readManifest } from '../../src/detect/readers.ts';
import { readLicenseLists } from '../../src/io/shipped.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import { isRecord, type AdrFile, type AdrLog } from '../../src/model/adr.ts';
import type { Stack } from '../../src/model/decision.ts';
import { isWrite } from '../../src/model/plan.ts';
import type { Problem } from '../../src/model/problem.ts';
import { currentRecords } from '../../src/plan/current.ts';
import { planRun } from '../../src/plan/plan.ts';
import { statusChange } from '../../src/plan/set-status.ts';
import { checkTemplate } from '../../src/text/template-check.ts';
import { compileTemplate } from '../../src/text/template-tree.ts';
import { setInYaml } from '../../src/text/yaml-set.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

/** A reader of text from outside, as the fuzzer knows it. */
export interface Target {
  readonly name: string;
  /** Texts to begin with: files below the root of the project whose path ends so. */
  readonly seeds: RegExp;
  /** Pieces that mean something to the reader. */
  readonly words: readonly string[];
  /** How long a text it has to take within a second. */
  readonly most: number;
  /** Reads a text; what it did against the law, or `undefined`. Throwing is against the law as well. */
  readonly faultOf: (text: string) => string | undefined;
}

const catalog = wholeCatalog();
const licenses = readLicenseLists();
const templates = readTemplates();

/** A problem has to point into the text that was read. */
function misplaced(
  problems: readonly Pick<Problem, 'file' | 'line' | 'column'>[],
  file: string,
  text: string,
): string | undefined {
  const lines = text.split('\n');
  const wrong = problems.find(({ file: named, line = 1, column = 1 }) => {
    const words = lines[line - 1];
    return named === file && (words === undefined || column < 1 || column > words.length + 1);
  });
  return wrong && `a problem at ${wrong.line ?? '-'}:${wrong.column ?? '-'} of ${lines.length} lines`;
}

function readAnswers(text: string): string | undefined {
  const file = 'stack.yaml';
  const parsed = parseAnswers(text, file);
  if (!parsed.value) return misplaced(parsed.problems, file, text);
  if (parsed.value.shape.value) {
    setInYaml(text, ['decisions', 'rpc'], { status: 'accepted', date: '2026-11-24' });
  }
  const checked = checkAnswers(parsed.value, catalog);
  if (checked.value) settle(checked.value, catalog);
  return misplaced(checked.problems, file, text);
}

const folder = 'docs/adr';

function fileOf(name: string, text: string): AdrFile {
  const path = `${folder}/${name}`;
  return { path, text, adr: parseAdr(text, path) };
}

const neighbour = fileOf(
  '0002-b.md',
  '# 2. B\n\n- Status: accepted\n\n## Status\n\nAccepted\n\nSupersedes [1. A](0001-a.md)\n',
);

/** Whether a place says what was read in it: letter by letter in one line, word by word over several lines of front matter. */
function holdsWords(place: string, value: string): boolean {
  if (!place.includes('\n')) return place === value;
  let at = 0;
  for (const word of value.replace(/^\[|\]$/g, '').split(/,? /)) {
    at = place.indexOf(word, at);
    if (at === -1) return false;
    at += word.length;
  }
  return true;
}

function readRecord(text: string): string | undefined {
  const file = fileOf('0001-a.md', text);
  const { statusPlaces, datePlaces, deciderPlaces } = file.adr;
  for (const { start, end, value } of [...statusPlaces, ...datePlaces, ...deciderPlaces]) {
    if (!holdsWords(text.slice(start, end), value)) return `the place ${start} to ${end} does not hold "${value}"`;
  }
  const log: AdrLog & { configured: boolean } = { directory: folder, configured: true, files: [file, neighbour] };
  const records = log.files.filter(isRecord);
  const input: CheckInput = { log, records, current: currentRecords(log), catalog, today: '2026-11-24' };
  return misplaced(
    [...runChecks(input, [...logRules, ...ownRules]), ...misreadings(log, records, [])],
    file.path,
    text,
  );
}

function readStatus(text: string): string | undefined {
  const file = fileOf('0001-a.md', text);
  const change = statusChange(file, 'deprecated', '2026-11-24');
  // Without a place for a status, a new one may come to stand in code that nobody closed.
  if (!change) return file.adr.statusPlaces.length === 0 ? undefined : 'a status that stands cannot be changed';
  const { after } = change;
  const changed = fileOf('0001-a.md', after);
  if (changed.adr.status !== 'deprecated')
    return `a status that was set to deprecated is read as ${changed.adr.status}`;
  const again = statusChange(changed, 'deprecated', '2026-11-24');
  return again?.after === after ? undefined : 'setting the same status again changes the record';
}

const stack = settledStack();

function settledStack(): Stack {
  const text =
    'version: 1\nsystem: { name: Shop }\ndecisions:\n  rpc: { choice: grpc, status: accepted, date: 2026-11-24 }\n';
  const parsed = parseAnswers(text, 'stack.yaml').value;
  const answers = parsed && checkAnswers(parsed, catalog).value;
  if (!answers) throw new Error('The answers of the fuzzer are wrong.');
  return settle(answers, catalog);
}

/** The files of a log after a run on it. */
function afterRun(
  files: readonly AdrFile[],
  before: string | undefined,
): { files: AdrFile[]; summary: string | undefined } {
  const plan = planRun({
    stack,
    findOption: (id) => catalog.options.find((option) => option.id === id),
    log: { directory: folder, files },
    taken: [],
    today: () => '2026-11-24',
    templates,
    summary: { path: 'docs/stack.md', ...(before === undefined ? {} : { before }) },
    answersFile: 'stack.yaml',
    ours: false,
    amend: false,
  });
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  if (before !== undefined) texts.set('docs/stack.md', before);
  for (const { path, from, after } of plan.changes.filter(isWrite)) {
    if (from !== undefined) texts.delete(from);
    texts.set(path, after);
  }
  const summary = texts.get('docs/stack.md');
  texts.delete('docs/stack.md');
  return { files: [...texts].map(([path, text]) => ({ path, text, adr: parseAdr(text, path) })), summary };
}

/** A run on a log with any record in it, and on what it left: the second one changes nothing. */
function readLog(text: string): string | undefined {
  const first = afterRun([fileOf('0001-a.md', text), neighbour], undefined);
  const second = afterRun(first.files, first.summary);
  const texts = (files: readonly AdrFile[]): string =>
    JSON.stringify(files.map((file) => [file.path, file.text]).sort());
  if (texts(first.files) !== texts(second.files)) return 'the second run changes a record';
  return first.summary === second.summary ? undefined : 'the second run changes the summary';
}

/** A template is filled only when nothing was told of it, and then with texts alone. */
function readTemplate(text: string): string | undefined {
  const { tree, problems } = checkTemplate(text, 'a.hbs', recordFields);
  if (!tree) return problems.length === 0 ? 'no template, and no word why' : misplaced(problems, 'a.hbs', text);
  const render = compileTemplate(tree);
  probeProblems((data) => {
    const filled = render(data);
    if (/\[object|native code/.test(filled) && !/\[object|native code/.test(text)) throw new Error('code in a record');
    return filled;
  }, 'a.hbs');
  return undefined;
}

function overlayTarget(path: string, seeds: RegExp): Target {
  return {
    name: `overlay ${path}`,
    seeds,
    words: [
      'hide: true\n',
      'id: ',
      'roles:\n',
      'license:\n',
      'spdx: ',
      'sources:\n',
      'ring: ',
      'when: ',
      'drivers:\n',
      ...yamlWords,
    ],
    most: 10_000,
    faultOf: (text) => misplaced(layOver(catalog, [{ path, text }], licenses).problems, path, text),
  };
}

const yamlWords = [
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '<<: ',
  '|\n',
  '>-\n',
  '"',
  "'",
  '#',
  '---\n',
  '? ',
  '!!str ',
  '\t',
  '~',
  '1e9',
];
const markdownWords = [
  '# ', '## Status\n', '- Status: ', 'Date: ', 'accepted', 'Superseded by ', '[2. B](0002-b.md)', '---\n', '```\n', '<!--', '-->',
  '> ', '| Status | ', '**', '~~', '\r\n', '- [x] ', '===\n', '<!-- create-arch-adr {"layer":"rpc"} -->', 'ADR-0002', '](', '\\',
]; // prettier-ignore

const templateWords = [
  '{{', '}}', '{{{', '}}}', '{{#if ', '{{#each ', '{{#with ', '{{/if}}', '{{/each}}', '{{else}}', '{{^', '{{~', '~}}', 'this', '../', '@root.',
  '@index', 'title', 'options', 'context', 'yaml', '{{!-- ', '--}}', '{{> ', '{{#*', 'lookup ', 'log ', 'constructor', '__proto__', ' as |a|',
  '(', ')', '=', '"', '.', '[', ']', '\\{{', '{{{{', '}}}}', '# {{title}}\n', '- Status: {{status}}\n', '- Date: {{date}}\n', '## A\n',
]; // prettier-ignore

const manifests = [
  'package.json', 'package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'pom.xml', 'build.gradle', 'libs.versions.toml',
  'gradle.lockfile', 'go.mod', 'requirements.txt', 'pyproject.toml', 'uv.lock', 'Pipfile', 'Pipfile.lock', 'a.csproj',
  'packages.lock.json', 'Cargo.toml', 'Cargo.lock', 'Gemfile', 'Gemfile.lock', 'composer.json', 'composer.lock',
  'compose.yaml', 'Dockerfile', 'Chart.yaml', 'helmfile.yaml', 'values.yaml', 'kustomization.yaml', 'application.yml',
  'application.properties', 'a.yaml', 'a.tf', '.env', 'bom.json',
]; // prettier-ignore
const manifestWords = [
  '{', '}', '[', ']', '"', "'", ':', ',', '\n', '  ', '${', '#', '<', '>', '</', '<!--', '<![CDATA[', '=', '[[package]]\n', '//',
  'name = "a"\n', 'version', 'image: a:1\n', 'FROM a', '\\', '__proto__', '"dependencies":{', '<dependency>', '/*', '*/', '@', '->',
]; // prettier-ignore

function manifestTarget(path: string): Target {
  const ending = path.replace(/^a\./, '.').replace(/[.+]/g, (mark) => `\\${mark}`);
  const isYaml = /ya?ml$/.test(path);
  return {
    name: `manifest ${path}`,
    seeds: new RegExp(`^test/fixtures/detect/.*${ending}$`),
    words: isYaml ? [...manifestWords, ...yamlWords] : manifestWords,
    most: isYaml ? 10_000 : 60_000,
    faultOf: (text) => {
      const { usages, problems } = readManifest(path, text);
      return misplaced([...usages, ...problems], path, text);
    },
  };
}

/** Every reader of text from outside. */
export const targets: readonly Target[] = [
  {
    name: 'answers',
    seeds: /^(?:stack\.yaml|examples\/.*\.stack\.yaml)$/,
    words: [
      'choice: ',
      'for: ',
      'skip: ',
      'undecided: ',
      'drivers: [',
      'considered: ',
      'record: 2',
      'accepts: {',
      'date: 2026-01-02',
      ...yamlWords,
    ],
    most: 10_000,
    faultOf: readAnswers,
  },
  {
    name: 'record',
    seeds: /^(?:test\/corpus|docs\/adr)\/.*\.md$/,
    words: markdownWords,
    most: 60_000,
    faultOf: readRecord,
  },
  {
    name: 'status',
    seeds: /^(?:test\/corpus|docs\/adr)\/.*\.md$/,
    words: markdownWords,
    most: 60_000,
    faultOf: readStatus,
  },
  { name: 'log', seeds: /^(?:test\/corpus|docs\/adr)\/.*\.md$/, words: markdownWords, most: 60_000, faultOf: readLog },
  { name: 'template', seeds: /^templates\/.*\.hbs$/, words: templateWords, most: 20_000, faultOf: readTemplate },
  overlayTarget('options/own.yaml', /^(?:docs\/)?catalog\/options\/(?:ajv|nats|zod)\.yaml$/),
  overlayTarget('options/nats.yaml', /^catalog\/options\/nats\.yaml$/),
  overlayTarget('layers/own.yaml', /^docs\/catalog\/layers\/.*\.yaml$/),
  overlayTarget('rules/own.yaml', /^catalog\/rules\/[a-g].*\.yaml$/),
  overlayTarget('capabilities.yaml', /^catalog\/capabilities\.yaml$/),
  ...manifests.map(manifestTarget),
];
