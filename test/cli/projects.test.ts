import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exists } from '../../src/io/read.ts';
import { runMain } from '../helpers/run-main.ts';
import { git, scratchFolder, scratchRepo } from '../helpers/scratch.ts';

const shop = 'version: 1\nsystem: { name: Shop }\ndecisions:\n  message-queue: { choice: nats }\n';
const pay = 'version: 1\nsystem: { name: Pay }\ndecisions:\n  rpc: { choice: grpc }\n';
const record = 'docs/adr/0001-use-nats-as-the-message-queue.md';
const two = {
  'apps/shop/stack.yaml': shop,
  'apps/shop/src/main.go': '',
  'apps/pay/stack.yaml': pay,
  'apps/pay/package.json': '{ "dependencies": { "kafkajs": "2.2.4" } }\n',
  'tools/readme.txt': '',
};

describe('the project of a command', () => {
  it.each([
    ['the folder where the person stands', 'apps/shop', []],
    ['the nearest one above', 'apps/shop/src', []],
    ['the folder that is named', '.', ['apps/shop']],
    ['the folder of the answers that are named', '.', ['--answers', 'apps/shop/stack.yaml']],
    ['the folder of answers beside', 'apps/pay', ['--answers', '../shop/stack.yaml']],
  ])('is %s', async (_, from, args) => {
    const repo = await scratchRepo(two);
    const run = await runMain(args, { cwd: join(repo, from) });
    expect(run.code, run.stderr).toBe(0);
    expect(await git(repo, 'ls-files', '--others')).toBe(`apps/shop/${record}\napps/shop/docs/stack.md`);
    expect((await runMain(args, { cwd: join(repo, from) })).stdout).not.toContain('create');
  });

  it('keeps lock, journal and memory apart from those of its neighbour', async () => {
    const repo = await scratchRepo(two);
    for (const app of ['shop', 'pay', 'shop', 'pay']) {
      const run = await runMain([], { cwd: join(repo, 'apps', app) });
      expect(run.code, run.stderr).toBe(0);
    }
    const checked = await runMain(['check', '--no-detect'], { cwd: join(repo, 'apps/pay') });
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('1 record and 1 decision')]);
  });

  it('commits its own files only', async () => {
    const repo = await scratchRepo(two);
    const run = await runMain(['--commit'], { cwd: join(repo, 'apps/shop') });
    expect(run.code, run.stderr).toBe(0);
    expect(await git(repo, 'show', '--name-only', '--format=')).toBe(`apps/shop/${record}\napps/shop/docs/stack.md`);
    expect(await git(repo, 'status', '--porcelain')).toBe('');
  });

  it('is named from the root of the repository where a platform looks for files', async () => {
    const repo = await scratchRepo({ ...two, 'apps/shop/stack.yaml': shop.replace('nats', 'natz') });
    const env = { GITHUB_ACTIONS: 'true' };
    const cwd = join(repo, 'apps/shop');
    expect((await runMain(['check'], { cwd, env })).stdout).toContain('::error file=apps/shop/stack.yaml,line=4');
    expect((await runMain(['check', '--sarif'], { cwd })).stdout).toContain('"uri": "apps/shop/stack.yaml"');
    expect((await runMain(['check', '--json'], { cwd })).stdout).toContain('"file": "stack.yaml"');
  });

  it('is the repository where no folder above has answers, and then leaves out projects inside', async () => {
    const repo = await scratchRepo({ ...two, 'stack.yaml': shop.replace('Shop', 'All') });
    const run = await runMain([], { cwd: join(repo, 'tools') });
    expect(run.code, run.stderr).toBe(0);
    expect(exists(join(repo, record))).toBe(true);
    expect((await runMain(['detect'], { cwd: repo })).stdout).not.toContain('Kafka');
    expect((await runMain(['detect'], { cwd: join(repo, 'apps/pay') })).stdout).toContain('Kafka');
  });

  it('is asked for where only folders inside have answers', async () => {
    const repo = await scratchRepo(two);
    for (const args of [[], ['check']]) {
      const run = await runMain(args, { cwd: repo });
      const hint = 'apps/pay and apps/shop have a stack.yaml: name the folder, as in `create-arch-adr apps/pay`.';
      expect([run.code, run.stderr]).toEqual([2, expect.stringContaining(hint)]);
    }
  });

  it('shares no log with another one', async () => {
    const own = `${pay}output: { directory: apps/shop/docs/adr }\n`;
    const repo = await scratchRepo({ ...two, 'stack.yaml': own });
    const run = await runMain([], { cwd: repo });
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('belongs to another project: apps/shop')]);
  });

  it('is not made by settings of the Haskell tool Stack', async () => {
    const repo = await scratchRepo({ 'stack.yaml': shop, 'hs/stack.yaml': 'resolver: lts-22.0\npackages: [.]\n' });
    const run = await runMain([], { cwd: join(repo, 'hs') });
    expect(run.code, run.stderr).toBe(0);
    expect(exists(join(repo, record))).toBe(true);
  });

  it('is the repository of a linked folder, and the nearest one also without git', async () => {
    const repo = await scratchRepo(two);
    const outside = await scratchFolder();
    await symlink(join(repo, 'apps/shop'), join(outside, 'link'));
    expect((await runMain([], { cwd: join(outside, 'link') })).code).toBe(0);
    expect(exists(join(repo, 'apps/shop', record))).toBe(true);
    const plain = await scratchFolder({ 'a/stack.yaml': shop });
    await mkdir(join(plain, 'a/b'));
    expect((await runMain([], { cwd: join(plain, 'a/b') })).code).toBe(0);
    expect(await readFile(join(plain, 'a', record), 'utf8')).toContain('NATS');
  });
});
