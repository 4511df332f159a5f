import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, scratchFolder, scratchRepo } from '../helpers/scratch.ts';
import { runBin } from '../helpers/run-bin.ts';
import { keys, restored } from './pty.ts';
import { happyPath, reviewAsks, walkTo } from './walk.ts';

test('a person answers, reads the plan and the record, and has the files', { timeout: 60_000 }, async () => {
  const cwd = await scratchRepo({ 'package.json': '{"dependencies":{"kafkajs":"2.2.4"}}' });
  const state = await scratchFolder();
  const pty = await walkTo(happyPath.length, { cwd, state, rows: 40, columns: 100 });
  const kept = join(state, 'state/create-arch-adr');
  const [draft] = await readdir(kept);
  expect((await stat(join(kept, draft!))).mode & 0o777).toBe(0o600);
  expect(Object.keys(await filesOf(cwd))).toEqual(['package.json']);

  await pty.press(keys.down, '❯ See the plan first');
  await pty.press(keys.enter, 'Which file do you want to read?');
  await pty.press(`0001${keys.enter}`, 'lines\n');
  expect(pty.screen()).toContain('Scan events are lost');
  await pty.press(keys.enter, 'Which file do you want to read?');
  await pty.press(keys.escape, reviewAsks);
  await pty.press(keys.enter);

  expect(await pty.exit).toBe(0);
  const files = await filesOf(cwd);
  expect(files['stack.yaml']).toBe(answers);
  const [record] = Object.keys(files).filter((path) => path.startsWith('docs/adr/'));
  expect(files[record!]).toContain('The last 7 days');
  expect(files['docs/stack.md']).toContain('Apache Kafka');
  expect(pty.screen()).toContain('npx create-arch-adr --answers stack.yaml');
  expect(await readdir(kept)).toEqual([]);
  expect(pty.raw()).toContain(restored);

  const again = await runBin(['--answers', 'stack.yaml'], { cwd });
  expect(again.code).toBe(0);
  expect(await filesOf(cwd)).toEqual(files);
});

const answers = `version: 1
system:
  name: Parcel Tracker
  summary: Tracks parcels
context:
  languages:
    - javascript
  team: 9
  operators: 2
  peak: 4,000 scans per second
  existing:
    - Apache Kafka
deciders:
  - Ana
decisions:
  message-queue:
    choice: apache-kafka
    version: "4.1"
    status: proposed
    trigger: Scan events are lost
    drivers:
      - replay: The last 7 days
      - ordering: Per parcel
    considered:
      - rabbitmq: It forgets what was read
    because: We can replay a week
    confidence: production
    revisit: 2027-11-01
`;
