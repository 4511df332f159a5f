import { execa } from 'execa';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { onTestFinished } from 'vitest';

/** A temporary folder with these files; it goes when the test ends. */
export async function scratchFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'arch-adr-')));
  onTestFinished(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  await writeFiles(folder, files);
  return folder;
}

/** A temporary git repository with these files in its first commit. */
export async function scratchRepo(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await scratchFolder(files);
  await git(folder, 'init', '-q', '-b', 'main');
  await git(folder, 'config', 'user.name', 'Ana');
  await git(folder, 'config', 'user.email', 'ana@example.org');
  await git(folder, 'add', '-A');
  await git(folder, 'commit', '-q', '--allow-empty', '-m', 'start');
  return folder;
}

/** Runs git in a folder and gives its output; throws when git fails. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const result = await execa('git', args, { cwd });
  return result.stdout;
}

/** Writes files below a folder, with their folders. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** All files below a folder but those of git, by path with `/`. */
export async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('.git/'))
    .sort();
  const files: Record<string, string> = {};
  for (const path of paths) files[path] = await readFile(join(folder, path), 'utf8');
  return files;
}
