import { execa } from 'execa';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/create-arch-adr.js', import.meta.url));

/** What a run of the built program gave. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program in a folder, without a terminal and without colours; `input` is its standard input. */
export async function runBin(
  args: readonly string[],
  options: { readonly cwd: string; readonly input?: string; readonly env?: Record<string, string> },
): Promise<Run> {
  const result = await execa(process.execPath, [bin, ...args], {
    cwd: options.cwd,
    input: options.input ?? '',
    env: { NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env },
    reject: false,
    stripFinalNewline: false,
  });
  return { code: result.exitCode ?? -1, stdout: result.stdout, stderr: result.stderr };
}
