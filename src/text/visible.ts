// Makes texts safe to print: what a terminal or a CI service would obey, or nobody would see, becomes an escape.

/** Emoji and letters of scripts that are written with joiners: between them, a joiner shapes what is seen. */
const joined = [
  'Arab',
  'Syrc',
  'Mong',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Khmr',
]
  .map((script) => String.raw`\p{scx=${script}}`)
  .join('');
const emoji = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f`;

/** Joiners and variation selectors in their proper place. */
const shaping = [
  String.raw`(?<=[${emoji}${joined}])[\u200c\u200d](?=[${emoji}${joined}])`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{scx=Han}\p{scx=Mong}])[\ufe00-\ufe0f]`,
  String.raw`\ufe0f(?=\u20e3)`,
].join('|');

/** Controls, line separators, lone surrogates, direction marks, and whatever else has no shape of its own. */
const unseen = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]`;

/** The colours and styles that this program itself prints. */
const style = String.raw`\u001b\[(?:[127]|2[27]|3[1236]|39)m`;

/** Most texts, told from the others at little cost. */
const plain = /^[\n -~]*$/;

const inData = new RegExp(`(${shaping})|${unseen}`, 'gu');
const inOutput = new RegExp(String.raw`(${shaping}|${style}|[\n\t])|${unseen}`, 'gu');

/**
 * A text from outside, such as a file name or an argument, as a part of one line: line breaks, controls, direction marks
 * and invisible characters become escapes such as `\n` and `\u202e`.
 */
export function visible(text: string): string {
  if (plain.test(text) && !text.includes('\n')) return text;
  return text.replace(inData, (character, kept?: string) => kept ?? escapeOf(character));
}

/** The same for a text of several lines, which stay lines. */
export function visibleLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => visible(line))
    .join('\n');
}

/**
 * Output as it may leave the program: line breaks, tabs and the styles of this program stay, everything else becomes an
 * escape as in {@link visible}. A line that GitHub Actions, Azure Pipelines or TeamCity would take for a command is changed
 * so that it is none. JSON stays JSON, with the same values.
 */
export function printable(text: string): string {
  return printableCommands(text).replace(/(?<![^\n])(?:([^\S\n]*):(?=:(?!:))|:(?=:))/g, (_, margin?: string) => {
    return `${margin ?? ''}\\u003a`;
  });
}

/** The same for workflow commands of this program's own, one per line: they stay commands. */
export function printableCommands(text: string): string {
  const shown = plain.test(text)
    ? text
    : text.replace(inOutput, (character, kept?: string) => kept ?? escapeOf(character));
  // `##[error]` and `##vso[…]` are commands wherever they are in a line.
  return shown.replace(/#(?=#\w*\[)/g, String.raw`\u0023`);
}

const named: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` };

/** As in JSON, so that an escape in printed JSON has the value of its character. */
function escapeOf(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return named[character] ?? units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
