import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { writeLines } from '../../src/cli/lines.ts';

/** What is written to a stream with so many columns, or to none of a terminal. */
async function written(lines: readonly string[], columns?: number): Promise<string> {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  await writeLines(columns === undefined ? stream : Object.assign(stream, { isTTY: true, columns }), lines);
  return text;
}

it('breaks a long line between words in a terminal, and lets the rest begin further in', async () => {
  expect(await written(['short', '  - a line that is too long for it'], 20)).toBe(
    'short\n  - a line that is\n    too long for it\n',
  );
});

it('keeps an address whole', async () => {
  expect(await written(['  See https://example.org/a/long/way and mend.'], 20)).toBe(
    '  See\n    https://example.org/a/long/way\n    and mend.\n',
  );
});

it('leaves lines whole for programs', async () => {
  expect(await written(['  - a line that is too long for it'])).toBe('  - a line that is too long for it\n');
});

it('keeps the colour of a line that goes on', async () => {
  const folded = await written(['\u001b[31mone two three four five six\u001b[39m'], 16);
  expect(folded.split('\n').filter((line) => line.includes('\u001b[31m'))).toHaveLength(2);
});
