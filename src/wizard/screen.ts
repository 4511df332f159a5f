import { displayWidth } from '../text/display-width.ts';
import { cut, wrap } from '../text/width.ts';

/** A key as a person pressed it. `text` is what it types, when it types something. */
export interface Key {
  readonly name: string;
  readonly ctrl: boolean;
  readonly text: string;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** Colours that a screen is drawn with; each gives its text back unchanged when there are none. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** Signs of the screens; a terminal that lacks them gets plain ones. */
export interface Signs {
  readonly pointer: string;
  readonly picked: string;
  readonly open: string;
  readonly done: string;
  readonly arrows: string;
  readonly enter: string;
  readonly left: string;
  readonly right: string;
}

/** Signs for terminals that know Unicode. */
export const unicodeSigns: Signs = {
  pointer: '❯',
  picked: '◉',
  open: '◯',
  done: '✔',
  arrows: '↑↓',
  enter: '⏎',
  left: '←',
  right: '→',
};

/** Signs for those that do not. */
export const asciiSigns: Signs = {
  pointer: '>',
  picked: '[x]',
  open: '[ ]',
  done: 'ok',
  arrows: 'up/down',
  enter: 'Enter',
  left: 'Left',
  right: 'Right',
};

/** What a screen is drawn with. */
export interface Look {
  readonly paint: Paint;
  readonly signs: Signs;
}

/** A thing on the screen: what a key does to its state, and how the state looks in so many rows and columns. */
export interface Screen<State, Result> {
  /** A person writes text here, so that a line break may be part of something pasted. */
  readonly writes?: boolean;
  readonly start: State;
  readonly press: (state: State, key: Key, size: Size) => State | { readonly result: Result };
  readonly draw: (state: State, size: Size) => readonly string[];
}

/** Rows that a drawing may fill: one stays free for the cursor below it. */
export function roomIn(size: Size): number {
  return Math.max(3, size.rows - 1);
}

/** Columns that a line may fill without the terminal breaking it. */
export function widthIn(size: Size): number {
  return Math.max(10, size.columns - 1);
}

/** Title and question. Where rows are few the title goes first, then the end of the question. */
export function headLines(title: string, message: string, size: Size, look: Look): string[] {
  const width = widthIn(size);
  const most = size.rows < 14 ? 2 : 4;
  const lines = wrap(message, width - 2);
  const shown = lines.slice(0, most);
  if (lines.length > most) shown[most - 1] = cut(`${shown[most - 1] ?? ''} …`, width - 2);
  const painted = shown.map((line, index) => `${index === 0 ? look.paint.cyan('?') : ' '} ${look.paint.bold(line)}`);
  return size.rows < 12 ? painted : [look.paint.dim(cut(title, width)), ...painted];
}

/** The keys that work here, on one line; those at the end go when there is no room. */
export function tipLine(tips: readonly (readonly [string, string])[], size: Size, look: Look): string {
  const parts: string[] = [];
  let used = 0;
  for (const [key, words] of tips) {
    const width = displayWidth(`${key} ${words}`) + (parts.length > 0 ? 3 : 0);
    if (used + width > widthIn(size)) break;
    used += width;
    parts.push(`${look.paint.bold(key)} ${look.paint.dim(words)}`);
  }
  return parts.join(look.paint.dim(' · '));
}

/** Whether a key types something that can be read. */
export function isTyped(key: Key): boolean {
  return !key.ctrl && key.text !== '' && !/\p{Cc}/u.test(key.text);
}

/** Whether a key ends an answer. */
export function isEnter(key: Key): boolean {
  return key.name === 'return' || key.name === 'enter';
}
