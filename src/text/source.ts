/**
 * A text that is decoded when somebody asks for it: of most records of a long log only the head and the last line are looked
 * at. The decoded text is not kept, because thousands of them would cost more to hold than to decode again.
 */
export interface Source {
  /** The text as UTF-8. */
  readonly bytes: Buffer;
  /** The text, where it was there from the first. */
  readonly text: string | undefined;
}

/** A text that is there already. */
export function sourceOf(text: string): Source {
  return { bytes: nothing, text };
}

const nothing = Buffer.alloc(0);

/** The whole text. */
export function textOf({ bytes, text }: Source): string {
  return text ?? bytes.toString('utf8');
}

/** Where a longer head is not whole in this, the text is read instead. */
const headBytes = 512;

/** Whole lines from the start on; the whole text where it is short or at hand. */
export function headOf(source: Source): string {
  const { bytes, text } = source;
  if (text !== undefined || bytes.length <= headBytes) return textOf(source);
  return bytes.toString('utf8', 0, bytes.lastIndexOf(10, headBytes) + 1);
}

/** The last line that is not blank, without its line break. */
export function lastLineOf({ bytes, text }: Source): string {
  if (text !== undefined) {
    const words = text.trimEnd();
    return words.slice(words.lastIndexOf('\n') + 1);
  }
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= 32) end -= 1;
  return bytes.toString('utf8', bytes.lastIndexOf(10, end - 1) + 1, end);
}

/** Whether words stand in a text; it is not decoded for that. */
export function holds({ bytes, text }: Source, words: string): boolean {
  return (text ?? bytes).includes(words);
}
