import { lint } from 'markdownlint/sync';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { everyRecord, prose, type Sample } from '../helpers/every-option.ts';

// What holds for a record of every option in every role, in each format beside the portable one.

/** MADR's own .markdownlint.yml: every rule but those on long lines and on equal headings. */
const madrRules = { default: true, MD013: false, MD024: false };

/** What markdownlint finds in a record, as "line rule detail". */
function lintFaults(text: string): string[] {
  const { record = [] } = lint({ strings: { record: text }, config: madrRules });
  return record.map((fault) => `${fault.lineNumber} ${fault.ruleNames[0] ?? ''} ${fault.errorDetail ?? ''}`);
}

/** The headings of a record with their signs, without those of the options. */
function headings(text: string): string[] {
  return text.split('\n').filter((line) => /^#{1,2} |^### (Consequences|Confirmation|Open questions)$/.test(line));
}

const madrHeadings = [
  '## Context and Problem Statement',
  '## Decision Drivers',
  '## Considered Options',
  '## Decision Outcome',
  '### Consequences',
  '### Confirmation',
  '## Pros and Cons of the Options',
  '## More Information',
  '### Open questions',
];

/** The titles of the options in the list, below headings of their own, and the one that is chosen. */
function optionTitles({ text, adr }: Sample): { listed: string[]; headed: string[]; chosen: string | undefined } {
  const body = (key: string): string => {
    const section = adr.sections().find((candidate) => candidate.key === key);
    return section ? text.slice(section.body.start, section.body.end) : '';
  };
  const options = adr.sections().filter((section) => section.key.startsWith('Pros and Cons of the Options ›'));
  return {
    listed: [...body('Considered Options').matchAll(/^- (.*)$/gm)].map((match) => match[1] ?? ''),
    headed: options.map((section) => section.title),
    chosen: /^Chosen option: "(.*?)", because/m.exec(body('Decision Outcome'))?.[1],
  };
}

/** Names of the samples in which a check finds something, with what it found. */
function faults(samples: readonly Sample[], find: (sample: Sample) => readonly string[]): string[] {
  return samples.flatMap((sample) => find(sample).map((fault) => `${sample.name}: ${fault}`));
}

const madr = everyRecord('madr');

describe('madr', () => {
  it('has the headings of MADR 4 in their order', () => {
    for (const { name, text } of madr) expect([name, ...headings(text).slice(1)]).toEqual([name, ...madrHeadings]);
  });

  it('names the options alike in the list, in their headings and as the chosen one', () => {
    for (const sample of madr) {
      const { listed, headed, chosen } = optionTitles(sample);
      // An option of which there is nothing to say has no heading.
      const named = listed.filter((title) => headed.includes(title));
      expect([sample.name, headed, chosen]).toEqual([sample.name, named, listed[0]]);
    }
  });

  it('passes markdownlint with the rules of MADR', () => {
    expect(faults(madr, ({ text }) => lintFaults(text))).toEqual([]);
  }, 60_000);

  it('begins with front matter that YAML 1.1 and 1.2 read alike, and the title stands right behind it', () => {
    for (const { name, text } of madr) {
      const [, matter = '', title = ''] = /^---\n([\s\S]*?)\n---\n\n(.*)\n/.exec(text) ?? [];
      const read = (version: '1.1' | '1.2'): unknown =>
        parseDocument(matter, { version, schema: version === '1.1' ? 'yaml-1.1' : 'core' }).toJS();
      expect([name, read('1.2')]).toEqual([
        name,
        { status: 'proposed', date: '2026-11-24', 'decision-makers': ['Ana'], number: 1 },
      ]);
      expect([name, title.startsWith('# Use ')]).toEqual([name, true]);
      // YAML 1.1 makes a day of the date; everything else is the same.
      expect({ ...(read('1.1') as object), date: '2026-11-24' }).toEqual(read('1.2'));
    }
  });

  it('says what the portable record says, word for word', () => {
    const portable = everyRecord('portable');
    madr.forEach(({ name, text }, index) => {
      const from = (source: string): string => source.slice(source.indexOf('## Context')).replaceAll('\n* ', '\n- ');
      expect([name, from(prose(text))]).toEqual([name, from(prose(portable[index]?.text ?? ''))]);
    });
  });
});

const shortFormats = [
  {
    format: 'nygard' as const,
    headings: [
      '## Status',
      '## Context',
      '## Decision',
      '### Alternatives',
      '## Consequences',
      '### Confirmation',
      '### More Information',
      '### Open questions',
    ],
    rivals: 'Decision › Alternatives',
    costs: 'Consequences',
    words: 900,
  },
  {
    format: 'y-statement' as const,
    headings: [
      '## Status',
      '## Context and Decision',
      '## Drivers',
      '## Neglected',
      '## Accepted',
      '## Confirmation',
      '## More Information',
      '## Open questions',
    ],
    rivals: 'Neglected',
    costs: 'Accepted',
    words: 800,
  },
];

describe.each(shortFormats)('$format', ({ format, headings: wanted, rivals, costs, words }) => {
  const samples = everyRecord(format);
  const bodyOf = ({ adr, text }: Sample, key: string): string => {
    const section = adr.sections().find((candidate) => candidate.key === key);
    return section ? text.slice(section.body.start, section.body.end) : '';
  };

  it('has its headings in their order, and none of them is empty', () => {
    for (const { name, text, adr } of samples) {
      const found = adr
        .sections()
        .slice(1)
        .map((section) => `${'#'.repeat(section.level)} ${section.title}`)
        .filter((heading) => !heading.endsWith(' Effects on other decisions'));
      expect([name, ...found]).toEqual([name, ...wanted]);
      const empty = adr
        .sections()
        .slice(1)
        .filter((section) => text.slice(section.body.start, section.body.end).trim() === '');
      expect([name, empty]).toEqual([name, []]);
    }
  });

  it('says of at least two alternatives what speaks for them and why they were not taken', () => {
    expect(
      faults(samples, (sample) => {
        const lines = bodyOf(sample, rivals)
          .split('\n')
          .filter((line) => line.startsWith('- **'));
        const dumb = lines.filter(
          (line) => !/^- \*\*.+\*\*: (?:.* )?(?:Good|Neutral|Bad), because .+\. [^.]+/.test(line),
        );
        return [...(lines.length >= 2 ? [] : [`${lines.length} alternatives`]), ...dumb];
      }),
    ).toEqual([]);
  });

  it('names a specific cost', () => {
    expect(faults(samples, (sample) => (bodyOf(sample, costs).includes('- Bad, because') ? [] : ['none']))).toEqual([]);
  });

  it('has no doubled word, doubled stop, stray blank or leaked value', () => {
    const odd = /\b(\p{L}{2,})\s+\1\b|\.\.(?!\.)|,,|\( | \)| ,| \.(?=\s)|undefined|\[object|\bNaN\b/giu;
    expect(faults(samples, ({ text }) => prose(text).match(odd) ?? [])).toEqual([]);
  });

  it('is short even when the team tells next to nothing', () => {
    expect(
      faults(samples, ({ text }) => {
        const found = prose(text).match(/[\p{L}\p{N}][^\s|]*/gu)?.length ?? 0;
        return found <= words ? [] : [`${found} words`];
      }),
    ).toEqual([]);
  });

  it('passes markdownlint', () => {
    expect(faults(samples, ({ text }) => lintFaults(text))).toEqual([]);
  }, 60_000);
});
