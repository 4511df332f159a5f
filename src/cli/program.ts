import { Command, CommanderError, Option } from 'commander';
import { InputError } from '../errors.ts';
import { licensePolicies } from '../model/answers.ts';
import { lifecycleStates, optionKinds } from '../model/catalog.ts';
import type { CatalogFlags } from './commands/catalog-show.ts';
import type { ValidateFlags } from './commands/catalog-validate.ts';
import type { CheckFlags } from './commands/check.ts';
import type { DetectFlags } from './commands/detect.ts';
import type { QuestionFlags } from './commands/questions.ts';
import type { Context } from './context.ts';
import type { RenumberFlags } from './commands/renumber.ts';
import { examples, catalogExamples, statusExamples, renumberExamples, checkExamples, detectExamples } from './help.ts';
import type { Flags } from './options.ts';
import { version } from './version.ts';

/** Runs the command that the arguments name and returns its exit code. Errors: InputError for arguments nobody knows. */
export async function runProgram(args: readonly string[], context: Context): Promise<number> {
  let code = 0;
  const program = buildProgram(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw new InputError(
      error.message.replace(/^error: /, '').replace(/^./, (letter) => letter.toUpperCase()),
      {
        hint: 'See create-arch-adr --help.',
      },
    );
  }
  return code;
}

type Done = (code: number) => void;

function buildProgram(context: Context, done: Done): Command {
  const program = new Command('create-arch-adr')
    .description('Decide the layers of a distributed architecture and keep the decision records alive.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .addHelpText('after', examples);
  runFlags(program)
    .addOption(new Option('-a, --answers <file>', 'take the answers from a file, or from standard input with -'))
    .option('--accessible', 'ask in plain lines, without redrawing; also ACCESSIBLE=1')
    .action(async (directory: string, flags: Flags) => {
      const { create } = await import('./commands/start.ts');
      done(await create(context, directory, flags));
    });
  addCheck(program, context, done);
  addDetect(program, context, done);
  addStatus(program, context, done);
  addRenumber(program, context, done);
  addCatalog(program, context, done);
  addQuestions(program, context, done);
  contained(program, context);
  return program;
}

function addCheck(program: Command, context: Context, done: Done): void {
  readFlags(program.command('check'))
    .description('Check records and answers; reads only, for CI.')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .option('-a, --answers <file>', 'the answers, default stack.yaml')
    .option('--directory <path>', 'the folder of the records')
    .option('--base <ref>', 'also look for numbers that this branch took meanwhile')
    .addOption(
      new Option('--severity <level>', 'show this and worse, and fail on it').choices(['error', 'warning', 'info']),
    )
    .option('--sarif', 'print a SARIF 2.1.0 document on standard output and nothing else')
    .option('--date <YYYY-MM-DD>', 'the day to check for, default today')
    .option('--no-detect', 'do not compare with what the repository uses')
    .addHelpText('after', checkExamples)
    .action(async (directory: string, flags: CheckFlags) => {
      const { check } = await import('./commands/check.ts');
      done(await check(context, directory, flags));
    });
}

function addDetect(program: Command, context: Context, done: Done): void {
  readFlags(program.command('detect'))
    .description('Show what this repository already uses, with the line that shows it.')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .option('--write', 'draft a stack.yaml from it, where there is none')
    .option('--sbom <file>', 'also read a CycloneDX or SPDX bill of materials in JSON')
    .addHelpText('after', detectExamples)
    .action(async (directory: string, flags: DetectFlags) => {
      const { detect } = await import('./commands/detect.ts');
      done(await detect(context, directory, flags));
    });
}

function addStatus(program: Command, context: Context, done: Done): void {
  writeFlags(program.command('status'))
    .description('Give a record another status, in all its places and in stack.yaml.')
    .argument('<record|layer>', 'the number of a record, or a layer; with a scope `layer/scope`')
    .argument('<status>', 'proposed, accepted, rejected or deprecated')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .option('-a, --answers <file>', 'the answers, default stack.yaml')
    .option('--date <YYYY-MM-DD>', 'the day of the status, default today')
    .addHelpText('after', statusExamples)
    .action(async (named: string, wanted: string, directory: string, flags: Flags) => {
      const { status } = await import('./commands/status.ts');
      done(await status(context, { named, wanted, directory }, flags));
    });
}

function addRenumber(program: Command, context: Context, done: Done): void {
  writeFlags(program.command('renumber'))
    .description('Give records that share a number a free one, and mend all that cites them; after a merge.')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .option('--base <ref>', 'records of this branch keep their numbers, default origin/HEAD, main or master')
    .addHelpText('after', renumberExamples)
    .action(async (directory: string, flags: RenumberFlags) => {
      const { renumber } = await import('./commands/renumber.ts');
      done(await renumber(context, directory, flags));
    });
}

/** Flags of commands that change a few files and ask nothing about answers. */
function writeFlags(command: Command): Command {
  return catalogFlags(plainFlags(command))
    .option('-n, --dry-run', 'show the plan and the diff, write nothing')
    .option('-y, --yes', 'go on without asking')
    .option('--directory <path>', 'the folder of the records')
    .option('--commit', 'commit exactly the files that were written')
    .option('--no-git', 'do not ask git for anything')
    .option('-q, --quiet', 'say nothing when there is nothing to say');
}

function addQuestions(program: Command, context: Context, done: Done): void {
  readFlags(program.command('questions'))
    .description('Print the next question that the answers leave open, for programs that ask on their own.')
    .argument('[directory]', 'the project, or a folder in it', '.')
    .option('-a, --answers <file>', 'the answers so far, default stack.yaml, or standard input with -')
    .option(
      '--skip <id>',
      'pass over this question; may be repeated',
      (id: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), id],
    )
    .action(async (directory: string, flags: QuestionFlags) => {
      const { questions } = await import('./commands/questions.ts');
      done(await questions(context, directory, flags));
    });
}

