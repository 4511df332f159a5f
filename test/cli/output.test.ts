import { execa } from 'execa';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesOf, scratchFolder } from '../helpers/scratch.ts';

const bin = fileURLToPath(new URL('../../bin/create-arch-adr.js', import.meta.url));
const stack = 'version: 1\nsystem: { name: P }\ndecisions: { rpc: { choice: grpc } }\n';

/** Runs the built program with shell redirections behind its arguments; stdout ends with its exit code. */
async function runIn(cwd: string, line: string): Promise<{ code: number; stderr: string }> {
  const script = `set -o pipefail; { "$NODE" "$BIN" ${line}; }`;
  const result = await execa('bash', ['-c', script], {
    cwd,
    input: '',
    env: { NODE: process.execPath, BIN: bin, NO_COLOR: '1' },
    reject: false,
  });
  return { code: result.exitCode ?? -1, stderr: result.stderr };
}

describe.runIf(process.platform === 'linux')('output that cannot be written', () => {
  it.each(['--version', '--help', 'catalog list', 'catalog list --json', 'completion bash', 'check --json'])(
    'ends %s with 3 and a message when standard output is full',
    async (line) => {
      const run = await runIn(await scratchFolder(), `${line} > /dev/full`);
      expect(run.code).toBe(3);
      expect(run.stderr).toContain('error Standard output cannot be written: no space is left on the disk.');
      expect(run.stderr).not.toMatch(/^ +at /m);
    },
  );

  it('writes all files of a run whose report cannot be written', async () => {
    const cwd = await scratchFolder({ 'stack.yaml': stack });
    expect((await runIn(cwd, '> /dev/full')).code).toBe(3);
    expect(Object.keys(await filesOf(cwd))).toHaveLength(3);
  });

  it('ends with 3 when only the messages cannot be written', async () => {
    expect((await runIn(await scratchFolder(), 'catalog list > /dev/null 2> /dev/full')).code).toBe(3);
  });

  it.each(['catalog list --json', 'catalog list', '--help', 'check --json'])(
    'ends %s quietly when nobody reads its output to the end',
    async (line) => {
      const run = await runIn(await scratchFolder({ 'stack.yaml': stack }), `${line} | head -c 20 > /dev/null`);
      expect(run.code).toBeLessThan(2);
      expect(run.stderr).not.toMatch(/EPIPE|error /);
    },
  );

  it('keeps its exit code when nobody reads its messages', async () => {
    const run = await runIn(await scratchFolder(), 'no-such-command 2> >(true)');
    expect(run.code).toBe(2);
  });
});
