import type { Fit, Layer } from '../model/catalog.ts';
import type { Candidate } from '../model/decision.ts';
import { plainLine } from '../text/markdown.ts';
import { listOf, sentence } from '../text/sentence.ts';
import { displayWidth } from '../text/display-width.ts';
import { pad, wrap } from '../text/width.ts';
import { licenseWords, lifecycleWords } from './option-words.ts';

const fitWords: Readonly<Record<Fit, string>> = { met: 'yes', partly: 'partly', not: 'no', unknown: 'unknown' };

/** What an option is in a layer, to read: facts, drivers, what speaks for and against it, what it costs. */
export function optionPage(candidate: Candidate, layer: Layer, width: number): string[] {
  const { option, barriers, claims } = candidate;
  const said = (polarity: 'good' | 'bad'): string[] =>
    claims.filter((claim) => claim.polarity === polarity).map((claim) => sentence(claim.text));
  return [
    ...paragraph(option.summary, width),
    ...(barriers.length > 0 ? ['', ...paragraph(`Not for this team: ${sentence(listOf(barriers))}`, width)] : []),
    '',
    ...facts(candidate).flatMap(([name, value]) => hanging(`${name}: `, value, width)),
    '',
    `Drivers of ${plainLine(layer.name)}`,
    ...judged(candidate).flatMap(({ name, fit, note }) =>
      hanging(`  ${name}: ${fitWords[fit]}. `, sentence(note), width, 4),
    ),
    ...block('For it', said('good'), width),
    ...block('Against it', said('bad'), width),
    ...block('To run it', [option.operations], width),
    ...block('To leave it again', [option.exit], width),
    ...block('Not to be confused with', option.twins, width),
  ];
}

/** Two or three options side by side, or under each other where the terminal is narrow. */
export function comparePage(candidates: readonly Candidate[], width: number): string[] {
  const rows = compareRows(candidates);
  const label = Math.min(24, Math.max(...rows.map((row) => displayWidth(row.name))));
  const column = Math.floor((width - label - 2 * candidates.length) / candidates.length);
  if (column < 18) {
    return rows.flatMap((row) => [
      row.name,
      ...row.cells.flatMap((cell, index) => hanging(`  ${candidates[index]?.option.name ?? ''}: `, cell, width, 4)),
      '',
    ]);
  }
  const line = (name: string, cells: readonly string[]): string =>
    [pad(name, label), ...cells.map((cell) => pad(cell, column))].join('  ').trimEnd();
  return [
    line(
      '',
      candidates.map((candidate) => candidate.option.name),
    ),
    line(
      '-'.repeat(label),
      candidates.map(() => '-'.repeat(column)),
    ),
    ...rows.flatMap((row) => {
      const names = wrap(plainLine(row.name), label);
      const cells = row.cells.map((cell) => wrap(plainLine(cell), column));
      const height = Math.max(names.length, ...cells.map((cell) => cell.length));
      return [
        ...Array.from({ length: height }, (_, at) =>
          line(
            names[at] ?? '',
            cells.map((cell) => cell[at] ?? ''),
          ),
        ),
        '',
      ];
    }),
  ];
}

interface CompareRow {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Drivers on which the options differ come first, after what the team must know at once. */
function compareRows(candidates: readonly Candidate[]): CompareRow[] {
  const row = (name: string, cell: (candidate: Candidate) => string): CompareRow => ({
    name,
    cells: candidates.map(cell),
  });
  const names = candidates[0] ? judged(candidates[0]).map((item) => item.name) : [];
  const drivers = names.map((name, index) => {
    const items = candidates.map((candidate) => judged(candidate)[index]);
    return {
      ...row(name, (candidate) => {
        const item = judged(candidate)[index];
        return item ? `${fitWords[item.fit]}: ${item.note}` : '';
      }),
      differs: new Set(items.map((item) => item?.fit)).size > 1,
    };
  });
  const first = (polarity: 'good' | 'bad') => (candidate: Candidate) =>
    candidate.claims.find((claim) => claim.polarity === polarity)?.text ?? '';
  return [
    ...(candidates.some((candidate) => candidate.barriers.length > 0)
      ? [row('not for you', (candidate) => listOf(candidate.barriers))]
      : []),
    ...drivers.filter((driver) => driver.differs),
    row('for it', first('good')),
    row('against it', first('bad')),
    ...facts(candidates[0]).map(([name], index) => row(name, (candidate) => facts(candidate)[index]?.[1] ?? '')),
    ...drivers.filter((driver) => !driver.differs),
  ];
}

function judged(candidate: Candidate): { readonly name: string; readonly fit: Fit; readonly note: string }[] {
  return [
    ...candidate.fits.map(({ need, fit, note }) => ({ name: need.name, fit, note })),
    ...candidate.others.map(({ driver, fit, note }) => ({ name: driver.name, fit, note })),
  ];
}

function facts(candidate: Candidate | undefined): (readonly [string, string])[] {
  if (!candidate) return [];
  const { option } = candidate;
  const latest = option.latest;
  return [
    ['licence', licenseWords(option)],
    ['lifecycle', lifecycleWords(option)],
    [
      'latest',
      latest ? `${latest.version}${latest.date === undefined ? '' : ` of ${latest.date}`}` : 'has no versions',
    ],
    ['runs on', option.runtimes.join(', ')],
    ['looked after by', option.governance],
    ['read more', option.homepage ?? option.repository ?? ''],
    ['facts checked', option.checked],
  ];
}

function paragraph(text: string, width: number): string[] {
  return wrap(plainLine(text), width);
}

function block(title: string, texts: readonly string[], width: number): string[] {
  const full = texts.filter((text) => text !== '');
  return full.length === 0 ? [] : ['', title, ...full.flatMap((text) => hanging('  - ', text, width, 4))];
}

/** A text behind a label; its further lines are indented. */
export function hanging(label: string, text: string, width: number, indent = 2): string[] {
  const lines = wrap(plainLine(`${label.trimStart()}${text}`), width - indent);
  const lead = label.length - label.trimStart().length;
  return lines.map((line, index) => `${' '.repeat(index === 0 ? lead : indent)}${line}`);
}