/** Flags of every command that only reads. */
function readFlags(command: Command): Command {
  return catalogFlags(plainFlags(command))
    .option('--no-git', 'do not ask git for anything')
    .option('-q, --quiet', 'say nothing when there is nothing to say');
}

/** Flags of every command. */
function plainFlags(command: Command): Command {
  return command
    .option('--json', 'print one JSON document on standard output and nothing else')
    .option('--color', 'colour even without a terminal')
    .option('--no-color', 'no colour');
}

function addCatalog(program: Command, context: Context, done: Done): void {
  const catalog = program
    .command('catalog')
    .description('Look up what is known about options: list, show, compare, validate.')
    .addHelpText('after', catalogExamples);
  const lookUp = (usage: string, isDefault = false): Command =>
    catalogFlags(plainFlags(catalog.command(usage, { isDefault })));
  lookUp('list [words...]', true)
    .description('List options by layer, all of them or those whose names hold the words.')
    .option('--layer <id>', 'only those with a role in this layer')
    .addOption(new Option('--lifecycle <state>', 'only those in this state').choices(lifecycleStates))
    .option('--license <spdx>', 'only those whose licence holds this text')
    .addOption(new Option('--policy <policy>', 'only those that this licence policy allows').choices(licensePolicies))
    .addOption(new Option('--kind <kind>', 'only those of this kind').choices(optionKinds))
    .action(async (words: string[], flags: CatalogFlags) => {
      const { listOptions } = await import('./commands/catalog-list.ts');
      done(await listOptions(context, words, flags));
    });
  lookUp('show <name...>')
    .description('Show everything that is known about an option, found by any of its names.')
    .action(async (name: string[], flags: CatalogFlags) => {
      const { showOption } = await import('./commands/catalog-show.ts');
      done(await showOption(context, name.join(' '), flags));
    });
  lookUp('compare <names...>')
    .description('Compare two or three options of one layer, differences first.')
    .option('--layer <id>', 'the layer, where they share several')
    .action(async (names: string[], flags: CatalogFlags) => {
      const { compare } = await import('./commands/catalog-compare.ts');
      done(await compare(context, names, flags));
    });
  plainFlags(catalog.command('validate [directory]'))
    .description('Check a catalog folder or an overlay; without one the shipped catalog.')
    .option('--stale', 'also list facts that nobody checked for too long')
    .option('--date <YYYY-MM-DD>', 'the day to count from, default today')
    .action(async (directory: string | undefined, flags: ValidateFlags) => {
      const { validate } = await import('./commands/catalog-validate.ts');
      done(await validate(context, directory, flags));
    });
}

/** A folder with an organisation's own options, layers and rules. */
function catalogFlags(command: Command): Command {
  return command.option(
    '--catalog <folder>',
    'lay an organisation’s catalog folder over the shipped one; may be repeated',
    (folder: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), folder],
  );
}

/** Errors and texts of commander come back to us instead of ending the process. */
function contained(command: Command, context: Context): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => context.stdout.write(text),
    writeErr: (text) => context.stderr.write(text),
    outputError: () => undefined,
  });
  for (const inner of command.commands) contained(inner, context);
}

/** Flags of every command that plans and writes. */
function runFlags(command: Command): Command {
  return catalogFlags(command)
    .option('-n, --dry-run', 'show the plan and the diff, write nothing')
    .option('--json', 'print one JSON document on standard output and nothing else')
    .option('-y, --yes', 'do not ask before touching uncommitted work')
    .option('--commit', 'commit exactly the files that changed')
    .option('--directory <path>', 'the folder of the records')
    .option('--date <YYYY-MM-DD>', 'the day of new records, default today')
    .addOption(
      new Option('--ours', 'where a person edited what the answers changed, take the new text').conflicts('theirs'),
    )
    .option('--theirs', 'there keep what the person wrote, for good')
    .option('--amend', 'apply changed answers to accepted records, with a dated note')
    .option('--no-git', 'do not ask git for anything')
    .option('-q, --quiet', 'say only what changed')
    .option('--color', 'colour even without a terminal')
    .option('--no-color', 'no colour');
}
