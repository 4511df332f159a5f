import type { AdrFile, Section } from '../../model/adr.ts';
import { flatName, linesIn, shownText, type Reader } from './reader.ts';

/** adr-viewer, which makes a page of a log. */
export const adrViewer: Reader = {
  id: 'adr-viewer',
  name: 'adr-viewer',
  files: 'Markdown files of the folder itself',
  takes: (file, directory) => /\.md$/.test(flatName(file, directory) ?? ''),
  tell: (file) => (file.adr.sections().some(isTitle) || file.adr.titleSpan ? { status: statusIn(file) } : undefined),
  drops: 'it has no heading of the first level',
  looks: {
    status: {
      where:
        'paragraphs and list items below `## Status` that begin with Amended by, Accepted, Superseded by or Proposed',
      next: 'Begin a line there with that word. Rejected and deprecated records it shows as unknown in any case.',
    },
  },
};

function isTitle(section: Section): boolean {
  return section.level === 1;
}

const words = [
  ['Amended by', 'accepted'],
  ['Accepted', 'accepted'],
  ['Superseded by', 'superseded'],
  ['Proposed', 'proposed'],
  ['Pending', 'proposed'],
] as const;

function statusIn(file: AdrFile): string | undefined {
  const from = file.adr.sections().findIndex((section) => section.level === 2 && section.title === 'Status');
  if (from === -1) return undefined;
  const next = file.adr.sections().findIndex((section, index) => index > from && section.level === 2);
  const start = file.adr.sections()[from]?.body.start ?? 0;
  const end = next === -1 ? file.text.length : file.adr.sections()[next]?.heading.start;
  const lines = linesIn(file.text.slice(start, end)).filter(
    (line, index, all) => index === 0 || all[index - 1]?.trim() === '' || /^\s{0,3}[-*+]\s/.test(line),
  );
  const shown = lines.map((line) => shownText(line.replace(/^\s{0,3}[-*+]\s+/, '')));
  return words.find(([word]) => shown.some((line) => line.startsWith(word)))?.[1];
}
