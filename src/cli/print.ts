import type { Change } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Style } from './style.ts';

/** A problem as `file:line:column`, what is wrong, and what to do. */
export function problemLines(problem: Problem, style: Style): string[] {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const paint = { error: style.red, warning: style.yellow, info: style.cyan }[problem.severity];
  return [
    `${style.bold(visible(place))} ${paint(problem.severity)} ${visible(problem.message)} ${style.dim(problem.code)}`,
    ...(problem.hint === undefined ? [] : [`  ${visible(problem.hint)}`]),
  ];
}

/** A text of somebody else for the terminal: its control characters are shown, not obeyed. */
export function visible(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what this replaces
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
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
  const text = visible((diff ?? '').replaceAll('\r\n', '\n'));
  return text === '' ? [...lines] : [...lines, ...(lines.length === 0 ? [] : ['']), text];
}

/** A JSON document as it is printed: two blanks of indentation, one line break at the end. */
export function jsonText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
