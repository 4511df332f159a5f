/** A text of about `size` letters that is hard for some reader. */
export interface Shape {
  readonly name: string;
  readonly of: (size: number) => string;
}

/** What a text can be made of: marks that mean something to a reader, and letters that a pattern may take for others. */
const pieces = [
  '\n', ' ', '\t', '\r', '\r\n', '\u2028', '[', '(', '{', '<', '<!--', '-->', '|', '#', '*', '_', '`', '~~~', '=', '-', '"', "'",
  '\\', ':', ',', '&', '$', '${', '1', 'a', 'a/', '](', '\\[', '{{', '{{#if a}}', '/*', '.', '\u001b', '\u001b]', '\u0301',
]; // prettier-ignore

/** Many short lines. */
const lines = [
  ' \n', '\t\n', '- a\n', 'a: 1\n', 'a = 1\n', '# a\n', '> a\n', '```\n', '"\n', '\\\n', '<a>\n', '[a](b.md)\n', 'ADR-1\n', '[a]\n',
  '<<<<<<< a\n', '=======\n', '<!-- create-arch-adr {\n', 'apiVersion\n', '- Status: accepted\n', 'accepted ',
]; // prettier-ignore

/** Two pieces by turns, where each of them alone is harmless. */
const mixes = [
  '\u2028[',
  '\u2028"',
  '\r"a@1',
  '\r[',
  '\u2028```a',
  '\n ',
  ' \r',
  '"\\',
  '`a|',
  '[a](',
  '](a.md#',
  ' - ',
  '<a b="',
  '.)',
  '**a',
];

function run(piece: string, before = '', after = ''): Shape {
  return {
    name: JSON.stringify(before + piece) + (after === '' ? '' : ` … ${JSON.stringify(after)}`),
    of: (size) => before + piece.repeat(Math.ceil(size / piece.length)) + after,
  };
}

/** Marks that open and those that close, one inside of the other. */
function nested(open: string, close: string): Shape {
  return {
    name: `nested ${open}${close}`,
    of: (size) => {
      const depth = Math.floor(size / (open.length + close.length));
      return open.repeat(depth) + close.repeat(depth);
    },
  };
}

/** Shapes for every reader. A run ends with a letter that fits no pattern, or with nothing. */
export const shapes: readonly Shape[] = [
  ...[...pieces, ...lines, ...mixes].map((piece) => run(piece)),
  ...[' ', '\t', '\n', '`', '-', '[', '<!--', '\r'].map((piece) => run(piece, '', '\u2028x')),
  ...[' ', '\t', '\n', '\\', "'", '[', ', '].map((piece) => run(piece, 'Status: "', '\u2028x')),
  ...['[]', '()', '{}', '<>'].map((pair) => nested(pair.charAt(0), pair.charAt(1))),
  nested('<a>', '</a>'),
  nested('{{#if a}}', '{{/if}}'),
];
