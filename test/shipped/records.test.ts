import { describe, expect, it } from 'vitest';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfm } from 'micromark-extension-gfm';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { everyRecord, prose, type Sample } from '../helpers/every-option.ts';

const samples = everyRecord('portable');

/** Names of the samples in which a check finds something, with what it found. */
function faults(find: (sample: Sample) => readonly string[]): string[] {
  return samples.flatMap((sample) => find(sample).map((fault) => `${sample.name}: ${fault}`));
}

function bodyOf(sample: Sample, key: string): string {
  const section = sample.adr.sections().find((candidate) => candidate.key === key);
  return section ? sample.text.slice(section.body.start, section.body.end) : '';
}

describe('the record of every option in every role', () => {
  it('has no empty section', () => {
    expect(
      faults(({ adr, text }) =>
        adr
          .sections()
          .filter((section) => section.level > 1 && text.slice(section.body.start, section.body.end).trim() === '')
          .map((section) => section.key),
      ),
    ).toEqual([]);
  });

  it('has no doubled word, doubled stop, stray blank or leaked value', () => {
    const odd = /\b(\p{L}{2,})\s+\1\b|\.\.(?!\.)|,,|\( | \)| ,| \.(?=\s)|undefined|\[object|\bNaN\b/giu;
    expect(faults(({ text }) => prose(text).match(odd) ?? [])).toEqual([]);
  });

  it('compares the choice with what the team considered', () => {
    expect(
      faults(({ adr }) => {
        const options = adr.sections().filter((section) => section.key.startsWith('Pros and Cons of the Options ›'));
        return options.length >= 2 ? [] : [`${options.length} options`];
      }),
    ).toEqual([]);
  });

  it('has at least one specific bad consequence', () => {
    const consequences = 'Decision Outcome › Consequences';
    expect(faults((sample) => (bodyOf(sample, consequences).includes('- Bad, because') ? [] : ['none']))).toEqual([]);
  });

  // The longest case: no driver is put in words, so that each bullet asks for its measure. Told answers give about 900 words.
  it('is about two pages long even when the team tells next to nothing', () => {
    expect(
      faults(({ text }) => {
        const words = prose(text).match(/[\p{L}\p{N}][^\s|]*/gu)?.length ?? 0;
        return words <= 1120 ? [] : [`${words} words`];
      }),
    ).toEqual([]);
  });

  it('is Markdown with exactly the headings that were meant, and no HTML but the two comments', () => {
    expect(
      faults(({ text, adr }) => {
        const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
        const headings = tree.children.filter((node) => node.type === 'heading').length;
        const html = JSON.stringify(tree).match(/"type":"html"/g) ?? [];
        return headings === adr.sections().length && html.length === 2
          ? []
          : [`${headings} headings, ${html.length} HTML`];
      }),
    ).toEqual([]);
  }, 60_000);
});
