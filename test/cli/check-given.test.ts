import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBin, type Run } from '../helpers/run-bin.ts';
import { scratchFolder, scratchRepo } from '../helpers/scratch.ts';

const answers = 'version: 1\nsystem: { name: Shop }\ndecisions:\n  message-queue: { choice: nats }\n';
const queue = 'id: kue\nkind: servre\nroles: { message-queue: { level: broker } }\n';

interface Told {
  readonly code: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Problems of a check as `file:line:column code`, from its document. */
function told({ stdout }: Run): string[] {
  const { problems } = JSON.parse(stdout) as { readonly problems: readonly Told[] };
  return problems.map(({ code, file, line, column }) => `${file}:${line ?? ''}:${column ?? ''} ${code}`);
}

describe.each([
  {
    what: 'a template that cannot be read',
    files: { 'stack.yaml': `${answers}templates: docs/ours\n`, 'docs/ours/madr.md.hbs': '# {{title}}\n{{#if status}}' },
    flags: ['--templates', '../docs/ours'],
    file: 'docs/ours/madr.md.hbs',
    place: [2, 15],
    code: 'template/syntax',
  },
  {
    what: 'a catalog folder with a fault of shape',
    files: { 'stack.yaml': `${answers}catalog: [docs/ours]\n`, 'docs/ours/options/kue.yaml': queue },
    flags: ['--catalog', '../docs/ours'],
    file: 'docs/ours/options/kue.yaml',
    place: [2, 7],
    code: 'catalog/wrong-value',
  },
] as const)('check with $what', ({ files, flags, file, place: [line, column], code }) => {
  /** Runs a check beside the folder: files are named from the root all the same. */
  async function checked(args: readonly string[] = [], env: Record<string, string> = {}): Promise<Run> {
    const root = await scratchRepo({ ...files, 'src/a.ts': '' });
    return runBin(['check', ...args], { cwd: join(root, 'src'), env });
  }

  it('says what and where on stderr, and exits with 2', async () => {
    const run = await checked();
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(new RegExp(`^${file}:${line}:${column} error .* ${code}\n  `));
    expect(run.stderr).toMatch(
      new RegExp(`\nerror ${file} has (?:an error|\\d errors); nothing else was checked\\.\n$`),
    );
  });

  it('annotates the line where GitHub runs it', async () => {
    const run = await checked([], { GITHUB_ACTIONS: 'true' });
    expect(run.code).toBe(2);
    expect(run.stdout).toMatch(new RegExp(`^::error file=${file},line=${line},col=${column},title=${code}::`));
    expect(run.stderr).toContain(`${file}:${line}:${column} error`);
  });

  it('gives a document of a check', async () => {
    const run = await checked(['--json']);
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({ version: 1, seen: { records: 0, decisions: 0 } });
    expect(told(run)).toContain(`${file}:${line}:${column} ${code}`);
  });

  it('names it in SARIF', async () => {
    const run = await checked(['--sarif']);
    expect(run.code).toBe(2);
    const { runs } = JSON.parse(run.stdout) as { readonly runs: readonly [{ readonly results: readonly unknown[] }] };
    expect(runs[0].results[0]).toMatchObject({
      ruleId: code,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: file, uriBaseId: 'ROOT' },
            region: { startLine: line, startColumn: column },
          },
        },
      ],
    });
  });

  it('names the file from the root, too, where a flag named the folder', async () => {
    const root = await scratchRepo({ ...files, 'stack.yaml': answers, 'src/a.ts': '' });
    const run = await runBin(['check', '--json', ...flags], { cwd: join(root, 'src') });
    expect(run.code).toBe(2);
    expect(told(run)).toContain(`${file}:${line}:${column} ${code}`);
  });
});

describe('check', () => {
  it('tells faults of the answers and of their catalog folder together', async () => {
    const root = await scratchRepo({
      'stack.yaml': `${answers}catalog: [company]\nzzz: 1\n`,
      'company/options/kue.yaml': queue,
    });
    const found = told(await runBin(['check', '--json'], { cwd: root }));
    expect(found).toContain('company/options/kue.yaml:2:7 catalog/wrong-value');
    expect(found.at(-1)).toBe('stack.yaml:6:1 answers/unknown-key');
  });

  it('knows the options of a catalog folder in a file with other faults', async () => {
    const root = await scratchRepo({
      'stack.yaml':
        answers.replace('nats', 'valkey-queue, considered: [nats, valkye-queue]').replace('version: 1', 'version: 2') +
        'catalog: [company]\n',
      'company/options/nats.yaml': 'id: nats\naliases: [valkey-queue]\n',
    });
    expect(told(await runBin(['check', '--json'], { cwd: root }))).toEqual([
      'stack.yaml:1:10 answers/wrong-value',
      'stack.yaml:4:61 answers/unknown-option',
    ]);
  });

  it.each([
    ['catalog: [company, nowhere]\n', 'There is no catalog folder nowhere.', '5:20'],
    ['catalog: [../beside]\n', 'leads outside the repository', '5:10'],
    ['templates: nowhere\n', 'There is no template folder nowhere.', '5:12'],
    ['templates: company\n', 'company holds no template.', '5:12'],
  ])('tells a folder that cannot be used at the line that names it: %s', async (line, message, place) => {
    const root = await scratchRepo({
      'stack.yaml': answers + line,
      'company/options/nats.yaml': 'id: nats\naliases: [n]\n',
    });
    const run = await runBin(['check'], { cwd: root, env: { GITHUB_ACTIONS: 'true' } });
    const [at, column] = place.split(':');
    expect(run.code).toBe(2);
    expect(run.stdout).toContain(`::error file=stack.yaml,line=${at},col=${column},title=answers/wrong-folder::`);
    expect(run.stdout).toContain(message);
  });

  it('says of a folder that only a flag names that it is missing, without a line', async () => {
    const run = await runBin(['check', '--catalog', 'nowhere'], { cwd: await scratchRepo({ 'stack.yaml': answers }) });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^error There is no catalog folder nowhere\.\n {2}Name/);
  });

  it('tells a fault of a flagged folder where a log has no answers', async () => {
    const cwd = await scratchFolder({
      'docs/adr/0001-a.md': '# 1. A\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n',
      'ours/options/kue.yaml': queue,
    });
    const run = await runBin(['check', '--json', '--catalog', 'ours'], { cwd });
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout)).toHaveProperty('seen');
    expect(told(run)).toContain('ours/options/kue.yaml:2:7 catalog/wrong-value');
  });
});
