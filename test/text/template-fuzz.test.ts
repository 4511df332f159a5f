import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordFields } from '../../src/adr/record-fields.ts';
import type { TemplateField } from '../../src/model/template.ts';
import { checkTemplate } from '../../src/text/template-check.ts';
import { compileTemplate, FillError } from '../../src/text/template-tree.ts';

/** Data of a record: every text is the same, so equal texts meet in lists inside of lists. */
function dataOf(fields: readonly TemplateField[], full: boolean): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field, full)]));
}

function valueOf({ kind, optional, fields = [] }: TemplateField, full: boolean): unknown {
  const isEmpty = optional === true && !full;
  if (kind === 'flag') return full;
  if (kind === 'group') return dataOf(fields, full);
  if (kind === 'text') return isEmpty ? undefined : 'x';
  if (isEmpty) return [];
  return kind === 'texts' ? ['x', 'x', ''] : [dataOf(fields, full), dataOf(fields, full)];
}

const fieldNames = [
  'title',
  'number',
  'context',
  'options',
  'yaml',
  'comparison',
  'cells',
  'bullets',
  'ordered',
  'deciders',
];
const oddNames = [
  'this',
  '.',
  '..',
  'index',
  'key',
  'first',
  'root',
  'nope',
  '__proto__',
  'length',
  '[0]',
  '"title"',
  '7',
];
const prefix = fc.constantFrom(
  '',
  '',
  '',
  '@',
  '../',
  '@../',
  '../../',
  '@../../',
  '@root.',
  '@../root.',
  './',
  'yaml.',
  '../@',
);
const name = fc
  .tuple(prefix, fc.constantFrom(...fieldNames, ...fieldNames, ...oddNames))
  .map(([before, field]) => before + field);
const opening = fc.constantFrom(
  '#if',
  '#unless',
  '#each',
  '#each',
  '#with',
  '^if',
  '^each',
  '^',
  '#',
  '#nope',
  '#*inline',
  '#>',
  '#log',
);

const { template } = fc.letrec<{ template: string; node: string }>((tie) => ({
  template: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(
      'a\n',
      '{{else}}',
      '{{!-- c --}}',
      '{{> header}}',
      '{{{{raw}}}}x{{{{/raw}}}}',
      '{{',
      '}}',
      '\\{{a}}',
      '{{lookup . "x"}}',
    ),
    name.map((one) => `{{${one}}}`),
    fc
      .tuple(name, fc.constantFrom('{', '&', '~', '^', '*'))
      .map(([one, mark]) => `{{${mark}${one}${mark === '{' ? '}' : ''}}}`),
    fc
      .tuple(opening, name, tie('template'), fc.constantFrom('', ' as |x|', ' a=1', ' title'))
      .map(([open, one, body, more]) => `{{${open} ${one}${more}}}${body}{{/${open.replace(/^[#^*>]+/, '') || one}}}`),
  ),
}));

describe('a template of any form', () => {
  it('is refused with its place, or can be filled', () => {
    let filled = 0;
    fc.assert(
      fc.property(template, (text) => {
        const { tree, problems } = checkTemplate(text, 'a.hbs', recordFields);
        for (const { file, line } of problems) expect([file, line]).toEqual(['a.hbs', expect.any(Number)]);
        if (!tree) {
          expect(problems.length).toBeGreaterThan(0);
          return;
        }
        const render = compileTemplate(tree);
        for (const full of [true, false]) expect(render(dataOf(recordFields, full))).not.toContain('[object');
        filled += 1;
      }),
      { numRuns: 4000 },
    );
    expect(filled).toBeGreaterThan(200);
  });

  it.each([
    ['{{#with yaml}}{{@key}}{{/with}}', '1:15 There is no `@key` here.'],
    ['{{#with yaml}}{{@index}}{{/with}}', '1:15 There is no `@index` here.'],
    ['{{#each context}}{{@../index}}{{/each}}', '1:18 There is no `@../index` here.'],
    ['{{@../root.title}}', '1:1 There is no `@../root.title` here.'],
    [
      '{{#each context}}{{#each ../context}}a{{/each}}{{/each}}',
      '1:19 A list of texts cannot repeat inside another one.',
    ],
  ])('%s is refused', (text, words) => {
    const { problems } = checkTemplate(text, 'a.hbs', recordFields);
    expect(problems.map(({ line, column, message }) => `${line}:${(column ?? 0) - 2} ${message}`)).toEqual([words]);
  });

  it.each([
    ['{{^if number}}none{{/if}}', 'none'],
    ['{{#each options}}{{#each bullets}}{{@../index}}{{@index}} {{/each}}{{/each}}', '00 01 10 '],
    ['{{#each context}}{{@../root.title}}{{/each}}', 'TT'],
    ['{{#each context}}{{@key}}{{@last}} {{/each}}', '0false 1true '],
  ])('%s is filled', (text, result) => {
    const { tree } = checkTemplate(text, 'a.hbs', recordFields);
    const options = [{ bullets: ['a', 'b'] }, { bullets: ['c'] }];
    expect(compileTemplate(tree!)({ title: 'T', number: undefined, context: ['x', 'y'], options })).toBe(result);
  });
});

describe('a template whose text gets too long', () => {
  const words = 'w'.repeat(1000);

  it.each([
    ['lists inside of lists', `${'{{#each @root.options}}'.repeat(7)}{{title}}${'{{/each}}'.repeat(7)}`],
    ['lists inside of lists that write little', `${'{{#each @root.options}}'.repeat(7)}${'{{/each}}'.repeat(7)}`],
    ['many names', '{{title}}'.repeat(14_000)],
  ])('is stopped soon: %s', (_, text) => {
    const { tree } = checkTemplate(text, 'a.hbs', recordFields);
    const options = Array.from({ length: 20 }, () => ({ title: words }));
    const start = performance.now();
    expect(() => compileTemplate(tree!)({ title: words, options })).toThrow(FillError);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
