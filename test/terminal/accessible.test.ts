import { expect, test } from 'vitest';
import { filesOf, scratchFolder, scratchRepo } from '../helpers/scratch.ts';
import { keys, startPty } from './pty.ts';

/** What is asked, and what a person types. */
const walk: readonly (readonly [string, string])[] = [
  ['Ready?', '1'],
  ['What is the system called?', 'Parcel Tracker'],
  ['What does it do', 'Tracks parcels'],
  ['Which languages', 'java, Go'],
  ['Where does it run?', '9'],
  ['is not one of the choices', 'kubernetes'],
  ['How many people build it?', 'many'],
  ['Error: Write a whole number', '9'],
  ['carry the pager', ':back'],
  ['How many people build it?', ''],
  ['carry the pager', '2'],
  ['What is the peak load?', ''],
  ['Which licences', ''],
  ['Which cloud', ''],
  ['already in place', ''],
  ['fixed from outside', '?'],
  ['Press Enter to go on', ''],
  ['fixed from outside', ''],
  ['Who decides?', ''],
  ['Which layers', 'message-queue'],
  ['hand over work or news', ''],
  ['Why is this due now?', 'Scan events are lost'],
  ['What matters most?', 'replay, 2, One queue for all teams'],
  ['How much of “replay”', ''],
  ['How much of “ordering”', ''],
  ['What carries messages', '? 1, 2'],
  ['side by side', ''],
  ['What carries messages', 'apache-kafka'],
  ['Which version?', ''],
  ['What did you compare', 'rabbitmq, nats'],
  ['Why not RabbitMQ', ''],
  ['Why not NATS', ''],
  ['Why Apache Kafka', 'We can replay a week'],
  ['How far is this decision?', ''],
  ['What stands behind it?', ''],
  ['look at it again?', ''],
  ['Is it right?', '1'],
];

test('the same questions work as plain lines, and nothing is ever redrawn', { timeout: 30_000 }, async () => {
  const cwd = await scratchRepo();
  const pty = startPty(['--accessible'], { cwd, state: await scratchFolder(), env: { TERM: 'dumb' } });
  let from = 0;
  for (const [asks, types] of walk) {
    await expect
      .poll(() => pty.raw().indexOf(asks, from), { timeout: 10_000, message: `${asks} in ${pty.screen()}` })
      .toBeGreaterThan(-1);
    await expect.poll(() => /: $/.test(pty.raw()), { timeout: 10_000 }).toBe(true);
    from = pty.raw().length;
    await pty.press(`${types}${keys.enter}`);
  }
  expect(await pty.exit).toBe(0);
  expect(pty.raw()).not.toContain('\u001b');
  const answers = (await filesOf(cwd))['stack.yaml'];
  expect(answers).toContain('- One queue for all teams');
  expect(answers).toContain('considered:\n      - rabbitmq\n      - nats');
});

test('Ctrl-C and the end of the input leave with 130 in plain lines too', { timeout: 30_000 }, async () => {
  for (const key of [keys.interrupt, keys.endOfInput]) {
    const cwd = await scratchRepo();
    const pty = startPty([], { cwd, state: await scratchFolder(), env: { ACCESSIBLE: '1' } });
    await pty.press('', 'Number');
    await pty.press(`1${keys.enter}`, 'What is the system called?');
    await pty.press(key);
    expect(await pty.exit).toBe(130);
    expect(await filesOf(cwd)).toEqual({});
  }
});
