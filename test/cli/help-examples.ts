import { execa } from 'execa';
import { chmod, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { realContext } from '../../src/cli/context.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { runBin } from '../helpers/run-bin.ts';
import { git, scratchFolder, writeFiles } from '../helpers/scratch.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const answers = await readFile(join(root, 'examples/parcels.stack.yaml'), 'utf8');
export const program = buildProgram(realContext(), () => undefined);

/** Examples that find something in the repository of the test. */
const codes: Readonly<Record<string, number>> = { 'npx create-arch-adr check --severity warning': 1 };

const template = await mkdtemp(join(tmpdir(), 'arch-adr-help-'));
interface Tree {
  readonly name: () => string;
  readonly commands: readonly Tree[];
}

/** The words that lead to every command. */
function paths(command: Tree): string[][] {
  return [[], ...command.commands.flatMap((inner) => paths(inner).map((path) => [inner.name(), ...path]))];
}

/** The help of every command, with its examples. */
export const helps = await Promise.all(
  paths(program).map(async (path) => {
    const { stdout } = await runBin([...path, '--help'], { cwd: root });
    const examples = [...stdout.matchAll(/^ {2}((?:source <\()?npx create-arch-adr.*?)(?: {2,}.*)?$/gm)];
    return { command: ['create-arch-adr', ...path].join(' '), text: stdout, examples: examples.map((one) => one[1]!) };
  }),
);

/** Runs examples of a help text; each ends with the code that it says. */
export async function expectRun(examples: readonly string[]): Promise<void> {
  for (const example of examples) {
    expect([example, await run(example)]).toEqual([example, { code: codes[example] ?? 0 }]);
  }
}

/** Whether an example needs a shell that may be missing. */
export function needsShell(example: string): boolean {
  return /completion (?:zsh|fish)/.test(example);
}

/** Prepares the repository in which examples run. */
export function withRepository(): void {
  beforeAll(fillTemplate);
  afterAll(() => rm(template, { recursive: true, force: true }));
}

/** Runs an example as a person would, in a repository that has what the examples speak of. */
async function run(example: string): Promise<{ code: number; said?: string }> {
  const repo = await prepared();
  if (example.endsWith('--write')) await rm(join(repo, 'stack.yaml'));
  const shell = /completion (zsh|fish)/.exec(example)?.[1] ?? 'bash';
  const setUp = shell === 'zsh' ? 'autoload -Uz compinit; compinit -D -u; ' : '';
  const quiet = { bash: ['--norc'], zsh: ['-f'], fish: ['--no-config'] }[shell] ?? [];
  const npx = await scratchFolder({
    npx: `#!/bin/sh\nshift\nexec '${process.execPath}' '${root}/bin/create-arch-adr.js' "$@"\n`,
  });
  await chmod(join(npx, 'npx'), 0o755);
  const result = await execa(shell, [...quiet, '-c', setUp + example], {
    cwd: repo,
    input: '',
    env: { PATH: `${npx}:${process.env['PATH'] ?? ''}`, HOME: npx, NO_COLOR: '1' },
    reject: false,
  });
  if (result.code === 'ENOENT')
    throw new Error(`This test needs ${shell}: apt-get install ${shell} (or brew install ${shell})`);
  const code = result.exitCode ?? -1;
  return code === (codes[example] ?? 0) ? { code } : { code, said: result.stdout + result.stderr };
}

/** A repository with the example's records committed, a base branch, manifests, and a catalog folder. */
async function prepared(): Promise<string> {
  const repo = await scratchFolder();
  await cp(template, repo, { recursive: true });
  return repo;
}

async function fillTemplate(): Promise<void> {
  await cp(join(root, 'docs/catalog'), join(template, 'our-catalog'), { recursive: true });
  await writeFiles(template, {
    'stack.yaml': answers,
    'go.mod': 'module example.org/parcels\n',
    'services/orders/package.json': '{ "dependencies": { "kafkajs": "2.2.4" } }\n',
    'bom.json': '{ "bomFormat": "CycloneDX", "specVersion": "1.6", "components": [] }\n',
  });
  await git(template, 'init', '-q', '-b', 'main');
  await git(template, 'config', 'user.name', 'Ana');
  await git(template, 'config', 'user.email', 'ana@example.org');
  await runBin(['--date', '2026-11-24'], { cwd: template });
  await git(template, 'add', '-A');
  await git(template, 'commit', '-qm', 'decisions');
  await git(template, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
}
