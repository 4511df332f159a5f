import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordFields } from '../../src/adr/record-fields.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import type { Templates } from '../../src/model/template.ts';
import { checkTemplate } from '../../src/text/template-check.ts';
import { compileTemplate } from '../../src/text/template-tree.ts';
import { answersArbitrary, expectValid, logOf, run, type Files } from '../helpers/runs.ts';
import { templateHead } from '../helpers/own-template.ts';

function templatesWith(text: string): Templates {
  const { tree } = checkTemplate(text, 'a.hbs', recordFields);
  const render = compileTemplate(tree!);
  return { ...readTemplates(), record: () => render };
}

const one = templatesWith(`${templateHead}## Why now

{{#each context}}
{{this}}

{{/each}}
## We decided

{{decided}}

## What it costs

{{#each costs}}
1. {{this}}
{{/each}}
`);
const other = templatesWith(`${templateHead}## We decided

{{decided}} {{confidence}}

## Who else was there

{{#each alternatives}}
- **{{title}}**: {{verdict}}
{{else}}
Nobody.
{{/each}}
`);

it('a log with a template of the team is valid after any sequence of answers, and a second run changes nothing', () => {
  fc.assert(
    fc.property(fc.array(answersArbitrary, { minLength: 1, maxLength: 5 }), (sequence) => {
      let files: Files = {};
      for (const answers of sequence) {
        files = run(files, answers, undefined, one);
        expectValid(files);
        expect(run(files, answers, undefined, one)).toEqual(files);
      }
    }),
    { numRuns: 60 },
  );
});

it('another template comes into proposed records and new ones, and the words of a person stay', () => {
  fc.assert(
    fc.property(answersArbitrary, answersArbitrary, fc.nat(20), (answers, later, place) => {
      const first = edited(run({}, answers, undefined, one), place);
      const second = run(first.files, answers, undefined, other);
      const third = run(second, later, undefined, other);
      for (const files of [second, third]) {
        expectValid(files);
        if (first.path !== undefined) expect(files[first.path] ?? Object.values(files).join('\n')).toContain(words);
      }
      for (const { path, adr } of logOf(first.files).files) {
        if (adr.status === 'proposed' && path !== first.path) expect(second[path]).toContain('## Who else was there');
        if (adr.status !== 'proposed') expect(second[path]).toBe(first.files[path]);
      }
      expect(run(third, later, undefined, other)).toEqual(third);
    }),
    { numRuns: 100 },
  );
});

const words = 'Our own words, which nobody may lose.';

/** The log with words of a person in a section of some record. */
function edited(files: Files, place: number): { files: Files; path?: string } {
  const { files: records } = logOf(files);
  const record = records[place % Math.max(1, records.length)];
  const section = record?.adr.sections().filter(({ title }) => /^(?:Why|We|What)/.test(title))[place % 3];
  if (!record || !section) return { files };
  const at = section.body.end;
  const text = `${record.text.slice(0, at).trimEnd()}\n\n${words}\n\n${record.text.slice(at)}`;
  return { files: { ...files, [record.path]: text }, path: record.path };
}
