import { describe, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { misreadings } from '../../src/check/readers/misread.ts';
import { readers } from '../../src/check/readers/readers.ts';
import { isRecord, type AdrFile, type AdrLog } from '../../src/model/adr.ts';

// `npm run readers` holds the same rules against the programs themselves, on test/corpus and on traps.

function logOf(files: Readonly<Record<string, string>>): AdrLog {
  const list = Object.entries(files).map(([name, text]): AdrFile => {
    const path = `docs/adr/${name}`;
    return { path, text, adr: parseAdr(text, path) };
  });
  return { directory: 'docs/adr', files: list };
}

/** What one reader says of a log, as "severity code file: message". */
function said(files: Readonly<Record<string, string>>, ...names: string[]): string[] {
  const log = logOf(files);
  return misreadings(log, log.files.filter(isRecord), names).map(
    ({ severity, code, file, message }) => `${severity} ${code} ${file.replace('docs/adr/', '')}: ${message}`,
  );
}

/** What a reader shows of one record. */
function told(id: string, text: string): object | undefined {
  const reader = readers.find((candidate) => candidate.id === id)!;
  return reader.tell(logOf({ '0001-a.md': text }).files[0]!);
}

const nygard = (status: string): string => `# 1. A\n\nDate: 2026-01-02\n\n## Status\n\n${status}\n\n## Context\n\nx\n`;
const bullets = '# 1. A\n\n- Status: rejected\n- Date: 2026-01-02\n';
const matter = '---\nstatus: rejected\ndate: 2026-01-02\n---\n# 1. A\n';

describe('a record that every reader reads', () => {
  it('is not spoken of', () => {
    const portable = `${bullets.replace('rejected', 'accepted')}\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nx\n`;
    expect(said({ '0001-a.md': portable })).toEqual([]);
  });
});

describe('what a reader shows instead', () => {
  it.each([
    [
      'log4brains',
      nygard('Rejected'),
      'warning readers/status 0001-a.md: log4brains shows the status “accepted”, not rejected',
    ],
    ['log4brains', nygard('Accepted'), 'info readers/date 0001-a.md: log4brains does not know the date'],
    ['log4brains', matter, 'warning readers/status 0001-a.md: log4brains shows the status “accepted”, not rejected'],
    [
      'log4brains',
      bullets.replace('rejected', 'done'),
      'warning readers/status 0001-a.md: log4brains shows the status “draft”',
    ],
    [
      'log4brains',
      bullets.replace('rejected', 'superseded by ADR-0002'),
      'warning readers/link 0001-a.md: log4brains finds no record “ADR-0002” and builds an empty site',
    ],
    ['backstage', nygard('Rejected'), 'info readers/status 0001-a.md: Backstage shows no status'],
    ['backstage', nygard('Rejected'), 'info readers/date 0001-a.md: Backstage does not know the date'],
    ['backstage', matter, 'info readers/date 0001-a.md: Backstage shows the day before'],
    [
      'backstage',
      matter.replace('rejected', '[a'),
      'warning readers/dropped 0001-a.md: Backstage leaves this record out',
    ],
    ['adr-tools', matter, 'warning readers/title 0001-a.md: adr-tools shows the title “-”'],
    ['adr-tools', `\n${bullets}`, 'warning readers/title 0001-a.md: adr-tools shows the title “”'],
    ['adr-log', matter.replace('---\n#', '---\n\n#'), 'warning readers/title 0001-a.md: adr-log shows the title “”'],
    ['structurizr', bullets, 'warning readers/status 0001-a.md: Structurizr shows the status “Proposed”, not rejected'],
    ['structurizr', bullets, 'info readers/date 0001-a.md: Structurizr does not know the date'],
    [
      'structurizr',
      '# Use Node.js\n\n## Status\n\nAccepted\n',
      'warning readers/title 0001-a.md: Structurizr shows the title “s”',
    ],
    [
      'structurizr',
      nygard('Supersedes [2. B](0002-b.md)\n\nAccepted'),
      'warning readers/status 0001-a.md: Structurizr shows the status “Supersedes”, not accepted',
    ],
    [
      'structurizr-madr',
      nygard('Rejected'),
      'warning readers/status 0001-a.md: Structurizr (importer madr) shows the status “accepted”, not rejected',
    ],
    [
      'structurizr-madr',
      matter.replace('rejected', '"rejected"'),
      'warning readers/status 0001-a.md: Structurizr (importer madr) shows the status “"rejected"”',
    ],
    [
      'structurizr-madr',
      matter.replace('2026-01-02', '"2026-01-02"'),
      'warning readers/stops 0001-a.md: Structurizr (importer madr) stops here',
    ],
    ['adr-viewer', nygard('Rejected'), 'info readers/status 0001-a.md: adr-viewer shows no status'],
    [
      'adr-viewer',
      nygard('Superseded by [2. B](0002-b.md)\n\nAccepted'),
      'warning readers/status 0001-a.md: adr-viewer shows the status “accepted”, not superseded',
    ],
  ])('%s on %j', (name, text, words) => {
    const found = said({ '0001-a.md': text }, name);
    expect(found.filter((line) => line.startsWith(words))).toHaveLength(1);
  });
});

describe('files that a reader takes or leaves', () => {
  it('are told, with the page at which Structurizr stops', () => {
    const files = { 'README.md': '# Log\n', '001-a.md': nygard('Accepted'), 'old/0002-b.md': nygard('Accepted') };
    const found = said(files, 'structurizr', 'backstage', 'adr-log').map((line) => line.replace(/:.*/, ''));
    expect(found.toSorted()).toEqual([
      'info readers/date old/0002-b.md',
      'info readers/page README.md',
      'info readers/status old/0002-b.md',
      'warning readers/passed-over 001-a.md',
      'warning readers/passed-over old/0002-b.md',
      'warning readers/stops 001-a.md',
      'warning readers/stops README.md',
    ]);
  });

  it('with the same first four digits stop Structurizr, as names by day do', () => {
    const files = { '20260102-a.md': nygard('Accepted'), '20260304-b.md': nygard('Accepted') };
    expect(said(files, 'structurizr')).toEqual([
      expect.stringMatching(/^warning readers\/stops 20260304-b\.md: .* another file begins with 2026 as well\.$/),
    ]);
  });
});

describe('links', () => {
  const log = (line: string): Record<string, string> => ({
    '0001-a.md': nygard('Superseded by [2. B](0002-b.md)'),
    '0002-b.md': nygard(`Accepted\n\n${line}`).replace('1. A', '2. B'),
  });

  it('with the bare name of a file are seen, with a folder before it they are not', () => {
    expect(said(log('Supersedes [1. A](0001-a.md)'), 'adr-tools', 'structurizr')).toEqual([]);
    expect(said(log('Supersedes [1. A](./0001-a.md)'), 'adr-tools', 'structurizr')).toEqual([
      expect.stringContaining('info readers/link 0002-b.md: adr-tools does not see that this record supersedes 0001'),
      expect.stringContaining('info readers/link 0002-b.md: Structurizr does not see'),
    ]);
  });
});

describe('the importer of Structurizr', () => {
  it('that fits the log is asked, the other one only by its name', () => {
    expect(said({ '0001-a.md': matter }).join('\n')).not.toContain('Structurizr');
    expect(said({ '0001-a.md': nygard('Accepted') }).join('\n')).not.toContain('importer madr');
    expect(said({ '0001-a.md': matter }, 'structurizr').join('\n')).toContain('Structurizr shows the title');
  });
});

describe('long lines', () => {
  const blanks = ' '.repeat(200_000);

  it.each([
    ['a title with blanks behind it', `# Title${blanks}x\n`],
    ['an item with marks that nothing closes', `# A\n\n- Status: ${'**a '.repeat(50_000)}\n`],
    ['a link with a long phrase', `# A\n\n## Status\n\n${'a '.repeat(100_000)}[\n`],
    ['a rule that is none', `# A\n\n${'- '.repeat(100_000)}x\n`],
    ['fences', `# A\n\n${'```\n'.repeat(50_001)}`],
    ['comments that do not end', `# A\n\n${'<!-- '.repeat(40_000)}`],
  ])('take no quadratic time: %s', { timeout: 30_000 }, (_, text) => {
    for (const { id } of readers) told(id, text);
  });
});

describe('lists', () => {
  it.each([
    ['with blank lines between the items', '# A\n\n- Status: rejected\n\n- Date: 2026-01-02\n', 'accepted', 'rejected'],
    ['behind another list', '# A\n\n- One\n\n* Status: rejected\n', 'accepted', undefined],
    ['in code', '# A\n\n```\n- Status: rejected\n```\n', 'accepted', undefined],
    ['with more below an item', '# A\n\n- Status: rejected\n  - by Ana\n', 'accepted', 'rejected\n- by ana'],
    ['in a comment', '# A\n\n<!--\n- Status: rejected\n-->\n', 'accepted', undefined],
  ])('%s are read as log4brains and Backstage read them', (_, text, log4brains, backstage) => {
    expect(told('log4brains', text)).toMatchObject({ status: log4brains });
    expect(told('backstage', text)).toMatchObject({ status: backstage });
  });
});
