import type { Problem } from '../model/problem.ts';

/** What a SARIF document says about the program that wrote it. */
export interface Driver {
  readonly name: string;
  readonly version: string;
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * Problems as a SARIF log, as code-scanning pages read it. Files stand relative to the repository's root.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifLog(problems: readonly Problem[], driver: Driver): object {
  const codes = [...new Set(problems.map((problem) => problem.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            ...driver,
            semanticVersion: driver.version,
            rules: codes.map((code) => ({ id: code, shortDescription: { text: titleOf(code) } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The root of the repository.' } } },
        results: problems.map((problem) => resultOf(problem, codes)),
      },
    ],
  };
}

function resultOf(problem: Problem, codes: readonly string[]): object {
  const { line, column } = problem;
  const region =
    line === undefined ? {} : { startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
  return {
    ruleId: problem.code,
    ruleIndex: codes.indexOf(problem.code),
    level: levels[problem.severity],
    message: { text: problem.hint === undefined ? problem.message : `${problem.message} ${problem.hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(problem.file), uriBaseId: 'ROOT' },
          ...(line === undefined ? {} : { region }),
        },
      },
    ],
  };
}

function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

/** "check/doubled-number" → "Doubled number". */
function titleOf(code: string): string {
  const words = code.slice(code.lastIndexOf('/') + 1).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
