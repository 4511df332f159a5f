import { expect, test } from 'vitest';
import { filesOf, scratchFolder, scratchRepo } from '../helpers/scratch.ts';
import { keys } from './pty.ts';
import { happyPath, reviewAsks, walkTo } from './walk.ts';

const atPeople = happyPath.findIndex((stop) => stop.asks.includes('build it'));

test(
  'a person goes back over three questions, changes one, and finds the others as they were',
  { timeout: 30_000 },
  async () => {
    const cwd = await scratchRepo();
    const pty = await walkTo(atPeople, { cwd, state: await scratchFolder() });
    await pty.press(keys.escape, /Where does it run/);
    await pty.press(keys.left, /Which languages/);
    await pty.press(keys.left, /What does it do/);
    expect(pty.question()).toContain('Tracks parcels');
    await pty.press(`, 2 million a day${keys.enter}`, /Which languages/);
    await pty.press(keys.enter, /Where does it run/);
    await pty.press(keys.enter, /How many people build it/);
    await pty.press(keys.rest, reviewAsks);
    await pty.press(keys.enter);
    expect(await pty.exit).toBe(0);
    expect((await filesOf(cwd))['stack.yaml']).toContain('summary: Tracks parcels, 2 million a day');
  },
);

test('the review leads to any answer and back', { timeout: 30_000 }, async () => {
  const cwd = await scratchRepo({ 'package.json': '{}' });
  const pty = await walkTo(happyPath.length, { cwd, state: await scratchFolder(), rows: 30 });
  await pty.press('message', 'Find: message');
  await pty.press(keys.enter, /Message queue: what now/);
  await pty.press(keys.enter, /Which answer/);
  await pty.press('how much replay', 'Find: how much replay');
  await pty.press(keys.enter, /How much of “replay”/);
  await pty.press(`${keys.clear}A month${keys.enter}`, reviewAsks);
  await pty.press(keys.enter);
  expect(await pty.exit).toBe(0);
  expect((await filesOf(cwd))['stack.yaml']).toContain('- replay: A month');
});

test('options are marked and read side by side, and the list comes back as it was', { timeout: 30_000 }, async () => {
  const cwd = await scratchRepo({ 'package.json': '{}' });
  const stop = happyPath.findIndex((candidate) => candidate.asks.startsWith('What carries'));
  const pty = await walkTo(stop, { cwd, state: await scratchFolder(), columns: 100 });
  await pty.press('rabbitmq', 'Find: rabbitmq');
  await pty.press(keys.tab, '❯=RabbitMQ');
  await pty.press(keys.escape, /services\? (?!Find)/);
  await pty.press('apache kafka', 'Find: apache kafka');
  await pty.press(keys.tab, '❯=Apache Kafka');
  await pty.press(keys.right, 'Message queue: side by side');
  expect(pty.visible().join('\n')).toMatch(/RabbitMQ +Apache Kafka/);
  await pty.press(keys.enter, '❯=Apache Kafka');
  await pty.press('?', 'Why this is asked');
  await pty.press(keys.escape, '❯=Apache Kafka');
});
