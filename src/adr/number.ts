import { fileName, type AdrFile } from '../model/adr.ts';
import { slug } from '../text/slug.ts';

/** How a log names its files: by numbers of some width, or by days. */
export type Naming = { readonly by: 'number'; readonly width: number } | { readonly by: 'date' };

/** The naming that most records of a log use; four digits for a new one. */
export function namingOf(files: readonly AdrFile[]): Naming {
  const names = files.map((file) => fileName(file.path));
  const isDated = (name: string): boolean => /^\d{8}-|^\d{4}-\d{2}-\d{2}[-_]/.test(name);
  const widths = names
    .filter((name) => !isDated(name))
    .flatMap((name) => /^(\d{3,5})[-_]/.exec(name)?.[1]?.length ?? []);
  if (names.filter(isDated).length > widths.length) return { by: 'date' };
  const uses = (width: number): number => widths.filter((one) => one === width).length;
  const [width = 4] = [4, 3, 5].sort((a, b) => uses(b) - uses(a));
  return { by: 'number', width };
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
