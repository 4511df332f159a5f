import { shells } from './completion-scripts.ts';
import { recordFormats } from '../model/adr.ts';
import { statuses } from '../model/answers.ts';

/** What completion reads of a command; commander's own commands have this form. */
export interface CommandShape {
  readonly name: () => string;
  readonly description: () => string;
  readonly commands: readonly CommandShape[];
  readonly options: readonly FlagShape[];
  readonly registeredArguments: readonly ArgumentShape[];
}

interface FlagShape {
  /** As it was defined: `-a, --answers <file>`. */
  readonly flags: string;
  readonly long?: string | undefined;
  readonly short?: string | undefined;
  readonly description: string;
  readonly argChoices?: readonly string[] | undefined;
}

interface ArgumentShape {
  readonly name: () => string;
  readonly variadic: boolean;
  readonly argChoices?: readonly string[] | undefined;
}

/** A word that can stand at the cursor. */
export interface Candidate {
  readonly value: string;
  readonly description?: string;
}

/** What the shell offers when no candidate fits. */
type Rest = 'none' | 'files' | 'folders';

/** Words that only the catalog or the repository knows. `given` are the words of the command so far. */
export type Lookup = Readonly<
  Record<
    'layers' | 'options' | 'records' | 'readers',
    (given: readonly string[]) => readonly Candidate[] | Promise<readonly Candidate[]>
  >
>;

/** What a placeholder of an argument or a flag stands for; the definition of the commands names it, as in `--sbom <file>`. */
export const placeholders: Readonly<Record<string, Rest | keyof Lookup | readonly string[]>> = {
  directory: 'folders',
  folder: 'folders',
  path: 'folders',
  file: 'files',
  layer: 'layers',
  option: 'options',
  'record|layer': 'records',
  readers: 'readers',
  status: statuses,
  shell: shells,
  format: recordFormats,
  // Words of the person's own.
  id: 'none',
  ref: 'none',
  spdx: 'none',
  words: 'none',
  'YYYY-MM-DD': 'none',
};

/** Candidates for the last of the words, all of which begin as it does, and what the shell may offer when there are none. */
export async function complete(
  program: CommandShape,
  words: readonly string[],
  lookup: Lookup,
): Promise<{ readonly candidates: readonly Candidate[]; readonly rest: Rest }> {
  const { before, current, start } = cursor(words);
  const place = placeAfter(program, before);
  const found = await offered(place, current, start, lookup);
  const candidates = found.candidates.filter(({ value }) => value.toLowerCase().startsWith(current.toLowerCase()));
  return { candidates: candidates.map((one) => ({ ...one, value: start + one.value })), rest: found.rest };
}

/**
 * The word at the cursor, and those before it. `--flag=value` is cut in two. bash may have done so already, with `=` as a
 * word of its own; only where it has not must `start` stand before a candidate.
 */
function cursor(words: readonly string[]): { before: string[]; current: string; start: string } {
  const before = words.slice(0, -1).filter((word, index) => word !== '=' || !isFlag(words[index - 1]));
  const last = words.at(-1) ?? '';
  if (last === '=' && isFlag(words.at(-2))) return { before, current: '', start: '' };
  const [, flag, value] = /^(--[^=]+)=(.*)$/s.exec(last) ?? [];
  if (flag === undefined || value === undefined) return { before, current: last, start: '' };
  return { before: [...before, flag], current: value, start: `${flag}=` };
}

function isFlag(word: string | undefined): boolean {
  return word?.startsWith('-') === true;
}

/** Where the words before the cursor lead. */
interface Place {
  readonly command: CommandShape;
  /** Words of the command that are no flags. */
  readonly given: readonly string[];
  /** The flag whose value is typed now. */
  readonly open?: FlagShape | undefined;
  /** After `--`, nothing is a flag. */
  readonly plain: boolean;
}

function placeAfter(program: CommandShape, before: readonly string[]): Place {
  let place: Place = { command: program, given: [], plain: false };
  for (const word of before) place = next(place, word);
  return place;
}

function next({ command, given, open, plain }: Place, word: string): Place {
  if (open) return { command, given, plain };
  if (!plain && word === '--') return { command, given, plain: true };
  if (!plain && isFlag(word)) {
    const flag = command.options.find(({ long, short }) => long === word || short === word);
    return { command, given, plain, open: flag && placeholderOf(flag) !== undefined ? flag : undefined };
  }
  const inner = given.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
  return inner ? { command: inner, given: [], plain } : { command, given: [...given, word], plain };
}

async function offered(
  { command, given, open, plain }: Place,
  current: string,
  start: string,
  lookup: Lookup,
): Promise<{ candidates: readonly Candidate[]; rest: Rest }> {
  if (open) return valuesOf(placeholderOf(open), open.argChoices, given, lookup);
  if (start !== '') return { candidates: [], rest: 'none' };
  if (!plain && isFlag(current)) return { candidates: flagsOf(command), rest: 'none' };
  const argument =
    command.registeredArguments[given.length] ?? command.registeredArguments.findLast((one) => one.variadic);
  const values = await valuesOf(argument?.name(), argument?.argChoices, given, lookup);
  const inner = given.length > 0 ? [] : command.commands;
  const names = inner.map((one) => ({ value: one.name(), description: one.description() }));
  return { candidates: [...names, ...values.candidates], rest: values.rest };
}

async function valuesOf(
  placeholder: string | undefined,
  choices: readonly string[] | undefined,
  given: readonly string[],
  lookup: Lookup,
): Promise<{ candidates: readonly Candidate[]; rest: Rest }> {
  const kind = choices ?? placeholders[placeholder ?? ''] ?? 'none';
  if (typeof kind !== 'string') return { candidates: kind.map((value) => ({ value })), rest: 'none' };
  if (kind === 'none' || kind === 'files' || kind === 'folders') return { candidates: [], rest: kind };
  return { candidates: await lookup[kind](given), rest: 'none' };
}

/** What stands in the brackets of a flag that takes a value. */
function placeholderOf({ flags }: FlagShape): string | undefined {
  return /[<[]([^\]>]+)/.exec(flags)?.[1];
}

function flagsOf(command: CommandShape): Candidate[] {
  const flags = command.options.flatMap(({ long, description }) => (long ? [{ value: long, description }] : []));
  return [...flags, { value: '--help', description: 'print this help' }];
}
