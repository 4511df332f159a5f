import { execa } from 'execa';
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Run } from './run-bin.ts';

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
  return {
    run: async (args, cwd) => {
      const result = await execa(process.execPath, [join(folder, 'bin/create-arch-adr.js'), ...args], {
        cwd,
        input: '',
        env: { NO_COLOR: '1', FORCE_COLOR: undefined },
        reject: false,
        stripFinalNewline: false,
      });
      return { code: result.exitCode ?? -1, stdout: result.stdout, stderr: result.stderr };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
