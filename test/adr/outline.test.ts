import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCalled } from '../../src/adr/fields.ts';
import { bodyOf, outlineOf, sectionsOf } from '../../src/adr/outline.ts';

const line = fc.constantFrom(
  ...['# Title', '## Status', '## 2. Status:', '**Status**', 'STATUS', '---', '===', 'the status', 'Status of it', ''],
  ...[
    '## Context',
    '### Date',
    '## Links',
    'update',
    '```',
    '<!--',
    '-->',
    '- Status',
    '> ## Status',
    '# status #',
    '\t',
  ],
);
const text = fc
  .array(line, { maxLength: 20 })
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join(end)));
const names = ['status', 'date', 'links'] as const;

it('a section that is looked for is the first one with its name in the whole text', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...names), (words, name) => {
      const sections = sectionsOf(outlineOf(words, undefined));
      const first = sections.find((section) => isCalled(section, name));
      expect(bodyOf(outlineOf(words, undefined), name)).toEqual(first?.body);
    }),
    { numRuns: 3000 },
  );
});

it('what was looked for before changes no section', () => {
  fc.assert(
    fc.property(text, fc.array(fc.constantFrom(...names), { maxLength: 4 }), (words, asked) => {
      const outline = outlineOf(words, undefined);
      for (const name of asked) bodyOf(outline, name);
      expect(sectionsOf(outline)).toEqual(sectionsOf(outlineOf(words, undefined)));
    }),
  );
});
