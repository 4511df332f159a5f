import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, scratchFolder, scratchRepo } from '../helpers/scratch.ts';
import { keys, startPty } from './pty.ts';
import { happyPath, reviewAsks, walkTo } from './walk.ts';

const atSummary = 2;
const atLayers = happyPath.findIndex((stop) => stop.asks.startsWith('Which layers'));

describe('sizes', () => {
  for (const [columns, rows] of [
    [40, 24],
    [80, 10],
    [40, 10],
    [200, 50],
  ] as const) {
    test(`the whole way works in ${columns} columns and ${rows} rows`, { timeout: 30_000 }, async () => {
      const cwd = await scratchRepo({ 'package.json': '{}' });
      const pty = await walkTo(happyPath.length, { cwd, state: await scratchFolder(), columns, rows });
      expect(Math.max(...pty.visible().map((line) => line.length))).toBeLessThanOrEqual(columns);
      await pty.press(keys.enter);
      expect(await pty.exit).toBe(0);
      expect((await filesOf(cwd))['stack.yaml']).toContain('choice: apache-kafka');
    });
  }

  test(
    'a terminal that changes its size shows the same question again, whole and once',
    { timeout: 30_000 },
    async () => {
      const pty = await walkTo(atLayers, {
        cwd: await scratchRepo(),
        state: await scratchFolder(),
        columns: 100,
        rows: 30,
      });
      await pty.press(`${keys.down}${keys.down}`, '❯ ◉ Calls');
      const pointed = (): string | undefined =>
        pty
          .visible()
          .find((line) => line.startsWith('❯'))
          ?.slice(0, 24)
          .trim();
      const at = pointed();
      for (const [columns, rows] of [
        [40, 10],
        [60, 18],
        [120, 40],
      ] as const) {
        pty.resize(columns, rows);
        await pty.see(new RegExp(`Which layers .*${at?.replace(/^❯ *◉ */, '') ?? ''}.*move`));
        await new Promise((resolve) => setTimeout(resolve, 150));
        const picture = pty.visible().join('\n');
        expect(picture.match(/Which layers/g), picture).toHaveLength(1);
        expect(pointed()).toBe(at);
      }
    },
  );
});

describe('keys in a hurry', () => {
  const long = 'Parcels move through forty hubs. '.repeat(310);

  test('a pasted text of 10 kB with line breaks becomes one answer', { timeout: 30_000 }, async () => {
    const pty = await walkTo(atSummary, { cwd: await scratchRepo(), state: await scratchFolder() });
    const pasted = long.replaceAll('. P', '.\rP');
    await pty.press(`\u001b[200~${pasted}\u001b[201~`, /hubs\. *█? ?⏎ done/);
    await pty.press(keys.enter, /Which languages/);
  });

  test('so it does where the terminal does not say what is pasted', { timeout: 30_000 }, async () => {
    const state = await scratchFolder();
    const pty = await walkTo(atSummary, { cwd: await scratchRepo(), state });
    await pty.press('First line\rsecond line', /second line/);
    await pty.press(keys.enter, /Which languages/);
    const [kept] = await readdir(join(state, 'state/create-arch-adr'));
    expect(await readFile(join(state, 'state/create-arch-adr', kept!), 'utf8')).toContain('"First line second line"');
  });

  test(
    'a burst of keys moves and filters, and answers nothing that was not on the screen',
    { timeout: 30_000 },
    async () => {
      const pty = await walkTo(atLayers, { cwd: await scratchRepo(), state: await scratchFolder() });
      const burst = [keys.down, keys.up, 'q', '\u007f', keys.down].join('').repeat(400);
      await pty.press(burst, /Which layers/);
      await pty.press(keys.none);
      await pty.press(keys.enter.repeat(50), 'Pick at least one.');
      expect(pty.question()).toContain('Which layers');
    },
  );

  test('Enter held down answers one question at a time', { timeout: 30_000 }, async () => {
    const pty = await walkTo(atSummary, { cwd: await scratchRepo(), state: await scratchFolder() });
    await pty.press(keys.enter.repeat(200), /Which languages/);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(pty.question()).toContain('Which languages');
  });
});

test('wide and combining characters are written, edited and kept', { timeout: 30_000 }, async () => {
  const cwd = await scratchRepo();
  const pty = await walkTo(atSummary, { cwd, state: await scratchFolder(), columns: 40 });
  await pty.press('配送システムを追跡する。 cafe\u0301x', /caf/);
  await pty.press(`\u007f\u007f${keys.left}${keys.left}${keys.left}`);
  await pty.press(`é${keys.enter}`, /Which languages/);
  await pty.press(keys.rest, reviewAsks);
  await pty.press(keys.enter);
  expect(await pty.exit).toBe(0);
  expect((await filesOf(cwd))['stack.yaml']).toContain('配送システムを追跡する。 écaf');
});

describe('terminals that cannot draw', () => {
  test('a terminal that cannot draw gets plain lines without a flag', { timeout: 30_000 }, async () => {
    const pty = startPty([], { cwd: await scratchRepo(), state: await scratchFolder(), env: { TERM: 'dumb' } });
    await pty.see('Ready?');
    expect(pty.raw()).not.toContain('\u001b');
    pty.kill('SIGTERM');
    expect(await pty.exit).toBe(143);
  });

  test.each([[{ CI: 'true' }], [{ CI: '1', TERM: 'dumb' }], [{ CI: 'true', ACCESSIBLE: '1' }]])(
    'nothing is asked with %j',
    { timeout: 30_000 },
    async (env) => {
      const pty = startPty([], { cwd: await scratchRepo(), state: await scratchFolder(), env });
      expect(await pty.exit).toBe(2);
      expect(pty.screen()).toContain('CI is set');
    },
  );

  test('without colour no colour is written', { timeout: 30_000 }, async () => {
    const pty = await walkTo(3, { cwd: await scratchRepo(), state: await scratchFolder() });
    for (const code of [1, 2, 22, 31, 32, 33, 36, 39]) expect(pty.raw()).not.toContain(`\u001b[${code}m`);
  });
});
