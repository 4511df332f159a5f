import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { escapeBlock, escapeMarkdown, linkTarget, plainLine, siteLink } from '../../src/text/markdown.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function parse(text: string): Node {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function types(node: Node): string[] {
  return [node.type, ...(node.children ?? []).flatMap(types)];
}

function shown(node: Node): string {
  return node.value ?? (node.children ?? []).map(shown).join('');
}

const wild = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...Array.from('abc*_`[]()<>|#&;!~\\-+=.1 {}"\'\u001b\u202e')), maxLength: 30 }),
);

describe('escapeMarkdown', () => {
  it('gives text that Markdown shows as it was written, with no markup in it', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const tree = parse(`A ${escapeMarkdown(text)} B`);
        expect(types(tree)).toEqual(['root', 'paragraph', 'text']);
        expect(shown(tree)).toBe(`A ${plainLine(text)} B`);
      }),
      { numRuns: 2000 },
    );
  });

  it('cannot leave a table cell', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const tree = parse(`| a | b |\n| --- | --- |\n| ${escapeMarkdown(text)} | c |\n`);
        const cells = types(tree).filter((type) => type === 'tableCell').length;
        expect(cells).toBe(4);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('escapeBlock', () => {
  it('never begins a heading, list, quote, rule or code', () => {
    fc.assert(
      fc.property(wild, (text) => {
        fc.pre(escapeBlock(text) !== '');
        const [first = ''] = types(parse(escapeBlock(text))).slice(1);
        expect(first).toBe('paragraph');
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['# title', '\\# title'],
    ['1. one', '1\\. one'],
    ['- item', '\\- item'],
    ['a `code` b', 'a `code` b'],
    ['> quote', '\\> quote'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeBlock(text)).toBe(escaped);
  });
});

describe('linkTarget', () => {
  it.each([
    ['https://example.org/a(b)', 'https://example.org/a%28b%29'],
    ['javascript:alert(1)', undefined],
    ['not a url', undefined],
    ['https://example.org/a b', undefined],
  ])('%j becomes %j', (url, target) => {
    expect(linkTarget(url)).toBe(target);
  });
});

describe('siteLink', () => {
  it.each([
    ['https://www.example.org/a(b)', '[example.org](https://www.example.org/a%28b%29)'],
    [
      'https://github.com/apache/kafka/tree/trunk',
      '[github.com/apache/kafka](https://github.com/apache/kafka/tree/trunk)',
    ],
    ['not a url', undefined],
  ])('%j becomes %j', (url, link) => {
    expect(siteLink(url)).toBe(link);
  });
});
