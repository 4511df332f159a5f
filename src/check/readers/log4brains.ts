import type { AdrFile } from '../../model/adr.ts';
import { firstList, flatName, parted, shownText, type Reader, type Told } from './reader.ts';

const noRecord = /^(?:template|readme|index|backlog)\.md$/i;

/** The core of log4brains 1.1. */
export const log4brains: Reader = {
  id: 'log4brains',
  name: 'log4brains',
  files: 'every Markdown file of the folder itself but template, readme, index and backlog',
  takes: (file, directory) => {
    const name = flatName(file, directory);
    return name !== undefined && !noRecord.test(name);
  },
  tell,
  looks: {
    title: { where: 'the first heading of the first level', next: 'Give the record one.' },
    status: {
      where: '`Status:` in a list above the first heading of the second level, or says accepted',
      next: 'Add `- Status: …` to a list right below the title. Front matter, or blank lines between the items, hide it.',
    },
    successor: {
      where: 'the words behind “superseded by”, which must be the name of a file without `.md`',
      next: 'Write `superseded by [0002-title](0002-title.md)`.',
    },
    date: {
      where: '`Date:` in a list above the first heading of the second level',
      next: 'Add `- Date: YYYY-MM-DD` to a list right below the title. Front matter, or blank lines between the items, hide it.',
    },
  },
};

function tell(file: AdrFile): Told {
  const list = headList(file);
  const field = (name: string): string | undefined =>
    list.flatMap((item) => new RegExp(`^\\s*${name}\\s*:\\s*(?!\\s)(.*)$`, 'i').exec(item)?.[1]?.trim() ?? [])[0];
  const status = field('status');
  const told = statusOf(status);
  const successor = told === 'superseded' ? status?.replace(/superseded\s*by\s*:?/i, '').trim() : undefined;
  return {
    title: titleOf(file),
    status: told,
    date: dayOf(field('date')),
    successor: successor === '' ? undefined : successor,
  };
}

/**
 * Front matter is a rule and a heading of the second level to it: nothing stands above that. Items of a loose list are
 * paragraphs, in which it finds no field.
 */
function headList(file: AdrFile): string[] {
  if (parted(file.text).matter !== undefined) return [];
  const heading = file.adr.sections().find((section) => section.level === 2);
  const { items, loose } = firstList(file.text.slice(0, heading?.heading.start), 'bullets');
  return loose ? [] : items.map(shownText);
}

function titleOf(file: AdrFile): string | undefined {
  const { titleSpan } = file.adr;
  if (!titleSpan) return undefined;
  const line = file.text.slice(titleSpan.start, titleSpan.end).split(/\r?\n/)[0] ?? '';
  const words = line.replace(/^\ufeff?\s{0,3}#+\s*/, '').trimEnd();
  return shownText(words.replace(/\s#+$/, ''));
}

const words = ['draft', 'proposed', 'rejected', 'accepted', 'deprecated', 'superseded'];

function statusOf(value: string | undefined): string {
  if (value === undefined || value === '') return 'accepted';
  const word = value.toLowerCase();
  if (word.startsWith('superseded by')) return 'superseded';
  return words.includes(word) ? word : 'draft';
}

function dayOf(value: string | undefined): string | undefined {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(value ?? '') ?? [];
  const iso = year === undefined ? value : `${year}-${month ?? ''}-${day ?? ''}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(iso ?? '') && !Number.isNaN(Date.parse(`${iso ?? ''}T00:00:00Z`)) ? iso : undefined;
}
