import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAdr } from '../../src/adr/parse.ts';
import { isRecord, type Adr } from '../../src/model/adr.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const table = await readFile(join(folder, 'README.md'), 'utf8');

interface Row {
  readonly file: string;
  readonly expected: Record<string, string>;
}

const rows = table
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| File') && !line.startsWith('| ---'))
  .map((line): Row => {
    const [file = '', , number = '', date = '', status = '', title = '', links = ''] = line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim());
    return { file, expected: { number, date, status, title, links } };
  });

function told(adr: Adr): Record<string, string> {
  return {
    number: String(adr.number ?? 'unknown'),
    date: adr.date ?? 'unknown',
    status: adr.status,
    title: adr.title,
    links: adr.links().map((link) => `${link.phrase} ${link.target}`).join(', '),
  };
}

/** The same text as other editors and systems save it. */
const variants: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with a byte order mark': (text) => `\ufeff${text}`,
  'without its last line break': (text) => text.replace(/\n$/, ''),
};

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\d]+/gu) ?? [];
}

describe.each(rows)('$file', ({ file, expected }) => {
  it.each(Object.keys(variants))('is read %s', async (variant) => {
    const text = variants[variant]!(await readFile(join(folder, file), 'utf8'));
    const adr = parseAdr(text, `docs/adr/${file}`);
    expect(told(adr)).toEqual(expected);
    expect(isRecord({ path: file, text, adr })).toBe(true);
    for (const place of [...adr.statusPlaces, ...adr.datePlaces, ...adr.deciderPlaces]) {
      const shown = text.slice(place.start, place.end);
      // A YAML list over several lines is read as one value.
      if (shown.includes('\n')) expect(wordsOf(shown)).toEqual(wordsOf(place.value));
      else expect(shown).toBe(place.value);
    }
  });
});

it('the table names every record of the folder', async () => {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md'));
  const records: string[] = [];
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    if (isRecord({ path: name, text, adr: parseAdr(text, name) })) records.push(name);
  }
  expect(records.sort()).toEqual(rows.map((row) => row.file).sort());
});

it('a record of one megabyte is read', () => {
  const text = `# 1. Large\n\n- Status: accepted\n\n## Context\n\n${'Words and [a link](x.md).\n'.repeat(42_000)}`;
  expect(told(parseAdr(text, '0001-large.md'))).toMatchObject({ title: 'Large', status: 'accepted' });
});
