import type { Command, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { chmod, cp, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyCommand } from '../../src/cli/command-line.ts';
import { realContext } from '../../src/cli/context.ts';
import { buildProgram } from '../../src/cli/program.ts';
import type { Run } from '../helpers/run-bin.ts';
import { runMain } from '../helpers/run-main.ts';
import { git, writeFiles } from '../helpers/scratch.ts';

// Every flag of every command, from the definition that also runs them: a new one is tested without a change here.
const program = buildProgram(realContext(), () => undefined);
const commands = everyCommand<Command>(program)
  .filter(({ command }) => command.registeredArguments.length > 0)
  .map(({ command, path }) => ({ command, path, name: path.join(' ') || 'a run' }));
const flags = [...new Map(commands.flatMap(({ command }) => command.options).map((one) => [one.flags, one])).values()];
const positions = ['before', 'after'] as const;

/** Arguments that a command is run with; by the placeholder in its definition, where none is given for the command. */
const argumentsOf: Readonly<Record<string, readonly string[]>> = {
  'catalog show <option>': ['kafka'],
  directory: [],
  words: [],
  option: ['kafka', 'rabbitmq'],
  'record|layer': ['message-queue'],
  status: ['accepted'],
  format: ['nygard'],
  shell: ['bash'],
};

/** A value for a flag that has one; by the flag, where none is given for its placeholder. */
const valuesOf: Readonly<Record<string, string>> = {
  '--answers': 'stack.yaml',
  '--to': 'madr',
  '--directory': 'docs/adr',
  '--sbom': 'bom.json',
  '--catalog': 'our-catalog',
  '--templates': 'our-templates',
  'YYYY-MM-DD': '2031-05-06',
  ref: 'main',
  layer: 'message-queue',
  spdx: 'MIT',
  id: 'system.summary',
};

const stack = `version: 1
system: { name: Parcel Tracker }
decisions:
  rpc: { choice: grpc }
  message-queue: { choice: kafka, drivers: [replay], considered: [rabbitmq] }
`;

let template = '';
beforeAll(fillTemplate);
afterAll(async () => {
  process.env['PATH'] = (process.env['PATH'] ?? '').replace(`${gitFolder}:`, '');
  for (const folder of [template, gitFolder]) await rm(folder, { recursive: true, force: true });
});

describe.each(commands)('$name', ({ command, path }) => {
  const own = flags.filter((flag) => hasFlag(command, flag));
  const foreign = flags.filter((flag) => !hasFlag(command, flag));

  it('refuses every other flag in both positions and says which commands have it', async () => {
    for (const flag of foreign) {
      for (const position of positions) {
        const run = await runMain(lineOf(path, command, [wordsOf(flag)], position), { cwd: template });
        expect([flag.long, position, run.code]).toEqual([flag.long, position, 2]);
        expect(run.stderr).toContain(`has no flag ${flag.long!}`);
        for (const other of commands.filter((one) => hasFlag(one.command, flag))) {
          expect(run.stderr).toContain(other.name);
        }
      }
    }
    expect(await everyFile(template)).toEqual(pristine);
  });

  it.each(own.map((flag) => flag.long ?? ''))('takes %s in both positions alike', async (long) => {
    const words = wordsOf(command.options.find((one) => one.long === long)!);
    const before = await runCopy(command, path, [words], 'before');
    const after = await runCopy(command, path, [words], 'after');
    expect({ ...before, files: {} }).toEqual({ ...after, files: {} });
    expect(after.run.code, after.run.stderr).toBeLessThan(2);
    expectHonoured(long, after);
  });

  const valued = own.filter((flag) => flag.required);
  it.runIf(valued.length > 0)('never passes over the value of a flag', async () => {
    const without = await runCopy(command, path, []);
    for (const flag of valued) {
      const empty = await runMain(lineOf(path, command, [[`${flag.long!}=`]]), { cwd: template });
      expect([flag.long, empty.code]).toEqual([flag.long, 2]);
      const wrong = await runCopy(command, path, [[flag.long!, 'no-such-thing']]);
      expect(wrong, `${flag.long!} no-such-thing changes something`).not.toEqual(without);
    }
  });

  it.runIf(hasLong(command, '--dry-run'))('writes nothing with --dry-run, whatever other flags say', async () => {
    const others = own.filter((flag) => flag.long !== '--dry-run').map(wordsOf);
    for (const words of [[], ...others]) {
      const { run, changed } = await runCopy(command, path, [['--dry-run'], words]);
      expect([words, changed]).toEqual([words, []]);
      expect(run.code, run.stderr).toBeLessThan(words.includes('--commit') ? 3 : 2);
    }
  });

  it.runIf(hasLong(command, '--json'))('prints one document with --json, whatever goes wrong', async () => {
    const wrong = [['--no-such-flag'], ...valued.map((flag) => [flag.long!, 'no-such-thing'])];
    for (const words of wrong) {
      const { run } = await runCopy(command, path, [['--json'], words]);
      expect(JSON.parse(run.stdout), words.join(' ')).toMatchObject({ version: 1 });
      if (run.code > 1) expect(run.stderr).not.toBe('');
    }
  });
});

/** What a flag promises, as far as it can be seen from outside. */
function expectHonoured(long: string, { run, changed, files }: Outcome): void {
  if (long === '--dry-run') expect(changed).toEqual([]);
  if (long === '--json') expect(JSON.parse(run.stdout)).toMatchObject({ version: 1 });
  if (long === '--no-color') expect(run.stdout + run.stderr).not.toContain('\u001b[');
  if (long === '--no-git') expect(run.gitCalls).toBe(0);
  if (long === '--version') expect([changed, run.stdout.split('\n').length]).toEqual([[], 2]);
  if (long === '--commit') expect(changed).toContain('.git/refs/heads/main');
  if (long === '--quiet') expect(run.stdout + run.stderr).not.toContain('keep ');
  const isWritten = changed.some((path) => path.startsWith('docs/adr/'));
  if (long === '--date' && isWritten)
    expect(changed.map((path) => files[path] ?? '').join('\n')).toContain('2031-05-06');
}

interface Outcome {
  readonly run: Run & { readonly gitCalls: number };
  /** Files, also those of git, that came, went or changed. */
  readonly changed: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

function hasFlag(command: Command, flag: Option): boolean {
  return command.options.some((one) => one.long === flag.long);
}

function hasLong(command: Command, long: string): boolean {
  return command.options.some((one) => one.long === long);
}

/** A flag with a value that fits, as it is typed. */
function wordsOf(flag: Option): string[] {
  if (!flag.required) return [flag.long!];
  const placeholder = /<(.+)>/.exec(flag.flags)?.[1] ?? '';
  const value = valuesOf[flag.long!] ?? flag.argChoices?.[0] ?? valuesOf[placeholder];
  if (value === undefined) throw new Error(`valuesOf needs a value for ${flag.flags}`);
  return [flag.long!, value];
}

/** A command line that runs the command, with these flags before or after it, and with all that it cannot do without. */
function lineOf(
  path: readonly string[],
  command: Command,
  given: readonly (readonly string[])[],
  position: (typeof positions)[number] = 'after',
): string[] {
  const words = given.flat();
  const needed = command.options
    .filter((one) => (one.mandatory || one.long === '--yes') && !words.some((word) => word.split('=')[0] === one.long))
    .flatMap(wordsOf);
  const args = command.registeredArguments.flatMap(
    (one) => argumentsOf[`${path.join(' ')} <${one.name()}>`] ?? argumentsOf[one.name()] ?? [],
  );
  const line = [...path, ...args, ...needed];
  return position === 'before' ? [...words, ...line] : [...line, ...words];
}

/** Runs a command line in a copy of the repository. A name of the folder in the output becomes the same for all. */
async function runCopy(
  command: Command,
  path: readonly string[],
  given: readonly (readonly string[])[],
  position: (typeof positions)[number] = 'after',
): Promise<Outcome> {
  const repo = await realpath(await mkdtemp(join(tmpdir(), 'arch-adr-flag-')));
  try {
    await cp(template, repo, { recursive: true });
    if (given.flat().includes('--write')) await rm(join(repo, 'stack.yaml'));
    await writeFiles(gitFolder, { calls: '' });
    const args = lineOf(path, command, given, position);
    const env = { XDG_STATE_HOME: gitFolder, ...(args.includes('--no-color') ? { FORCE_COLOR: '1' } : {}) };
    const { code, stdout, stderr } = await runMain(args, { cwd: repo, env });
    const files = await everyFile(repo);
    const same = (text: string): string => text.replaceAll(repo, '<repo>').replace(/Committed \w+ /, 'Committed ');
    const gitCalls = (await readFile(join(gitFolder, 'calls'), 'utf8')).split('\n').length - 1;
    return { run: { code, stdout: same(stdout), stderr: same(stderr), gitCalls }, changed: changedIn(files), files };
  } finally {
    await rm(repo, { recursive: true });
  }
}

/** Paths that came, went or changed. */
function changedIn(files: Readonly<Record<string, string>>): string[] {
  const paths = new Set([...Object.keys(pristine), ...Object.keys(files)]);
  return [...paths].filter((path) => pristine[path] !== files[path]).sort();
}

/** Every file of a folder, of git's own all but what has a hash for its name or says when something was done. */
async function everyFile(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !/^\.git\/(objects|logs)\//.test(path));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

/** The files of the template. */
let pristine: Readonly<Record<string, string>> = {};

/** Outside of the repository: a git that counts its calls, and the calls. */
let gitFolder = '';
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A repository in which every command has something to do, or to say. */
async function fillTemplate(): Promise<void> {
  template = await realpath(await mkdtemp(join(tmpdir(), 'arch-adr-flags-')));
  await cp(join(root, 'docs/catalog'), join(template, 'our-catalog'), { recursive: true });
  for (const format of ['portable', 'madr']) {
    await cp(join(root, `templates/${format}.md.hbs`), join(template, `our-templates/${format}.md.hbs`));
  }
  await writeFiles(template, {
    'stack.yaml': stack,
    'package.json': '{ "dependencies": { "kafkajs": "2.2.4" } }\n',
    'bom.json': '{ "bomFormat": "CycloneDX", "specVersion": "1.6", "components": [] }\n',
  });
  await git(template, 'init', '-q', '-b', 'main', '--template=');
  await git(template, 'config', 'user.name', 'Ana');
  await git(template, 'config', 'user.email', 'ana@example.org');
  await runMain([], { cwd: template });
  await writeFiles(template, {
    'docs/adr/0002-use-tables-for-reports.md':
      '# 2. Use tables for reports\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n',
    'stack.yaml': `${stack}  api-gateway: { choice: kong }\n`,
  });
  await git(template, 'add', '-A');
  await git(template, 'commit', '-qm', 'decisions');
  pristine = await everyFile(template);
  await putGitInFront();
}

/** From now on `git` is a script that notes the call and then does what git does. */
async function putGitInFront(): Promise<void> {
  gitFolder = await mkdtemp(join(tmpdir(), 'arch-adr-git-'));
  const path = process.env['PATH'] ?? '';
  const script = `#!/bin/sh\necho "$1" >> '${gitFolder}/calls'\nPATH='${path}' exec git "$@"\n`;
  await writeFiles(gitFolder, { git: script });
  await chmod(join(gitFolder, 'git'), 0o755);
  process.env['PATH'] = `${gitFolder}:${path}`;
}
