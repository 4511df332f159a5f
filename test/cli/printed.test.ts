import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyCommand } from '../../src/cli/command-line.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { realContext } from '../../src/cli/context.ts';
import type { Run } from '../helpers/run-bin.ts';
import { runMain } from '../helpers/run-main.ts';
import { git, scratchFolder, scratchRepo, writeFiles } from '../helpers/scratch.ts';

const raw = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
const annotation = /^::(?:error|warning|notice) (?:[\w]+=[^,:]*,?)+::/;

/** What of a run is no output that may be printed: characters, and lines that are commands but no annotations. */
function faultsOf({ stdout, stderr }: Run): string[] {
  // `completion` separates a word from its description with a tab.
  const lines = [...stdout.split('\n').map((line) => line.replace(/^([\w-]+)\t/, '$1 ')), ...stderr.split('\n')];
  return lines.filter(
    (line) => raw.test(line) || /##\w*\[/.test(line) || (/^(?:::|\s*::(?!:))/.test(line) && !annotation.test(line)),
  );
}

/** A line that begins as an attacker wants, wherever the text before it came from. */
const forged = /^\s*(?:::stop-commands|forged)/m;

const words = [
  'x\n::stop-commands::y',
  '::stop-commands::y',
  'x\rforged\u001b[31m',
  '\u202ex\nforged',
  '\u2066\u061c\u0085\ufeff\n::stop-commands::',
  '##[stop-commands]x',
];

const program = buildProgram(realContext(), () => undefined);

/** Every command with a hostile word as each of its arguments and as the value of each of its flags. */
function commandLines(word: string): string[][] {
  return everyCommand(program).flatMap(({ command, path }) => {
    const needed = command.registeredArguments.map((argument) => argument.argChoices?.[0] ?? 'rpc');
    const given = [...path, ...needed];
    return [
      [...path, word],
      [...path, ...needed.map((_, at) => (at === 0 ? word : 'rpc'))],
      [...given.slice(0, path.length + 1), word],
      [...given, word, word],
      [...path, `--${word}`],
      [...path, `-${word}`],
      ['help', ...path, word],
      ...command.options.flatMap(({ long, required, optional }) =>
        long === undefined || long === '--color'
          ? []
          : required || optional
            ? [
                [...given, long, word],
                [...given, `${long}=${word}`],
                [...given, long, word, long, `${word}2`],
              ]
            : [[...given, `${long}=${word}`]],
      ),
    ];
  });
}

describe('a hostile word on the command line', () => {
  it.each(words)(
    'reaches no output as it is: %j',
    async (word) => {
      const cwd = await scratchRepo({
        'stack.yaml': 'version: 1\nsystem: {name: P}\ndecisions: {rpc: {choice: grpc}}\n',
      });
      const lines = commandLines(word).filter((args) => !args.includes('--commit'));
      expect(lines.length).toBeGreaterThan(200);
      const seen: unknown[] = [];
      for (const args of lines) {
        for (const flags of [[], ['--json']]) {
          const run = await runMain([...args, ...flags], { cwd, env: { GITHUB_ACTIONS: 'true' } });
          const faults = faultsOf(run);
          if (faults.length > 0 || forged.test(run.stdout) || forged.test(run.stderr))
            seen.push([args, faults.slice(0, 3), run.stderr.slice(0, 300)]);
        }
      }
      expect(seen).toEqual([]);
    },
    120_000,
  );
});

/** The commands that look at a repository. */
const looks = [
  [],
  ['--json'],
  ['--dry-run'],
  ['check'],
  ['check', '--json'],
  ['check', '--sarif'],
  ['check', '--readers'],
  ['detect'],
  ['detect', '--json'],
  ['status'],
  ['status', 'rpc', 'accepted', '--dry-run'],
  ['renumber', '--dry-run'],
  ['renumber', '--json'],
  ['convert', '--to', 'nygard', '--dry-run'],
  ['questions'],
  ['questions', '--json'],
  ['completion', 'bash', '--', 'status', ''],
  ['template', 'eject', 'madr', '--dry-run'],
];

