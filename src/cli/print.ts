import type { Change } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { visible, visibleLines } from '../text/visible.ts';
import type { Style } from './style.ts';

/** A problem as `file:line:column`, what is wrong, and what to do. */
export function problemLines(problem: Problem, style: Style): string[] {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const paint = { error: style.red, warning: style.yellow, info: style.cyan }[problem.severity];
  return [
    `${style.bold(visible(place))} ${paint(problem.severity)} ${visible(problem.message)} ${style.dim(problem.code)}`,
    ...(problem.hint === undefined ? [] : [`  ${hintText(problem.code, problem.hint)}`]),
  ];
}

/** The hint of a refused commit is what git and its hooks printed, in lines; every other hint is one line. */
function hintText(code: string, hint: string): string {
  return code === 'git/commit-failed' ? visibleLines(hint) : visible(hint);
}

/** The changes of a plan, a line per file. */
export function planLines(changes: readonly Pick<Change, 'kind' | 'path' | 'from' | 'why'>[], style: Style): string[] {
  return changes.map((change) => {
    const paint = {
      create: style.green,
      update: style.yellow,
      rename: style.yellow,
      keep: style.dim,
      conflict: style.red,
    }[change.kind];
    const from = change.from === undefined ? '' : ` (was ${visible(change.from)})`;
    return `${paint(change.kind.padEnd(8))} ${visible(change.path)}${from}  ${style.dim(visible(change.why))}`;
  });
}

/** The lines of a plan and the text of its diff below them; what is empty takes no line. */
export function withDiff(lines: readonly string[], diff: string | undefined): string[] {
  const text = visibleLines(diff ?? '');
  return text === '' ? [...lines] : [...lines, ...(lines.length === 0 ? [] : ['']), text];
}

/** A JSON document as it is printed: two spaces of indentation, one line break at the end. */
export function jsonText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
