import type { Problem } from '../model/problem.ts';
import { visibleLines } from '../text/visible.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Problems as workflow commands, one per line, which GitHub shows beside the lines of a pull request.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotationLines(problems: readonly Problem[]): string[] {
  return problems.map(({ severity, file, line, column, code, message, hint }) => {
    const properties = Object.entries({ file, line, col: column, title: code })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    const text = hint === undefined ? message : `${message}\n${hint}`;
    return `::${commands[severity]} ${properties.join(',')}::${escapeData(text)}`;
  });
}

function escapeData(text: string): string {
  return visibleLines(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
