import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/text/canonical.ts';
import { isSameSection, isUnedited, sectionDigest } from '../../src/text/digest.ts';

describe('canonical', () => {
  it.each([
    ['signs of emphasis', 'It is *very* __big__.', 'It is _very_ **big**.'],
    ['signs of lists', '- a\n- b\n', '* a\n* b\n'],
    ['another indent of a list', '- a\n  - b\n', '-   a\n    - b\n'],
    ['numbers of an ordered list', '1. a\n2. b\n', '1) a\n1) b\n'],
    ['padding of a table', '| a | b |\n| --- | :-: |\n| x | y |\n', '| a   |  b  |\n|-----|:---:|\n| x   |  y  |\n'],
    ['lines that are wrapped', 'One two three\nfour.\n\n- five\n  six\n', 'One two\nthree four.\n\n- five six\n'],
    ['backslashes', String.raw`a\_b 1\. \[x\]`, 'a_b 1. [x]'],
    ['blank lines and spaces', '# A\nText  \n', '# A\n\nText\n\n'],
    ['line endings', 'a\r\nb\r\n', 'a\nb\n'],
    ['headings', 'Title\n=====\n\nMore\n---\n', '# Title #\n\n## More\n'],
    ['rules', '***\n', '- - -\n'],
    ['fences', '```js\nx  y\n```\n', '~~~js\nx  y\n~~~\n'],
    ['addresses and entities', '<https://example.org/a> &amp; b', 'https://example.org/a & b'],
  ])('is the same for %s', (_, a, b) => {
    expect(canonical(a)).toBe(canonical(b));
  });

  it.each([
    ['a word', 'We use Kafka.', 'We use NATS.'],
    ['a number', 'For 7 days.', 'For 8 days.'],
    ['a link', '[a](b.md)', '[a](c.md)'],
    ['a negation', 'We do not.', 'We do.'],
    ['a heading and a paragraph', '## A\n', 'A\n'],
    ['the level of a heading', '## A\n', '### A\n'],
    ['the order of items', '- a\n- b\n', '- b\n- a\n'],
    ['a cell that moved', '| a | |\n', '| | a |\n'],
    ['the alignment of a column', '| a |\n| --- |\n', '| a |\n| --: |\n'],
    ['code', '```\na  b\n```\n', '```\na b\n```\n'],
    ['code in a line', '`a_b`', '`a b`'],
    ['a name with an underscore', 'max_size', 'max size'],
    ['two paragraphs and one', 'a\n\nb\n', 'a\nb\n'],
  ])('tells %s apart', (_, a, b) => {
    expect(canonical(a)).not.toBe(canonical(b));
  });

  it('sees every word that is changed, added or taken away', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const text = fc.array(
      fc.tuple(fc.constantFrom('', '- ', '1. ', '## ', '| '), line).map(([sign, words]) => sign + words),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(text, fc.nat(), word, (lines, place, other) => {
        const whole = lines.join('\n\n');
        const words = [...whole.matchAll(/[a-z]+/g)];
        const found = words[place % words.length]!;
        const changed = `${whole.slice(0, found.index)}${found[0]}${other}${whole.slice(found.index + found[0].length)}`;
        expect(canonical(changed)).not.toBe(canonical(whole));
        expect(isUnedited(changed, sectionDigest(whole))).toBe(false);
      }),
    );
  });
});

it('a digest of the first version is that of the text alone', () => {
  const was = sectionDigest('It is *big*.').slice(0, 12);
  expect(isUnedited('It is *big*.', was)).toBe(true);
  expect(isUnedited('It is _big_.', was)).toBe(false);
  expect(isSameSection(was, sectionDigest('It is *big*.'))).toBe(true);
  expect(isSameSection(sectionDigest('It is _big_.'), sectionDigest('It is *big*.'))).toBe(true);
});
