import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, scratchFolder, scratchRepo } from '../helpers/scratch.ts';
import { keys, restored, startPty } from './pty.ts';
import { asked, happyPath, isQuestion, reviewAsks, walkTo } from './walk.ts';

test(
  'Ctrl-C at every question leaves with 130, touches nothing, and the next start asks the same question',
  { timeout: 120_000 },
  async () => {
    const cwd = await scratchRepo({ 'package.json': '{}' });
    const state = await scratchFolder();
    const before = await filesOf(cwd);
    let pty = await walkTo(1, { cwd, state });
    const stops = [...happyPath.slice(1), { asks: reviewAsks, sends: '' }];
    for (const stop of stops) {
      await pty.see(asked(stop));
      if (isQuestion(stop)) {
        await pty.press(keys.interrupt);
        expect(await pty.exit).toBe(130);
        expect(pty.screen()).toContain('Nothing of the repository was touched.');
        expect(pty.raw()).toContain(restored);
        expect(await filesOf(cwd)).toEqual(before);
        expect(await readdir(join(state, 'state/create-arch-adr'))).toHaveLength(1);
        pty = startPty([], { cwd, state });
        await pty.press('', 'There are answers from last time.');
        await pty.press(keys.enter, asked(stop));
      }
      await pty.press(stop.sends);
    }
  },
);

describe('other ways out', () => {
  test('Ctrl-C on the first screen leaves no draft behind', { timeout: 30_000 }, async () => {
    const cwd = await scratchRepo();
    const state = await scratchFolder();
    const pty = startPty([], { cwd, state });
    await pty.see('Ready?');
    await pty.press(keys.interrupt);
    expect(await pty.exit).toBe(130);
    expect(await filesOf(state)).toEqual({});
  });

  test('Ctrl-D is taken as leaving, not as an answer', { timeout: 30_000 }, async () => {
    const cwd = await scratchRepo();
    const pty = await walkTo(3, { cwd, state: await scratchFolder() });
    await pty.press(keys.endOfInput);
    expect(await pty.exit).toBe(130);
    expect(pty.raw()).toContain(restored);
  });

  test('a process that is told to end gives the terminal back and keeps the answers', { timeout: 30_000 }, async () => {
    const cwd = await scratchRepo();
    const state = await scratchFolder();
    const pty = await walkTo(3, { cwd, state });
    pty.kill('SIGTERM');
    expect(await pty.exit).toBe(143);
    expect(pty.raw()).toContain(restored);
    const next = startPty([], { cwd, state });
    await next.see('Your system, 3 of 13');
  });

  test('a killed process loses no answer', { timeout: 30_000 }, async () => {
    const cwd = await scratchRepo();
    const state = await scratchFolder();
    const pty = await walkTo(4, { cwd, state });
    pty.kill('SIGKILL');
    await pty.exit;
    const next = startPty([], { cwd, state });
    await next.see('Your system, 4 of 13');
    await next.press(`${keys.down}${keys.down}`, '❯ Throw the kept answers away');
    await next.press(keys.enter);
    expect(await next.exit).toBe(0);
    expect(await filesOf(state)).toEqual({});
  });

  test('Ctrl-X leaves the rest undecided and goes to the review', { timeout: 30_000 }, async () => {
    const cwd = await scratchRepo({ 'package.json': '{}' });
    const pty = await walkTo(18, { cwd, state: await scratchFolder() });
    await pty.press(keys.rest, reviewAsks);
    expect(pty.screen()).toContain('open: Not decided yet. What asked for it: Scan');
    await pty.press(keys.enter);
    expect(await pty.exit).toBe(0);
    expect((await filesOf(cwd))['stack.yaml']).toContain(
      'undecided: "Not decided yet. What asked for it: Scan events are lost"',
    );
  });
});

test('a stopped process goes on with the same question', { timeout: 30_000 }, async () => {
  const pty = await walkTo(4, { cwd: await scratchRepo(), state: await scratchFolder() });
  pty.kill('SIGSTOP');
  pty.kill('SIGCONT');
  await expect.poll(() => pty.raw(), { timeout: 8_000 }).toContain('\u001b[2J');
  await pty.press(keys.down, '❯ Kubernetes');
  await pty.press(keys.enter, /How many people build it/);
});
