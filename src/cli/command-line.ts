// Reads a command line as far as the definition of the commands goes, before commander parses it.

/** What is read of a command; commander's own commands have this form. */
export interface CommandTree {
  readonly name: () => string;
  readonly commands: readonly CommandTree[];
  readonly options: readonly FlagForm[];
}

interface FlagForm {
  readonly long?: string | undefined;
  readonly short?: string | undefined;
  /** The flag must have a value. */
  readonly required: boolean;
  /** The flag may have a value. */
  readonly optional: boolean;
}

/** A command line with its command in front. */
export interface CommandLine {
  /** The command that the words name, below the program itself. */
  readonly command: CommandTree;
  /** The names that lead to the command, then everything else. */
  readonly args: readonly string[];
  /** The words after `help`, when help was asked for in that way. */
  readonly helpFor?: readonly string[];
}

/**
 * Moves the flags before a command behind it, so that its own parser takes or refuses them:
 * `--dry-run status rpc accepted` → `status --dry-run rpc accepted`. What follows the command keeps its order.
 */
export function commandFirst(program: CommandTree, args: readonly string[]): CommandLine {
  const known = everyFlag(program);
  const names: string[] = [];
  const flags: string[] = [];
  const bare: string[] = [];
  let command = program;
  let at = 0;
  while (at < args.length && command.commands.length > 0) {
    const word = args[at] ?? '';
    if (word === '--') break;
    if (isFlag(word)) {
      const width = widthOf(word, known);
      (mayHaveValue(word, known) ? bare : flags).push(...args.slice(at, at + width));
      at += width;
      continue;
    }
    const inner = command.commands.find((one) => one.name() === word);
    if (!inner && word !== 'help') break;
    at += 1;
    if (!inner) return { command, args, helpFor: [...names, ...args.slice(at).filter((one) => !isFlag(one))] };
    command = inner;
    names.push(word);
  }
  const rest = args.slice(at);
  const end = rest.includes('--') ? rest.indexOf('--') : rest.length;
  // A flag that may have a value would take the next word for it, so it comes last.
  return { command, args: [...names, ...flags, ...rest.slice(0, end), ...bare, ...rest.slice(end)] };
}

/** The long and short flags of a command line, without their values and without what follows `--`. */
export function flagsOf(program: CommandTree, args: readonly string[]): string[] {
  const known = everyFlag(program);
  const found: string[] = [];
  for (let at = 0; at < args.length && args[at] !== '--';) {
    const word = args[at] ?? '';
    if (!isFlag(word)) {
      at += 1;
      continue;
    }
    found.push(word.split('=', 1)[0] ?? '');
    at += widthOf(word, known);
  }
  return found;
}

/** The commands of a program that run something, each with the words that name it; the program itself is the first. */
export function everyCommand<T extends { readonly name: () => string; readonly commands: readonly T[] }>(
  command: T,
  path: readonly string[] = [],
): { readonly command: T; readonly path: readonly string[] }[] {
  const inner = command.commands.flatMap((one) => everyCommand(one, [...path, one.name()]));
  return [{ command, path }, ...inner];
}

function everyFlag(program: CommandTree): FlagForm[] {
  return everyCommand(program).flatMap(({ command }) => command.options);
}

function isFlag(word: string): boolean {
  return word.length > 1 && word.startsWith('-');
}

/** How many words a flag takes: two when its value is a word of its own. */
function widthOf(word: string, known: readonly FlagForm[]): number {
  if (word.startsWith('--')) return known.some((flag) => flag.long === word && flag.required) ? 2 : 1;
  // Short flags may stand together; the value of one that has a value is the rest of the word, or the next word.
  const letters = Array.from(word.slice(1));
  const first = letters.findIndex((letter) => known.some((flag) => flag.short === `-${letter}` && flag.required));
  return first !== -1 && first === letters.length - 1 ? 2 : 1;
}

function mayHaveValue(word: string, known: readonly FlagForm[]): boolean {
  return known.some((flag) => flag.long === word && flag.optional);
}
