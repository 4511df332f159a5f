import { InputError } from '../errors.ts';
import type { Context } from './context.ts';
import type { Flags } from './options.ts';

/** The day of a run: today, or what --date says. Errors: --date is no day (InputError). */
export function dayFor(context: Context, { date }: Flags): string {
  if (date === undefined) return context.today;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))) return date;
  throw new InputError(`--date ${date} is not a day.`, { hint: 'Write it as YYYY-MM-DD.' });
}
