import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml, readYaml } from '../../src/text/yaml.ts';

/** Places and codes of the problems of a text. */
function faultsOf(text: string): string[] {
  return readYaml(text, 'f.yaml').problems.map(
    ({ line, column, code }) => `${line ?? 0}:${column ?? 0} ${code.replace('yaml/', '')}`,
  );
}

function dataOf(text: string): unknown {
  return parseYaml(text, 'f.yaml', { withoutExtensions: true }).value?.data;
}

describe('parseYaml', () => {
  it.each([
    ['one map', 'c: &c {a: 1, b: 2}\nd: {<<: *c, a: 3}\n', { a: 3, b: 2 }],
    ['a list of maps, the earlier first', 'c: &c {a: 1}\ne: &e {a: 2, b: 2}\nd: {<<: [*c, *e]}\n', { a: 1, b: 2 }],
    ['two maps', 'c: &c {a: 1}\ne: &e {b: 2}\nd:\n  <<: *c\n  <<: *e\n', { a: 1, b: 2 }],
    ['a map that merges another one', 'c: &c {a: 1}\ne: &e {<<: *c, b: 2}\nd: {<<: *e}\n', { a: 1, b: 2 }],
    ['a map of its own', 'd: {<<: {a: 1}, b: 2}\n', { a: 1, b: 2 }],
  ])('merges %s', (_, text, expected) => {
    expect(dataOf(text)).toMatchObject({ d: expected });
  });

  it('leaves keys out that begin with x-, at every level', () => {
    expect(dataOf('x-c: &c {a: 1, x-d: 2}\nd: {<<: *c, x-e: [1], b: [{x-f: 1, g: 2}]}\n')).toEqual({
      d: { a: 1, b: [{ g: 2 }] },
    });
  });

  it('keeps a single key of a list item, which is a name', () => {
    expect(dataOf('d: [{x-plane: Not for us.}]\n')).toEqual({ d: [{ 'x-plane': 'Not for us.' }] });
  });

  it('knows how a word is written that YAML reads as something else', () => {
    const text = 'a: [4.10, 1e3, 0x10, 0o17, ~, Null, true, .inf, "4.10", 1_000, 2026-11, yes, 2026-11-20]\n';
    const { value } = parseYaml(text, 'f.yaml');
    const sources = Array.from({ length: 13 }, (_, index) => value?.source(['a', index]));
    expect(sources.slice(0, 8)).toEqual(['4.10', '1e3', '0x10', '0o17', '~', 'Null', 'true', '.inf']);
    expect(sources.slice(8)).toEqual(Array.from({ length: 5 }));
  });

  it('reads what a directive of YAML 1.1 makes a moment or a number as text', () => {
    const { value } = parseYaml('%YAML 1.1\n---\na: [2026-11-20, no, 1:30]\n', 'f.yaml');
    expect(value?.data).toEqual({ a: ['2026-11-20', false, 90] });
    expect([1, 2].map((index) => value?.source(['a', index]))).toEqual(['no', '1:30']);
  });

  it('keeps a key that an object inherits', () => {
    expect(Object.keys(dataOf('__proto__: 1\nconstructor: 2\n') as object)).toEqual(['__proto__', 'constructor']);
  });
});

