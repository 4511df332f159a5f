import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordFields } from '../../src/adr/record-fields.ts';
import { checkTemplate } from '../../src/text/template-check.ts';
import { compileTemplate } from '../../src/text/template-tree.ts';

function told(text: string): string[] {
  return checkTemplate(text, 'a.hbs', recordFields).problems.map(
    ({ line, column, code, message, hint }) => `${line}:${column} ${code.replace('template/', '')}: ${message} ${hint}`,
  );
}

describe('a template of a team', () => {
  it.each(readdirSync('templates').filter((name) => name !== 'stack.md.hbs'))('may be as ours is: %s', (name) => {
    expect(told(readFileSync(`templates/${name}`, 'utf8'))).toEqual([]);
  });

  it.each([
    [
      'a field that is not known',
      'A\n  {{titel}}',
      '2:5 unknown-field: There is no field `titel` here. Did you mean `title`?',
    ],
    [
      'one that only the page has',
      '{{#each options}}{{outcome}}{{/each}}',
      '1:20 unknown-field: There is no field `outcome` here. Fields here: title, state, bullets, verdict, hasText.',
    ],
    [
      'one that only an option has',
      '{{verdict}}',
      '1:3 unknown-field: There is no field `verdict` here. Fields here: number, ',
    ],
    [
      'a field of a text',
      '{{title.length}}',
      '1:3 unknown-field: There is no field `length` here. What stands before it is one text.',
    ],
    [
      'a field of a text of a list',
      '{{#each context}}{{title}}{{/each}}',
      '1:20 unknown-field: There is no field `title` here. Write `{{this}}`.',
    ],
    ['what every object inherits', '{{constructor}}', '1:3 unknown-field: There is no field `constructor` here. '],
    ['the same behind this', '{{this.__proto__.x}}', '1:3 unknown-field: There is no field `__proto__` here. '],
    ['the same in the data', '{{@root.constructor}}', '1:3 unknown-field: There is no field `constructor` here. '],
    [
      'too many steps up',
      '{{#each context}}{{../../title}}{{/each}}',
      '1:20 unknown-field: `../../title` leads above the page. Take a `../` out.',
    ],
    [
      'a count outside of a list',
      '{{@index}}',
      '1:3 unknown-field: There is no `@index` here. Outside of `#each` there is only @root.',
    ],
    [
      'a field in the other branch',
      '{{#if number}}{{else if scope}}{{nope}}{{/if}}',
      '1:34 unknown-field: There is no field `nope` here. ',
    ],
    [
      'a helper that is not known',
      '{{#fi number}}{{/fi}}',
      '1:4 unknown-helper: There is no helper `#fi`. Did you mean `#if`?',
    ],
    [
      'a helper that logs',
      '{{log title}}',
      '1:3 unknown-helper: There is no helper `log` that writes. Helpers: #if, #unless, #each, #with.',
    ],
    [
      'a helper that looks up',
      '{{lookup this "constructor"}}',
      '1:3 unknown-helper: There is no helper `lookup` that writes.',
    ],
    [
      'a helper in a helper',
      '{{#if (lookup . "x")}}{{/if}}',
      '1:4 unsupported: `#if` takes the name of one field. Such as `{{#if options}}`.',
    ],
    [
      'a list of the language before',
      '{{#context}}{{this}}{{/context}}',
      '1:4 unknown-helper: There is no helper `#context`.',
    ],
    ['a raw block', '{{{{title}}}}x{{{{/title}}}}', '1:5 unknown-helper: There is no helper `#title`.'],
    [
      'names of its own',
      '{{#each context as |one|}}{{one}}{{/each}}',
      '1:4 unsupported: `#each` takes the name of one field.',
    ],
    [
      'a partial',
      '\n{{> header}}',
      '2:1 unsupported: A partial has no place here. Write what it holds into the template.',
    ],
    ['a decorator', '{{#*inline "x"}}{{/inline}}', '1:1 unsupported: A decorator has no place here.'],
    [
      'a list where a text belongs',
      '{{context}}',
      '1:3 shape: `context` is a list. Write `{{#each context}}…{{/each}}`.',
    ],
    [
      'a group where a text belongs',
      '{{yaml}}',
      '1:3 shape: `yaml` holds several fields. Name one of them: `yaml.deciders`, `yaml.supersedes`.',
    ],
    [
      'a flag where a text belongs',
      '{{ordered}}',
      '1:3 shape: `ordered` only holds or not. Ask with `{{#if ordered}}`.',
    ],
    ['the page where a text belongs', '{{this}}', '1:3 shape: `this` holds several fields. Name one of them.'],
    [
      'a text where a list belongs',
      '{{#each title}}{{/each}}',
      '1:9 shape: `#each` cannot open `title`. It repeats over lists.',
    ],
    [
      'a tag that nobody closed',
      'A\nB {{title',
      '2:5 syntax: Handlebars cannot read this: this has no place in a tag, or the tag is not closed. ',
    ],
    [
      'a block that ends as another',
      '{{#if title}}\n{{/each}}',
      "1:4 syntax: Handlebars cannot read this: if doesn't match each ",
    ],
    [
      'a block that never ends',
      '{{#if title}}',
      '1:14 syntax: Handlebars cannot read this: the text ends, and a block is still open. ',
    ],
  ])('is told of %s', (_, text, message) => {
    const [first = '', ...more] = told(text);
    expect(first.startsWith(message) ? message : first).toBe(message);
    expect(more).toEqual([]);
  });

  it('is told of repeats in repeats without end', () => {
    const text = `${'{{#each @root.options}}'.repeat(9)}${'{{/each}}'.repeat(9)}`;
    expect(told(text)).toEqual(['1:188 unsupported: More than 8 blocks stand inside of each other. Take one out.']);
  });

  it('may have the line endings of Windows', () => {
    const { tree } = checkTemplate('# {{title}}\r\n\r\n{{#if scope}}\r\nA\r\n{{/if}}\r\nB\r\n', 'a.hbs', recordFields);
    expect(compileTemplate(tree!)({ title: 'T', scope: 'x' })).toBe('# T\n\nA\nB\n');
    expect(told('A\r\r\n{{nope}}')).toEqual([expect.stringMatching(/^2:3 unknown-field/)]);
  });

  it('is told of all its faults at once', () => {
    expect(told('{{a1}}\n{{b2}}\n{{#each c3}}{{/each}}').map((line) => line.slice(0, 4))).toEqual([
      '1:3 ',
      '2:3 ',
      '3:9 ',
    ]);
  });

  it('is filled with what it names, as it stands, and with nothing that an object inherits', () => {
    const text =
      '{{#each options}}{{@index}} {{title}} of {{../title}}, {{@root.layer}}{{#if state}} ({{state}}){{/if}}\n{{/each}}{{#with yaml}}{{deciders}}{{/with}}';
    const { tree } = checkTemplate(text, 'a.hbs', recordFields);
    const render = compileTemplate(tree!);
    const options = [{ title: '<A> & "B"' }, { title: '{{layer}}', state: 'Gone.' }];
    expect(render({ title: 'T', layer: 'rpc', options, yaml: { deciders: '[Ana]' } })).toBe(
      '0 <A> & "B" of T, rpc\n1 {{layer}} of T, rpc (Gone.)\n[Ana]',
    );
    const inherited = Object.create({ title: 'inherited' }) as object;
    expect(compileTemplate(checkTemplate('{{title}}', 'a.hbs', recordFields).tree!)(inherited)).toBe('');
    expect(() => compileTemplate(checkTemplate('{{title}}', 'a.hbs', recordFields).tree!)({})).toThrow(
      '"title" not defined',
    );
  });
});
