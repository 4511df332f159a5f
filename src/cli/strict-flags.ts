// What holds for the flags of every command, whatever the command does with them.
import type { Command, Option } from 'commander';
import { InputError } from '../errors.ts';

/** Makes a command refuse flags that it could only ignore: empty values, one flag with two values, a flag and its opposite. */
export function refuseContradictions(command: Command): void {
  for (const option of command.options) {
    if (option.required || option.optional) checkValues(option);
    if (option.negate) checkOpposite(command, option);
  }
}

/** `parseArg` of commander as it is called here: every value of a flag is a text. */
type ParseValue = (value: string, previous: unknown) => unknown;

function checkValues(option: Option): void {
  const flag = option.long ?? option.flags;
  const parse: ParseValue = (option.parseArg as ParseValue | undefined) ?? ((value) => value);
  option.argParser((value: string, previous: unknown): unknown => {
    if (value.trim() === '') throw new InputError(`${flag} has an empty value.`, { hint: `Write ${option.flags}.` });
    const next = parse(value, previous);
    if (typeof previous === 'string' && previous !== next) {
      throw new InputError(`${flag} is given twice: ${previous} and ${value}.`, { hint: 'Give it once.' });
    }
    return next;
  });
}

/** `--color --no-color`: which of them is meant cannot be known. */
function checkOpposite(command: Command, option: Option): void {
  const opposite = command.options.find((one) => !one.negate && one.attributeName() === option.attributeName());
  if (!opposite) return;
  const seen = new Set<string>();
  for (const one of [option, opposite]) {
    command.on(`option:${one.name()}`, () => {
      seen.add(one.long ?? one.flags);
      if (seen.size > 1)
        throw new InputError(`${[...seen].join(' and ')} exclude each other.`, { hint: 'Name one of them.' });
    });
  }
}
