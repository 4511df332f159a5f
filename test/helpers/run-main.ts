import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { Run } from './run-bin.ts';

/** A stream that keeps what is written to it. */
class Collected extends Writable {
  text = '';

  override _write(chunk: Buffer | string, _encoding: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

/** Where a run works, and what it reads. */
interface RunOptions {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the sources in this process, without a terminal, on 2026-11-24. The catalog is the one of the last build. */
export function runMain(args: readonly string[], options: RunOptions): Promise<Run> {
  return runWith(main, args, options);
}

/** Runs a build of the program in this process, as {@link runMain} does the sources. */
export async function runWith(program: typeof main, args: readonly string[], options: RunOptions): Promise<Run> {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const code = await program(args, {
    cwd: options.cwd,
    env: options.env ?? {},
    stdin: Readable.from(options.input === undefined ? [] : [Buffer.from(options.input)]),
    stdout,
    stderr,
    today: '2026-11-24',
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}
