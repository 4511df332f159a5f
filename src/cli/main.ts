import { ArchAdrError } from '../errors.ts';
import { realContext, type Context } from './context.ts';
import { outputFaults } from './output.ts';
import { version } from './version.ts';

/** Arguments → exit code. The only place where errors end. */
export async function main(args: readonly string[], context: Context = realContext()): Promise<number> {
  const code = await codeOf(args, context);
  const faults = await outputFaults();
  if (faults.size === 0) return code;
  const fault = faults.get(context.stdout);
  if (fault === undefined) return code === 0 ? 3 : code;
  const { printOutputFault } = await import('./failure.ts');
  return printOutputFault(fault, context);
}

async function codeOf(args: readonly string[], context: Context): Promise<number> {
  // The one answer that needs nothing else, so that it costs nothing else.
  if (args.length === 1 && args[0] === '--version') {
    context.stdout.write(`${version}\n`);
    return 0;
  }
  try {
    const { runProgram } = await import('./program.ts');
    return await runProgram(args, context);
  } catch (error) {
    const [{ printError }, { typedFlags }] = await Promise.all([import('./failure.ts'), import('./program.ts')]);
    await printError(error, typedFlags(args, context), context);
    return error instanceof ArchAdrError ? error.exitCode : 70;
  }
}
