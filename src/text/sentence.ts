/** "a, b and c". */
export function listOf(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** The text with a full stop of its own script, unless it ends like a sentence already. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  if (/[.!?…。！？]["'”’)\]]*$/.test(trimmed)) return trimmed;
  return `${trimmed}${/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(trimmed) ? '。' : '.'}`;
}

/** The text without the full stop at its end, to stand inside another sentence. */
export function clause(text: string): string {
  return text.trim().replace(/(?<!\.)\.$/, '');
}

/** First letter in upper case, unless the first word has a capital inside or a digit ("gRPC", "etcd3"). */
export function capitalise(text: string): string {
  return /^[a-z]+(?=[\s,.;:'’-]|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

const numberWords = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A count in words up to twelve, in digits above. */
export function numberWord(number: number): string {
  return numberWords[number] ?? String(number);
}

/** "1 person", "3 people". */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
