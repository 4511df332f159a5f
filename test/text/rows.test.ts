import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest } from '../../src/text/digest.ts';
import { unifiedDiff } from '../../src/text/diff.ts';
import { applyEdits, lineEnding, withLineEnding } from '../../src/text/edit.ts';
import { nearest } from '../../src/text/nearest.ts';
import { relativePath } from '../../src/text/path.ts';
import { replaceRegion } from '../../src/text/region.ts';
import { capitalise, clause, count, listOf, numberWord, sentence } from '../../src/text/sentence.ts';
import { slug } from '../../src/text/slug.ts';
import { inRange } from '../../src/text/version.ts';
import { parseYaml } from '../../src/text/yaml.ts';

describe('slug', () => {
  it.each([
    ['Use gRPC for calls between services', 'use-grpc-for-calls-between-services'],
    ['Use C++ and C#', 'use-cpp-and-csharp'],
    ['Use queue #2', 'use-queue-2'],
    ['Größe über alles', 'grosse-uber-alles'],
    ['消息队列', 'decision'],
    ['../../etc/passwd', 'etc-passwd'],
    ["Cap'n Proto", 'capn-proto'],
    [`Use ${'a'.repeat(50)} for ${'b'.repeat(50)}`, `use-${'a'.repeat(50)}`],
  ])('%j becomes %j', (title, expected) => {
    expect(slug(title)).toBe(expected);
  });

  it('is a safe part of a file name for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(slug(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug(title).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('sentences', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('a list of %j reads %j', (words, expected) => {
    expect(listOf(words)).toBe(expected);
  });

  it.each([
    ['It stops', 'It stops.'],
    ['It stops.', 'It stops.'],
    ['Does it stop?', 'Does it stop?'],
    ['“It stops.”', '“It stops.”'],
    ['他停了。', '他停了。'],
    ['他停了', '他停了。'],
    ['迁移到 Dubbo 3', '迁移到 Dubbo 3.'],
  ])('%j ends as a sentence: %j', (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });

  it.each([
    ['replay', 'Replay'],
    ['etcd3 is', 'etcd3 is'],
    ['gRPC calls', 'gRPC calls'],
    ['ordering per key', 'Ordering per key'],
  ])('%j begins a sentence as %j', (text, expected) => {
    expect(capitalise(text)).toBe(expected);
  });

  it('counts in words up to twelve, and loses a full stop inside another sentence', () => {
    expect([numberWord(2), numberWord(12), numberWord(13)]).toEqual(['two', 'twelve', '13']);
    expect([count(1, 'person', 'people'), count(3, 'person', 'people')]).toEqual(['1 person', '3 people']);
    expect([clause('It stops.'), clause('And so on ...')]).toEqual(['It stops', 'And so on ...']);
  });
});

