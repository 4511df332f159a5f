import { Argument, Command, CommanderError, Option } from 'commander';
import { recordFormats, type RecordFormat } from '../model/adr.ts';
import type { ConvertFlags } from './commands/convert.ts';
import type { CheckFlags } from './commands/check.ts';
import type { DetectFlags } from './commands/detect.ts';
import type { QuestionFlags } from './commands/questions.ts';
import type { RenumberFlags } from './commands/renumber.ts';
import { commandFirst, flagsOf } from './command-line.ts';
import { shells, type Shell } from './completion-scripts.ts';
import type { Context } from './context.ts';
import {
  answersFlag,
  catalogFlag,
  dateOption,
  plainFlags,
  repositoryFlags,
  runFlags,
  templatesOption,
  writeFlags,
} from './flags.ts';
import * as help from './help.ts';
import { addCatalog } from './program-catalog.ts';
import { usualTemplates, type Done, type Flags } from './options.ts';
import { refuseContradictions } from './strict-flags.ts';
import { unknownCommand, usageError } from './usage-errors.ts';
import { print } from './lines.ts';

/**
 * Runs the command that the arguments name and returns its exit code. Flags may come before the command and after it.
 * Errors: InputError for arguments that the command does not have.
 */
export async function runProgram(args: readonly string[], context: Context): Promise<number> {
  let code = 0;
  const program = buildProgram(context, (result) => {
    code = result;
  });
  const line = commandFirst(program, args);
  try {
    await program.parseAsync(line.helpFor ? helpLine(program, line.helpFor) : [...line.args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    throw error;
  }
  return code;
}

/** The flags of a command line, whether its command has them or not. */
export function typedFlags(args: readonly string[], context: Context): string[] {
  return flagsOf(
    buildProgram(context, () => undefined),
    args,
  );
}

/** `help catalog list` as `catalog list --help`. Errors: a word that names no command (InputError). */
function helpLine(program: Command, words: readonly string[]): string[] {
  let command = program;
  for (const [index, word] of words.entries()) {
    const inner = command.commands.find((one) => one.name() === word);
    if (!inner) throw unknownCommand(words.slice(0, index + 1).join(' '), command);
    command = inner;
  }
  return [...words, '--help'];
}

/** All commands with their flags: what is run, what `--help` shows and what shells complete. */
export function buildProgram(context: Context, done: Done): Command {
  const program = new Command('create-arch-adr')
    .description('Decide the layers of a distributed architecture and keep the decision records alive.')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .helpCommand('help [command]', 'Print the help of a command.')
    .enablePositionalOptions()
    .addHelpText('after', help.runHelp);
  runFlags(program).option('--accessible', 'ask in plain lines, without redrawing; also ACCESSIBLE=1');
  plainFlags(repositoryFlags(program)).action(async (directory: string, flags: Flags) => {
    const { create } = await import('./commands/start.ts');
    const names = program.commands.map((command) => command.name());
    done(await create(context, directory, flags, names));
  });
  addCheck(program, context, done);
  addDetect(program, context, done);
  addStatus(program, context, done);
  addRenumber(program, context, done);
  addConvert(program, context, done);
  addCatalog(program, context, done);
  addTemplate(program, context, done);
  addQuestions(program, context, done);
  addCompletion(program, context, done);
  contained(program, context);
  return program;
}

function addCheck(program: Command, context: Context, done: Done): void {
  const check = answersFlag(program.command('check'))
    .description('Check records and answers; reads only, for CI.')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .option('--directory <path>', 'the folder of the records')
    .option('--base <ref>', 'also look for numbers that this branch took meanwhile')
    .addOption(
      new Option('--severity <level>', 'show this and worse, and fail on it').choices(['error', 'warning', 'info']),
    )
    .option('--readers [readers]', 'also say which program would misread which record, and why')
    .addOption(
      new Option('--sarif', 'print a SARIF 2.1.0 document on standard output and nothing else').conflicts('json'),
    )
    .addOption(dateOption('the day to check for, default today'))
    .option('--no-detect', 'do not compare with what the repository uses')
    .option(...templatesOption);
  plainFlags(repositoryFlags(check))
    .addHelpText('after', help.checkHelp)
    .action(async (directory: string, flags: CheckFlags) => {
      const { check } = await import('./commands/check.ts');
      done(await check(context, directory, flags));
    });
}

function addDetect(program: Command, context: Context, done: Done): void {
  const detect = program
    .command('detect')
    .description('Show what this repository already uses, with the line that shows it.')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .option('--write', 'draft a stack.yaml from it, where there is none')
    .option('--sbom <file>', 'also read a CycloneDX or SPDX bill of materials in JSON');
  plainFlags(repositoryFlags(detect))
    .addHelpText('after', help.detectHelp)
    .action(async (directory: string, flags: DetectFlags) => {
      const { detect } = await import('./commands/detect.ts');
      done(await detect(context, directory, flags));
    });
}

function addStatus(program: Command, context: Context, done: Done): void {
  const status = writeFlags(answersFlag(program.command('status')))
    .description('Give a record another status, in all its places and in stack.yaml.')
    .argument('<record|layer>', 'the number of a record, or a layer; with a scope `layer/scope`')
    .argument('<status>', 'proposed, accepted, rejected or deprecated')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .addOption(dateOption('the day of the status, default today'))
    .option(...templatesOption);
  plainFlags(repositoryFlags(status))
    .addHelpText('after', help.statusHelp)
    .action(async (named: string, wanted: string, directory: string, flags: Flags) => {
      const { status } = await import('./commands/status.ts');
      done(await status(context, { named, wanted, directory }, flags));
    });
}

function addRenumber(program: Command, context: Context, done: Done): void {
  const renumber = writeFlags(program.command('renumber'))
    .description('Give records that share a number a free one, and mend all that cites them; after a merge.')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .option('--base <ref>', 'records of this branch keep their numbers, default origin/HEAD, main or master');
  plainFlags(repositoryFlags(renumber))
    .addHelpText('after', help.renumberHelp)
    .action(async (directory: string, flags: RenumberFlags) => {
      const { renumber } = await import('./commands/renumber.ts');
      done(await renumber(context, directory, flags));
    });
}

function addConvert(program: Command, context: Context, done: Done): void {
  const command = writeFlags(answersFlag(program.command('convert')))
    .description('Write the records that were made here in another format; your own words stay.')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .addOption(new Option('--to <format>', 'the format').choices(recordFormats).makeOptionMandatory())
    .option(...templatesOption);
  plainFlags(repositoryFlags(command))
    .addHelpText('after', help.convertHelp)
    .action(async (directory: string, flags: ConvertFlags) => {
      const { convert } = await import('./commands/convert.ts');
      done(await convert(context, directory, flags));
    });
}

function addTemplate(program: Command, context: Context, done: Done): void {
  const template = program
    .command('template')
    .description('Make records look as the team wants: eject.')
    .helpCommand(false)
    .addHelpOption(new Option('-h, --help', 'print this help'))
    .addHelpText('after', help.templateHelp);
  const eject = template
    .command('eject')
    .description('Write the template of a format into the repository, as the start of your own.')
    .addArgument(new Argument('<format>', 'the format').choices(recordFormats))
    .argument('[directory]', 'the project, or a folder in it', '.')
    .option('-n, --dry-run', 'show it, write nothing')
    .option('--templates <folder>', `where it goes, default what the answers name, else ${usualTemplates}`);
  plainFlags(eject)
    .addHelpText('after', help.ejectHelp)
    .action(async (format: RecordFormat, directory: string, flags: Flags) => {
      const { eject } = await import('./commands/template-eject.ts');
      done(await eject(context, format, directory, flags));
    });
}

function addQuestions(program: Command, context: Context, done: Done): void {
  const questions = program
    .command('questions')
    .description('Print the next question that the answers leave open, for programs that ask on their own.')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .option('-a, --answers <file>', 'the answers so far, default stack.yaml, or standard input with -')
    .option(
      '--skip <id>',
      'pass over this question; may be repeated',
      (id: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), id],
    );
  plainFlags(catalogFlag(questions))
    .option('--no-git', 'do not ask git for anything')
    .addHelpText('after', help.questionsHelp)
    .action(async (directory: string, flags: QuestionFlags) => {
      const { questions } = await import('./commands/questions.ts');
      done(await questions(context, directory, flags));
    });
}

function addCompletion(program: Command, context: Context, done: Done): void {
  program
    .command('completion')
    .description('Print a script that lets a shell complete commands, flags, layers, options and records.')
    .addArgument(new Argument('<shell>', 'the shell it is for').choices(shells))
    .argument('[words...]', 'what was typed so far, after --: print what can follow instead')
    .addHelpOption(new Option('-h, --help', 'print this help'))
    .addHelpText('after', help.completionHelp)
    .action(async (shell: Shell, words: string[]) => {
      const { completion } = await import('./commands/completion.ts');
      done(await completion(context, program, shell, words));
    });
}

/** Errors and texts of commander come back to us instead of ending the process. */
function contained(command: Command, context: Context): void {
  refuseContradictions(command);
  command
    .showSuggestionAfterError(false)
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : usageError(error, command);
    })
    .configureHelp({ subcommandTerm: (inner) => inner.name() })
    .configureOutput({
      writeOut: (text) => print(context.stdout, text),
      writeErr: (text) => print(context.stderr, text),
      outputError: () => undefined,
      getOutHelpWidth: () => Math.min(100, context.stdout.columns ?? 80),
    });
  for (const inner of command.commands) contained(inner, context);
}
