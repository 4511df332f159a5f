import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runBin, type Run } from '../helpers/run-bin.ts';
import { scratchRepo, writeFiles } from '../helpers/scratch.ts';

const answers = `version: 1
system: { name: Parcels, summary: Moves parcels. }
context: { languages: [go], runtime: kubernetes, team: 6 }
decisions:
  message-queue: { choice: nats, drivers: [replay], because: We know it. }
  distributed-tracing: { choice: jaeger }
`;
const record = 'docs/adr/0001-use-nats-as-the-message-queue.md';

type Things = Record<string, unknown>[];

/** What the file that remembers a run holds. */
interface Memo {
  readonly report: { readonly changes: Things; readonly problems: Things; readonly questions: Things };
}

const problem = { code: 'a/b', severity: 'info', file: 'stack.yaml', message: 'x' };

let repo: string;
const remembered = (): string => join(repo, '.git/create-arch-adr-last-run.json');
const run = (...args: string[]): Promise<Run> => runBin(['--answers', 'stack.yaml', ...args], { cwd: repo });
const isRemembered = (): Promise<boolean> =>
  access(remembered()).then(
    () => true,
    () => false,
  );

beforeEach(async () => {
  repo = await scratchRepo();
  await writeFiles(repo, { 'stack.yaml': answers });
});

describe('a run after one that changed nothing', () => {
  it.each([[], ['--json'], ['--quiet'], ['--color'], ['--date', '2026-01-02']])(
    'says with %j what a full run says',
    async (...flags) => {
      await run();
      expect(await isRemembered()).toBe(true);
      const recalled = await run(...flags);
      await rm(remembered());
      expect(await run(...flags)).toEqual(recalled);
      expect(recalled.code).toBe(0);
      if (flags.length === 0) expect(recalled.stderr).toContain('open questions');
    },
  );

  it.each<[string, (memo: Memo) => void]>([
    ['a change of unknown kind', ({ report }) => (report.changes[0]!['kind'] = 'weird')],
    ['a change of an inherited kind', ({ report }) => (report.changes[0]!['kind'] = 'constructor')],
    ['a change whose former path is no text', ({ report }) => (report.changes[0]!['from'] = {})],
    ['a problem of unknown severity', ({ report }) => report.problems.push({ ...problem, severity: 'fatal' })],
    ['a problem whose line is no number', ({ report }) => report.problems.push({ ...problem, line: {} })],
    ['a problem whose hint is no text', ({ report }) => report.problems.push({ ...problem, hint: 7 })],
    ['a question about a number', ({ report }) => report.questions.push({ text: 'Why?', keys: [7] })],
  ])('takes the long way where it remembers %s', async (_, spoil) => {
    await run();
    const expected = await run();
    const memo = JSON.parse(await readFile(remembered(), 'utf8')) as Memo;
    spoil(memo);
    await writeFile(remembered(), JSON.stringify(memo));
    expect(await run()).toEqual(expected);
  });

  it('reads nothing but what is remembered', async () => {
    await run();
    const text = await readFile(remembered(), 'utf8');
    await writeFile(remembered(), text.replaceAll('already right', 'as remembered'));
    expect((await run()).stdout).toContain(`keep     ${record}  as remembered`);
  });

  it.each([
    ['no JSON', () => '{'],
    ['a number', () => '5'],
    ['null', () => 'null'],
    ['a report without changes', (text: string) => text.replace('"changes":', '"chances":')],
    ['a problem that is a number', (text: string) => text.replace(/"problems":\[/, '"problems":[5,')],
    ['a question without keys', (text: string) => text.replaceAll('"keys":', '"kees":')],
    ['a summary outside the repository', (text: string) => text.replace(/"summary":"[^"]*"/, '"summary":"../../x"')],
    ['a summary that is a number', (text: string) => text.replace(/"summary":"[^"]*"/, '"summary":5')],
    ['a folder outside the repository', (text: string) => text.replace('{', '{"directory":"../x",')],
  ])('takes the long way where what is remembered is %s', async (_, change) => {
    const first = await run();
    await writeFile(remembered(), change(await readFile(remembered(), 'utf8')));
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: first.stderr });
    expect(stdout).toContain(`keep     ${record}  already right`);
  });

  it.each<[string, () => Promise<void>]>([
    ['the answers', () => writeFile(join(repo, 'stack.yaml'), answers.replace('replay', 'ordering'))],
    ['a record', async () => writeFile(join(repo, record), `${await readFile(join(repo, record), 'utf8')}\n`)],
    ['the summary', () => writeFile(join(repo, 'docs/stack.md'), 'Ours.\n')],
    ['the log, by a record of somebody else', () => writeFiles(repo, { 'docs/adr/0009-x.md': '# 9. X\n' })],
    ['the log, by a record that is gone', () => rm(join(repo, record))],
    ['the place of the log', () => writeFiles(repo, { '.adr-dir': 'notes\n', 'notes/0001-x.md': '# 1. X\n' })],
  ])('decides anew when something changed %s', async (_, change) => {
    await run();
    await writeFile(remembered(), (await readFile(remembered(), 'utf8')).replaceAll('already right', 'as remembered'));
    await change();
    expect((await run()).stdout).not.toContain('as remembered');
  });

  it.each(['', '{', 'null', '[]', '{"key":1}', '{"key":"x","summary":"../../x","report":{}}'])(
    'decides anew when what is remembered reads %j',
    async (text) => {
      const first = await run();
      await writeFile(remembered(), text);
      const second = await run();
      expect(second.code).toBe(first.code);
      expect(second.stdout).toContain('already right');
    },
  );

  it.each([['--dry-run'], ['--no-git'], ['--ours'], ['--commit'], ['--format=madr']])(
    'remembers nothing of a run with %s',
    async (flag) => {
      await run(flag);
      expect(await isRemembered()).toBe(false);
    },
  );

  it('refuses a day that is none', async () => {
    await run();
    expect((await run('--date', 'soon')).code).toBe(2);
  });
});
