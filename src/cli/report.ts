import { count, listOf } from '../text/sentence.ts';
import type { Problem, Severity } from '../model/problem.ts';
import { visible } from './print.ts';
import type { Style } from './style.ts';

/** What a check saw. */
interface Seen {
  readonly records: number;
  readonly decisions: number;
}

/** Problems, which come sorted by file, with the next step below each, and one line of what was seen. Quiet leaves the line out when all is well. */
export function reportLines(problems: readonly Problem[], seen: Seen, style: Style, quiet: boolean): string[] {
  const groups = problems.flatMap((problem, index) => [
    ...(problem.file === problems[index - 1]?.file
      ? []
      : [...(index === 0 ? [] : ['']), style.bold(visible(problem.file))]),
    ...problemBlock(problem, style),
  ]);
  if (groups.length > 0) groups.push('');
  const quietly = quiet && problems.length === 0;
  return quietly ? [] : [...groups, closingLine(problems, seen, style)];
}

function problemBlock(problem: Problem, style: Style): string[] {
  const paint = { error: style.red, warning: style.yellow, info: style.cyan }[problem.severity];
  const place = [problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const lines = [
    `  ${place === '' ? '' : `${place}  `}${paint(problem.severity)}  ${visible(problem.message)}  ${style.dim(problem.code)}`,
  ];
  return problem.hint === undefined ? lines : [...lines, `      ${visible(problem.hint)}`];
}

function closingLine(problems: readonly Problem[], seen: Seen, style: Style): string {
  const looked = `Checked ${count(seen.records, 'record', 'records')} and ${count(seen.decisions, 'decision', 'decisions')}`;
  const found = (['error', 'warning', 'info'] as const).flatMap((severity) => tally(problems, severity));
  return found.length === 0 ? style.green(`${looked}: no problem.`) : `${looked}: ${listOf(found)}.`;
}

function tally(problems: readonly Problem[], severity: Severity): string[] {
  const number = problems.filter((problem) => problem.severity === severity).length;
  const word = severity === 'info' ? 'note' : severity;
  return number === 0 ? [] : [count(number, word, `${word}s`)];
}
