import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runBin } from '../helpers/run-bin.ts';
import { git, scratchRepo, writeFiles } from '../helpers/scratch.ts';

const answers = 'version: 1\nsystem: {name: Shop}\ndecisions:\n  message-queue: {choice: nats}\n';
const record = (number: number): string => `# ${number}. By hand\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n`;

/** The path of a file whose name has a byte that is not UTF-8. */
function raw(root: string, path: string): Buffer {
  return Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, 'latin1')]);
}

/** A repository with names and files that other systems, or other centuries, have made. */
async function repository(): Promise<string> {
  const root = await scratchRepo({ 'stack.yaml': answers });
  await runBin(['--commit'], { cwd: root });
  await writeFiles(root, {
    'docs/adr/0001-zz.md': record(1),
    'docs/adr/0004-a\\b.md': record(4),
    'ci\\te.md': 'ADR-0001\n',
  });
  await writeFile(raw(root, 'docs/adr/0005-caf\xe9.md'), record(5));
  await writeFile(raw(root, 'cit\xe9.md'), 'See ADR-0001.\n');
  await writeFile(join(root, 'latin.txt'), Buffer.from('caf\xe9, see ADR-0001\n', 'latin1'));
  await symlink('../stack.md', join(root, 'docs/adr/0009-link.md'));
  await mkdir(raw(root, 'docs/adr/caf\xe9'));
  await writeFile(raw(root, 'docs/adr/caf\xe9/0011-deep.md'), record(11));
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'odd names');
  return root;
}

// Other systems have no such names.
it.skipIf(process.platform !== 'linux')(
  'names that are not UTF-8 or have a backslash, and a Latin-1 file, block no command and keep their numbers',
  async () => {
    const root = await repository();
    for (const [code, ...args] of [
      [1, 'check', '--no-detect'],
      [0, 'detect'],
      [0, 'status', '--dry-run', 'message-queue', 'accepted'],
      [0, 'convert', '--to', 'madr', '--dry-run'],
      [0, 'renumber', '--dry-run'],
    ] as const) {
      const run = await runBin(args, { cwd: root });
      expect([args, run.code, run.stderr]).toEqual([args, code, expect.any(String)]);
    }
    const renumbered = await runBin(['renumber', '--yes'], { cwd: root });
    expect(renumbered.code).toBe(0);
    expect(await readdir(join(root, 'docs/adr'))).toContain('0012-zz.md');
    for (const words of ['Its name has a backslash.', 'Its name is not UTF-8.', 'latin.txt']) {
      expect(renumbered.stderr).toContain(words);
    }
    const checked = await runBin(['check', '--no-detect', '--no-git'], { cwd: root });
    expect(checked.stdout + checked.stderr).toContain('in a folder whose name is not UTF-8 (0011-deep.md)');
    const more = `${answers}  rpc: {choice: grpc}\n`;
    const run = await runBin(['--answers', '-', '--no-git'], { cwd: root, input: more });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('create   docs/adr/0013-');
  },
  60_000,
);
