import { ArchAdrError } from '../errors.ts';
import { realContext, type Context } from './context.ts';
import { version } from './version.ts';

/** Arguments → exit code. The only place where errors end. */
export async function main(args: readonly string[], context: Context = realContext()): Promise<number> {
  // The one answer that needs nothing else, so that it costs nothing else.
  if (args.length === 1 && args[0] === '--version') {
    context.stdout.write(`${version}\n`);
    return 0;
  }
  try {
    const { runProgram } = await import('./program.ts');
    return await runProgram(args, context);
  } catch (error) {
    const { printError } = await import('./failure.ts');
    await printError(error, args, context);
    return error instanceof ArchAdrError ? error.exitCode : 70;
  }
}
