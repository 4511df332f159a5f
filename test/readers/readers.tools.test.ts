import { execa } from 'execa';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBin } from '../helpers/run-bin.ts';
import { git, scratchRepo } from '../helpers/scratch.ts';

const example = await readFile(new URL('../../examples/parcels.stack.yaml', import.meta.url), 'utf8');

/** A repository with the records of the example. */
async function writtenRepo(): Promise<string> {
  const repo = await scratchRepo({ 'stack.yaml': example, '.adr-dir': 'docs/adr\n' });
  const run = await runBin(['--date', '2026-11-24'], { cwd: repo });
  expect(run.code).toBe(0);
  return repo;
}

describe('adr-tools', () => {
  it('lists the records and makes a table of contents with their titles', async () => {
    const repo = await writtenRepo();
    const list = await execa('adr', ['list'], { cwd: repo });
    expect(list.stdout.split('\n')).toEqual([
      'docs/adr/0001-use-grpc-for-service-to-service-calls.md',
      'docs/adr/0002-use-apache-kafka-as-the-message-queue.md',
      'docs/adr/0003-use-jaeger-for-distributed-tracing.md',
    ]);
    const toc = await execa('adr', ['generate', 'toc'], { cwd: repo });
    expect(toc.stdout).toContain(
      '* [2. Use Apache Kafka as the message queue](0002-use-apache-kafka-as-the-message-queue.md)',
    );
  });

  it('supersedes a generated record, and the next run mends the status that it left in one place only', async () => {
    const repo = await writtenRepo();
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-qm', 'records');
    await execa('adr', ['new', '-s', '0002', 'Use a queue table'], {
      cwd: repo,
      env: { VISUAL: 'true', EDITOR: 'true' },
    });
    const path = join(repo, 'docs/adr/0002-use-apache-kafka-as-the-message-queue.md');
    expect(await readFile(path, 'utf8')).toContain('- Status: accepted');
    const theirs = await readFile(join(repo, 'docs/adr/0004-use-a-queue-table.md'), 'utf8');
    await runBin(['--date', '2026-11-24', '--yes'], { cwd: repo });
    const mended = await readFile(path, 'utf8');
    expect(mended).toContain('- Status: superseded by [0004-use-a-queue-table](0004-use-a-queue-table.md)');
    expect(mended).toContain('\nSuperseded by [4. Use a queue table](0004-use-a-queue-table.md)\n');
    expect(await readFile(join(repo, 'docs/adr/0004-use-a-queue-table.md'), 'utf8')).toBe(theirs);
  });
});

describe('adr-log', () => {
  it('makes an index of the records with their numbers and titles', async () => {
    const repo = await writtenRepo();
    const bin = fileURLToPath(new URL('../../node_modules/.bin/adr-log', import.meta.url));
    const log = await execa(bin, ['-d', 'docs/adr'], { cwd: repo });
    expect(log.stdout).toContain(
      '* [ADR-0001](0001-use-grpc-for-service-to-service-calls.md) - Use gRPC for service-to-service calls',
    );
  });
});