/** Names of files, each without what no file system takes. */
const name = fc
  .string({
    unit: fc.constantFrom(
      'a',
      ':',
      ':',
      '\n',
      '::',
      '#',
      '##[',
      '\u001b',
      '\r',
      '\t',
      '\u0085',
      '\u061c',
      '\u200b',
      '\u202e',
      '\u2028',
      '\ufeff',
      '\u{e0041}',
      ' ',
    ),
    minLength: 1,
    maxLength: 12,
  })
  .filter((text) => text.trim() !== '');

describe('a hostile name of a file or folder', () => {
  it('reaches no output as it is, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(name, name, name, async (folder, file, text) => {
        const cwd = await scratchRepo();
        await writeFiles(cwd, {
          'stack.yaml': `version: 1\nsystem: {name: P}\ndecisions: {rpc: {choice: grpc, because: ${JSON.stringify(text)}}}\n`,
          [`docs/adr/0001-${file}.md`]: `# 1. ${text}\n\nStatus: ${text}\n\n[x](${text}.md)\n`,
          [`docs/adr/${file}.md`]: '# 1. X\n\n## Status\n\nAccepted\n\nSuperseded by [2](0009-x.md)\n',
          [`docs/adr/${folder}/0001-a.md`]: '# 1. Y\n',
          [`${folder}/package.json`]: '{"dependencies":{"kafkajs":"1.0.0"}}',
          [`${file}/pom.xml`]: '<project><a></project>',
        });
        for (const args of looks) {
          const run = await runMain(args, { cwd, env: { GITHUB_ACTIONS: 'true' } });
          expect(faultsOf(run), JSON.stringify([args, run.stdout, run.stderr])).toEqual([]);
        }
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  it('reaches no output when it is that of the repository, of a branch or of the answers file', async () => {
    const top = await scratchFolder();
    const cwd = join(top, 'a\n::stop-commands::\u202e');
    await writeFiles(cwd, { 'x\n::error::y.yaml': 'version: 2\n' });
    await git(cwd, 'init', '-q', '-b', '\u202emain');
    for (const args of [
      ...looks,
      ['-a', 'x\n::error::y.yaml'],
      ['-a', 'none\n::error::'],
      ['detect', '--write', '--json'],
    ]) {
      expect(faultsOf(await runMain(args, { cwd })), JSON.stringify(args)).toEqual([]);
    }
    await writeFile(
      join(cwd, 'stack.yaml'),
      'version: 1\nsystem: {name: "\\ud800"}\noutput: {directory: "docs/\\u202e\\n"}\n',
    );
    for (const args of looks) expect(faultsOf(await runMain(args, { cwd })), JSON.stringify(args)).toEqual([]);
  }, 60_000);
});

describe('a run', () => {
  it('refuses a folder whose name has half of a character', async () => {
    const cwd = await scratchRepo({
      'stack.yaml':
        'version: 1\nsystem: {name: P}\noutput: {directory: "docs/\\ud800"}\ndecisions: {rpc: {choice: grpc}}\n',
    });
    for (const args of [[], ['check'], ['check', '--sarif']]) {
      const run = await runMain(args, { cwd });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain(String.raw`"docs/\ud800" has a control character or half of a character.`);
    }
  });
});

describe('check', () => {
  it('writes its own annotations as commands that GitHub reads', async () => {
    const cwd = await scratchRepo({ 'docs/adr/0001-a\n::error::.md': '# 1. A\n', 'docs/adr/0001-b.md': '# 1. B\n' });
    const run = await runMain(['check'], { cwd, env: { GITHUB_ACTIONS: 'true' } });
    expect(run.stdout.split('\n').filter((line) => annotation.test(line)).length).toBeGreaterThan(0);
    expect(run.stdout).toContain('docs/adr/0001-a%0A%3A%3Aerror%3A%3A.md');
  });
});
