import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pages, parts } from '../.ci/readme.js';
import { realContext } from '../src/cli/context.ts';
import { buildProgram } from '../src/cli/program.ts';
import { runBin } from './helpers/run-bin.ts';
import { git, scratchFolder, scratchRepo, writeFiles } from './helpers/scratch.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = await readFile(join(root, 'README.md'), 'utf8');
const everyPage = (await Promise.all(pages.map((page) => readFile(join(root, page), 'utf8')))).join('\n');
const made = parts();
const example = await readFile(join(root, 'examples/parcels.stack.yaml'), 'utf8');

describe('the made parts', () => {
  it.each(Object.entries(made))('%s is as it is made now', (name, part) => {
    expect(shown(name)).toBe(part);
  });

  it('list every source file, and no other', () => {
    expect(sourceFiles(shown('map'))).toEqual(sourceFiles(made['map'] ?? ''));
  });
});

/** What stands between the marks of a made part. */
function shown(name: string): string {
  return new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)<!-- ${name}: end -->`).exec(everyPage)?.[1]?.trim() ?? '';
}

function sourceFiles(map: string): string[] {
  return [...map.matchAll(/^- `(src\/[^`]+)`: \S/gm)].map((match) => match[1] ?? '').sort();
}

describe('what can be typed', () => {
  const words = new Set(everyCommand(buildProgram(realContext(), () => undefined)));

  it('names only commands and flags that are there', () => {
    const flags = [...outsideMap().matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map((match) => match[0]);
    const foreign = ['--global', '--yes']; // of npm and npx
    expect(flags.filter((flag) => !words.has(flag) && !foreign.includes(flag))).toEqual([]);
    const commands = [...outsideMap().matchAll(/(?:npx |`)create-arch-adr ([a-z]+)/g)];
    expect(commands.map((match) => match[1]).filter((word) => !words.has(word ?? ''))).toEqual([]);
  });

  it('takes the example of the start', async () => {
    const answers = /```yaml\n([\s\S]*?)```/.exec(shown('small'))?.[1] ?? '';
    const repo = await scratchRepo({ 'stack.yaml': answers });
    expect((await runBin(['--answers', 'stack.yaml'], { cwd: repo })).code).toBe(0);
  });

  it('takes every command of the console blocks that only reads', async () => {
    const lines = [...readme.matchAll(/^\$ npx create-arch-adr(.*)$/gm)].map((match) => match[1]?.trim() ?? '');
    const reading = [...new Set(lines)].filter((line) => /^(catalog|questions|renumber|--answers .*--json)/.test(line));
    expect(reading.length).toBeGreaterThan(4);
    const repo = await scratchRepo({ 'stack.yaml': example });
    for (const line of reading) expect([line, (await runBin(line.split(' '), { cwd: repo })).code]).toEqual([line, 0]);
  });

  it('shows a part of the example as it is', () => {
    const part = /parcels\.stack\.yaml\):\n\n```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(part).not.toBe('');
    const lines = example.split('\n');
    expect(part.split('\n').filter((line) => !lines.includes(line))).toEqual([]);
  });
});

interface Tree {
  readonly name: () => string;
  readonly commands: readonly Tree[];
  readonly options: readonly { readonly long?: string | undefined }[];
}

function everyCommand(command: Tree): string[] {
  const flags = command.options.flatMap((option) => option.long ?? []);
  return [command.name(), '--help', ...flags, ...command.commands.flatMap(everyCommand)];
}

function outsideMap(): string {
  return readme.replace(/```text[\s\S]*?```/g, '');
}

describe('links', () => {
  it('lead to headings and files that are there', async () => {
    const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map((match) => anchorOf(match[1] ?? ''));
    // Links in an example of a record lead from that record.
    const text = readme.replace(/```markdown[\s\S]*?```/g, '');
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const inside = targets.filter((target) => target.startsWith('#'));
    expect(inside.filter((target) => !headings.includes(target.slice(1)))).toEqual([]);
    for (const target of targets) {
      if (/^(#|https?:)/.test(target) || /^\d{4}-/.test(target)) continue;
      await access(join(root, target.split('#')[0] ?? ''));
    }
  });
});

/** As GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

describe('the keys of stack.yaml', () => {
  interface Schema {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly anyOf?: readonly Schema[];
    readonly items?: Schema;
    readonly definitions?: Readonly<Record<string, Schema>>;
  }

  /** Keys in dots, only those that hold no further keys; of the items of a list `list[].key`, beside the list. */
  const leaves = (schema: Schema): string[] =>
    Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
      const below = leaves(inner).map((path) => `${key}.${path}`);
      return below.length > 0 ? below : [key, ...leavesOfItems(inner).map((path) => `${key}[].${path}`)];
    });
  const leavesOfItems = ({ items }: Schema): string[] => (items?.anyOf ?? (items ? [items] : [])).flatMap(leaves);

  it('are exactly those of the schema', async () => {
    const schema = JSON.parse(await readFile(join(root, 'dist/stack.schema.json'), 'utf8')) as Schema;
    const top = leaves({ properties: { ...schema.properties, decisions: {} } });
    const forms = schema.definitions?.['decision']?.anyOf ?? [];
    const keys = forms.flatMap((form) =>
      Object.entries(form.properties ?? {}).flatMap(([key, inner]) => [
        ...(leaves(inner).length === 0 ? [key, ...leavesOfItems(inner).map((path) => `${key}[].${path}`)] : []),
        ...(inner.anyOf ?? [inner]).flatMap(leaves).map((path) => `${key}.${path}`),
      ]),
    );
    const [first = [], second = []] = tables(section('### Keys of stack.yaml'));
    expect([...first].sort()).toEqual(top.sort());
    expect([...second].sort()).toEqual([...new Set(keys)].sort());
  });
});

/** The text below a heading, up to the next one of its level or above. */
function section(heading: string): string {
  const text = readme.slice(readme.indexOf(`\n${heading}\n`) + heading.length + 2);
  const level = /^#+/.exec(heading)?.[0].length ?? 0;
  return text.slice(0, new RegExp(`^#{1,${level}} `, 'm').exec(text)?.index);
}

/** The first column of every table of a text. */
function tables(text: string): string[][] {
  return [...text.matchAll(/^\| key \|.*\n\| ---.*\n((?:\|.*\n)+)/gm)].map((match) =>
    [...(match[1] ?? '').matchAll(/^\| `([^`]+)`/gm)].map((row) => row[1] ?? ''),
  );
}

describe('JSON documents', () => {
  it('have the keys that are told, and no other', async () => {
    const documents = await realDocuments();
    expect([...documents.keys()].sort()).toEqual(toldDocuments().sort());
    for (const [heading, real] of documents) {
      const told = tables(section(`#### ${heading}`))[0] ?? [];
      expect([heading, told.filter((key) => !real.has(key))]).toEqual([heading, []]);
      expect([heading, [...real].filter((key) => !covers(told, key))]).toEqual([heading, []]);
    }
  });
});

