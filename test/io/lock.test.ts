import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { takeLock } from '../../src/io/lock.ts';
import { scratchFolder, writeFiles } from '../helpers/scratch.ts';

/** Id of a process that ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return child.pid ?? -1;
}

/** A folder for a lock that somebody left there. */
async function foundLock(owner: object | string): Promise<string> {
  const folder = join(await scratchFolder(), 'state', 'writing');
  await writeFiles(folder, { lock: typeof owner === 'string' ? owner : JSON.stringify({ ...stranger, ...owner }) });
  return folder;
}

const stranger = { id: '00000000000000ff', pid: process.pid, host: hostname(), at: '2026-11-01T10:00:00.000Z' };
const quiet = (): void => undefined;

test('a lock stands in its folder until it is released, and then nothing is left', async () => {
  const root = await scratchFolder();
  const folder = join(root, 'state', 'writing');
  const lock = await takeLock(folder, quiet);
  expect(await readdir(folder)).toEqual(['lock']);
  expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({
    pid: process.pid,
    host: hostname(),
  });
  expect(lock.isHeld()).toBe(true);
  lock.release();
  expect(lock.isHeld()).toBe(false);
  expect(await readdir(root)).toEqual([]);
});

describe('a lock that somebody holds', () => {
  test('is waited for, and that is said once', async () => {
    const folder = join(await scratchFolder(), 'state', 'writing');
    const first = await takeLock(folder, quiet);
    const said: string[] = [];
    const second = takeLock(folder, (line) => said.push(line));
    setTimeout(first.release, 400);
    (await second).release();
    expect(said).toEqual([`Another run (process ${process.pid}) is writing here; waiting for it.`]);
  });

  test.each([
    ['here', {}, `process ${process.pid}`],
    ['on another machine', { host: 'elsewhere', at: new Date().toISOString() }, `process ${process.pid} on elsewhere`],
  ])(
    '%s for longer ends the run, which names the holder and the file',
    async (_, owner, name) => {
      const folder = await foundLock(owner);
      await expect(takeLock(folder, quiet)).rejects.toMatchObject({
        exitCode: 3,
        message: expect.stringContaining(`Another run (${name}) has been writing here since 2`) as string,
        hint: expect.stringContaining(join(folder, 'lock')) as string,
      });
      expect(await readdir(folder)).toEqual(['lock']);
    },
    20_000,
  );
});

describe('a lock is taken over', () => {
  test('when its process is gone', async () => {
    const folder = await foundLock({ pid: await deadProcess() });
    const lock = await takeLock(folder, quiet);
    expect(await readdir(folder)).toEqual(['lock']);
    lock.release();
  });

  test.runIf(process.platform === 'linux')('when another process has its number now', async () => {
    (await takeLock(await foundLock({ started: '1' }), quiet)).release();
  });

  test('when it is of another machine and old', async () => {
    (await takeLock(await foundLock({ host: 'elsewhere' }), quiet)).release();
  });

  test('when its text is cut off and it is old', async () => {
    const folder = await foundLock('{"id":"00');
    await utimes(join(folder, 'lock'), new Date('2026-01-01'), new Date('2026-01-01'));
    (await takeLock(folder, quiet)).release();
  });

  test('when whoever was taking it over is gone, too', async () => {
    const pid = await deadProcess();
    const folder = await foundLock({ pid });
    await writeFile(
      join(folder, 'claim-00000000000000ff'),
      JSON.stringify({ ...stranger, id: '00000000000000aa', pid }),
    );
    await writeFile(
      join(folder, 'claim-00000000000000aa'),
      JSON.stringify({ ...stranger, id: '00000000000000bb', pid }),
    );
    await writeFile(join(folder, 'owner-00000000000000aa'), '{');
    const lock = await takeLock(folder, quiet);
    lock.release();
    await expect(readdir(folder)).rejects.toThrow(/ENOENT/);
  });
});

test('many processes take and lose one lock, some are killed while they hold it, and no two ever hold it at once', async () => {
  const root = await scratchFolder();
  const module = join(root, 'lock.mjs');
  const entry = fileURLToPath(new URL('../../src/io/lock.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile: module, bundle: true, platform: 'node', format: 'esm' });
  const script = `
    import fs, { appendFileSync } from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    // A slow disk: between looking at a lock and removing it others get their turn.
    const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * 30);
    const { unlinkSync, linkSync } = fs;
    fs.unlinkSync = (path) => {
      if (path.endsWith('lock')) pause();
      unlinkSync(path);
    };
    fs.linkSync = (from, to) => {
      if (to.includes('claim-')) pause();
      linkSync(from, to);
    };
    syncBuiltinESMExports();
    const { takeLock } = await import(${JSON.stringify(pathToFileURL(module).href)});
    for (let round = 0; round < 6; round += 1) {
      const lock = await takeLock(${JSON.stringify(join(root, 'state', 'writing'))}, () => {}).catch(() => process.exit(0));
      appendFileSync(${JSON.stringify(join(root, 'log'))}, 'take ' + process.pid + '\\n');
      await new Promise((done) => setTimeout(done, Math.random() * 8));
      if (process.argv[1] === 'dies' && round === 2) process.kill(process.pid, 'SIGKILL');
      appendFileSync(${JSON.stringify(join(root, 'log'))}, 'lose ' + process.pid + '\\n');
      lock.release();
    }`;
  const ends = Array.from({ length: 10 }, (_, index) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, index % 2 === 0 ? 'dies' : 'lives']);
    return once(child, 'exit');
  });
  await Promise.all(ends);
  const lines = (await readFile(join(root, 'log'), 'utf8')).trim().split('\n');
  const killed = lines.filter(
    (line, index) => line.startsWith('take') && lines[index + 1] !== line.replace('take', 'lose'),
  );
  // Whoever takes it loses it next, but for the five that were killed, who take it never again.
  expect(killed).toHaveLength(5);
  for (const line of killed) expect(lines.slice(lines.lastIndexOf(line) + 1).join()).not.toContain(line.slice(5));
  expect(lines.filter((line) => line.startsWith('take')).length).toBeGreaterThanOrEqual(5 * 6 + 5);
}, 60_000);
