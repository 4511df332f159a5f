import type { Option } from '../model/catalog.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { listOf } from '../text/sentence.ts';

/** A driver inside a sentence: marked as a name, as its words would not always fit the sentence. */
export function driverName(name: string): string {
  return `_${escapeProse(name)}_`;
}

/** "_replay_, _ordering_ and _throughput_". */
export function driverNames(names: readonly string[]): string {
  return listOf(names.map(driverName));
}

/** An option inside a sentence. What is a practice and no product has no name, and is written in lower case. */
export function nameInText({ name, kind }: Pick<Option, 'name' | 'kind'>): string {
  return escapeMarkdown(
    kind === 'practice' ? name.replace(/^[A-Z](?=[a-z]+ )/, (letter) => letter.toLowerCase()) : name,
  );
}

/** An option at the start of a sentence: "etcd" stays as it is written. */
export function nameAtStart({ name }: Pick<Option, 'name'>): string {
  return escapeMarkdown(name);
}

/** The verb for one thing or several: `verb(option, 'meets', 'meet')`. */
export function verb(option: Pick<Option, 'plural'>, one: string, many: string): string {
  return option.plural ? many : one;
}
