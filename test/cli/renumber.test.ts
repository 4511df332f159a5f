import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBin } from '../helpers/run-bin.ts';
import { git, scratchRepo, writeFiles } from '../helpers/scratch.ts';

const record = (number: number, title: string): string =>
  `# ${number}. ${title}\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n`;
const ulid = 'docs/adr/0003-use-ulid.md';
const coredns = 'docs/adr/0003-use-coredns.md';

async function add(root: string, files: Record<string, string>): Promise<void> {
  await writeFiles(root, files);
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'add');
}

/** A branch `feature` with the base merged into it: each of the two brought a record 3. */
async function merged(base: string): Promise<string> {
  const root = await scratchRepo({ 'docs/adr/0001-a.md': record(1, 'A') });
  await git(root, 'branch', '-m', base);
  await git(root, 'checkout', '-qb', 'feature');
  await add(root, { [coredns]: record(3, 'Use CoreDNS') });
  await git(root, 'checkout', '-q', base);
  await add(root, { [ulid]: record(3, 'Use ULID') });
  await git(root, 'checkout', '-q', 'feature');
  await git(root, 'update-ref', `refs/remotes/origin/${base}`, base);
  await git(root, 'remote', 'add', 'origin', '/nowhere');
  await git(root, 'branch', '-qD', base);
  await git(root, 'merge', '-q', '--no-edit', `origin/${base}`);
  return root;
}

describe('renumber without --base', () => {
  it.each(['trunk', 'develop'])('asks for the base when nothing says that it is %s', async (base) => {
    const root = await merged(base);
    const run = await runBin(['renumber', '--dry-run'], { cwd: root });
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(`error The base branch is not certain`);
    expect(run.stderr).toContain(`--base origin/${base}`);
  });

  it.each([
    ['the upstream of the branch', ['branch', '-q', '--set-upstream-to', 'origin/trunk']],
    ['the default branch of the remote', ['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk']],
  ])('takes %s for the base', async (_, args) => {
    const root = await merged('trunk');
    await git(root, ...args);
    const run = await runBin(['renumber', '--dry-run'], { cwd: root });
    expect([run.code, run.stdout]).toEqual([0, expect.stringContaining(`(was ${coredns})`)]);
  });

  it('does not take the pushed branch itself for the base', async () => {
    const root = await merged('trunk');
    await git(root, 'update-ref', 'refs/remotes/origin/feature', 'HEAD^');
    await git(root, 'branch', '-q', '--set-upstream-to', 'origin/feature');
    expect((await runBin(['renumber', '--dry-run'], { cwd: root })).code).toBe(2);
  });

  it('asks when HEAD is detached, and when the remotes disagree', async () => {
    const root = await merged('trunk');
    await git(root, 'checkout', '-q', '--detach');
    expect((await runBin(['renumber', '--dry-run'], { cwd: root })).code).toBe(2);
    await git(root, 'checkout', '-q', 'feature');
    await git(root, 'update-ref', 'refs/remotes/fork/main', 'HEAD^');
    await git(root, 'update-ref', 'refs/remotes/origin/main', 'origin/trunk');
    expect((await runBin(['renumber', '--dry-run'], { cwd: root })).code).toBe(2);
  });

  it('names a branch that has the same number when the base is unknown', async () => {
    const root = await merged('trunk');
    await git(root, 'reset', '-q', '--hard', 'HEAD^');
    const run = await runBin(['renumber'], { cwd: root });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('origin/trunk has a record of the same number, docs/adr/0003-use-ulid.md.');
  });
});

describe('renumber in a repository with several logs', () => {
  const cites = 'See ADR-0003 and 0003-use-coredns.\n';
  const files = {
    'svc/docs/adr/0003-use-coredns.md': record(3, 'Use CoreDNS in svc'),
    'svc/docs/adr/0004-b.md': `${record(4, 'B')}\n${cites}[3](0003-use-coredns.md)\n`,
  };
  const later = {
    'svc/src/a.ts': `// ${cites}`,
    'svc/README.md': `${cites}And docs/adr/0003-use-coredns.md here.\n`,
    'src/a.ts': `// ${cites}`,
    'README.md':
      '[ADR-0003](svc/docs/adr/0003-use-coredns.md) [ADR-0003](docs/adr/0003-use-coredns.md) [ADR-0003][svc]\n\n' +
      'svc/docs/adr/0003-use-coredns.md docs/adr/0003-use-coredns.md\n' +
      'https://example.org/x/blob/main/svc/docs/adr/0003-use-coredns.md\n\n[svc]: svc/docs/adr/0003-use-coredns.md\n',
  };

  it('changes the citations of its own log only', async () => {
    const root = await merged('main');
    await git(root, 'checkout', '-q', 'HEAD^');
    await git(root, 'checkout', '-qB', 'feature');
    await add(root, { ...files, ...later });
    await git(root, 'merge', '-q', '--no-edit', 'origin/main');
    expect((await runBin(['renumber', '--yes'], { cwd: root })).code).toBe(0);
    const text = (path: string): Promise<string> => readFile(join(root, path), 'utf8');
    for (const [path, before] of Object.entries(files)) expect(await text(path)).toBe(before);
    for (const path of ['svc/src/a.ts', 'svc/README.md'] as const) expect(await text(path)).toBe(later[path]);
    expect(await text('src/a.ts')).toBe('// See ADR-0004 and 0004-use-coredns.\n');
    expect(await text('README.md')).toBe(
      '[ADR-0003](svc/docs/adr/0003-use-coredns.md) [ADR-0004](docs/adr/0004-use-coredns.md) [ADR-0003][svc]\n\n' +
        'svc/docs/adr/0003-use-coredns.md docs/adr/0004-use-coredns.md\n' +
        'https://example.org/x/blob/main/svc/docs/adr/0003-use-coredns.md\n\n[svc]: svc/docs/adr/0003-use-coredns.md\n',
    );
  });
});
