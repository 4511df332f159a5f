import { Option, type Command } from 'commander';
import { recordFormats } from '../model/adr.ts';
import { dateFlag } from './day.ts';
import { version } from './version.ts';

/** Heading in `--help` of the flags that many commands share; a command's own flags stand above it. */
const shared = 'Common options:';

/** The flag for an answers file. */
export function answersFlag(command: Command, description = 'the answers, default stack.yaml'): Command {
  return command.option('-a, --answers <file>', description);
}

/** The flag for a team's own templates. */
export const templatesOption = ['--templates <folder>', 'take the templates of records from this folder'] as const;

/** Flags of the command that plans and writes a log. */
export function runFlags(command: Command): Command {
  return answersFlag(command, 'take the answers from a file, or from standard input with -')
    .option('-n, --dry-run', 'show the plan and the diff, write nothing')
    .option('-y, --yes', 'do not ask before touching uncommitted work')
    .addOption(commitOption('commit exactly the files that changed'))
    .option('--directory <path>', 'the folder of the records')
    .addOption(dateOption('the day of new records, default today'))
    .addOption(
      new Option('--format <format>', 'the format of new records, default that of the log').choices(recordFormats),
    )
    .option(...templatesOption)
    .addOption(
      new Option('--ours', 'where a person edited what the answers changed, take the new text').conflicts('theirs'),
    )
    .option('--theirs', 'there keep what the person wrote, for good')
    .option('--amend', 'apply changed answers to accepted records, with a dated note');
}

/** Flags of commands that change a few files and ask nothing about answers. */
export function writeFlags(command: Command): Command {
  return command
    .option('-n, --dry-run', 'show the plan and the diff, write nothing')
    .option('-y, --yes', 'go on without asking')
    .option('--directory <path>', 'the folder of the records')
    .addOption(commitOption('commit exactly the files that were written'));
}

/** A dry run leaves nothing to commit, and without git nothing can be committed. */
function commitOption(description: string): Option {
  return new Option('--commit', description).conflicts(['dryRun', 'git']);
}

/** The flag for a date. */
export function dateOption(description: string): Option {
  return new Option('--date <YYYY-MM-DD>', description).argParser(dateFlag);
}

/** Flags of every command that works in a repository and talks about it. */
export function repositoryFlags(command: Command): Command {
  return catalogFlag(command.optionsGroup(shared))
    .option('--no-git', 'do not ask git for anything')
    .option('-q, --quiet', 'say nothing when there is nothing to say');
}

/** A folder with an organisation's own options, layers and rules. */
export function catalogFlag(command: Command): Command {
  return command
    .optionsGroup(shared)
    .option(
      '--catalog <folder>',
      'lay this catalog folder over the shipped one; may be repeated',
      (folder: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), folder],
    );
}

/** Flags of every command; they come last. */
export function plainFlags(command: Command): Command {
  return command
    .optionsGroup(shared)
    .option('--json', 'print one JSON document on standard output and nothing else')
    .option('--color', 'colour even without a terminal')
    .option('--no-color', 'no colour')
    .version(version, '--version', 'print the version')
    .addHelpOption(new Option('-h, --help', 'print this help'));
}
