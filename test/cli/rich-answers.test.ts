import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordFormats } from '../../src/model/adr.ts';
import { runMain } from '../helpers/run-main.ts';
import { git, scratchRepo } from '../helpers/scratch.ts';

const stack = `version: 1
system: { name: Parcels }
context: { runtime: compose }
decisions:
  message-queue:
    choice: nats
    status: accepted
    date: 2026-11-20
    drivers: [Operated by one person, replay] # in this order
    verdicts:
      Operated by one person: met, one binary on the host
      replay: { partly: streams need JetStream }
    considered:
      # Two of us know it.
      - option: rabbitmq
        for: [Two of us ran it before.]
        against: [A cluster needs three nodes.]
        verdicts: { replay: not, Operated by one person: not }
        why: Three nodes are two too many.
      - { name: Pigeons, against: [They are slow.] }
      - consul
    steps:
      - Move the scan events first.
      - { do: Delete the cron bridge, by: order team, risk: two consumers read it }
    evidence: [docs/load.md, { Trial: "https://x.example/trial/12" }]
`;
const record = 'docs/adr/0001-use-nats-as-the-message-queue.md';

/** What the team said, in any format. */
const words = [
  ...['wo of us ran it before', 'cluster needs three nodes', 'hree nodes are two too many', 'hey are slow'],
  ...['Move the scan events first', 'Delete the cron bridge (order team). Risk: two consumers read it'],
  ...['../load.md', '[Trial](https://x.example/trial/12)', 'Docker Compose'],
];

it.each(recordFormats)('everything that the team says is in its record: %s', async (format) => {
  const repo = await scratchRepo({ 'stack.yaml': stack });
  const run = await runMain(['--format', format], { cwd: repo });
  expect(run.code, run.stderr).toBe(0);
  const text = await readFile(join(repo, record), 'utf8');
  for (const one of words) expect(text).toContain(one);
  for (const to of recordFormats) {
    expect((await runMain(['convert', '--to', to, '--yes'], { cwd: repo })).code).toBe(0);
    const converted = await readFile(join(repo, record), 'utf8');
    for (const one of words) expect([to, converted]).toEqual([to, expect.stringContaining(one)]);
    expect((await runMain(['--dry-run', '--json'], { cwd: repo })).stdout).not.toContain('"update"');
  }
});

it('what the team says of a choice stays with its record when another one is chosen', async () => {
  const repo = await scratchRepo({ 'stack.yaml': stack });
  await runMain([], { cwd: repo });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-qm', 'records');
  await writeFile(join(repo, 'stack.yaml'), stack.replace('choice: nats', 'choice: apache-kafka'));
  const run = await runMain([], { cwd: repo });
  expect(run.code, run.stderr).toBe(0);
  expect(await readFile(join(repo, 'stack.yaml'), 'utf8')).toBe(`version: 1
system: { name: Parcels }
context: { runtime: compose }
decisions:
  message-queue:
    choice: apache-kafka
    status: proposed
    drivers: [Operated by one person, replay] # in this order
    considered:
      # Two of us know it.
      - option: rabbitmq
        for: [Two of us ran it before.]
        against: [A cluster needs three nodes.]
        verdicts: { replay: not, Operated by one person: not }
      - { name: Pigeons, against: [They are slow.] }
      - consul
`);
  const text = await readFile(join(repo, 'docs/adr/0002-use-apache-kafka-as-the-message-queue.md'), 'utf8');
  expect(text).toContain('wo of us ran it before');
  for (const gone of ['scan events', 'load.md', 'one binary on the host', 'two too many']) {
    expect(text).not.toContain(gone);
  }
});
