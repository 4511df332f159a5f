import { fileName, type AdrFile } from '../../model/adr.ts';
import { flatName, linesIn, linkLine, type Reader, type Told } from './reader.ts';

/**
 * The default importer of Structurizr (`!adrs`, "adrtools").
 * https://docs.structurizr.com/dsl/adrs
 */
export const structurizr: Reader = {
  id: 'structurizr',
  name: 'Structurizr',
  files: 'Markdown files of the folder itself',
  takes: (file, directory) => /\.md$/.test(flatName(file, directory) ?? ''),
  stops: stopsAt,
  tell: ({ text }) => {
    const lines = linesIn(text);
    const first = lines[0] ?? '';
    return {
      title: first.slice(first.indexOf('.') + 2),
      status: statusIn(lines),
      date: lines.find((line) => line.startsWith('Date: '))?.slice('Date: '.length),
      ...linksIn(lines),
    };
  },
  looks: {
    title: {
      where: 'the first line from the second character behind its first dot',
      next: 'It needs `# 12. Title` there, or its importer `madr` for records with front matter.',
    },
    status: {
      where: 'the first word below `## Status`, or says Proposed',
      next: 'Put the word of the status on the first line below `## Status`.',
    },
    date: {
      where: 'a line that begins with `Date: `, or says the day of the import',
      next: 'Add the line `Date: YYYY-MM-DD`; it may stand in an HTML comment.',
    },
    older: {
      where: 'links between `## Status` and `## Context` with the bare name of a file',
      next: 'Write `Supersedes [1. Title](0001-title.md)` below `## Status`, without a folder or `./`.',
    },
  },
};

/** Files whose first four characters are no number of their own end the whole import. */
function stopsAt(files: readonly AdrFile[]): { file: AdrFile; why: string }[] {
  const seen = new Set<number>();
  return files.flatMap((file) => {
    const digits = fileName(file.path).slice(0, 4);
    if (!/^[+-]?\d+$/.test(digits)) return [{ file, why: 'its name does not begin with four digits' }];
    if (seen.has(Number(digits))) return [{ file, why: `another file begins with ${digits} as well` }];
    seen.add(Number(digits));
    return [];
  });
}

function statusIn(lines: readonly string[]): string {
  const at = lines.indexOf('## Status');
  if (at === -1) return 'Proposed';
  const words = lines.slice(at + 1).find((line) => line.trim() !== '');
  return (words?.split(' ')[0] ?? '').replace('Superceded', 'Superseded');
}

function linksIn(lines: readonly string[]): Pick<Told, 'older' | 'successor'> {
  const from = lines.indexOf('## Status');
  const to = lines.findIndex((line) => line.startsWith('## Context'));
  const block = from === -1 ? [] : lines.slice(from + 1, to === -1 ? undefined : to);
  const links = block.flatMap((line) => linkLine(line) ?? []).filter(({ target }) => !target.includes('/'));
  return {
    older: links.filter(({ phrase }) => !phrase.endsWith(' by')).map(({ target }) => target),
    successor: links.find(({ phrase }) => phrase.endsWith(' by'))?.target,
  };
}

/** The importer "madr" of Structurizr, for logs with front matter. */
export const structurizrMadr: Reader = {
  id: 'structurizr-madr',
  name: 'Structurizr (importer madr)',
  files: 'files that begin with four digits and a hyphen, in the folder itself',
  takes: (file, directory) => /^\d{4}-.+\.md$/.test(flatName(file, directory) ?? ''),
  stops: (files) =>
    files.flatMap((file) => {
      const date = matterField(file.text, 'date');
      return date === undefined || /^\d{4}-\d{1,2}-\d{1,2}/.test(date)
        ? []
        : [{ file, why: `it cannot read the date ${date}` }];
    }),
  tell: ({ text }) => ({
    title: titleIn(text),
    status: matterField(text, 'status') ?? 'accepted',
    date: matterField(text, 'date'),
  }),
  looks: {
    title: { where: 'the first line that begins with `# `', next: 'Give the record such a title.' },
    status: {
      where: '`status: ` in front matter, word for word with its quotes, or says accepted',
      next: 'Write `status: ` in front matter, without quotes; or use the importer `adrtools`.',
    },
    date: {
      where: '`date: ` in front matter, or says the day of the file',
      next: 'Write `date: YYYY-MM-DD` in front matter, without quotes; or use the importer `adrtools`.',
    },
  },
};

function matterOf(lines: readonly string[]): readonly string[] {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  return end === -1 ? [] : lines.slice(0, end + 1);
}

function matterField(text: string, key: string): string | undefined {
  return matterOf(linesIn(text))
    .find((line) => line.startsWith(`${key}: `))
    ?.slice(key.length + 2);
}

function titleIn(text: string): string | undefined {
  const lines = linesIn(text);
  return lines
    .slice(matterOf(lines).length)
    .find((line) => line.startsWith('# '))
    ?.slice(2);
}
