import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { probeProblems } from '../../src/adr/probe.ts';
import { recordFields } from '../../src/adr/record-fields.ts';
import { checkTemplate } from '../../src/text/template-check.ts';
import { compileTemplate } from '../../src/text/template-tree.ts';

function told(text: string): string[] {
  const { tree, problems } = checkTemplate(text, 'a.hbs', recordFields);
  expect(problems).toEqual([]);
  return probeProblems(compileTemplate(tree!), 'a.hbs').map(({ message }) => message);
}

const head = '# {{#if number}}{{number}}. {{/if}}{{title}}\n\n- Status: {{status}}\n- Date: {{date}}\n\n';
const link =
  '## Status\n\n{{statusWord}}\n\n{{#each supersedes}}\nSupersedes {{this}}\n{{/each}}\n\n## Why\n\n{{outcome}}\n';

function missing(what: string): string[] {
  return [`A later run would find no ${what} in a record of this template.`];
}

describe('a template is tried on a decision that says everything, and on one that says little', () => {
  it.each(readdirSync('templates').filter((name) => name !== 'stack.md.hbs'))('%s passes', (name) => {
    expect(told(readFileSync(`templates/${name}`, 'utf8'))).toEqual([]);
  });

  it('the least that passes', () => {
    expect(told(`${head}${link}`)).toEqual([]);
  });

  it.each([
    ['no title', `${head}${link}`.replace('{{title}}', 'A decision'), 'title'],
    ['a title with words around it', `${head}${link}`.replace('{{title}}', 'We say: {{title}}'), 'title'],
    ['no date', `${head}${link}`.replace('- Date: {{date}}\n', ''), 'date'],
    [
      'no link to the older record',
      `${head}## Status\n\n{{statusWord}}\n\n## Why\n\n{{outcome}}\n`,
      'link to the one that it supersedes',
    ],
    [
      'the link in running words',
      `${head}${link}`.replace('Supersedes {{this}}', 'We drop {{this}}'),
      'link to the one that it supersedes',
    ],
  ])('%s is told', (_, text, what) => {
    expect(told(text)).toEqual(missing(what));
  });

  it('no status is told', () => {
    const text =
      '# {{title}}\n\n- Date: {{date}}\n\n## Links\n\n{{#each supersedes}}\n- Supersedes {{this}}\n{{/each}}\n\n## Why\n\n{{outcome}}\n';
    expect(told(text)).toEqual(missing('status'));
  });

  it('what only a decision of many words has is no excuse', () => {
    expect(
      told(`${head}${link}`.replace('- Date', '{{#if scope}}- Date').replace('{{date}}', '{{date}}{{/if}}')),
    ).toEqual(missing('date'));
  });

  it('a page without headings is told', () => {
    const text =
      '---\nstatus: {{status}}\ndate: {{date}}\n{{#if yaml.supersedes}}\nsupersedes: {{yaml.supersedes}}\n{{/if}}\n---\n# {{title}}\n\n{{outcome}}\n';
    expect(told(text)).toEqual(missing('section'));
  });
});
