import { flatName, linesIn, linkLine, type Reader } from './reader.ts';

/** The shell scripts of npryce/adr-tools, and what follows their rules. */
export const adrTools: Reader = {
  id: 'adr-tools',
  name: 'adr-tools',
  files: 'files that begin with a number and a hyphen, in the folder itself',
  takes: (file, directory) => /^\d+-.*\.md/.test(flatName(file, directory) ?? ''),
  tell: ({ text }) => ({ title: (text.split('\n')[0] ?? '').slice(2), older: olderIn(text) }),
  looks: {
    title: {
      where: 'the first line without its first two characters',
      next: 'It needs the title in the first line, with nothing before it.',
    },
    older: {
      where: 'lines such as `Supersedes [1. Title](0001-title.md)` below `## Status`',
      next: 'Write the line below `## Status`, with the bare file name as its target.',
    },
  },
};

/** Links between `## Status` and the next heading, but those whose line ends in " by" before or behind them. */
function olderIn(text: string): string[] {
  // A carriage return stays in the line, and with it every "… by".
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith('## Status'));
  if (from === -1) return [];
  const block = lines.slice(from + 1);
  const end = block.findIndex((line) => line.startsWith('#'));
  return block.slice(0, end === -1 ? undefined : end).flatMap((line) => {
    const link = linkLine(line);
    if (!link || !/^0*[1-9]/.test(link.target) || (link.phrase + link.rest).endsWith(' by')) return [];
    return [link.target];
  });
}

/** adr-log, which writes an index of a folder and all below it. */
export const adrLog: Reader = {
  id: 'adr-log',
  name: 'adr-log',
  files: 'every Markdown file but its own index.md',
  takes: (file, directory) => flatName(file, directory) !== 'index.md',
  tell: ({ text }) => ({ title: titleBehindMatter(text) }),
  looks: {
    title: {
      where: 'the first line, or the one right behind the front matter, without its first two characters',
      next: 'It needs the title there, without a blank line before it.',
    },
  },
};

function titleBehindMatter(text: string): string {
  const body = text.startsWith('---') ? text.replace(/^---[^\n]*\n[\s\S]*?\n---[^\n]*\n?/, '') : text;
  return (linesIn(body)[0] ?? '').slice(2).replace(/^\d+\. /, '');
}
