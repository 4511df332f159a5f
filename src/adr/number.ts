import { fileName, type AdrFile } from '../model/adr.ts';
import { slug } from '../text/slug.ts';

/** How a log names its files: by numbers of some width, or by days. */
export type Naming = { readonly by: 'number'; readonly width: number } | { readonly by: 'date' };

/** The naming that most records of a log use; four digits for a new one. */
export function namingOf(files: readonly AdrFile[]): Naming {
  const names = files.map((file) => fileName(file.path));
  const dated = names.filter((name) => /^\d{8}-|^\d{4}-\d{2}-\d{2}[-_]/.test(name)).length;
  const numbered = names.flatMap((name) => /^(\d{1,6})[-_]/.exec(name)?.[1]?.length ?? []);
  if (dated > numbered.length - dated && dated > 0) return { by: 'date' };
  const widths = numbered.filter((width) => width >= 3 && width <= 5);
  const width = [3, 4, 5].map((size) => [size, widths.filter((one) => one === size).length] as const);
  const most = width.reduce((best, item) => (item[1] > best[1] ? item : best), [4, 0] as const);
  return { by: 'number', width: most[0] };
}

/** The number after the highest of those in the log and those taken elsewhere. */
export function nextNumber(files: readonly AdrFile[], taken: readonly number[]): number {
  return Math.max(0, ...taken, ...files.flatMap((file) => file.adr.number ?? [])) + 1;
}

/** "0012-use-apache-kafka-for-messages.md", or "20261124-use-….md" in a log named by days. */
export function recordFileName(title: string, number: number, date: string, naming: Naming): string {
  const prefix = naming.by === 'date' ? date.replaceAll('-', '') : String(number).padStart(naming.width, '0');
  return `${prefix}-${slug(title)}.md`;
}
