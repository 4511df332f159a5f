import { count, listOf } from '../text/sentence.ts';
import type { Problem, Severity } from '../model/problem.ts';
import { visible } from '../text/visible.ts';
import type { Style } from './style.ts';

/** What a check saw. */
interface Seen {
  readonly records: number;
  readonly decisions: number;
}

/** Problems that say the same of more files than this are told once. */
const mostFiles = 3;

/**
 * Problems, which come sorted by file, with the next step below each, and one line of what was seen. What is true of many
 * files stands once, at the end. Quiet leaves the line out when all is well.
 */
export function reportLines(problems: readonly Problem[], seen: Seen, style: Style, quiet: boolean): string[] {
  const groups = grouped(problems, ({ code, message, hint }) => JSON.stringify([code, message, hint]));
  const many = groups.filter((group) => group.length > mostFiles).sort((a, b) => weight(a[0]) - weight(b[0]));
  const told = new Set(many.flat());
  const single = grouped(
    problems.filter((problem) => !told.has(problem)),
    ({ file }) => file,
  );
  const blocks = [
    ...single.map((group) => [
      style.bold(visible(group[0]?.file ?? '')),
      ...group.flatMap((one) => problemBlock(one, style)),
    ]),
    ...many.map((group) => manyBlock(group, style)),
  ];
  const quietly = quiet && problems.length === 0;
  return quietly ? [] : [...blocks.flatMap((block) => [...block, '']), closingLine(problems, seen, style)];
}

/** Problems in groups of an equal key, in the order in which the keys come first. */
function grouped(problems: readonly Problem[], keyOf: (problem: Problem) => string): Problem[][] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = keyOf(problem);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

function weight(problem: Problem | undefined): number {
  return problem ? severities.indexOf(problem.severity) : severities.length;
}

/** One problem of many files, with the first of their names. */
function manyBlock(group: readonly Problem[], style: Style): string[] {
  const [first] = group;
  const names = [...new Set(group.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)))];
  const some = names.slice(0, mostFiles).join(', ');
  const rest = names.length - mostFiles;
  const heading = style.bold(
    visible(`${count(names.length, 'file', 'files')}: ${some}${rest > 0 ? ` and ${rest} more` : ''}`),
  );
  return first ? [heading, ...problemBlock(first, style, '')] : [];
}

function problemBlock(problem: Problem, style: Style, place = placeWords(problem)): string[] {
  const paint = { error: style.red, warning: style.yellow, info: style.cyan }[problem.severity];
  const lines = [
    `  ${place === '' ? '' : `${place}  `}${paint(problem.severity)}  ${visible(problem.message)}  ${style.dim(problem.code)}`,
  ];
  return problem.hint === undefined ? lines : [...lines, `      ${visible(problem.hint)}`];
}

function placeWords({ line, column }: Problem): string {
  return [line, column].filter((part) => part !== undefined).join(':');
}

function closingLine(problems: readonly Problem[], seen: Seen, style: Style): string {
  const looked = `Checked ${count(seen.records, 'record', 'records')} and ${count(seen.decisions, 'decision', 'decisions')}`;
  const found = severities.flatMap((severity) => tally(problems, severity));
  return found.length === 0 ? style.green(`${looked}: no problem.`) : `${looked}: ${listOf(found)}.`;
}

function tally(problems: readonly Problem[], severity: Severity): string[] {
  const number = problems.filter((problem) => problem.severity === severity).length;
  const word = severity === 'info' ? 'note' : severity;
  return number === 0 ? [] : [count(number, word, `${word}s`)];
}
