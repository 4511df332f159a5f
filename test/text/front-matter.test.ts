import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { frontMatterSpan, yamlList, yamlScalar } from '../../src/text/front-matter.ts';
import { plainLine } from '../../src/text/markdown.ts';

const names = fc.array(
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('no', '1', '~', 'a: b', 'Bo #2', "Ana's")),
);

describe('yamlList', () => {
  it('is read back as the same texts by YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(names, (raw) => {
        const texts = raw.map(plainLine).filter((text) => text !== '');
        const line = `makers: ${yamlList(texts)}`;
        expect(line).not.toContain('\n');
        expect(parse(line, { version: '1.2' })).toEqual({ makers: texts });
        expect(parse(line, { version: '1.1' })).toEqual({ makers: texts });
      }),
    );
  });

  it.each([
    ['Ana Gómez', 'Ana Gómez'],
    ['Platform team (EU)', 'Platform team (EU)'],
    ['no', '"no"'],
    ['Bo #2', '"Bo #2"'],
    ['a, b', '"a, b"'],
  ])('writes %s as %s', (text, written) => {
    expect(yamlScalar(text)).toBe(written);
  });
});

describe('frontMatterSpan', () => {
  it.each([
    ['---\na: 1\n---\n# T', 13],
    ['\ufeff---\r\na: 1\r\n---\r\n# T', 17],
    ['---\na: 1\n', undefined],
    ['# T\n\n---\na: 1\n---\n', undefined],
  ])('%j ends at %j', (text, end) => {
    expect(frontMatterSpan(text)?.end).toBe(end);
  });
});
