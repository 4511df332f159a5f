import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/text/yaml.ts';
import { tooDeepAt } from '../../src/text/yaml-depth.ts';
import { yamlDocuments } from '../../src/text/yaml-documents.ts';

describe('a YAML text that is nested too deeply', () => {
  it.each([
    ['lists in a line, which end the process in the parser', '['.repeat(4000) + ']'.repeat(4000)],
    ['maps in a line', '{a: '.repeat(1000)],
    ['marks of lists in a line', '- '.repeat(1000)],
    ['marks of keys in a line', '? '.repeat(1000)],
    ['one level more in every line', Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')],
  ])('is told before a parser sees it: %s', (_, text) => {
    expect(tooDeepAt(text)).toBeDefined();
    expect(parseYaml(text, 'a.yaml').problems).toMatchObject([{ code: 'yaml/too-deep' }]);
    expect(yamlDocuments(text).fault).toMatchObject({ message: 'it is nested too deeply' });
  });

  it.each([
    ['brackets that are closed', 'a: [{b: [1]}]\n'.repeat(1000)],
    ['a long list', '- a\n'.repeat(1000)],
    ['deep once, then flat again', `a:\n  b:\n    c: 1\nd: 1\n`.repeat(100)],
    ['rules of Markdown in words', `a: |\n${'  - - -\n'.repeat(500)}`],
    ['many documents', '---\na: {\n'.repeat(500)],
  ])('is not one with %s', (_, text) => {
    expect(tooDeepAt(text)).toBeUndefined();
  });
});
