import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { headingsOf } from '../../src/text/sections.ts';

/** Headings as a CommonMark parser sees them: level and the text of the lines they stand on. */
function byCommonMark(text: string): string[] {
  return fromMarkdown(text).children.flatMap((node) =>
    node.type === 'heading'
      ? [`${node.depth} ${text.slice(node.position!.start.offset, node.position!.end.offset).trim()}`]
      : [],
  );
}

function byUs(text: string): string[] {
  return [...headingsOf(text)].map((heading) => `${heading.level} ${text.slice(heading.start, heading.end).trim()}`);
}

const rows: readonly (readonly [why: string, text: string, titles: readonly string[]])[] = [
  ['an ATX heading', '# 1. Title #\n\ntext\n', ['1. Title']],
  ['a setext heading of two lines', 'A long\ntitle\n===\n', ['A long title']],
  ['a heading after a byte order mark', '\ufeff# Title\n', ['Title']],
  ['a heading with CRLF', '# Title\r\n\r\n## Status\r\n', ['Title', 'Status']],
  ['a heading in a fence divides nothing', '```sh\n# no\n```\n## Yes\n', ['Yes']],
  ['a fence ends only at its own mark', '````\n```\n# no\n````\n# Yes', ['Yes']],
  ['a fence that is never closed goes to the end', '~~~\n# no\n', []],
  ['a heading in indented code', '    # no\n', []],
  ['a heading in a comment of many lines', '<!--\n# no\n-->\n# Yes\n', ['Yes']],
  ['a heading after a comment that closes at once', '<!-- c -->\n# Yes\n', ['Yes']],
  ['a heading in <pre>', '<pre>\n# no\n\n# no\n</pre>\n\n# Yes\n', ['Yes']],
  ['a heading in <details> up to the blank line', '<details>\n# no\n\n# Yes\n', ['Yes']],
  ['a heading in a quote', '> # no\n', []],
  ['a heading in a list item', '- item\n\n  # no\n\n# Yes\n', ['Yes']],
  ['a fence in a list item that ends with the item', '- ```\n  # no\n# Yes\n', ['Yes']],
  ['a rule is no underline', 'text\n\n---\n', []],
  ['a table is no setext heading', '| a | b |\n| --- | --- |\n', []],
  ['a link definition is no heading', '[a]: http://example.org\n===\n', []],
  ['seven marks are no heading', '####### no\n', []],
  ['a mark without a blank is no heading', '#no\n', []],
];

test.each(rows)('headings: %s', (_why, text, titles) => {
  expect([...headingsOf(text)].map((heading) => heading.title)).toEqual(titles);
});

// Left to the rows above: indented code and lone tags, after which the parser of the comparison strays from the standard.
const piece = fc.constantFrom(
  ...['# Title', '## Status', '### A #', 'text', 'more text', '', '', '===', '---', '- item', '-', '1. one', '2. two'],
  ...['  indented', '  # in item?', '   ## three', '> quote', '>', '> # quoted', '```', '~~~', '```js', '````'],
  ...[
    '<!-- open',
    'close -->',
    '<!-- both -->',
    '<pre>\n# no\n</pre>',
    '<div>',
    '</div>',
    '<b>bold</b>',
    '* * *',
    '_____',
  ],
  ...['+ plus', '-\ttab', '  ---', '  ===', '10) ten', '| a | b |', '#', '# #', '> - both', '- > both', '  - sub'],
  ...[
    '<?php',
    '?>',
    '**bold**',
    '\\# escaped',
    '- # heading in item',
    '   ',
    '- ```',
    '- **bold**: x',
    '* **bold',
    '**',
    '***',
  ],
);

test('headingsOf agrees with CommonMark on generated documents', () => {
  const documents = fc.array(piece, { maxLength: 14 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(documents, (text) => {
      expect(byUs(text)).toEqual(byCommonMark(text));
    }),
    { numRuns: 600 },
  );
});

test('line endings change no heading', () => {
  const documents = fc.array(piece, { maxLength: 10 });
  fc.assert(
    fc.property(documents, (lines) => {
      const titles = (ending: string): string[] =>
        [...headingsOf(lines.join(ending))].map((heading) => `${heading.level} ${heading.title}`);
      expect(titles('\r\n')).toEqual(titles('\n'));
    }),
  );
});

test('a text of one megabyte is read in one pass', () => {
  const text = `${'- '.repeat(1000)}\n${'> '.repeat(1000)}\n`.repeat(100) + 'x'.repeat(1_000_000) + '\n# Last\n';
  expect([...headingsOf(text)].at(-1)?.title).toBe('Last');
});
