import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesOf, scratchRepo, writeFiles } from '../helpers/scratch.ts';
import { runBin } from '../helpers/run-bin.ts';

const answers = `version: 1
system: { name: Kiosk }
context: { languages: [java], runtime: vm, team: 6 }
decisions:
  circuit-breaker: { choice: hystrix }
  message-queue: { choice: rabbitmq, status: accepted, date: 2026-10-01 }
`;

it('leaves nothing for the next run to write, whatever the status', async () => {
  const repo = await scratchRepo();
  await writeFiles(repo, { 'stack.yaml': answers });
  await runBin(['--answers', 'stack.yaml'], { cwd: repo });
  for (const status of ['rejected', 'proposed', 'accepted', 'deprecated']) {
    const { code, stderr } = await runBin(['status', 'circuit-breaker', status, '--yes'], { cwd: repo });
    expect({ status, code, stderr }).toEqual({ status, code: 0, stderr: '' });
    const files = await filesOf(repo);
    await runBin(['--answers', 'stack.yaml'], { cwd: repo });
    expect(await filesOf(repo), join('after', status)).toEqual(files);
  }
});
