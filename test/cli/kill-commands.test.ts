import { cp, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, git, scratchFolder, scratchRepo, writeFiles } from '../helpers/scratch.ts';

const bin = fileURLToPath(new URL('../../bin/create-arch-adr.js', import.meta.url));
/** How many moments of each command are tried; all of them with a large number. */
const moments = Number(process.env['KILL_MOMENTS'] ?? 3);

/**
 * Loaded before the program: counts what it does to the disk and the programs that it starts, and ends the process as hard as
 * SIGKILL right before one of these acts.
 */
const stopper = `
import fs from 'node:fs';
import processes from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
let acts = 0;
const last = Number(process.env.KILL_AT);
const count = (owner, name, isAct = () => true) => {
  const act = owner[name];
  owner[name] = (...args) => {
    if (isAct(args)) acts += 1;
    if (isAct(args) && acts === last) process.kill(process.pid, 'SIGKILL');
    return act(...args);
  };
};
for (const name of ['writeSync', 'fsyncSync', 'writeFileSync', 'linkSync', 'renameSync', 'unlinkSync', 'rmSync', 'mkdirSync', 'rmdirSync', 'chmodSync'])
  count(fs, name);
count(fs, 'openSync', (args) => args[1] === 'wx');
count(processes, 'spawn');
syncBuiltinESMExports();
process.on('exit', () => { if (last === 0) process.stderr.write('ACTS ' + acts); });
`;
const preload = `data:text/javascript,${encodeURIComponent(stopper)}`;

async function runUntil(
  cwd: string,
  args: readonly string[],
  act: number,
): Promise<{ killed: boolean; stderr: string }> {
  const env = { KILL_AT: String(act), NO_COLOR: '1' };
  const run = await execa(process.execPath, ['--import', preload, bin, ...args], {
    cwd,
    env,
    reject: false,
    input: '',
  });
  // What git was asked to do ends on its own.
  await expect
    .poll(
      () =>
        lstat(join(cwd, '.git/index.lock')).then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(false);
  return { killed: run.signal === 'SIGKILL', stderr: run.stderr };
}

const answers = `version: 1
system: {name: Shop}
output: {format: portable}
decisions:
  message-queue: {choice: nats}
  rpc: {choice: grpc}
`;
const hand =
  '# 2. By hand\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nOur own words, see ADR-0001.\n';

async function repository(): Promise<string> {
  const root = await scratchRepo({ 'stack.yaml': answers, 'notes.md': 'See ADR-0002.\r\n' });
  await runBin(['--commit', '--date', '2026-11-24'], { cwd: root });
  return root;
}

/** A repository in which two records have one number. */
async function doubled(): Promise<string> {
  const root = await repository();
  await git(root, 'checkout', '-q', '-b', 'other');
  await writeFiles(root, { 'docs/adr/0002-by-hand.md': hand, 'notes.md': 'See ADR-0002 and 0002-by-hand.md.\r\n' });
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'by hand');
  return root;
}

const commands: readonly (readonly [string, readonly string[], () => Promise<string>])[] = [
  ['convert', ['convert', '--to', 'madr', '--yes'], repository],
  ['renumber', ['renumber', '--yes', '--base', 'main'], doubled],
  ['status', ['status', '2', 'accepted', '--date', '2026-11-25'], repository],
];

async function copyOf(root: string): Promise<string> {
  const copy = join(await scratchFolder(), 'copy');
  await cp(root, copy, { recursive: true });
  return copy;
}

/** The acts to stop at: spread over all, and the last ones, which come after the files are written. */
function actsOf(count: number): number[] {
  const spread = Array.from(
    { length: moments },
    (_, at) => 1 + Math.round((at * (count - 1)) / Math.max(1, moments - 1)),
  );
  return [...new Set([...spread, count - 1, count - 2].filter((act) => act >= 1 && act <= count))];
}

const cases = commands.flatMap(([name, args, make]) => [
  { name, args, make },
  { name: `${name} --commit`, args: [...args, '--commit'], make },
]);

describe.each(cases)('$name', ({ args, make }) => {
  it('leaves the old or the new state when it is killed, and the next run finishes it', async () => {
    const start = await make();
    const before = await filesOf(start);
    const whole = await copyOf(start);
    const acts = Number(/ACTS (\d+)/.exec((await runUntil(whole, args, 0)).stderr)?.[1]);
    const after = await filesOf(whole);
    const history = await git(whole, 'log', '--format=%s');
    expect(Object.entries(after).filter(([path, text]) => before[path] !== text).length).toBeGreaterThan(1);
    for (const act of actsOf(acts)) {
      const root = await copyOf(start);
      const { killed } = await runUntil(root, args, act);
      expect(killed, `act ${act} of ${acts}`).toBe(true);
      for (const [path, text] of Object.entries(await filesOf(root)).filter(([path]) => !path.endsWith('.tmp'))) {
        expect([before[path], after[path]], `${path} after act ${act}`).toContain(text);
      }
      const next = await runBin(args, { cwd: root });
      expect([act, next.code, next.stderr]).toEqual([act, 0, expect.any(String)]);
      expect(await filesOf(root), `after act ${act} and the next run`).toEqual(after);
      await expect(lstat(join(root, '.git/create-arch-adr'))).rejects.toThrow(/ENOENT/);
      expect([act, await git(root, 'log', '--format=%s')]).toEqual([act, history]);
      if (args.includes('--commit')) expect([act, await git(root, 'status', '--porcelain')]).toEqual([act, '']);
    }
  }, 240_000);
});
