import { chmod, mkdir, mkdtemp, readFile, realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesOf, git, scratchFolder, scratchRepo, writeFiles } from './helpers/scratch.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Workflow {
  readonly jobs: { readonly check: { readonly steps: readonly Step[] } };
}

const action = parse(await read('action.yml')) as Action;
const block = /```yaml\n(name: Architecture decisions\n[^]*?)```/.exec(await read('README.md'))?.[1] ?? '';
const workflow = parse(block) as Workflow;
const { version } = JSON.parse(await read('package.json')) as { version: string };

/** What a pull request can hold to have another program run: each of them leaves a file named `ran`. */
const evil = '#!/usr/bin/env node\nrequire("node:fs").writeFileSync(process.env.GITHUB_WORKSPACE + "/../ran", "");\n';
const hostile = {
  '.npmrc': 'registry=http://127.0.0.1:9/\nignore-scripts=false\nscript-shell=./evil\n',
  'package.json': JSON.stringify({
    name: 'create-arch-adr',
    version,
    bin: 'evil',
    workspaces: ['evil-too'],
    scripts: { preinstall: './evil', install: './evil' },
  }),
  evil,
  'node_modules/.bin/create-arch-adr': evil,
  'node_modules/create-arch-adr/package.json': JSON.stringify({ name: 'create-arch-adr', version, bin: '../../evil' }),
  'docs/adr/0001-use-go.md': '# 1. Use Go\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n',
};

let tarball = '';
let npm = '';

/** A machine of GitHub: its folders, and an npm that takes this project's tarball from the disk and notes how it is called. */
async function runner(
  files: Readonly<Record<string, string>> = {},
): Promise<{ top: string; env: Record<string, string> }> {
  const top = await scratchFolder({
    'bin/npm': [
      '#!/bin/bash',
      'echo "$PWD|$("$NPM" config get registry)|$*" >> "$CALLS"',
      'args=(); for one in "$@"; do [[ "$one" == create-arch-adr@* ]] && one="$TARBALL"; args+=("$one"); done',
      'exec "$NPM" "${args[@]}" --offline',
      '',
    ].join('\n'),
    'bin/npx': '#!/bin/bash\necho "npx" >> "$CALLS"\nexit 1\n',
  });
  for (const name of ['npm', 'npx']) await chmod(join(top, 'bin', name), 0o755);
  const workspace = join(top, 'work');
  await writeFiles(workspace, { ...hostile, ...files });
  for (const name of ['evil', 'node_modules/.bin/create-arch-adr']) await chmod(join(workspace, name), 0o755);
  await git(workspace, 'init', '-q', '-b', 'main');
  await mkdir(join(top, 'temp'));
  return {
    top,
    env: {
      PATH: `${join(top, 'bin')}:${process.env['PATH'] ?? ''}`,
      HOME: top,
      NPM: npm,
      TARBALL: tarball,
      CALLS: join(top, 'calls'),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: join(top, 'temp'),
      GITHUB_OUTPUT: join(top, 'output'),
      GITHUB_STEP_SUMMARY: join(top, 'summary'),
      GITHUB_BASE_REF: '',
    },
  };
}

interface Ran {
  readonly code: number;
  readonly output: string;
  readonly top: string;
  /** Paths of all files outside of the checkout and the npm cache. */
  readonly files: readonly string[];
  readonly calls: string;
}

/** Runs steps as a runner does, each in a bash of its own until one fails. */
async function runSteps(
  steps: readonly Step[],
  inputs: Record<string, string>,
  at: Awaited<ReturnType<typeof runner>>,
): Promise<Ran> {
  let [code, output] = [0, ''];
  const value = (text: string): string =>
    text.replace(/\$\{\{ *(?:inputs\.(\w+)|runner\.(temp))[^}]*\}\}/g, (_, input?: string) =>
      input === undefined ? (at.env['RUNNER_TEMP'] ?? '') : (inputs[input] ?? action.inputs[input]?.default ?? ''),
    );
  for (const { run, env = {}, 'working-directory': folder } of steps) {
    if (run === undefined || code !== 0) continue;
    const result = await execa('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: folder === undefined ? (at.env['GITHUB_WORKSPACE'] ?? '') : value(folder),
      env: { ...at.env, ...Object.fromEntries(Object.entries(env).map(([key, text]) => [key, value(text)])) },
      extendEnv: false,
      all: true,
      reject: false,
    });
    code = result.exitCode ?? -1;
    output += `${result.all}\n`;
  }
  const files = Object.keys(await filesOf(at.top)).filter((path) => !/^(?:work\/(?!x)|\.npm\/|bin\/)/.test(path));
  return { code, output, top: at.top, files, calls: await readFile(join(at.top, 'calls'), 'utf8').catch(() => '') };
}

const runAction = async (inputs: Record<string, string>, at?: Awaited<ReturnType<typeof runner>>): Promise<Ran> =>
  runSteps(action.runs.steps, inputs, at ?? (await runner()));

