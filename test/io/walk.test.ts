import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { walkRepository, type WalkRequest } from '../../src/io/walk.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'walk-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(path: string, text: string | Buffer = path): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function walk(request: Partial<WalkRequest> = {}): {
  readonly taken: readonly string[];
  readonly problems: readonly string[];
} {
  const taken: string[] = [];
  const problems = walkRepository(
    { root, wants: (path) => (path.endsWith('.n') ? 'name' : 'text'), ...request },
    (path, text) => {
      taken.push(text === path || text === undefined ? path : `${path}: ${text}`);
    },
  );
  return { taken, problems: problems.map(({ code, file }) => `${code} ${file}`) };
}

/** Runs something without the rights of root, who may read everything. */
function asNobody<T>(run: () => T): T {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(65_534);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a walk over a repository', () => {
  it('takes the wanted files in order, with their text or their name only', () => {
    for (const path of ['b/c', 'a', 'b.n', 'b/a', 'no']) put(path);
    const wants = (path: string) => (path === 'no' ? undefined : path.endsWith('.n') ? 'name' : 'text');
    expect(walk({ wants })).toEqual({ taken: ['a', 'b.n', 'b/a', 'b/c'], problems: [] });
  });

  it('leaves out what others wrote and what was built', () => {
    for (const path of [
      '.git/a',
      'node_modules/a',
      'x/node_modules/a',
      'vendor/a',
      'dist/a',
      'build/a',
      'target/a',
      'x/a',
    ])
      put(path);
    expect(walk().taken).toEqual(['x/a']);
  });

  it('respects .gitignore files of all folders as git does', () => {
    put('.gitignore', '*.log\n/only-here\n!keep.log\nx/y/\n# c\nSecret\n');
    put('x/.gitignore', '!b.log\na\n');
    for (const path of [
      'a',
      'a.log',
      'keep.log',
      'only-here',
      'secret',
      'x/a',
      'x/b.log',
      'x/only-here',
      'x/y/z',
      'x/sub/a',
      'Secret/q',
    ])
      put(path);
    execFileSync('git', ['init', '-q'], { cwd: root });
    const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
    const expected = listed.split('\0').filter(Boolean).sort();
    const wants = () => 'name' as const;
    expect(walk({ wants }).taken).toEqual(expected);
    expect(walk({ wants, listed: listed.split('\0') }).taken).toEqual(expected);
  });

  it('keeps a folder named build where git lists its files', () => {
    put('build/Dockerfile');
    expect(walk({ listed: ['build/Dockerfile'] }).taken).toEqual(['build/Dockerfile']);
  });

  it('follows no link, listed or not', () => {
    put('real/a');
    symlinkSync(join(root, 'real/a'), join(root, 'link'));
    symlinkSync(root, join(root, 'real/loop'));
    symlinkSync('/etc', join(root, 'outside'));
    const listed = ['link', 'real/a', 'real/loop', 'real/loop/real/a', 'outside/passwd', 'outside'];
    expect(walk()).toEqual({ taken: ['real/a'], problems: [] });
    expect(walk({ listed })).toEqual({ taken: ['real/a'], problems: [] });
  });

  it('reads nothing outside, whatever the list says', () => {
    put('inner/a');
    const listed = [
      '../a',
      '/etc/passwd',
      'inner/../../a',
      'inner/./a',
      'a\0b',
      '',
      'inner//a',
      'inner/node_modules/a',
    ];
    expect(walk({ root: join(root, 'inner'), listed })).toEqual({ taken: [], problems: [] });
  });

  it('reports files that are gone, too large, binary or unreadable, and goes on', () => {
    put('a');
    put('large', 'x'.repeat(11));
    put('binary', Buffer.from([65, 0, 66]));
    put('wide', Buffer.from('\ufeffw', 'utf16le'));
    put('marked', '\ufeffm');
    const { taken, problems } = walk({
      listed: ['a', 'binary', 'gone', 'away/gone', 'large', 'wide', 'marked'],
      limits: { bytes: 10 },
    });
    expect(taken).toEqual(['a', 'marked: m', 'wide: w']);
    expect(problems).toEqual([
      'detect/vanished away/gone',
      'detect/binary binary',
      'detect/vanished gone',
      'detect/too-large large',
    ]);
  });

  it('reports what it may not read', () => {
    put('a');
    put('shut/b');
    chmodSync(root, 0o755);
    chmodSync(join(root, 'a'), 0);
    chmodSync(join(root, 'shut'), 0);
    const { problems } = asNobody(walk);
    chmodSync(join(root, 'shut'), 0o700);
    expect(problems).toEqual(['detect/unreadable shut', 'detect/unreadable a']);
  });

  it('stops at its limits with a problem', () => {
    for (const path of ['a', 'b', 'c', 'd']) put(path);
    expect(walk({ limits: { files: 2 } })).toEqual({ taken: ['a', 'b'], problems: ['detect/too-many c'] });
    expect(walk({ limits: { entries: 3 } }).problems).toEqual(['detect/too-many .']);
  });

  it('does not wait on a pipe', () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe')]);
    expect(walk({ listed: ['pipe'] })).toEqual({ taken: [], problems: [] });
    expect(walk()).toEqual({ taken: [], problems: [] });
  });

  it('is not held up by a pattern with many stars', () => {
    put('.gitignore', `${'*a'.repeat(40)}b\n`);
    put('a'.repeat(200));
    expect(walk({ wants: () => 'name' }).taken).toHaveLength(2);
  });
});
