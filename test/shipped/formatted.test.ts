import { format } from 'prettier';
import { expect, it } from 'vitest';
import { recordFormats } from '../../src/model/adr.ts';
import { everyRecord } from '../helpers/every-option.ts';

/** The sections of every record in every format, each once: most are in several records. */
function everySection(): string[] {
  const texts = recordFormats.flatMap((format) =>
    everyRecord(format).flatMap(({ text, adr }) =>
      adr.sections().map(({ heading, body }) => `${text.slice(heading.start, body.end).trim()}\n`),
    ),
  );
  return [...new Set(texts)];
}

it('prettier leaves every section of every record as it is', async () => {
  const sections = everySection();
  expect(sections.length).toBeGreaterThan(1000);
  // Some sections in each text: formatting each of them alone takes minutes, and so does all in one.
  for (let first = 0; first < sections.length; first += 40) {
    const text = sections.slice(first, first + 40).join('\n');
    expect(await format(text, { parser: 'markdown' })).toBe(text);
  }
});