describe('readYaml', () => {
  it.each([
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', ['3:1 duplicate-key']],
    ['a duplicate key in braces', 'a: {b: 1, c: 1, b: 2}\n', ['1:17 duplicate-key']],
    ['an alias of nothing', 'a: *b\n', ['1:4 alias']],
    ['an alias in its own anchor', 'a: &a [*a]\n', ['1:8 alias']],
    ['a merge of text', 'a: {<<: b}\n', ['1:5 merge']],
    ['a merge of an alias of nothing, once', 'a: {<<: *b}\n', ['1:9 alias']],
    ['a key that is a map', '? {a: 1}\n: b\n', ['1:3 key']],
    ['several documents', 'a: 1\n---\nb: 1\n', ['2:1 syntax']],
    ['a control character', 'a: "b\0c"\n', ['1:6 syntax']],
    ['a tab', 'a:\n\tb: 1\nc: 1\nc: 2\n', ['2:1 syntax', '4:1 duplicate-key']],
    ['a text with a colon', 'a: b: c\nc: 1\nc: 2\n', ['1:4 syntax', '3:1 duplicate-key']],
    ['quotes that are open', 'a: "b\nc: 1\nc: 2\n', ['1:1 syntax', '3:1 duplicate-key']],
    ['brackets that are open', 'a:\n  d: [b\n  c: 1\n  c: 2\n', ['2:3 syntax', '4:3 duplicate-key']],
    ['a line that is no key', 'a: 1\nb\nc: 1\nc: 2\n', ['2:1 syntax', '4:1 duplicate-key']],
    ['a wrong indentation', 'a:\n    b: 1\n   c: 1\n    b: 2\n', ['3:1 syntax', '4:5 duplicate-key']],
  ])('finds %s and what is behind it', (_, text, expected) => {
    expect(faultsOf(text)).toEqual(expected);
    expect(faultsOf(text.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(parseYaml(text, 'f.yaml').value).toBeUndefined();
  });

  it.each([
    ['whole', '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n', 'lines 1, 3 and 5'],
    ['with the base', 'a: 1\n<<<<<<< HEAD\n||||||| 1a2b\n=======\n>>>>>>> other\n', 'lines 2, 3, 4 and 5'],
    ['without labels', 'a: [\n<<<<<<<\n=======\n>>>>>>>\n', 'lines 2, 3 and 4'],
    ['of which one line is left', 'a: 1\n>>>>>>> other\n', 'line 2'],
  ])('says that a merge is in progress where markers are %s', (_, text, lines) => {
    for (const ending of ['\n', '\r\n']) {
      const { problems, readings } = readYaml(text.replaceAll('\n', ending), 'f.yaml');
      expect(readings).toEqual([]);
      expect(problems).toMatchObject([{ code: 'yaml/conflict', line: Number(/\d+/.exec(lines)?.[0]) }]);
      expect(problems[0]?.message).toBe(`Merge in progress: git's conflict markers are in ${lines}.`);
    }
  });

  it('takes no quoted marker for a conflict', () => {
    expect(faultsOf('a: |\n  <<<<<<< HEAD\nb: =======\n')).toEqual([]);
  });

  it('reads each of several equal keys', () => {
    const { readings } = readYaml('a: 1\na: {b: 1, b: 2}\na: 3\n', 'f.yaml');
    const read = new Set(readings.map(({ data }) => JSON.stringify(data)));
    expect([...read]).toEqual(['{"a":1}', '{"a":{"b":1}}', '{"a":3}', '{"a":{"b":2}}']);
  });

  it('stops aliases that would make a small text large', () => {
    const lines = ['a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
    for (let level = 1; level < 12; level += 1) {
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    expect(faultsOf(lines.join('\n'))).toEqual([expect.stringMatching(/ aliases$/)]);
    const chain = Array.from({ length: 300 }, (_, level) => `b${level}: &b${level} [*b${level - 1}]`);
    expect(faultsOf(['b-1: &b-1 1', ...chain].join('\n'))).toEqual(
      ['102', '202'].map((line) => expect.stringMatching(`^${line}:.* too-deep$`) as string),
    );
  });

  it('never throws, whatever the text, and places every fault in it', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '\t',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      '&b ',
      '*b',
      '<<',
      '#',
      '|',
      '>',
      '?',
      '---\n',
      '...',
      '%',
      '@',
      '!c ',
      '\r',
      '\ufeff',
      '\0',
      'x-',
      '4.10',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { readings, problems } = readYaml(text, 'f.yaml');
        expect(readings.length > 0 || problems.length > 0).toBe(true);
        const lines = text.split('\n').length;
        for (const { line = 0 } of problems) expect(line >= 1 && line <= lines).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});
