import { execa } from 'execa';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Run } from '../helpers/run-bin.ts';
import { filesOf, git, scratchRepo } from '../helpers/scratch.ts';
import { buildTinyProgram, type TinyProgram } from '../helpers/tiny-program.ts';

// What a scenario folder holds, and how to write one, stands in test/scenarios/README.md.
const folder = fileURLToPath(new URL('../scenarios', import.meta.url));
const all = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'program')
  .map((entry) => entry.name)
  .sort();
const isUpdate = process.env['UPDATE_SCENARIOS'] === '1';

/** Scenarios with a step that runs adr-tools, and those without. */
const scenarios = await Promise.all(
  all.map(async (name) => ({ name, adr: /^adr /m.test(await readFile(join(folder, name, 'steps.txt'), 'utf8')) })),
);

/** Tests the scenarios with the real adr-tools, or those that need no program besides git. */
export function testScenarios(which: 'with adr-tools' | 'alone'): void {
  const names = scenarios.filter(({ adr }) => adr === (which === 'with adr-tools')).map(({ name }) => name);
  let program: TinyProgram;
  beforeAll(async () => {
    program = await buildTinyProgram();
  }, 60_000);
  afterAll(() => program.remove());

  it.each(names)('%s', { timeout: 60_000 }, async (name) => {
    const scenario = join(folder, name);
    const repo = await scratchRepo();
    await cp(join(scenario, 'before'), repo, { recursive: true });
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'before');
    const steps = (await readFile(join(scenario, 'steps.txt'), 'utf8')).split('\n').filter((line) => line !== '');
    let last: Run | undefined;
    for (const step of steps) last = (await doStep(step, { repo, scenario, program })) ?? last;
    const report = `exit ${last?.code ?? -1}\n\nstdout\n${last?.stdout ?? ''}\nstderr\n${last?.stderr ?? ''}`;
    const files = await filesOf(repo);
    if (isUpdate) await update(scenario, report, files);
    expect(report).toBe(await readFile(join(scenario, 'expected.txt'), 'utf8'));
    expect(files).toEqual(await filesOf(join(scenario, 'expected')));
    const again = steps.at(-1) ?? '';
    if (!again.startsWith('run')) return;
    const recalled = await doStep(again, { repo, scenario, program });
    expect(await filesOf(repo), 'a second run changes nothing').toEqual(files);
    await rm(join(repo, '.git/create-arch-adr-last-run.json'), { force: true });
    expect(await doStep(again, { repo, scenario, program }), 'what is remembered is what a full run says').toEqual(
      recalled,
    );
  });
}

interface Stage {
  readonly repo: string;
  readonly scenario: string;
  readonly program: TinyProgram;
}

async function doStep(step: string, { repo, scenario, program }: Stage): Promise<Run | undefined> {
  const [word = '', ...rest] = step.split(' ');
  const words = rest.join(' ');
  if (word === 'run') return program.run(runArguments(words), repo);
  if (word === 'git') await git(repo, ...argumentsOf(words));
  else if (word === 'adr')
    await execa('adr', argumentsOf(words), {
      cwd: repo,
      env: { VISUAL: 'true', EDITOR: 'true', ADR_DATE: '2026-11-24' },
    });
  else if (word === 'commit') await commitAll(repo, words);
  else if (word === 'put') await cp(join(scenario, 'changes', words), repo, { recursive: true });
  else if (word === 'remove') await rm(join(repo, words));
  else if (word === 'copy') await cp(join(repo, rest[0] ?? ''), join(repo, rest[1] ?? ''));
  else if (word === 'move') await move(repo, rest);
  else if (word in texts) await changeText(repo, words, texts[word]!);
  else throw new Error(`Unknown step: ${step}`);
  return undefined;
}

/** Words between blanks; a part in double quotes is one word. */
function argumentsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** Every run has a day that does not change, and says only what matters. */
function runArguments(text: string): string[] {
  const args = argumentsOf(text);
  const isDated = args.includes('--date') || ['renumber', 'convert'].includes(args[0] ?? '');
  return [...args, ...(isDated ? [] : ['--date', '2026-11-24']), '--quiet'];
}

async function commitAll(repo: string, message: string): Promise<void> {
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', message);
}

async function move(repo: string, [from = '', to = '']: readonly string[]): Promise<void> {
  await mkdir(dirname(join(repo, to)), { recursive: true });
  await rename(join(repo, from), join(repo, to));
}

/** Changes of a file's text: the path, then what the step needs, between ` | `. `\n` stands for a line break. */
const texts: Readonly<Record<string, (text: string, parts: readonly string[]) => string>> = {
  replace: (text, [old = '', now = '']) => {
    if (!text.includes(old)) throw new Error(`There is no ${JSON.stringify(old)}`);
    return text.replace(old, () => now);
  },
  crlf: (text) => text.replaceAll('\n', '\r\n'),
  bom: (text) => `\ufeff${text}`,
  uncomment: (text) => text.replace(/\n<!-- create-arch-adr .* -->\n/, ''),
  cut: (text) => text.replace(/\n$/, ''),
};

async function changeText(repo: string, words: string, change: (typeof texts)[string]): Promise<void> {
  const [path = '', ...parts] = words.split(' | ').map((part) => part.replaceAll('\\n', '\n'));
  const file = join(repo, path);
  await writeFile(file, change(await readFile(file, 'utf8'), parts));
}

async function update(scenario: string, report: string, files: Readonly<Record<string, string>>): Promise<void> {
  await rm(join(scenario, 'expected'), { recursive: true, force: true });
  await writeFile(join(scenario, 'expected.txt'), report);
  for (const [path, text] of Object.entries(files)) {
    const file = join(scenario, 'expected', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
