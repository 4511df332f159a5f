import { fileName, type AdrFile, type AdrLog } from '../model/adr.ts';
import { slug } from '../text/slug.ts';

/** How a log names its files: by numbers, or by days. */
export type Naming =
  | { readonly by: 'number'; readonly prefix: string; readonly width: number; readonly gap: string }
  | { readonly by: 'date'; readonly dashes: boolean; readonly gap: string };

const numbered = /^(adr[-_ ]?)?(\d{1,6})(?:([-_. ])|$)/i;
const dated = /^(?:\d{8}|\d{4}-\d{2}-\d{2})(?=[-_. ])|^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?!\d{2}[-_. ])/;

/** Whether a file is named by a day, as log4brains does ("20261124-use-x.md", "2026-11-24-use-x.md"). */
export function isDateNamed(name: string): boolean {
  return dated.test(name);
}

/** The number that a file's name begins with: 12 for "0012-use-x.md", "adr-12-use-x.md" or "ADR012.md". */
export function numberInName(name: string): number | undefined {
  const digits = isDateNamed(name) ? undefined : numbered.exec(name.replace(/\.md$/i, ''))?.[2];
  return digits === undefined ? undefined : Number(digits);
}

/** The naming that most records of a log use; four digits and hyphens for a new one. */
export function namingOf(files: readonly AdrFile[]): Naming {
  const names = files.map((file) => fileName(file.path));
  const days = names.filter(isDateNamed);
  const numbers = names.filter((name) => numberInName(name) !== undefined);
  if (days.length > numbers.length) {
    const dashes = most(days.map((name) => /^\d{4}-\d{2}-\d{2}/.test(name))) ?? false;
    return { by: 'date', dashes, gap: most(days.map((name) => /^[\d-]+(_)?/.exec(name)?.[1] ?? '-')) ?? '-' };
  }
  return {
    by: 'number',
    prefix: most(numbers.map((name) => numbered.exec(name)?.[1] ?? '')) ?? '',
    width: most(numbers.map((name) => numbered.exec(name)?.[2]?.length ?? 4)) ?? 4,
    gap: most(numbers.map((name) => numbered.exec(name)?.[3] ?? '-')) ?? '-',
  };
}

/** The value that stands most often; of several the first. */
function most<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The number after the highest of those in the log and those taken elsewhere. */
export function nextNumber(files: readonly AdrFile[], taken: readonly number[]): number {
  const highest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);
  return (
    Math.max(
      highest(taken),
      highest(files.flatMap((file) => numberInName(fileName(file.path)) ?? file.adr.number ?? [])),
    ) + 1
  );
}

/** Numbers of files that are not part of the log: a record of the same number would be mistaken for them. */
export function unreadNumbers({ unread = [] }: AdrLog): number[] {
  return unread.flatMap(({ path }) => numberInName(fileName(path)) ?? []);
}

/** "0012-use-apache-kafka-for-messages.md", or "20261124-use-….md" in a log named by days. */
export function recordFileName(title: string, number: number, date: string, naming: Naming): string {
  const start =
    naming.by === 'date'
      ? date.replaceAll('-', naming.dashes ? '-' : '')
      : naming.prefix + String(number).padStart(naming.width, '0');
  return `${start}${naming.gap}${slug(title)}.md`;
}
