// Says what is wrong with a command line, and which command or flag may have been meant.
import type { Command, CommanderError } from 'commander';
import { InputError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { listOf } from '../text/sentence.ts';
import { everyCommand } from './command-line.ts';

/** A complaint of commander about a command, with what to do next. */
export function usageError(error: CommanderError, command: Command): InputError {
  const hint = `See ${pathOf(command).join(' ')} --help.`;
  const words = (): string => pathOf(command).slice(1).concat(command.args.slice(0, 1)).join(' ');
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownFlag(/'(.*)'/s.exec(error.message)?.[1] ?? '', command, hint);
    case 'commander.unknownCommand':
      return unknownCommand(words(), command);
    case 'commander.excessArguments':
      return command.parent
        ? new InputError(sentence(error.message), { hint })
        : unknownCommand(command.args[0] ?? '', command);
    case 'commander.help':
      return new InputError(`\`${pathOf(command).slice(1).join(' ')}\` needs a command.`, {
        hint: `Commands: ${namesOf(command).join(', ')}.`,
      });
    case 'commander.invalidArgument':
      return wrongChoice(error.message, hint);
    default:
      return new InputError(sentence(error.message), { hint });
  }
}

/** Words that name no command, with the nearest command that does. `command` is the one that they were looked for in. */
export function unknownCommand(words: string, command: Command): InputError {
  const near = nearest(words.slice(words.lastIndexOf(' ') + 1), namesOf(command));
  return new InputError(`There is no command \`${words}\`.`, {
    hint: near === undefined ? `Commands: ${namesOf(command).join(', ')}.` : `Did you mean \`${near}\`?`,
  });
}

/** A value that is none of the choices of a flag or an argument, with the nearest one. */
function wrongChoice(message: string, hint: string): InputError {
  const [, value = '', choices = ''] = /'([^']*)' is invalid\. Allowed choices are (.*)\.$/s.exec(message) ?? [];
  const near = nearest(value, choices.split(', '));
  return new InputError(sentence(message), { hint: near === undefined ? hint : `Did you mean \`${near}\`? ${hint}` });
}

/** A flag that the command does not have: which commands have it, or what may have been meant. */
function unknownFlag(typed: string, command: Command, hint: string): InputError {
  const flag = typed.split('=', 1)[0] ?? '';
  const has = (one: Command): boolean =>
    one.options.some(({ long, short }) => long === flag || short === flag) || helpFlags.includes(flag);
  if (has(command) && flag !== typed) return new InputError(`${flag} takes no value.`, { hint });
  const others = everyCommand(rootOf(command)).filter((one) => has(one.command));
  if (others.length > 0) {
    return new InputError(`${called(command)} has no flag ${flag}.`, {
      hint: `These have it: ${listOf(others.map((one) => called(one.command)))}. ${hint}`,
    });
  }
  const near = nearFlag(flag, command) ?? nearFlag(flag, ...everyCommand(rootOf(command)).map((one) => one.command));
  return new InputError(`There is no flag ${flag}.`, {
    hint: near === undefined ? hint : `Did you mean ${near}? ${hint}`,
  });
}

/** The long flag that begins like this one, or is spelt nearly so. */
function nearFlag(flag: string, ...commands: readonly Command[]): string | undefined {
  if (!flag.startsWith('--')) return undefined;
  const known = [...new Set(commands.flatMap(({ options }) => options.flatMap(({ long }) => long ?? [])))];
  return known.find((long) => long.startsWith(flag)) ?? nearest(flag, known);
}

const helpFlags = ['-h', '--help'];

/** A command as a sentence names it; the program without a command is a run. */
function called(command: Command): string {
  return command.parent ? `\`${pathOf(command).slice(1).join(' ')}\`` : 'a run';
}

function namesOf(command: Command): string[] {
  return command.commands.map((one) => one.name());
}

function rootOf(command: Command): Command {
  return command.parent ? rootOf(command.parent) : command;
}

function pathOf(command: Command): string[] {
  return [...(command.parent ? pathOf(command.parent) : []), command.name()];
}

function sentence(message: string): string {
  const text = message.replace(/^error: /, '').replace(/^./, (letter) => letter.toUpperCase());
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
