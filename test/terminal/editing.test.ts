import { expect, test } from 'vitest';
import { filesOf, scratchFolder, scratchRepo } from '../helpers/scratch.ts';
import { runBin } from '../helpers/run-bin.ts';
import { keys, startPty } from './pty.ts';
import { reviewAsks } from './walk.ts';

const stack = `# Kept by the platform team.
version: 1
system: {name: Parcel Tracker}   # never renamed
decisions:

  # Agreed in the spring.
  rpc:
    choice: 'grpc'   # the partner API has it already
    drivers: [streaming]
`;

test(
  'the wizard asks only what is new in a stack.yaml, and leaves its comments alone',
  { timeout: 30_000 },
  async () => {
    const cwd = await scratchRepo({ 'stack.yaml': stack });
    const pty = startPty([], { cwd, state: await scratchFolder(), columns: 100, rows: 30 });
    await pty.press('', 'Go through stack.yaml');
    await pty.press(keys.enter, /Which layers/);
    expect(pty.visible().join('\n')).toMatch(/In your answers already\n❯ ◉ Calls between services/);
    await pty.press('discovery', 'Find: discovery');
    await pty.press(keys.space, '◉ Service discovery');
    await pty.press(keys.enter, /come, go or move/);
    await pty.press('without', 'Find: without');
    await pty.press(keys.enter, /Why do you do without it/);
    await pty.press(`One cluster is enough: we have #1${keys.enter}`, reviewAsks);
    await pty.press(keys.enter);
    expect(await pty.exit).toBe(0);
    expect((await filesOf(cwd))['stack.yaml']).toBe(`${stack}  service-discovery:
    skip: "One cluster is enough: we have #1"
`);
  },
);

test('nothing is asked when a run is told to be quiet about it: --yes, --json, and --dry-run beside a stack.yaml', async () => {
  const cwd = await scratchRepo({ 'stack.yaml': stack });
  for (const flag of ['--dry-run', '--json', '--yes']) {
    const pty = startPty([flag], { cwd, state: await scratchFolder() });
    expect(await pty.exit).toBe(0);
    expect(pty.screen()).not.toContain('Ready?');
  }
});

test('a stack.yaml with faults is named with its places before anything is asked', async () => {
  const cwd = await scratchRepo({ 'stack.yaml': 'version: 1\nsystem: {name: P}\ncontext:\n  runtime: kubernetis\n' });
  const pty = startPty([], { cwd, state: await scratchFolder() });
  expect(await pty.exit).toBe(2);
  expect(pty.screen()).toContain('stack.yaml:4:12');
});

test('without a terminal every missing answer is listed, with a stack.yaml that runs as it is', async () => {
  const cwd = await scratchRepo({ 'go.mod': 'module example.org/tracker\n' });
  const run = await runBin([], { cwd, input: '\n\n\n1\n1\n' });
  expect(run.code).toBe(2);
  expect(run.stdout).toBe('');
  expect(run.stderr).toContain('There is no terminal to ask in');
  expect(run.stderr).toContain('kubernetes | vm | bare-metal | serverless | compose | ecs | mixed');
  expect(await filesOf(cwd)).toEqual({ 'go.mod': 'module example.org/tracker\n' });
  const stub = /\n\n(version: 1\n[\s\S]*?)\n\n/.exec(run.stderr)?.[1];
  const again = await runBin(['--answers', '-'], { cwd, input: stub! });
  expect(again.code, again.stderr).toBe(0);
});
