/** One row of a list. */
export interface Row {
  readonly value: string;
  readonly name: string;
  /** One line beside the name: why one would, or would not. */
  readonly hint?: string;
  /** A few sentences, shown while the row is the current one. */
  readonly description?: string;
  /** Heading above the first row of a group. */
  readonly group?: string;
  /** Other names that find it. */
  readonly find?: readonly string[];
  /** Already picked when the list opens. */
  readonly looks?: boolean;
}

/** What an answer must be like. */
export type Rule = 'required' | 'count' | 'two-words' | 'url' | 'name';

interface Common {
  readonly id: string;
  /** Where the answer stands in stack.yaml. */
  readonly path: readonly (string | number)[];
  /** Where we are: "Message queue, 3 of 9". */
  readonly title: string;
  readonly message: string;
  /** Why this is asked, one sentence. */
  readonly why: string;
  /** What the words mean and what others ask here. */
  readonly help: readonly string[];
  readonly required: boolean;
}

/** One of a list. */
export interface SelectQuestion extends Common {
  readonly kind: 'select';
  readonly rows: readonly Row[];
  readonly default?: string;
  /** The rows can be looked at closer and compared. */
  readonly compare?: boolean;
}

/** Several of a list, in the order of their weight. */
export interface OrderQuestion extends Common {
  readonly kind: 'order';
  readonly rows: readonly Row[];
  readonly default: readonly string[];
  /** What the team may add in its own words: a noun phrase with its article; `undefined` when nothing. */
  readonly own?: string;
  /** Rule for the words that are added. */
  readonly ownRule?: Rule;
  /** The order of the picks matters. */
  readonly ranked: boolean;
  readonly compare?: boolean;
}

/** A text of their own. */
export interface TextQuestion extends Common {
  readonly kind: 'text';
  readonly default: string;
  /** An example of an answer, never taken as one. */
  readonly example?: string;
  readonly rules: readonly Rule[];
}

/** Everything the wizard asks, as data. */
export type Question = SelectQuestion | OrderQuestion | TextQuestion;

/** An answer: the value of a row, values in their order, or a text. */
export type Value = string | readonly string[];

/** What a person did with a question. `memory` brings the question back as it was left. */
export type Reply =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'back' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'help'; readonly memory: unknown }
  | { readonly kind: 'look'; readonly rows: readonly string[]; readonly memory: unknown };

/** The face of the wizard: a drawing terminal, or lines. */
export interface Asker {
  readonly ask: (question: Question, memory?: unknown) => Promise<Reply>;
  /** Shows a text to read until the person has had enough. */
  readonly page: (title: string, lines: (width: number) => readonly string[]) => Promise<void>;
  /** Prints lines that stay. */
  readonly say: (lines: readonly string[]) => void;
  readonly width: () => number;
}

/** What is wrong with an answer, as a sentence, or `undefined`. */
export function faultOf(question: Question, value: Value): string | undefined {
  if (question.kind === 'order') {
    return question.required && value.length === 0 ? 'Pick at least one.' : undefined;
  }
  if (question.kind === 'select') return undefined;
  return textFault(typeof value === 'string' ? value : '', question.rules);
}

/** What is wrong with a text, as a sentence, or `undefined`. */
export function textFault(text: string, rules: readonly Rule[]): string | undefined {
  if (text === '') return rules.includes('required') ? 'This one is needed.' : undefined;
  if (rules.includes('count') && !/^\d{1,7}$/.test(text)) return 'Write a whole number, such as 6.';
  if (rules.includes('two-words') && !/\S\s+\S/.test(text))
    return 'Write at least two words, so that it is not taken for an id.';
  if (rules.includes('url') && !/^https?:\/\/\S+$/.test(text)) return 'Write an address that begins with https://.';
  const most = rules.includes('name') ? 200 : 20_000;
  return text.length > most ? `This is too long: ${text.length} characters, at most ${most}.` : undefined;
}
