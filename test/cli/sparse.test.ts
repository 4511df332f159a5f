import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runMain } from '../helpers/run-main.ts';
import { git, scratchRepo } from '../helpers/scratch.ts';

const stack =
  'version: 1\nsystem: { name: Shop }\ndecisions:\n  message-queue: { choice: nats }\n  rpc: { choice: grpc }\n';

/** A repository with two records, committed. */
async function recorded(files: Record<string, string> = { 'stack.yaml': stack }, folder = '.'): Promise<string> {
  const repo = await scratchRepo(files);
  const run = await runMain([], { cwd: join(repo, folder) });
  expect(run.code, run.stderr).toBe(0);
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-qm', 'records');
  return repo;
}

const commands = [
  [],
  ['--commit'],
  ['check'],
  ['status', '1', 'accepted'],
  ['renumber'],
  ['convert', '--to', 'madr', '--yes'],
];

it.each(commands.map((args) => [args.join(' ') || 'a run', args] as const))(
  'records that a sparse checkout leaves out are not missing: %s',
  async (_, args) => {
    const repo = await recorded();
    await git(repo, 'sparse-checkout', 'set', '--no-cone', '/*', '!/docs/');
    const run = await runMain(args, { cwd: repo });
    expect([run.code, run.stderr]).toEqual([
      3,
      expect.stringMatching(/leaves out docs\/adr\/0001-use-.*sparse-checkout add docs\/adr/s),
    ]);
    expect(await git(repo, 'status', '--porcelain')).toBe('');
    expect(await readdir(repo)).not.toContain('docs');
    await git(repo, 'sparse-checkout', 'disable');
    expect((await runMain(['check'], { cwd: repo })).code).toBe(0);
  },
);

it('one hidden file is enough, however it was hidden', async () => {
  const repo = await recorded();
  for (const path of ['docs/stack.md', 'docs/adr/0002-use-nats-as-the-message-queue.md']) {
    await git(repo, 'update-index', '--skip-worktree', path);
    await rm(join(repo, path));
    const run = await runMain([], { cwd: repo });
    expect([run.code, run.stderr]).toEqual([3, expect.stringContaining(`leaves out ${path}`)]);
    expect(run.stderr).toContain(`git update-index --no-skip-worktree ${path}`);
    await git(repo, 'update-index', '--no-skip-worktree', path);
    await git(repo, 'checkout', '--', path);
  }
  // Marked, and there all the same.
  await git(repo, 'update-index', '--skip-worktree', 'docs/stack.md');
  expect((await runMain([], { cwd: repo })).code).toBe(0);
});

it('answers that are hidden are not missing either', async () => {
  const repo = await recorded();
  await git(repo, 'sparse-checkout', 'set', '--no-cone', '/*', '!/stack.yaml');
  for (const args of [[], ['check'], ['detect', '--write']]) {
    const run = await runMain(args, { cwd: repo });
    expect([args, run.code, run.stderr]).toEqual([args, 3, expect.stringContaining('leaves out stack.yaml')]);
  }
});

it('what is hidden elsewhere is nobody’s business', async () => {
  const repo = await recorded({ 'apps/shop/stack.yaml': stack, 'apps/pay/main.go': '' }, 'apps/shop');
  await git(repo, 'sparse-checkout', 'set', 'apps/shop');
  const cwd = join(repo, 'apps/shop');
  expect((await runMain(['check'], { cwd })).code).toBe(0);
  expect((await runMain([], { cwd })).stdout).not.toContain('create');
});
