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

/** Runs the sources in this process, without a terminal, on 2026-11-24. The catalog is the one of the last build. */
export async function runMain(
  args: readonly string[],
  options: { readonly cwd: string; readonly input?: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Run> {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const code = await main(args, {
    cwd: options.cwd,
    env: options.env ?? {},
    stdin: Readable.from(options.input === undefined ? [] : [Buffer.from(options.input)]),
    stdout,
    stderr,
    today: '2026-11-24',
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}
