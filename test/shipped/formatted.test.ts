import { check } from 'prettier';
import { expect, it } from 'vitest';
import { recordFormats } from '../../src/model/adr.ts';
import { everyRecord } from '../helpers/every-option.ts';

/** The sections of all records in one format, each once: most are in several records. */
function everySection(format: (typeof recordFormats)[number]): string[] {
  const texts = everyRecord(format).flatMap(({ text, adr }) =>
    adr.sections().map(({ heading, body }) => `${text.slice(heading.start, body.end).trim()}\n`),
  );
  return [...new Set(texts)];
}

it.each(recordFormats)('prettier leaves every section of every record in %s as it is', async (format) => {
  const sections = everySection(format);
  expect(sections.length).toBeGreaterThan(100);
  // One text for many sections: formatting each of them alone takes minutes.
  const text = sections.join('\n');
  expect(await check(text, { parser: 'markdown' })).toBe(true);
});
