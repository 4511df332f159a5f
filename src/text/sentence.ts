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

/** Words with which a sentence begins that can go on in lower case after "because": none of them is ever a name. */
const openers =
  'a all an both each every everybody everyone everything from he his i if in it its my no nobody none nothing on our she since some that the their there these they this those to we what when whoever with your';
/** Words that can go on after a colon besides: there a sentence may lack its subject. */
const bareOpeners =
  'allocates also already asks breaks brings cannot cost costs could did does has had is lacks less loses may might more must needs not only runs should still takes too wants was were would';

/**
 * Somebody's sentence so that it can stand after "because" or a colon: with its first letter in lower case where that is
 * sure to be right, else `undefined`.
 */
export function continued(text: string, after: 'because' | 'colon'): string | undefined {
  const [, first = '', rest = ''] = /^(?:because\s+)?(\S+)(\s.*)?$/is.exec(text.trim()) ?? [];
  const word = first.toLowerCase();
  const known = (after === 'colon' ? `${openers} ${bareOpeners}` : openers).split(' ');
  if (!known.includes(word.split(/[,’']/, 1)[0] ?? '')) return undefined;
  return sentence(word === 'i' ? `I${rest}` : word + rest);
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
