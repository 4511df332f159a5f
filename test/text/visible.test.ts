import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, printableCommands, visible, visibleLines } from '../../src/text/visible.ts';

/** Texts that are rich in what must not be printed as it is. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ':',
      ':',
      '#',
      '[',
      ' ',
      '\n',
      '\r',
      '\t',
      'a',
      '\u001b',
      '\u0085',
      '\u061c',
      '\u200b',
      '\u200d',
      '\u2028',
    ),
    fc.constantFrom(
      '\u202e',
      '\u2066',
      '\ufeff',
      '\ud800',
      '\udc00',
      '\u00ad',
      '\u3164',
      '\ufe0f',
      '\u{e0041}',
      '\u{1f469}',
    ),
    fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
  ),
  maxLength: 40,
});

const raw = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;

describe('visible', () => {
  it.each([
    ['a line break', 'a\n::error::b', String.raw`a\n::error::b`],
    ['a carriage return and a tab', 'a\r\tb', String.raw`a\r\tb`],
    ['an escape sequence', '\u001b[31mred', String.raw`\u001b[31mred`],
    ['C1 controls', '\u0085\u009b', String.raw`\u0085\u009b`],
    ['direction marks', '\u061c\u200e\u202egnp\u2066', String.raw`\u061c\u200e\u202egnp\u2066`],
    ['invisible characters', 'a\u200bb\ufeffc\u00add\u3164', String.raw`a\u200bb\ufeffc\u00add\u3164`],
    ['line separators', '\u2028\u2029', String.raw`\u2028\u2029`],
    ['half a character', '\ud800x\udc00', String.raw`\ud800x\udc00`],
    ['tags beyond the first plane', '\u{e0041}', String.raw`\udb40\udc41`],
    ['a joiner between Latin letters', 'a\u200db\u200cc', String.raw`a\u200db\u200cc`],
  ])('escapes %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each(['naïve – “quoted” …', '日本語の決定', '👩‍💻 ❤️ 1️⃣', 'می‌خواهم', 'क्‍ष', 'शर्त', 'C:\\temp', 'a  b'])(
    'keeps %s',
    (text) => {
      expect(visible(text)).toBe(text);
    },
  );

  it('leaves nothing that is not seen, whatever the text', () => {
    fc.assert(fc.property(hostile, (text) => !raw.test(visible(text)) && visible(visible(text)) === visible(text)));
  });

  it('keeps the lines of a text of several lines', () => {
    expect(visibleLines('a\r\nb\u202e\n\tc')).toBe('a\nb\\u202e\n\\tc');
  });
});

describe('printable', () => {
  it.each([
    ['::stop-commands::x', String.raw`\u003a:stop-commands::x`],
    ['a\n  ::error::x', String.raw`a${'\n'}  \u003a:error::x`],
    ['\u00a0::error::x', '\u00a0\\u003a:error::x'],
    ['a ##[stop-commands]x', String.raw`a \u0023#[stop-commands]x`],
    ['##vso[task.setvariable]x', String.raw`\u0023#vso[task.setvariable]x`],
    ["##teamcity[publishArtifacts 'x']", String.raw`\u0023#teamcity[publishArtifacts 'x']`],
  ])('prints %j so that no CI service takes it for a command', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it.each(['  ::: tip', 'std::vector', '## [1.0.0]', '\u001b[1mbold\u001b[22m\tx\n'])('keeps %j', (text) => {
    expect(printable(text)).toBe(text);
  });

  it('lets no other sequence through than the styles of this program', () => {
    expect(printable('\u001b[8mhidden\u001b]8;;x\u0007')).toBe(String.raw`\u001b[8mhidden\u001b]8;;x\u0007`);
  });

  it('gives JSON with the same values, whatever they are', () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, hostile), (data) => {
        const text = printable(JSON.stringify(data, null, 2));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
        expect(text.replaceAll('\n', '')).not.toMatch(raw);
      }),
    );
  });

  it('leaves no line that begins as a command', () => {
    fc.assert(fc.property(hostile, (text) => !/^(?:::|\s*::(?!:))|##\w*\[/m.test(printable(text))));
  });
});

describe('printableCommands', () => {
  it('keeps commands, and nothing in them begins another one', () => {
    expect(printableCommands('::error::a ##[stop-commands]\u202e\n')).toBe(
      String.raw`::error::a \u0023#[stop-commands]\u202e` + '\n',
    );
  });
});
