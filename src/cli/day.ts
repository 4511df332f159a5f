import { InputError } from '../errors.ts';
import { isDay } from '../text/day.ts';
import type { Context } from './context.ts';
import type { Flags } from './options.ts';

/** The date of a run: today, or what --date says. */
export function dayFor(context: Context, { date }: Pick<Flags, 'date'>): string {
  return date ?? context.today;
}

/** The value of --date. Errors: it is no date of the calendar (InputError). */
export function dateFlag(value: string): string {
  if (isDay(value)) return value;
  throw new InputError(`--date ${value} is not a date.`, { hint: 'Write a date of the calendar as YYYY-MM-DD.' });
}