describe('edits', () => {
  it('change the named pieces and nothing else', () => {
    const edits = [
      { start: 4, end: 7, text: 'X' },
      { start: 0, end: 1, text: 'A' },
      { start: 8, end: 8, text: '!' },
    ];
    expect(applyEdits('abcdefgh', edits)).toBe('AbcdXh!');
  });

  it('that overlap are a bug and are refused', () => {
    expect(() =>
      applyEdits('abc', [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
    ).toThrow('overlap');
  });

  it('know the line ending of a text', () => {
    expect([lineEnding('a\r\nb'), lineEnding('a\nb'), lineEnding('')]).toEqual(['\r\n', '\n', '\n']);
    expect(withLineEnding('a\nb\r\nc', '\r\n')).toBe('a\r\nb\r\nc');
  });
});

describe('replaceRegion', () => {
  const markers = { begin: '<!-- b -->', end: '<!-- e -->' };

  it.each<[string, string | undefined, string]>([
    ['no page', undefined, '<!-- b -->\n\nnew\n\n<!-- e -->\n'],
    ['a page without markers', 'ours', 'ours\n\n<!-- b -->\n\nnew\n\n<!-- e -->\n'],
    [
      'a page with a region',
      'ours\n<!-- b -->\nold\n<!-- e -->\nours too',
      'ours\n<!-- b -->\n\nnew\n\n<!-- e -->\nours too',
    ],
    [
      'a region with the marks of a merge',
      'x\n<!-- b -->\n<<<<<<< a\n1\n<!-- e -->\n=======\n<!-- b -->\n2\n>>>>>>> b\n<!-- e -->\ny',
      'x\n<!-- b -->\n\nnew\n\n<!-- e -->\ny',
    ],
  ])('in %s', (_, page, expected) => {
    expect(replaceRegion(page, markers, 'new')).toEqual({ page: expected });
  });
});

describe('small ones', () => {
  it.each([
    ['docs/stack.md', 'docs/adr/0001-a.md', 'adr/0001-a.md'],
    ['stack.md', 'docs/adr/0001-a.md', 'docs/adr/0001-a.md'],
    ['docs/a/stack.md', 'adr/1 b.md', '../../adr/1%20b.md'],
  ])('the way from %s to %s is %s', (from, to, way) => {
    expect(relativePath(from, to)).toBe(way);
  });

  it.each([
    ['kafak', 'kafka'],
    ['rcp', 'rpc'],
    ['zzzzzz', undefined],
  ])('nearest to %s is %s', (word, expected) => {
    expect(nearest(word, ['kafka', 'rpc', 'rabbitmq'])).toBe(expected);
  });

  it.each([
    ['3.9', '>=4.0.0', false],
    ['4.1', '>=4.0.0', true],
    ['v4.0.2', '^4.0.0', true],
    ['unknown', '>=1', undefined],
    ['4.0', 'not a range', undefined],
  ])('%s in %s: %s', (version, range, expected) => {
    expect(inRange(version, range)).toBe(expected);
  });

  it('a digest does not care about line endings and blanks at line ends', () => {
    expect(digest('a \r\nb\r\n')).toBe(digest('\na\nb'));
    expect(digest('a b')).not.toBe(digest('ab'));
  });

  it('a diff names files that are not there as /dev/null', () => {
    expect(unifiedDiff(undefined, 'b/x', '', 'one\n')).toBe('--- /dev/null\n+++ b/x\n@@ -0,0 +1,1 @@\n+one\n');
  });
});

describe('parseYaml', () => {
  it('gives places of values and keys, or of the nearest thing above', () => {
    const yaml = parseYaml('a:\n  - b: 1\n    c: two\n', 'x.yaml').value!;
    expect(yaml.place(['a', 0, 'c'])).toEqual({ file: 'x.yaml', line: 3, column: 8 });
    expect(yaml.keyPlace(['a', 0, 'c'])).toEqual({ file: 'x.yaml', line: 3, column: 5 });
    expect(yaml.place(['a', 0, 'missing', 'deep'])).toEqual({ file: 'x.yaml', line: 2, column: 5 });
  });

  it('tells each doubled key at its second place, in any map', () => {
    const { problems } = parseYaml('a: 1\nb:\n  c: 1\n  c: 2\na: 3\n1: x\n1: y\n', 'x.yaml');
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['yaml/duplicate-key', 4, 3],
      ['yaml/duplicate-key', 5, 1],
      ['yaml/duplicate-key', 7, 1],
    ]);
  });

  it('takes no quadratic time for many keys, and finds the place of each', { timeout: 60_000 }, () => {
    const keys = Array.from({ length: 30_000 }, (_, at) => `k${at}`);
    const yaml = parseYaml(keys.map((key) => `${key}: 1\n`).join(''), 'x.yaml').value!;
    expect(keys.every((key, at) => yaml.keyPlace([key]).line === at + 1)).toBe(true);
  });

  it('tells faults behind a block of text in their own lines, twenty at most', () => {
    const text = `a: { b: [\nm: >-\n  words of one {x.\nw: >-\n  words.\n${'x: }\n'.repeat(30)}`;
    const lines = text.split('\n');
    const { problems } = parseYaml(text, 'x.yaml');
    expect(problems).toHaveLength(20);
    for (const { line, column } of problems) expect(column).toBeLessThanOrEqual(lines[line! - 1]!.length + 1);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...Array.from('-: &*[]{}|>\'"\n\t#!%@ab1')) }),
        ),
        (text) => {
          const parsed = parseYaml(text, 'x.yaml');
          expect(parsed.value !== undefined || parsed.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