function toldDocuments(): string[] {
  return [...section('### JSON documents').matchAll(/^#### (.*)$/gm)].map((match) => match[1] ?? '');
}

/** A key that is told without keys below it stands for all of them, and one below stands for those above. */
function covers(told: readonly string[], key: string): boolean {
  const isBelow = (inner: string, outer: string): boolean =>
    inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[]`);
  return told.some(
    (known) =>
      known === key || isBelow(known, key) || (isBelow(key, known) && !told.some((one) => isBelow(one, known))),
  );
}

/** All keys of real documents, by the heading under which the README tells them. */
async function realDocuments(): Promise<Map<string, Set<string>>> {
  const repo = await scratchRepo({ 'stack.yaml': example, ...ring });
  const empty = await scratchFolder();
  const uses = join(root, 'test/fixtures/detect/polyglot');
  const rename = example
    .replace('choice: grpc', 'choice: apache-thrift')
    .replace('considered: [apache-thrift, dubbo]', '');
  const keys = new Map<string, Set<string>>();
  const add = async (heading: string, cwd: string, ...args: string[]): Promise<string> => {
    const { stdout } = await runBin([...args, '--json'], { cwd });
    const known = keys.get(heading) ?? new Set();
    for (const key of keysOf(JSON.parse(stdout), '')) known.add(key);
    keys.set(heading, known);
    return stdout;
  };
  const run = 'A run, `status`, `renumber` and `convert`';
  await add(run, repo);
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-qm', 'records');
  await add(run, repo, 'status', 'distributed-tracing', 'accepted', '--dry-run');
  await writeFiles(repo, { 'stack.yaml': rename });
  await add(run, repo, '--dry-run');
  await add(run, repo, '--answers', 'nothing.yaml');
  await add(run, repo, 'renumber');
  await add('`check`', repo, 'check');
  await add('`detect`', repo, 'detect', uses);
  await add('`catalog list`', repo, 'catalog', 'list', 'kafka', '--catalog', 'ours');
  await add('`catalog show`', repo, 'catalog', 'show', 'kafka');
  await add('`catalog show`', repo, 'catalog', 'show', 'Kafka Streams');
  await add('`catalog show`', repo, 'catalog', 'show', 'Kong Mesh');
  await add('`catalog compare`', repo, 'catalog', 'compare', 'kafka', 'nats');
  await add('`catalog validate`', repo, 'catalog', 'validate', 'ours', '--stale');
  await addQuestions((...args) => add('`questions`', empty, 'questions', ...args));
  await writeFiles(empty, {
    'stack.yaml': 'version: 1\nsystem: { name: Shop }\ndecisions: { message-queue: {} }\n',
  });
  await addQuestions((...args) => add('`questions`', empty, 'questions', ...args));
  return withProblems(keys);
}

/** One question after the other is passed over, until none is left. */
async function addQuestions(ask: (...args: string[]) => Promise<string>): Promise<void> {
  const passed: string[] = [];
  for (let open = true; open;) {
    const { question } = JSON.parse(await ask(...passed.flatMap((id) => ['--skip', id]))) as {
      question: { id: string } | null;
    };
    if (question) passed.push(question.id);
    open = question !== null;
  }
}

/** Problems have one form everywhere, which is told once. */
function withProblems(keys: Map<string, Set<string>>): Map<string, Set<string>> {
  const all = [...keys.values()].flatMap((known) => [...known]);
  const problems = all.filter((key) => key.startsWith('problems[].')).map((key) => key.slice('problems[].'.length));
  const rest = [...keys].map(([heading, known]) => {
    const others = [...known].filter((key) => !key.startsWith('problems[]'));
    return [heading, new Set(others)] as const;
  });
  return new Map([['Problems', new Set(problems)], ...rest]);
}

function keysOf(data: unknown, path: string): string[] {
  if (Array.isArray(data)) return data.flatMap((item) => keysOf(item, `${path}[]`));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...keysOf(value, here)];
  });
}

const ring = {
  'ours/options/apache-kafka.yaml': 'id: apache-kafka\nring: { name: hold, reason: Nobody is on call for it. }\n',
};