describe.runIf(process.platform === 'linux')('action.yml', () => {
  beforeAll(async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'arch-adr-action-')));
    const packed = await execa('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
    });
    tarball = join(folder, (JSON.parse(packed.stdout) as [{ filename: string }])[0].filename);
    npm = (await execa('bash', ['-c', 'command -v npm'])).stdout;
    return async () => {
      await execa('rm', ['-rf', folder]);
    };
  }, 60_000);

  it('runs the pinned program whatever the checkout holds', async () => {
    const ran = await runAction({});
    expect(ran.output).toContain('Checked 1 record');
    expect([ran.code, ran.files]).toEqual([0, ['calls']]);
    expect(ran.calls).toMatch(
      /^\/\S+\/temp\/create-arch-adr\.\w+\|https:\/\/registry\.npmjs\.org\/\|install .*--ignore-scripts/,
    );
    expect(ran.calls).toContain(`create-arch-adr@${version}\n`);
  });

  it('does the same in the workflow of the README', async () => {
    const at = await runner();
    const base = await scratchRepo({ 'docs/adr/0001-use-go.md': hostile['docs/adr/0001-use-go.md'] });
    await git(join(at.top, 'work'), 'fetch', '-q', base, 'main:refs/remotes/origin/main');
    const ran = await runSteps(workflow.jobs.check.steps, {}, { ...at, env: { ...at.env, GITHUB_BASE_REF: 'main' } });
    expect(ran.output).toContain('Checked 1 record');
    expect(ran.calls).toMatch(/^\/\S+\/temp\|https:\/\/registry\.npmjs\.org\/\|install -C \/\S+\/temp\/adr create/);
    expect(ran.calls).toContain(`create-arch-adr@${version}\n`);
    expect(ran.files.filter((path) => !path.startsWith('temp/adr/'))).toEqual(['calls']);
  });

  it.each(['directory', 'severity', 'base', 'version', 'sarif'])(
    'takes a hostile %s as a text',
    async (input) => {
      for (const text of ['$(touch x)', '`touch x`; touch x', 'a\ntouch x\n::error::forged', '-rf" && touch x; "']) {
        const ran = await runAction({ [input]: text });
        expect(
          ran.files.filter((path) => path !== 'calls'),
          text,
        ).toEqual(input === 'sarif' ? expect.any(Array) : []);
        expect(Object.keys(await filesOf(join(ran.top, 'work'))), text).not.toContain('x');
        expect(ran.output, text).not.toMatch(/^::error::forged/m);
      }
    },
    60_000,
  );

  it.each(['latest', '^1.0.0', 'file:./evil', 'npm:other@1.0.0', 'https://example.org/x.tgz', '1.0.0 other', ''])(
    'refuses %j as a version before anything is installed',
    async (text) => {
      const ran = await runAction({ version: text });
      expect([ran.code, ran.calls]).toEqual([2, '']);
      expect(ran.output).toContain('::error::The input version is not an exact version.');
    },
  );

  it('fails when the check does, and writes the SARIF result first', async () => {
    const at = await runner({ 'docs/adr/0001-use-it.md': '# 1. Use it\n\n## Status\n\nAccepted\n' });
    const ran = await runAction({ sarif: 'out.sarif' }, at);
    expect(ran.code).toBe(1);
    expect(JSON.parse(await readFile(join(ran.top, 'work/out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('writes the SARIF result through no link of the checkout', async () => {
    const at = await runner();
    await writeFiles(at.top, { 'home/kept': 'kept\n' });
    await symlink(join(at.top, 'home/kept'), join(at.top, 'work/out.sarif'));
    await symlink(join(at.top, 'home'), join(at.top, 'work/out'));
    expect((await runAction({ sarif: 'out.sarif' }, at)).code).toBe(0);
    expect((await runAction({ sarif: 'out/kept' }, at)).code).toBe(2);
    expect(await readFile(join(at.top, 'home/kept'), 'utf8')).toBe('kept\n');
  });

  it('compares with the base branch where it is fetched, and says so where it is not', async () => {
    const at = await runner();
    expect((await runAction({ base: 'main' }, at)).output).toContain('::notice::The base branch is not fetched');
    const base = await scratchRepo({ 'docs/adr/0001-other.md': '# 1. Other\n\n## Status\n\nAccepted\n' });
    await git(join(at.top, 'work'), 'fetch', '-q', base, 'main:refs/remotes/origin/main');
    expect((await runAction({ base: 'main' }, at)).output).not.toContain('not fetched');
  });
});

describe('action.yml and the workflow of the README', () => {
  it('put no expression into a script, and take every action at one commit', () => {
    const steps = [...action.runs.steps, ...workflow.jobs.check.steps];
    expect(steps.length).toBeGreaterThan(3);
    for (const { run = '', uses = 'a/b@0000000000000000000000000000000000000000' } of steps) {
      expect(run).not.toMatch(/\$\{\{|\bnpx\b/);
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    }
  });

  it('name the version of the package', () => {
    expect(action.inputs['version']?.default).toBe(version);
    expect(block).toContain(`create-arch-adr@${version}\n`);
  });
});
