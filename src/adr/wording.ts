import type { Option } from '../model/catalog.ts';
import type { Contrast, Rival } from '../model/decision.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { continued, listOf, sentence } from '../text/sentence.ts';

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

/** Words of the team that follow "because" or a colon: as they are, or as a quotation where they cannot simply go on. */
export function teamWords(words: string, after: 'because' | 'colon'): string {
  const clause = continued(words, after);
  return clause === undefined ? `“${escapeProse(sentence(words))}”` : escapeProse(clause);
}

/** "RabbitMQ meets it only in part: …", as a sentence. */
export function judgement(rival: Rival, { rival: { fit, note } }: Contrast): string {
  const { option } = rival.candidate;
  const meets = verb(option, 'meets', 'meet');
  const words = {
    met: `${nameAtStart(option)} ${meets} it`,
    partly: `${nameAtStart(option)} ${meets} it only in part`,
    not: `${nameAtStart(option)} ${verb(option, 'does', 'do')} not meet it`,
    unknown: `Whether ${nameInText(option)} ${meets} it is unknown`,
  };
  return `${words[fit]}: ${escapeProse(note)}.`;
}
