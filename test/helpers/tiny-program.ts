import { execa } from 'execa';
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { main as Main } from '../../src/cli/main.ts';
import type { Run } from './run-bin.ts';
import { runWith } from './run-main.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A build of the program with the small catalog and short templates of the scenarios. */
export interface TinyProgram {
  readonly run: (args: readonly string[], cwd: string) => Promise<Run>;
  readonly remove: () => Promise<void>;
}

/** Builds the sources with the catalog and the templates of test/scenarios/program, in a folder of its own. */
export async function buildTinyProgram(): Promise<TinyProgram> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'arch-adr-tiny-')));
  await mkdir(join(folder, '.ci'));
  for (const file of ['build.js', 'nothing.cjs']) await cp(join(root, '.ci', file), join(folder, '.ci', file));
  await cp(join(root, 'package.json'), join(folder, 'package.json'));
  await cp(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  await cp(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  await cp(join(root, 'test/scenarios/program'), folder, { recursive: true });
  await symlink(join(root, 'src'), join(folder, 'src'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await execa(process.execPath, [join(folder, '.ci/build.js')]);
  // In this process, which saves starting hundreds of others; tests of the command line start the real one.
  const { main } = (await import(pathToFileURL(join(folder, 'dist/main.js')).href)) as { main: typeof Main };
  return {
    run: (args, cwd) => runWith(main, args, { cwd }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
