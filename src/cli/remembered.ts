import type { RunReport } from './run-report.ts';

/** Whether a value has the form of a report that a run remembers: anybody can have edited the file. */
export function isReport(value: unknown): value is RunReport {
  const { changes, problems, questions } = fieldsOf(value);
  return areAll(changes, isChange) && areAll(problems, isProblem) && areAll(questions, isQuestion);
}

/** The fields of a map; none for any other value. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** A run that changes nothing keeps every file. */
function isChange({ kind, path, why, from, layer, number }: Fields): boolean {
  return kind === 'keep' && [path, why].every(isText) && [from, layer].every(isTextOrNone) && isNumberOrNone(number);
}

function isProblem({ code, severity, file, message, hint, line, column }: Fields): boolean {
  return (
    ['error', 'warning', 'info'].some((known) => known === severity) &&
    [code, file, message].every(isText) &&
    isTextOrNone(hint) &&
    [line, column].every(isNumberOrNone)
  );
}

function isQuestion({ text, keys }: Fields): boolean {
  return isText(text) && Array.isArray(keys) && keys.every(isText);
}

type Fields = Readonly<Record<string, unknown>>;

function areAll(list: unknown, isOne: (fields: Fields) => boolean): boolean {
  return Array.isArray(list) && list.every((item) => isOne(fieldsOf(item)));
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTextOrNone(value: unknown): boolean {
  return value === undefined || isText(value);
}

function isNumberOrNone(value: unknown): boolean {
  return value === undefined || typeof value === 'number';
}
